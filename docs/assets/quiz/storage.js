// The only module that touches localStorage. Sites of one origin share it: each keeps to its own path.

export const PREFIX = new URL("../", import.meta.url).pathname + "quiz:";

/** @typedef {import("./log.js").Attempt} Attempt */
/** @typedef {"not_kept_blocked"|"not_kept_full"|"set_aside"|null} Reason why attempts were not simply kept */

/** @param {string} question */
export const keyOf = (question) => PREFIX + "1:" + question;

/** Where texts are kept; throws where the browser blocks it. */
export const area = () => localStorage;

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
