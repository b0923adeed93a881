// Items to put in order. Each one counts that stands below what comes before it. Touches no global.
import { keyIn } from "./options.js";

/** @type {import("./kinds.js").Kind<string[]>} */
export const order = {
  empty: "unmoved",
  read(form) {
    const rows = /** @type {HTMLElement[]} */ ([...form.querySelectorAll(".check-option")]);
    return form.dataset.moved === undefined ? null : rows.map(({ dataset }) => dataset.option ?? "");
  },
  grade(data, response) {
    const key = keyIn(data);
    const places = response.map((item) => key.indexOf(item));
    return places.filter((place, row) => place > Number(places[row - 1])).length / (key.length - 1);
  },
  mark: (item, response, data) => (response.indexOf(item) === keyIn(data).indexOf(item) ? "right" : "wrong"),
  chosen(items, response, data) {
    const outcome = order.grade(data, response) === 1 ? "right" : "wrong";
    return items.filter(({ dataset }) => dataset.outcome === outcome);
  },
};
