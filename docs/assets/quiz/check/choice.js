// One option of several.
import { chosenIn, itemsOf, keyIn, markOf } from "./options.js";

/** @type {import("./kinds.js").Kind<string>} */
export const choice = {
  read: (form) => chosenIn(form)[0] ?? null,
  grade: (data, response) => Number(keyIn(data).includes(response)),
  mark: (option, response, data) => markOf(option, [response], keyIn(data)),
  chosen: (items, response) => itemsOf(items, [response]),
};
