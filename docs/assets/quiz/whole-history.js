// Everything this site has stored, as a whole: read it, merge into it, forget and restore it. For the progress page.
import { FORGOTTEN, parseAttempts, PREFIX, put, readAttempts, reasonOf, SCHEMA, union, writeAttempts } from "./history.js";

/** @typedef {import("./history.js").Attempt} Attempt */
/** @typedef {import("./history.js").Reason} Reason */
/** @typedef {{name: string, text: string}} Text a stored text; its key without the prefix of this site */
/**
 * @typedef {object} Archive
 * @property {Map<string, Attempt[]>} logs the attempts at each question, oldest first
 * @property {Text[]} aside texts that could not be read, as they were found
 * @property {Text[]} newer texts of another version of the site, which are left alone
 */

const ATTEMPTS = /^(\d+):(.*)$/s;

/** @returns {Text[]} of this site only, by name; none where storage is blocked */
function texts() {
  try {
    const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? "");
    const own = keys.filter((key) => key.startsWith(PREFIX)).sort();
    return own.map((key) => ({ name: key.slice(PREFIX.length), text: localStorage.getItem(key) ?? "" }));
  } catch {
    return [];
  }
}

/** @returns {Archive} */
export function readArchive() {
  /** @type {Archive} */
  const archive = { logs: new Map(), aside: [], newer: [] };
  for (const entry of texts()) {
    const [, schema, question = ""] = ATTEMPTS.exec(entry.name) ?? [];
    if (schema === undefined) {
      if (entry.name.startsWith("broken:")) archive.aside.push(entry);
    } else if (Number(schema) !== SCHEMA) archive.newer.push(entry);
    else {
      const { attempts, sound } = parseAttempts(entry.text);
      if (attempts.length > 0) archive.logs.set(question, union(archive.logs.get(question) ?? [], attempts));
      if (!sound) archive.aside.push(entry);
    }
  }
  return archive;
}

/**
 * @typedef {object} Merged
 * @property {number} added new attempts
 * @property {number} known attempts that were stored already
 * @property {number} left attempts that could not be stored
 * @property {Reason} reason why not
 */

/**
 * Merges logs into the stored ones, a set into a set: nothing stored is lost, nothing is doubled.
 * @param {ReadonlyMap<string, readonly Attempt[]>} logs
 * @returns {Merged}
 */
export function merge(logs) {
  /** @type {Merged} */
  const merged = { added: 0, known: 0, left: 0, reason: null };
  for (const [question, attempts] of logs) {
    const before = readAttempts(question);
    const all = union(before, attempts);
    const added = all.length - before.length;
    merged.known += union(attempts, []).length - added;
    if (added === 0) continue;
    const reason = writeAttempts(question, all);
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
 * Forgets everything this site has stored.
 * @param {number} now
 * @returns {Text[]} what it was, for `restore`
 */
export function forget(now) {
  const all = texts();
  // Before anything is removed: a page in another tab that sees it missing would put its own attempts back.
  // Where there was no room for it, there is afterwards.
  write(FORGOTTEN, String(now));
  for (const { name } of all) if (PREFIX + name !== FORGOTTEN) write(PREFIX + name, null);
  write(FORGOTTEN, String(now));
  return all;
}

/**
 * Undoes `forget`, and keeps attempts made since.
 * @param {readonly Text[]} forgotten
 * @returns {Reason}
 */
export function restore(forgotten) {
  const before = forgotten.find(({ name }) => PREFIX + name === FORGOTTEN);
  write(FORGOTTEN, before?.text ?? null);
  const others = forgotten.filter((entry) => entry !== before);
  return others.map(putBack).find((reason) => reason?.startsWith("not")) ?? null;
}

/**
 * @param {Text} entry
 * @returns {Reason}
 */
function putBack({ name, text }) {
  const [, schema, question = ""] = ATTEMPTS.exec(name) ?? [];
  const since = schema === String(SCHEMA) ? readAttempts(question) : [];
  const reason = write(PREFIX + name, text);
  if (since.length === 0 || reason) return reason;
  // A text that cannot be read is set aside on the way.
  const merged = writeAttempts(question, union(since, parseAttempts(text).attempts));
  if (merged?.startsWith("not")) write(PREFIX + name, JSON.stringify(since));
  return merged;
}

/**
 * @param {string} key
 * @param {string|null} text null: removes it
 * @returns {Reason}
 */
function write(key, text) {
  try {
    if (text === null) localStorage.removeItem(key);
    else put(key, text);
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}
