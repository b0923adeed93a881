// The words of the interface, which the page brings along: none is written in a script.
import { mapIn } from "./json.js";

/**
 * @param {string|null} key
 * @returns {string} empty when there is none, or the page does not have it
 */
export const word = (key) => mapIn(document.getElementById("quiz-strings")?.dataset.strings).get(key ?? "") ?? "";

/**
 * @param {number} at milliseconds since 1970
 * @param {string|undefined} language
 */
export function dateIn(language, at) {
  const date = new Date(at);
  try {
    return date.toLocaleDateString(language || undefined, { dateStyle: "medium" });
  } catch {
    return date.toLocaleDateString();
  }
}
