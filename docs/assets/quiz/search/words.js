// What is typed and what is written, as words that can be compared.

/** Words that nearly every question has, or that say nothing of what is wanted. */
const EMPTY = new Set([
  "a", "an", "and", "are", "as", "at", "be", "becomes", "by", "can", "cannot", "could", "did", "do", "does", "each",
  "else", "for", "from", "get", "gets", "had", "has", "have", "how", "i", "if", "in", "into", "is", "it", "its",
  "just", "like", "me", "mean", "means", "more", "most", "much", "my", "no", "not", "of", "on", "one", "or", "our",
  "should", "so", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "to", "too",
  "us", "use", "used", "using", "very", "was", "we", "were", "what", "when", "where", "which", "while", "who", "why",
  "will", "with", "without", "would", "you", "your", "vs", "versus",
]);
const ENDS = /[\n·,.;:!?()[\]|]+/u;
const WORD = /[\p{L}\p{N}]+/gu;
const SHOWN = /[\p{L}\p{N}\p{M}×'’]+/gu;

/** @param {string} text */
function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/×/g, "x").replace(/['’]/g, "").toLowerCase();
}

/**
 * A word without the ending of its plural.
 * @param {string} word
 */
function singular(word) {
  return /^\p{L}{3,}[^siu]s$/u.test(word) ? word.slice(0, -1) : word;
}

/**
 * The words of a text, and each two neighbors as one: some write drop out, others dropout.
 * @param {string} text
 * @returns {string[]}
 */
export function written(text) {
  return plain(text).split(ENDS).flatMap((part) => {
    const words = part.match(WORD) ?? [];
    const pairs = words.slice(1).map((word, index) => `${words[index]}${word}`);
    return [...words, ...pairs].map(singular).filter((word) => !EMPTY.has(word));
  });
}

/**
 * The words of a text with where they stand, as the index has them.
 * @param {string} text
 */
export function placed(text) {
  return [...text.matchAll(SHOWN)].map((found) => {
    const start = found.index ?? 0;
    return { start, end: start + found[0].length, word: singular(plain(found[0])) };
  });
}

/**
 * A name however it is spaced and punctuated, so that two can be compared.
 * @param {string} text
 */
export function nameOf(text) {
  return (plain(text).match(WORD) ?? []).map(singular).join("");
}

/**
 * What was typed: each word that says something, with the pairs it is part of. Where none does, all of them.
 * @param {string} text
 * @returns {{word: string, pairs: string[]}[]}
 */
export function asked(text) {
  const words = plain(text).match(WORD) ?? [];
  const pairs = words.slice(1).map((word, at) => singular(`${words[at]}${word}`));
  const all = words.map((word, at) => ({ word: singular(word), pairs: pairs.slice(Math.max(0, at - 1), at + 1) }));
  const telling = all.filter(({ word }) => !EMPTY.has(word));
  return telling.length ? telling : all;
}
