// Typed answers: words, normalized for comparison as macros/model does in Python, and numbers with or without a unit. Pure.
import { parseJsonMap } from "./strings.js";

/** Letters that Unicode does not decompose into a base letter and a mark. */
const LETTERS = /** @type {Record<string, string>} */ ({
  ł: "l", ø: "o", đ: "d", ð: "d", ħ: "h", ı: "i", ŧ: "t", ß: "ss", æ: "ae", œ: "oe", þ: "th",
});
// A point or comma within a number, what is neither space nor punctuation, or punctuation that changes a formula.
const WORD = /(?:\d[.,](?=\d)|[^\s`\p{P}]|[#%&*/@\\])+/gu;
const ARTICLE = /^(an?|the)$/;

/**
 * The value of a decimal digit of any script: each script has its ten digits in a row, the zero first.
 * @param {string} digit
 */
function valueOf(digit) {
  const code = digit.codePointAt(0) ?? 0;
  let below = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - below - 1))) below += 1;
  return String(below % 10);
}

/**
 * A text with one character for what can be typed as several: full-width forms, digits of other scripts, single-character
 * fractions, slashes; without invisible characters.
 * @param {string} text
 */
export const plainCharacters = (text) =>
  text
    .replace(/[¼-¾⅐-⅞↉]/g, " $&") // 1½ is 1 1/2
    .normalize("NFKC")
    .replace(/[\p{Cf}\uFE0E\uFE0F]/gu, "")
    .replace(/\p{Nd}/gu, valueOf)
    .replace(/[⁄∕]/g, "/");

/**
 * The same text for answers that differ only in case, accents, punctuation, hyphens, spaces and articles.
 * @param {string} text
 */
export function normalizeAnswer(text) {
  const letters = plainCharacters(text)
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^ -~]/g, (letter) => LETTERS[letter] ?? letter);
  return (letters.match(WORD) ?? []).filter((word) => !ARTICLE.test(word)).join("");
}

/**
 * Whether a text is an answer with one slip: a letter wrong, missing or too many, or two swapped. Never the first
 * letter, and never a digit: they make other words, as in typical and atypical, L1 and L2.
 * @param {string} text normalized, as the answer is
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

const LONGEST = 64;
const TIMES = "[·×⋅∙*x]";
const POWER = "10\\s*(?:\\^|\\*\\*)\\s*[({]?([+-]?\\d+)[)}]?";
const MANTISSA = "(\\d[\\d.,'’_\\s]*|[.,]\\d+)";
const NUMBER = `([+-]?)\\s*(?:${POWER}|${MANTISSA}(?:e([+-]?\\d+)|\\s*${TIMES}\\s*${POWER})?)`;
const QUANTITY = new RegExp(`^${NUMBER}(?:\\s*[/÷]\\s*${NUMBER})?\\s*(\\D.*)?$`, "i");
const MIXED = /^([+-]?)\s*(\d+)\s+([1-9]\d*)\s*\/\s*([1-9]\d*)\s*(\D.*)?$/;

// `1,000` is both: a thousand, and one to three decimals. A single point is never a thousands separator.
const POINT_DECIMAL = /^(?:[1-9]\d{0,2}(?:[,'’_\s]\d{3})+|\d*)(?:\.\d*)?$/;
const COMMA_DECIMAL = /^(?:[1-9]\d{0,2}(?:[.'’_\s]\d{3})+|\d*),\d*$|^[1-9]\d{0,2}(?:\.\d{3}){2,}$/;
const POINT_OF_THOUSANDS = /^[+-]?\s*[1-9]\d{0,2}\.\d{3}(?!\d)/;

/**
 * One character for what is written with several: superscripts, minus, separators of other scripts. Without what stands
 * around a number: an equals sign before it, a period after it.
 * @param {string} text
 */
const plain = (text) =>
  plainCharacters(text.replace(/[⁰¹²³⁴-⁹⁺⁻]+/g, "^$&"))
    .replace(/[−‐‑‒–]/g, "-")
    .replace(/٫/g, ".")
    .replace(/٬/g, ",")
    .replace(/^[\s=≈≃≅~]+|[\s.,;:!]+$/g, "");

/**
 * Every value a written number can have.
 * @param {(string|undefined)[]} groups of NUMBER
 */
function readings([sign, power, written = "1", exponent, scale]) {
  const mantissa = written.trim();
  const decimals = [];
  if (POINT_DECIMAL.test(mantissa)) decimals.push(mantissa.replace(/[^\d.]/g, ""));
  if (COMMA_DECIMAL.test(mantissa)) decimals.push(mantissa.replace(/[^\d,]/g, "").replace(",", "."));
  // Put together as text: a product with a power of ten would be rounded twice.
  return decimals.map((decimal) => Number(sign + decimal + "e" + (power ?? exponent ?? scale ?? 0)));
}

/**
 * @param {string|undefined} unit as written after the number
 * @param {DOMStringMap} data
 * @returns {number} NaN for an unknown unit
 */
function factorOf(unit, data) {
  if (!unit || unit === plain(data.unit ?? "")) return 1;
  const other = [...parseJsonMap(data.units)].find(([name]) => plain(name) === unit);
  return other ? Number(other[1]) : unit === "%" && !data.unit ? 0.01 : NaN;
}

/**
 * The values of a mixed number such as 1 1/2.
 * @param {string} text
 * @param {DOMStringMap} data
 */
function mixedValues(text, data) {
  const [found, sign, whole, numerator, denominator, unit] = MIXED.exec(text) ?? [];
  if (found === undefined || Number(numerator) >= Number(denominator)) return [];
  return [Number(`${sign}1`) * (Number(whole) + Number(numerator) / Number(denominator)) * factorOf(unit, data)];
}

/**
 * The values a text can mean, in the unit shown; none when it cannot be read.
 * @param {string} response
 * @param {DOMStringMap} data
 */
function valuesOf(response, data) {
  const text = response.length > LONGEST ? "" : plain(response);
  const match = QUANTITY.exec(text);
  const factor = factorOf(match?.[11], data);
  const divisors = match?.[6] === undefined ? [1] : readings(match.slice(6, 11));
  const quotients = match ? readings(match.slice(1, 6)) : [];
  return [...mixedValues(text, data), ...quotients.flatMap((value) => divisors.map((divisor) => (value / divisor) * factor))]
    .filter(Number.isFinite);
}

/**
 * Whether one of the values lies in an interval, up to rounding.
 * @param {readonly number[]} values
 * @param {DOMStringMap} interval
 */
const anyWithin = (values, { low, high }) =>
  values.some((value) => {
    const rounding = Math.abs(value) * 1e-12;
    return value >= Number(low) - rounding && value <= Number(high) + rounding;
  });

/**
 * Whether a response would be right if its point were a thousands separator, as many write it.
 * @param {string} response
 * @param {DOMStringMap} data
 */
function isPointOfThousands(response, data) {
  const text = plain(response);
  return POINT_OF_THOUSANDS.test(text) && anyWithin(valuesOf(text.replace(".", ""), data), data);
}

/** @type {import("./check-kinds.js").Kind<string>} */
export const numeric = {
  refusal: (data, response) => (isPointOfThousands(response, data) ? "point_is_decimal" : "unreadable"),
  read: (form) => form.querySelector("input")?.value.trim() || null,
  grade(data, response) {
    const values = valuesOf(response, data);
    if (values.length === 0) return null;
    if (anyWithin(values, data)) return 1;
    return isPointOfThousands(response, data) ? null : 0;
  },
  chosen(items, response, data) {
    const values = valuesOf(response, data);
    const outcome = anyWithin(values, data) ? "right" : "wrong";
    // In document order: right, then known mistakes, then everything else.
    const item = items.find(({ dataset }) => dataset.outcome === outcome || anyWithin(values, dataset));
    return item ? [item] : [];
  },
};
