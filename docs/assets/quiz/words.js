// The words of the interface, which the page brings along: none is written in a script.
import { mapIn } from "./json.js";

/**
 * @param {string|null|undefined} key
 * @param {Record<string, unknown>} [values] of what stands in braces
 * @returns {string} empty when there is none, or the page does not have it
 */
export function word(key, values = {}) {
  const text = mapIn(document.getElementById("quiz-strings")?.dataset.strings).get(key ?? "") ?? "";
  return text.replace(/{(.*?)}/g, (/** @type {string} */ _, /** @type {string} */ name) => values[name]);
}

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
