// A worker that answers the theme's search box in place of the theme's own worker. A classic script: Firefox 102 loads
// no module in a worker. MiniSearch finds the entries; their order is decided here.

/**
 * An entry of the search index: a question has a name, a page or a section has none.
 * @typedef {{location: string, title: string, text: string, tags?: string[], name?: string, keywords?: string[],
 *   asked_as?: string[]}} Entry
 * @typedef {{entry: Entry, score: number, matched: Map<string, boolean>, terms: string[]}} Found
 * @typedef {{location: string, title: string, text: string, tags?: string[], score: number,
 *   terms: Record<string, boolean>}} Item
 * @typedef {{word: string, pairs: string[]}} Typed a word of a query, and the pairs of neighbors it is part of
 */

/** The types of messages between the theme's search box and its worker. */
const MESSAGE = { setup: 0, ready: 1, query: 2, result: 3 };

// How much a match counts, by field.
const BOOST = { name: 6, title: 4, keywords: 5, asked_as: 4, text: 1 };
// A prefix or a misspelling counts less than the word itself.
const WEIGHTS = { prefix: 0.5, fuzzy: 0.3 };
// Entries are short, and one with more names should not rank lower for it.
const BM25 = { k: 1.2, b: 0.3, d: 0.2 };
// The exact name of a question ranks above everything that has the same words.
const NAMED = 2;
// A page or section that mentions a subject ranks below the question about it.
const MENTIONED = 0.25;
const MOST_RESULTS = 20;
/** Results this much weaker than the best one are accidental. */
const WEAK = 0.05;
const MOST_NAMES = 3;
const SNIPPET_LENGTH = 160;

