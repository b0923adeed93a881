// Any number of options. Each one of the key counts for, each other one against; never below nothing.
import { chosenIn, itemsOf, keyIn, markOf } from "./options.js";

/** @type {import("./kinds.js").Kind<string[]>} */
export const multiple = {
  read(form) {
    const chosen = chosenIn(form);
    return chosen.length > 0 ? chosen : null;
  },
  grade(data, response) {
    const key = keyIn(data);
    const hits = response.filter((option) => key.includes(option)).length;
    return Math.max(0, (2 * hits - response.length) / key.length);
  },
  mark: (option, response, data) => markOf(option, response, keyIn(data)),
  chosen: itemsOf,
};
