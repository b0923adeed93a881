// Which entries of the site answer what was typed, the best first. MiniSearch finds; the order is decided here.
import { asked, nameOf, written } from "./words.js";

/**
 * An entry of the search index: a question has a name, a page or a part of one has none.
 * @typedef {{location: string, title: string, text: string, tags?: string[], name?: string, keywords?: string[],
 *   asked_as?: string[]}} Entry
 * @typedef {{entry: Entry, score: number, matched: Map<string, boolean>, terms: string[]}} Found
 */

// How much a match counts: in the title of a question, in the question, in another name of it, in how people ask.
const BOOST = { name: 6, title: 4, keywords: 5, asked_as: 4, text: 1 };
// A word that is only begun, or misspelt, counts less than the word itself.
const WEIGHTS = { prefix: 0.5, fuzzy: 0.3 };
// Entries are short, and one with more names is not the worse for it.
const BM25 = { k: 1.2, b: 0.3, d: 0.2 };
// The very name of a question comes before all that has the same words.
const NAMED = 2;
// What speaks of something comes after the question that is about it.
const SPOKEN_OF = 0.25;

/**
 * @param {any} MiniSearch its class
 * @param {Entry[]} entries
 * @returns {(typed: string) => Found[]}
 */
export function finder(MiniSearch, entries) {
  const index = new MiniSearch({
    fields: Object.keys(BOOST),
    tokenize: written,
    processTerm: (/** @type {string} */ term) => term,
  });
  index.addAll(entries.map((entry, id) => ({ id, ...fields(entry) })));
  const names = entries.map(({ name, keywords, asked_as }) =>
    new Set([name ?? [], keywords ?? [], asked_as ?? []].flat().map(nameOf)));
  return (typed) => {
    const words = asked(typed);
    const found = index.search(
      { combineWith: "OR", queries: queries(words) },
      { tokenize: (/** @type {string} */ word) => [word], boost: BOOST, weights: WEIGHTS, bm25: BM25 },
    );
    return found
      .map((/** @type {any} */ { id, score, queryTerms, terms }) => {
        const matched = new Map(words.map(({ word, pairs }) =>
          [word, [word, ...pairs].some((term) => queryTerms.includes(term))]));
        const share = [...matched.values()].filter(Boolean).length / matched.size;
        const factor = names[id]?.has(nameOf(typed)) ? NAMED : entries[id]?.name ? 1 : SPOKEN_OF;
        return { entry: entries[id], score: score * share ** 2 * factor, matched, terms };
      })
      .sort((/** @type {Found} */ one, /** @type {Found} */ other) => other.score - one.score);
  };
}

/** @param {string} html */
export function plainText(html) {
  const signs = /** @type {Record<string, string>} */ ({ amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" });
  return html.replace(/<[^>]*>/g, " ").replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => signs[name] ?? "");
}

/** @param {Entry} entry */
function fields({ name, title, text, keywords, asked_as }) {
  const lists = { keywords: (keywords ?? []).join(" · "), asked_as: (asked_as ?? []).join(" · ") };
  // The text of a question says again what its fields say.
  return { name: name ?? "", title: plainText(title), text: name ? "" : plainText(text), ...lists };
}

/** @param {{word: string, pairs: string[]}[]} words */
function queries(words) {
  const pairs = [...new Set(words.flatMap((each) => each.pairs))];
  return [
    ...words.map(({ word }) => ({ queries: [word], prefix: word.length > 1, fuzzy: slips(word) })),
    ...pairs.map((pair) => ({ queries: [pair], prefix: pair.length > 5, fuzzy: slips(pair) })),
  ];
}

/**
 * How many letters may be wrong.
 * @param {string} word
 */
function slips(word) {
  return word.length < 4 ? false : word.length < 8 ? 1 : 2;
}