/** Words that nearly every question has, or that carry no meaning of their own. */
const STOP_WORDS = new Set([
  "a", "an", "and", "are", "as", "at", "be", "becomes", "by", "can", "cannot", "could", "did", "do", "does", "each",
  "else", "for", "from", "get", "gets", "had", "has", "have", "how", "i", "if", "in", "into", "is", "it", "its",
  "just", "like", "me", "mean", "means", "more", "most", "much", "my", "no", "not", "of", "on", "one", "or", "our",
  "should", "so", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "to", "too",
  "us", "use", "used", "using", "very", "was", "we", "were", "what", "when", "where", "which", "while", "who", "why",
  "will", "with", "without", "would", "you", "your", "vs", "versus",
]);
const PHRASE_END = /[\n·,.;:!?()[\]|]+/u;
const WORD = /[\p{L}\p{N}]+/gu;
const WORD_AS_SHOWN = /[\p{L}\p{N}\p{M}×'’]+/gu;

/** @param {string} text */
function normalize(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/×/g, "x").replace(/['’]/g, "").toLowerCase();
}

/**
 * A word without its plural ending.
 * @param {string} word
 */
function singular(word) {
  return /^\p{L}{3,}[^siu]s$/u.test(word) ? word.slice(0, -1) : word;
}

/**
 * The words of a text, and each two neighbors as one word: some write drop out, others dropout.
 * @param {string} text
 * @returns {string[]}
 */
function tokenize(text) {
  return normalize(text).split(PHRASE_END).flatMap((phrase) => {
    const words = phrase.match(WORD) ?? [];
    const pairs = words.slice(1).map((word, index) => `${words[index]}${word}`);
    return [...words, ...pairs].map(singular).filter((word) => !STOP_WORDS.has(word));
  });
}

/**
 * The words of a text with their offsets.
 * @param {string} text
 */
function tokenizeWithOffsets(text) {
  return [...text.matchAll(WORD_AS_SHOWN)].map((found) => {
    const start = found.index ?? 0;
    return { start, end: start + found[0].length, word: singular(normalize(found[0])) };
  });
}

/**
 * A name without spaces, punctuation and plural endings, for comparison.
 * @param {string} text
 */
function nameKey(text) {
  return (normalize(text).match(WORD) ?? []).map(singular).join("");
}

/**
 * The words of a query that carry meaning; all of them where none does.
 * @param {string} text
 * @returns {Typed[]}
 */
function parseQuery(text) {
  const words = normalize(text).match(WORD) ?? [];
  const pairs = words.slice(1).map((word, at) => singular(`${words[at]}${word}`));
  const all = words.map((word, at) => ({ word: singular(word), pairs: pairs.slice(Math.max(0, at - 1), at + 1) }));
  const meaningful = all.filter(({ word }) => !STOP_WORDS.has(word));
  return meaningful.length ? meaningful : all;
}

/**
 * How many letters may be wrong.
 * @param {string} word
 */
function allowedSlips(word) {
  return word.length < 4 ? false : word.length < 8 ? 1 : 2;
}

/**
 * The indexed words that differ from this one by a swap of two neighboring letters: MiniSearch counts that as two slips.
 * @param {string} word
 * @param {ReadonlySet<string>} vocabulary
 */
function swapped(word, vocabulary) {
  const swaps = word.length < 4 ? [] : [...word].slice(1).map((letter, at) =>
    word.slice(0, at) + letter + word.charAt(at) + word.slice(at + 2));
  return swaps.filter((other) => other !== word && vocabulary.has(other));
}

/**
 * The query for MiniSearch.
 * @param {Typed[]} words
 * @param {ReadonlySet<string>} vocabulary
 */
function queriesFor(words, vocabulary) {
  const pairs = [...new Set(words.flatMap((each) => each.pairs))];
  const swaps = words.flatMap(({ word, pairs: own }) => [word, ...own].flatMap((each) => swapped(each, vocabulary)));
  return [
    ...words.map(({ word }) => ({ queries: [word], prefix: word.length > 1, fuzzy: allowedSlips(word) })),
    ...pairs.map((pair) => ({ queries: [pair], prefix: pair.length > 5, fuzzy: allowedSlips(pair) })),
    ...(swaps.length > 0 ? [{ queries: swaps, boostTerm: () => WEIGHTS.fuzzy }] : []),
  ];
}

/** @param {string} html */
function plainText(html) {
  const characters = /** @type {Record<string, string>} */ ({ amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" });
  return html.replace(/<[^>]*>/g, " ").replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => characters[name] ?? "");
}

/** @param {string} text */
function escapeHtml(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/** @param {Entry} entry */
function fieldsOf({ name, title, text, keywords, asked_as }) {
  const lists = { keywords: (keywords ?? []).join(" · "), asked_as: (asked_as ?? []).join(" · ") };
  // The text of a question repeats its fields.
  return { name: name ?? "", title: plainText(title), text: name ? "" : plainText(text), ...lists };
}

/**
 * @param {any} MiniSearch its class
 * @param {Entry[]} entries
 * @returns {(typed: string) => Found[]} finds the entries for what was typed, the best first
 */
function createIndex(MiniSearch, entries) {
  const fields = entries.map(fieldsOf);
  const index = new MiniSearch({
    fields: Object.keys(BOOST),
    tokenize,
    processTerm: (/** @type {string} */ term) => term,
  });
  index.addAll(fields.map((each, id) => ({ id, ...each })));
  const vocabulary = new Set(fields.flatMap((each) => Object.values(each).flatMap(tokenize)));
  const names = entries.map(({ name, keywords, asked_as }) =>
    new Set([name ?? [], keywords ?? [], asked_as ?? []].flat().map(nameKey)));
  return (typed) => {
    const words = parseQuery(typed);
    const found = index.search(
      { combineWith: "OR", queries: queriesFor(words, vocabulary) },
      { tokenize: (/** @type {string} */ word) => [word], boost: BOOST, weights: WEIGHTS, bm25: BM25 },
    );
    return found
      .map((/** @type {any} */ { id, score, queryTerms, terms }) => {
        const matched = new Map(words.map(({ word, pairs }) => {
          const forms = [word, ...pairs].flatMap((form) => [form, ...swapped(form, vocabulary)]);
          return [word, forms.some((term) => queryTerms.includes(term))];
        }));
        const share = [...matched.values()].filter(Boolean).length / matched.size;
        const factor = names[id]?.has(nameKey(typed)) ? NAMED : entries[id]?.name ? 1 : MENTIONED;
        return { entry: entries[id], score: score * share ** 2 * factor, matched, terms };
      })
      .sort((/** @type {Found} */ one, /** @type {Found} */ other) => other.score - one.score);
  };
}

/**
 * A text as HTML with the terms marked.
 * @param {string} text
 * @param {ReadonlySet<string>} terms
 */
function markTerms(text, terms) {
  const words = tokenizeWithOffsets(text);
  const single = words.map(({ word }) => terms.has(word));
  // Two words that were typed as one.
  const pair = words.map(({ word }, at) => !single[at] && !single[at + 1] && terms.has(`${word}${words[at + 1]?.word}`));
  let html = "";
  let done = 0;
  words.forEach(({ start, end }, at) => {
    if (!single[at] && !pair[at] && !pair[at - 1]) return;
    html += `${escapeHtml(text.slice(done, start))}<mark>${escapeHtml(text.slice(start, end))}</mark>`;
    done = end;
  });
  return html + escapeHtml(text.slice(done));
}

/**
 * The part of a text around its first term.
 * @param {string} text
 * @param {ReadonlySet<string>} terms
 */
function snippetOf(text, terms) {
  const first = tokenizeWithOffsets(text).find(({ word }) => terms.has(word))?.start ?? 0;
  const start = first < SNIPPET_LENGTH / 2 ? 0 : text.indexOf(" ", first - SNIPPET_LENGTH / 2) + 1;
  const end = start + SNIPPET_LENGTH < text.length ? text.lastIndexOf(" ", start + SNIPPET_LENGTH) : text.length;
  return `${start ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
}

/** @param {Found} found */
function itemOf({ entry, score, matched, terms }) {
  const known = new Set(terms);
  const names = (entry.keywords ?? []).map((name) => markTerms(name, known)).filter((html) => html.includes("<mark>"));
  const item = /** @type {Item} */ ({
    location: entry.location,
    title: markTerms(plainText(entry.title), known),
    text: entry.name ? "" : markTerms(snippetOf(plainText(entry.text), known), known),
    score,
    terms: Object.fromEntries(matched),
  });
  if (entry.tags) item.tags = [...entry.tags.map(escapeHtml), ...names.slice(0, MOST_NAMES)];
  return item;
}

/**
 * Groups as the theme expects them: each question by itself, the sections of a page together.
 * @param {Found[]} found the best first
 * @param {Entry[]} entries
 * @returns {Item[][]}
 */
function groupResults(found, entries) {
  const least = (found[0]?.score ?? 0) * WEAK;
  const pages = /** @type {Map<string, Item[]>} */ (new Map());
  const all = /** @type {Item[][]} */ ([]);
  for (const each of found.filter(({ score }) => score >= least).slice(0, MOST_RESULTS)) {
    const page = each.entry.location.replace(/#.*/, "");
    const group = each.entry.name ? undefined : pages.get(page);
    if (group) group.push(itemOf(each));
    else all.push([itemOf(each)]);
    if (!group && !each.entry.name) pages.set(page, /** @type {Item[]} */ (all.at(-1)));
  }
  // The theme takes the page of a group for its heading.
  for (const [page, group] of pages) {
    const entry = entries.find(({ location }) => location === page);
    if (entry && !group.some(({ location }) => location === page))
      group.push(itemOf({ entry, score: 0, matched: new Map(), terms: [] }));
  }
  return all;
}

/**
 * The rest of the word that is being typed, taken from the best result.
 * @param {Found|undefined} best
 * @param {string} typed
 * @returns {string[]}
 */
function suggest(best, typed) {
  const last = typed.split(/[\s-]+/).at(-1)?.toLowerCase();
  if (!best || !last) return [];
  const { title, name, keywords } = best.entry;
  const words = [name ?? "", ...(keywords ?? []), plainText(title)].join(" ").toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return words.filter((word) => word.startsWith(last)).slice(0, 1);
}

const worker = /** @type {any} */ (globalThis);
worker.importScripts("../vendor/minisearch.js");

let entries = /** @type {Entry[]} */ ([]);
let find = createIndex(worker.MiniSearch, entries);

worker.addEventListener("message", (/** @type {MessageEvent} */ { data: { type, data } }) => {
  if (type === MESSAGE.setup) {
    entries = data.docs;
    find = createIndex(worker.MiniSearch, entries);
    worker.postMessage({ type: MESSAGE.ready });
  } else if (type === MESSAGE.query) {
    const found = find(data);
    worker.postMessage({ type: MESSAGE.result, data: { items: groupResults(found, entries), suggest: suggest(found[0], data) } });
  }
});
