// The only module that touches localStorage. Sites of one origin share it: each keeps to its own path.

export const PREFIX = new URL("../", import.meta.url).pathname + "quiz:";

/** @typedef {import("./log.js").Attempt} Attempt */
/** @typedef {"not_kept_blocked"|"not_kept_full"|"set_aside"|null} Reason why attempts were not simply kept */

/** @param {string} question */
export const keyOf = (question) => PREFIX + "1:" + question;

/** Where texts are kept; throws where the browser blocks it. */
export const area = () => localStorage;

/**
 * @param {unknown} error
 * @returns {Reason}
 */
export const reasonOf = (error) => (/quota/i.test(String(error)) ? "not_kept_full" : "not_kept_blocked");

/**
 * @param {any} entry
 * @returns {entry is Attempt}
 */
const isAttempt = (entry) =>
  typeof entry?.id === "string" &&
  typeof entry.revision === "string" &&
  Number.isFinite(entry.at) &&
  Number.isFinite(entry.outcome);

/**
 * The attempts in a stored text; `sound` when that is all there is in it.
 * @param {string|null} text
 * @returns {{attempts: Attempt[], sound: boolean}}
 */
export function parse(text) {
  try {
    const entries = JSON.parse(text ?? "[]");
    const attempts = entries.filter(isAttempt);
    return { attempts, sound: attempts.length === entries.length };
  } catch {
    return { attempts: [], sound: false };
  }
}

/**
 * The attempts stored for a question; none where storage is blocked.
 * @param {string} question
 */
export function stored(question) {
  try {
    return parse(area().getItem(keyOf(question))).attempts;
  } catch {
    return [];
  }
}

/** @param {string} question */
function freeKeyOf(question) {
  const key = PREFIX + "broken:" + question + ":";
  let at = Date.now();
  while (area().getItem(key + at) !== null) at += 1;
  return key + at;
}

/**
 * Writes a question's attempts. What stands there and cannot be read is first copied out of the way;
 * where even that fails it is left as it is.
 * @param {string} question
 * @param {readonly Attempt[]} attempts
 * @returns {Reason}
 */
export function store(question, attempts) {
  try {
    const text = area().getItem(keyOf(question));
    const { sound } = parse(text);
    if (!sound) area().setItem(freeKeyOf(question), text ?? "");
    area().setItem(keyOf(question), JSON.stringify(attempts));
    return sound ? null : "set_aside";
  } catch (error) {
    return reasonOf(error);
  }
}
