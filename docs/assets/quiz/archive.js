// All that this site has stored, as a whole: read it, merge into it, forget it. For pages that show a history.
import { union } from "./log.js";
import { migrated, SCHEMA } from "./migrations.js";
import { area, parse, PREFIX, stored } from "./storage.js";
import { reasonOf, store } from "./store.js";

/** @typedef {import("./log.js").Attempt} Attempt */
/** @typedef {import("./storage.js").Reason} Reason */
/** @typedef {{name: string, text: string}} Text what stands under a name of this site */
/**
 * @typedef {object} Archive
 * @property {Map<string, Attempt[]>} logs the attempts at each question, oldest first
 * @property {Text[]} aside what could not be read, as it was found
 * @property {Text[]} newer what another version of the site keeps; left alone
 */

const FORGOTTEN = "forgotten";
const NAMED = /^(\d+):(.*)$/s;

/** @returns {Text[]} of this site only, by name; none where storage is blocked */
function texts() {
  try {
    const keys = Array.from({ length: area().length }, (_, index) => area().key(index) ?? "");
    const own = keys.filter((key) => key.startsWith(PREFIX)).sort();
    return own.map((key) => ({ name: key.slice(PREFIX.length), text: area().getItem(key) ?? "" }));
  } catch {
    return [];
  }
}

/**
 * @param {string} text
 * @param {number} schema
 */
function read(text, schema) {
  if (schema === SCHEMA) return parse(text);
  try {
    const attempts = migrated(JSON.parse(text), schema);
    return attempts && parse(JSON.stringify(attempts));
  } catch {
    return null;
  }
}

/** @returns {Archive} */
export function archive() {
  /** @type {Archive} */
  const found = { logs: new Map(), aside: [], newer: [] };
  for (const entry of texts()) {
    const [, schema, question = ""] = NAMED.exec(entry.name) ?? [];
    if (schema === undefined) {
      if (entry.name.startsWith("broken:")) found.aside.push(entry);
      continue;
    }
    const log = read(entry.text, Number(schema));
    if (!log) found.newer.push(entry);
    else {
      const attempts = union(found.logs.get(question) ?? [], log.attempts);
      if (attempts.length > 0) found.logs.set(question, attempts);
      if (!log.sound) found.aside.push(entry);
    }
  }
  return found;
}

/**
 * @typedef {object} Merged
 * @property {number} added attempts that were not known
 * @property {number} known attempts that were there already
 * @property {number} left attempts that could not be kept
 * @property {Reason} reason why not
 */

/**
 * Merges logs into what is stored, a set into a set: nothing that is stored is lost, nothing doubled.
 * @param {ReadonlyMap<string, readonly Attempt[]>} logs
 * @returns {Merged}
 */
export function merge(logs) {
  /** @type {Merged} */
  const merged = { added: 0, known: 0, left: 0, reason: null };
  for (const [question, attempts] of logs) {
    const before = union(stored(question), []);
    const all = union(before, attempts);
    const added = all.length - before.length;
    merged.known += union(attempts, []).length - added;
    if (added === 0) continue;
    const reason = store(question, all);
    if (reason?.startsWith("not")) {
      merged.left += added;
      merged.reason = reason;
    } else {
      merged.added += added;
    }
  }
  return merged;
}

/**
 * Forgets all that this site has stored.
 * @param {number} now
 * @returns {Text[]} what it was, for `restore`
 */
export function forget(now) {
  const all = texts();
  // Before anything goes: a page in another tab that sees it gone would put its own attempts back.
  // Where there was no room for it, there is afterwards.
  put(FORGOTTEN, String(now));
  for (const { name } of all) if (name !== FORGOTTEN) put(name, null);
  put(FORGOTTEN, String(now));
  return all;
}

/**
 * Undoes `forget`, beside what has come since.
 * @param {readonly Text[]} forgotten
 * @returns {Reason}
 */
export function restore(forgotten) {
  const before = forgotten.find(({ name }) => name === FORGOTTEN);
  put(FORGOTTEN, before?.text ?? null);
  const reasons = forgotten.map(({ name, text }) => (name === FORGOTTEN ? null : putBack(name, text)));
  return reasons.find((reason) => reason?.startsWith("not")) ?? null;
}

/**
 * @param {string} name
 * @param {string} text
 * @returns {Reason}
 */
function putBack(name, text) {
  const [, schema, question = ""] = NAMED.exec(name) ?? [];
  const since = schema === String(SCHEMA) ? stored(question) : [];
  const reason = put(name, text);
  if (since.length === 0 || reason) return reason;
  // What cannot be read of the text is set aside on the way.
  const merged = store(question, union(since, parse(text).attempts));
  if (merged?.startsWith("not")) put(name, JSON.stringify(since));
  return merged;
}

/**
 * @param {string} name
 * @param {string|null} text null: nothing
 * @returns {Reason}
 */
function put(name, text) {
  try {
    if (text === null) area().removeItem(PREFIX + name);
    else area().setItem(PREFIX + name, text);
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}

/** @param {string|null} key of a `storage` event */
export const isOurs = (key) => key === null || key.startsWith(PREFIX);

