// The words of the interface, which each page brings along in #quiz-strings, and other JSON in data attributes.

/**
 * @param {string|undefined} text a JSON object
 * @returns {Map<string, any>} empty where the text is not one
 */
export function parseJsonMap(text) {
  try {
    return new Map(Object.entries(JSON.parse(text ?? "{}")));
  } catch {
    return new Map();
  }
}

let source = /** @type {string|undefined} */ (undefined);
let strings = parseJsonMap(source);

/**
 * A string of the interface. With a `count` of 1 it is the string named `<key>_one`, where there is one.
 * @param {string|null|undefined} key
 * @param {Record<string, unknown>} [values] for the names in braces
 * @returns {string} empty where the page has no such string
 */
export function t(key, values = {}) {
  const text = document.getElementById("quiz-strings")?.dataset.strings;
  if (text !== source) [source, strings] = [text, parseJsonMap(text)];
  const found = (values.count === 1 ? strings.get(key + "_one") : undefined) ?? strings.get(key ?? "") ?? "";
  return found.replace(/{(.*?)}/g, (/** @type {string} */ _, /** @type {string} */ name) => values[name]);
}

/**
 * @param {string|undefined} language
 * @param {number} at milliseconds since 1970
 */
export function formatDate(language, at) {
  const date = new Date(at);
  try {
    return date.toLocaleDateString(language || undefined, { dateStyle: "medium" });
  } catch {
    return date.toLocaleDateString();
  }
}
