// Reading what a page says of itself in JSON: what does not read is as good as empty.

/**
 * @param {string|undefined} text a JSON object
 * @returns {Map<string, any>}
 */
export function mapIn(text) {
  try {
    return new Map(Object.entries(JSON.parse(text ?? "{}")));
  } catch {
    return new Map();
  }
}
