// A few words, right when they are an accepted answer. Touches no global.
import { mapIn } from "../json.js";
import { fold, isSlip } from "./fold.js";

/**
 * The answers that are known, folded, each with its outcome.
 * @param {DOMStringMap} data
 */
const answersIn = (data) => new Map([...mapIn(data.answers)].map(([answer, outcome]) => [fold(answer), outcome]));

/** @type {import("./kinds.js").Kind<string>} */
export const text = {
  refusal: "misspelt",
  read(form) {
    const written = form.querySelector("input")?.value.trim() ?? "";
    return fold(written) ? written : null;
  },
  grade(data, response) {
    const written = fold(response);
    const answers = answersIn(data);
    const isAlmost = [...answers].some(([answer, outcome]) => outcome === 1 && isSlip(written, answer));
    return answers.get(written) ?? (isAlmost ? null : 0);
  },
  chosen(items, response, data) {
    const outcome = text.grade(data, response) === 1 ? "right" : "wrong";
    const fits = items.filter(({ dataset }) => answersIn(dataset).has(fold(response)) || dataset.outcome === outcome);
    // In the order they stand: right, then near misses, then the rest.
    return fits.slice(0, 1);
  },
};
