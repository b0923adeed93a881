// What the kinds with options share. Touches no global.

/**
 * The options that are chosen, in an order that does not depend on how they were shuffled.
 * @param {HTMLFormElement} form
 */
export const chosenIn = (form) =>
  [...form.querySelectorAll("input")]
    .filter(({ checked }) => checked)
    .map(({ value }) => value)
    .sort();

/** @param {DOMStringMap} data */
export const keyIn = (data) => (data.key ?? "").split(" ");

/**
 * @param {HTMLElement[]} items one for each option
 * @param {readonly string[]} chosen
 */
export const itemsOf = (items, chosen) => items.filter(({ dataset }) => chosen.includes(dataset.option ?? ""));

/**
 * @param {string} option
 * @param {readonly string[]} chosen
 * @param {readonly string[]} key
 */
export function markOf(option, chosen, key) {
  const isKey = key.includes(option);
  return chosen.includes(option) ? (isKey ? "right" : "wrong") : isKey ? "missed" : undefined;
}

/**
 * @template T
 * @param {readonly T[]} items
 * @param {() => number} random in [0, 1)
 */
export const shuffled = (items, random) =>
  items
    .map((item) => /** @type {const} */ ([random(), item]))
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
