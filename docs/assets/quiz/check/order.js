// Items to put in order. Each one counts that directly follows the one it should. Touches no global.
import { keyIn } from "./options.js";

/**
 * What stands directly before an item; undefined before the first.
 * @param {string} item
 * @param {readonly string[]} items
 */
const before = (item, items) => items[items.indexOf(item) - 1];

/** @type {import("./kinds.js").Kind<string[]>} */
export const order = {
  empty: "unmoved",
  read(form) {
    const rows = /** @type {HTMLElement[]} */ ([...form.querySelectorAll(".check-option")]);
    return form.dataset.moved === undefined ? null : rows.map(({ dataset }) => dataset.option ?? "");
  },
  grade(data, response) {
    const key = keyIn(data);
    const hits = key.filter((item, place) => place > 0 && before(item, response) === key[place - 1]);
    return hits.length / (key.length - 1);
  },
  mark: (item, response, data) => (before(item, response) === before(item, keyIn(data)) ? "right" : "wrong"),
  chosen(items, response, data) {
    const outcome = order.grade(data, response) === 1 ? "right" : "wrong";
    return items.filter(({ dataset }) => dataset.outcome === outcome);
  },
};
