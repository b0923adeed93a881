// A written answer without what does not tell answers apart; macros/model/text.py normalizes alike. Touches no global.

// Accents, and signs that are not seen.
const SILENT = /[\p{M}\p{Cf}]/gu;
// Not what changes a formula, and no point within a number.
const BETWEEN = /[\s`]|(?![#%&*/@\\]|(?<=\d)[.,]\d)\p{P}/u;
const ARTICLE = /^(an?|the)$/;

/**
 * The same for what differs in case, accents, punctuation, hyphens, spaces and articles only.
 * @param {string} text
 */
export const fold = (text) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(SILENT, "")
    .split(BETWEEN)
    .filter((word) => !ARTICLE.test(word))
    .join("");

/**
 * Whether a text is an answer with one slip: a letter wrong, missing or too many, or two swapped. Never the first
 * letter, and never a digit: they make other words, as in typical and atypical, L1 and L2.
 * @param {string} text folded, as the answer is
 * @param {string} answer another one
 */
export function isSlip(text, answer) {
  let at = 0;
  while (at < answer.length && text[at] === answer[at]) at += 1;
  const given = text.slice(at);
  const wanted = answer.slice(at);
  const rest = given.slice(1);
  const first = given.charAt(0);
  if (at < 1 || answer.length < 5 || /\d/.test(first + wanted.charAt(0))) return false;
  return [given, rest].includes(wanted.slice(1)) || [rest, rest.charAt(0) + first + rest.slice(1)].includes(wanted);
}
