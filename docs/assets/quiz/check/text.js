// A few words, right when they are an accepted answer. Touches no global.
import { mapIn } from "../json.js";
import { fold, isSlip } from "./fold.js";

/** @type {import("./kinds.js").Kind<string>} */
export const text = {
  refusal: "misspelt",
  read(form) {
    const written = form.querySelector("input")?.value.trim() ?? "";
    return fold(written) ? written : null;
  },
  grade(data, response) {
    const written = fold(response);
    const answers = [...mapIn(data.answers)];
    const known = answers.find(([answer]) => fold(answer) === written);
    if (known) return known[1];
    return answers.some(([answer, outcome]) => outcome === 1 && isSlip(written, fold(answer))) ? null : 0;
  },
  chosen(items, response, data) {
    const outcome = text.grade(data, response) === 1 ? "right" : "wrong";
    const written = fold(response);
    const fits = items.filter(({ dataset }) => fold(dataset.answer ?? "") === written || dataset.outcome === outcome);
    // In the order they stand: right, then near misses, then the rest.
    return fits.slice(0, 1);
  },
};
