// The entry of the page for addresses that do not exist. <quiz-missing>: the pages that may have been meant.

const MOST = 5;

/**
 * The edit distance: the number of letters to insert, delete or change.
 * @param {string} one
 * @param {string} other
 */
function distance(one, other) {
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
function plainText(text) {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();
}

/**
 * Similarity from 0 (nothing in common) to 1 (equal); words may be in another order, and some may be missing.
 * @param {string} typed
 * @param {string} name
 */
function similarity(typed, name) {
  const one = plainText(typed);
  const other = plainText(name);
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
function nearest(typed, entries, most) {
  const rated = entries.map(([address, title, names]) => ({
    found: /** @type {[string, string]} */ ([address, title]),
    near: Math.max(...names.map((name) => similarity(typed, name))),
  }));
  const kept = rated.filter(({ near }) => near >= 0.6).sort((one, other) => other.near - one.near);
  return kept.slice(0, most).map(({ found }) => found);
}

class QuizMissing extends HTMLElement {
  connectedCallback() {
    const base = this.dataset.base ?? "/";
    const steps = location.pathname.slice(base.length).split("/").filter(Boolean);
    const typed = location.hash.slice(1) || steps.at(-1) || "";
    const found = nearest(typed, JSON.parse(this.dataset.entries ?? "[]"), MOST);
    const items = found.map(([address, title]) => {
      const link = document.createElement("a");
      link.href = base + address;
      link.textContent = title;
      const item = document.createElement("li");
      item.append(link);
      return item;
    });
    this.querySelector("ul")?.replaceChildren(...items);
    this.hidden = items.length === 0;
  }
}

customElements.define("quiz-missing", QuizMissing);
