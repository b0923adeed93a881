// What of some known names is nearest to what was typed; pure.

/**
 * How many letters have to be written, taken out or changed to make one text of the other.
 * @param {string} one
 * @param {string} other
 */
export function distance(one, other) {
  let row = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

/** @param {string} text */
function plain(text) {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();
}

/**
 * From 0, nothing in common, to 1, the same; words may come in another order, and some may be missing.
 * @param {string} typed
 * @param {string} name
 */
export function likeness(typed, name) {
  const one = plain(typed);
  const other = plain(name);
  const whole = 1 - distance(one, other) / Math.max(one.length, other.length, 1);
  const wanted = one.split(" ");
  const words = other.split(" ");
  const met = wanted.map((word) => Math.max(...words.map((each) => 1 - distance(word, each) / Math.max(word.length, each.length, 1))));
  return Math.max(whole, 0.9 * met.reduce((sum, each) => sum + each, 0) / met.length);
}

/**
 * @param {string} typed
 * @param {[string, string, string[]][]} entries address, title, names
 * @param {number} most
 * @returns {[string, string][]} address and title, the nearest first
 */
export function nearest(typed, entries, most) {
  const rated = entries.map(([address, title, names]) => ({
    found: /** @type {[string, string]} */ ([address, title]),
    near: Math.max(...names.map((name) => likeness(typed, name))),
  }));
  const kept = rated.filter(({ near }) => near >= 0.6).sort((one, other) => other.near - one.near);
  return kept.slice(0, most).map(({ found }) => found);
}
