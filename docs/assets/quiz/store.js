// Writing to the log. Apart from reading it, for pages that only read.
import { area, keyOf, parse, PREFIX } from "./storage.js";

/** @typedef {import("./log.js").Attempt} Attempt */
/** @typedef {import("./storage.js").Reason} Reason */

/**
 * @param {unknown} error
 * @returns {Reason}
 */
export const reasonOf = (error) => (/quota/i.test(String(error)) ? "not_kept_full" : "not_kept_blocked");

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
