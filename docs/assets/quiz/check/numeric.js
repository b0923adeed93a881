// A number, written in any way a learner may write one, with or without its unit. Touches no global.
import { mapIn } from "../json.js";

const LONGEST = 64;
const TIMES = "[·×⋅∙*x]";
const POWER = "10\\s*(?:\\^|\\*\\*)\\s*[({]?([+-]?\\d+)[)}]?";
const MANTISSA = "(\\d[\\d.,'’_\\s]*|[.,]\\d+)";
const NUMBER = `([+-]?)\\s*(?:${POWER}|${MANTISSA}(?:e([+-]?\\d+)|\\s*${TIMES}\\s*${POWER})?)`;
const QUANTITY = new RegExp(`^${NUMBER}(?:\\s*[/⁄∕÷]\\s*${NUMBER})?\\s*(\\D.*)?$`, "i");

// `1,000` is both: a thousand, and one to three decimals. A single point is never a thousands mark.
const POINT_DECIMAL = /^(?:[1-9]\d{0,2}(?:[,'’_\s]\d{3})+|\d*)(?:\.\d*)?$/;
const COMMA_DECIMAL = /^(?:[1-9]\d{0,2}(?:[.'’_\s]\d{3})+|\d*),\d*$|^[1-9]\d{0,2}(?:\.\d{3}){2,}$/;

/**
 * The same sign for what is written with different ones: superscripts, minus, micro.
 * @param {string} text
 */
const plain = (text) =>
  text
    .replace(/[⁰¹²³⁴-⁹⁺⁻]+/g, (exponent) => "^" + exponent.normalize("NFKC"))
    .replace(/[−‐‑‒–－]/g, "-")
    .replace(/µ/g, "μ")
    .trim();

/**
 * Everything a number as written can mean.
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
 * @returns {number} NaN for a unit that is not known
 */
function factorOf(unit, data) {
  if (!unit || unit === plain(data.unit ?? "")) return 1;
  const other = [...mapIn(data.units)].find(([name]) => plain(name) === unit);
  return other ? Number(other[1]) : unit === "%" && !data.unit ? 0.01 : NaN;
}

/**
 * The values a text can mean, in the unit shown; none when it is not readable.
 * @param {string} text
 * @param {DOMStringMap} data
 */
function valuesOf(text, data) {
  const match = text.length > LONGEST ? null : QUANTITY.exec(plain(text));
  if (!match) return [];
  const factor = factorOf(match[11], data);
  const divisors = match[6] === undefined ? [1] : readings(match.slice(6, 11));
  return readings(match.slice(1, 6))
    .flatMap((value) => divisors.map((divisor) => (value / divisor) * factor))
    .filter(Number.isFinite);
}

/**
 * Whether one of the values lies in an interval, give or take what the arithmetic rounds.
 * @param {readonly number[]} values
 * @param {DOMStringMap} interval
 */
const anyWithin = (values, { low, high }) =>
  values.some((value) => {
    const rounding = Math.abs(value) * 1e-12;
    return value >= Number(low) - rounding && value <= Number(high) + rounding;
  });

/** @type {import("./kinds.js").Kind<string>} */
export const numeric = {
  refusal: "unreadable",
  read: (form) => form.querySelector("input")?.value.trim() || null,
  grade(data, response) {
    const values = valuesOf(response, data);
    return values.length > 0 ? Number(anyWithin(values, data)) : null;
  },
  chosen(items, response, data) {
    const values = valuesOf(response, data);
    const outcome = anyWithin(values, data) ? "right" : "wrong";
    // In the order they stand: right, then what is known to go wrong, then the rest.
    const item = items.find(({ dataset }) => dataset.outcome === outcome || anyWithin(values, dataset));
    return item ? [item] : [];
  },
};
