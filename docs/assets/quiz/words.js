// The words of the interface, which the page brings along: none is written in a script.
import { mapIn } from "./json.js";

/**
 * @param {string} key
 * @returns {string} empty when the page does not have it
 */
export const word = (key) => mapIn(document.getElementById("quiz-strings")?.dataset.strings).get(key) ?? "";

/**
 * @param {number} at milliseconds since 1970
 * @param {string|undefined} language
 */
export function dateIn(language, at) {
  const date = new Date(at);
  const style = /** @type {const} */ ({ dateStyle: "medium" });
  try {
    return date.toLocaleDateString(language || undefined, style);
  } catch {
    return date.toLocaleDateString(undefined, style);
  }
}
