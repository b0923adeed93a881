// One option of several.
import { chosenIn, itemsOf, keyIn } from "./options.js";

/** @type {import("./kinds.js").Kind<string>} */
export const choice = {
  read: (form) => chosenIn(form)[0] ?? null,
  grade: (data, response) => Number(keyIn(data).includes(response)),
  chosen: (items, response) => itemsOf(items, [response]),
};
