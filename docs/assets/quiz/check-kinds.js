// Each kind of check, by its name in data-kind: how a response is read from the form, graded and marked.
import { parseJsonMap } from "./strings.js";
import { isSlip, normalizeAnswer, numeric } from "./typed-answers.js";

/**
 * @template R what the learner gave, as it is stored
 * @typedef {object} Kind
 * @property {(form: HTMLFormElement) => R|null} read null: nothing given
 * @property {(data: DOMStringMap, response: R) => number|null} grade from 0 to 1; null: refused, and not an attempt
 * @property {(items: HTMLElement[], response: R, data: DOMStringMap) => HTMLElement[]} chosen the feedback on this response
 * @property {(option: string, response: R, data: DOMStringMap) => string|undefined} [mark] how a row is marked
 * @property {string} [empty] the string for nothing given, unless it is "empty"
 * @property {(data: DOMStringMap, response: R) => string} [refusal] the string for a response that is refused
 */

/**
 * The chosen options, in an order that does not depend on how they were shuffled.
 * @param {HTMLFormElement} form
 */
const chosenOptions = (form) =>
  [...form.querySelectorAll("input")]
    .filter(({ checked }) => checked)
    .map(({ value }) => value)
    .sort();

/** @param {HTMLFormElement} form */
export const rowsOf = (form) => /** @type {HTMLElement[]} */ ([...form.querySelectorAll(".check-option")]);

/** @param {DOMStringMap} data */
const keyOf = (data) => (data.key ?? "").split(" ");

/**
 * @param {HTMLElement[]} items one for each option
 * @param {readonly string[]} chosen
 */
const itemsFor = (items, chosen) => items.filter(({ dataset }) => chosen.includes(dataset.option ?? ""));

/**
 * @param {string} option
 * @param {readonly string[]} chosen
 * @param {readonly string[]} key
 */
function markOf(option, chosen, key) {
  const isKey = key.includes(option);
  return chosen.includes(option) ? (isKey ? "right" : "wrong") : isKey ? "missed" : undefined;
}

/** One option of several. @type {Kind<string>} */
export const choice = {
  read: (form) => chosenOptions(form)[0] ?? null,
  grade: (data, response) => Number(keyOf(data).includes(response)),
  mark: (option, response, data) => markOf(option, [response], keyOf(data)),
  chosen: (items, response) => itemsFor(items, [response]),
};

/** Any number of options. Each one of the key counts for, each other one against; never below 0. @type {Kind<string[]>} */
export const multiple = {
  read(form) {
    const chosen = chosenOptions(form);
    return chosen.length > 0 ? chosen : null;
  },
  grade(data, response) {
    const key = keyOf(data);
    const hits = response.filter((option) => key.includes(option)).length;
    return Math.max(0, (2 * hits - response.length) / key.length);
  },
  mark: (option, response, data) => markOf(option, response, keyOf(data)),
  chosen: itemsFor,
};

/**
 * The known answers, normalized, each with its outcome.
 * @param {DOMStringMap} data
 */
const answersOf = (data) =>
  new Map([...parseJsonMap(data.answers)].map(([answer, outcome]) => [normalizeAnswer(answer), outcome]));

/** A few words, right when they are an accepted answer. @type {Kind<string>} */
export const text = {
  refusal: () => "misspelt",
  read(form) {
    const written = form.querySelector("input")?.value.trim() ?? "";
    return normalizeAnswer(written) ? written : null;
  },
  grade(data, response) {
    const written = normalizeAnswer(response);
    const answers = answersOf(data);
    const isAlmost = [...answers].some(([answer, outcome]) => outcome === 1 && isSlip(written, answer));
    return answers.get(written) ?? (isAlmost ? null : 0);
  },
  chosen(items, response, data) {
    const outcome = text.grade(data, response) === 1 ? "right" : "wrong";
    const written = normalizeAnswer(response);
    const fitting = items.filter(({ dataset }) => answersOf(dataset).has(written) || dataset.outcome === outcome);
    // In document order: right, then near misses, then everything else.
    return fitting.slice(0, 1);
  },
};

/** Items to put in order. Each one counts that is below the item before it in the key. @type {Kind<string[]>} */
export const order = {
  empty: "unmoved",
  read: (form) => (form.dataset.moved === undefined ? null : rowsOf(form).map(({ dataset }) => dataset.option ?? "")),
  grade(data, response) {
    const key = keyOf(data);
    const places = response.map((item) => key.indexOf(item));
    return places.filter((place, row) => place > Number(places[row - 1])).length / (key.length - 1);
  },
  mark: (item, response, data) => (response.indexOf(item) === keyOf(data).indexOf(item) ? "right" : "wrong"),
  chosen(items, response, data) {
    const outcome = order.grade(data, response) === 1 ? "right" : "wrong";
    return items.filter(({ dataset }) => dataset.outcome === outcome);
  },
};

/** A text of a menu for each row. Each row counts the same. @type {Kind<Record<string, string>>} */
export const match = {
  empty: "incomplete",
  read(form) {
    const menus = [...form.querySelectorAll("select")];
    const chosen = menus.map(({ value, parentElement }) => [parentElement?.dataset.option, value]);
    return chosen.every(([, entry]) => entry) ? Object.fromEntries(chosen) : null;
  },
  grade(data, response) {
    const key = keyOf(data);
    return key.filter((pair) => response[pair] === pair).length / key.length;
  },
  mark: (pair, response) => (response[pair] === pair ? "right" : "wrong"),
  // On each row that is wrong, and on each chosen text that belongs nowhere.
  chosen(items, response) {
    const texts = Object.values(response);
    return items.filter(({ dataset: { option = "" } }) =>
      option in response ? response[option] !== option : texts.includes(option),
    );
  },
};

/** @type {ReadonlyMap<string|undefined, Kind<any>>} */
export const KINDS = new Map(Object.entries({ choice, multiple, numeric, text, order, match }));

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
