// To each row one text of a menu. Each row counts alike. Touches no global.
import { keyIn } from "./options.js";

/** @type {import("./kinds.js").Kind<Record<string, string>>} */
export const match = {
  empty: "incomplete",
  read(form) {
    const menus = [...form.querySelectorAll("select")];
    const chosen = menus.map(({ value, parentElement }) => [parentElement?.dataset.option, value]);
    return chosen.every(([, text]) => text) ? Object.fromEntries(chosen) : null;
  },
  grade(data, response) {
    const key = keyIn(data);
    return key.filter((pair) => response[pair] === pair).length / key.length;
  },
  mark: (pair, response) => (response[pair] === pair ? "right" : "wrong"),
  // On each row that is wrong, and on each text that belongs nowhere.
  chosen(items, response) {
    const texts = Object.values(response);
    return items.filter(({ dataset: { option = "" } }) =>
      option in response ? response[option] !== option : texts.includes(option),
    );
  },
};
