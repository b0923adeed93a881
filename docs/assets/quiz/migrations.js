// What became of older schemas of the log. Touches no global.

/** @typedef {import("./log.js").Attempt} Attempt */
/** @typedef {(attempt: any) => unknown} Step an attempt of one schema as one of the next */

/** The schema that this version of the site writes: the number in the key, and of an exported file. */
export const SCHEMA = 1;

/**
 * From which schema each step leads to the next. None yet: the first schema is the one there is.
 * @type {ReadonlyMap<number, Step>}
 */
export const STEPS = new Map();

/**
 * Attempts of an older schema as they are kept now; null when no steps lead from there to here.
 * @param {readonly unknown[]} attempts
 * @param {number} from
 * @param {ReadonlyMap<number, Step>} [steps]
 * @param {number} [to]
 * @returns {unknown[]|null}
 */
export function migrated(attempts, from, steps = STEPS, to = SCHEMA) {
  let current = [...attempts];
  for (let at = from; at < to; at += 1) {
    const step = steps.get(at);
    if (!step) return null;
    current = current.map(step);
  }
  return from <= to ? current : null;
}
