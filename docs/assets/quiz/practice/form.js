// The form in which a set is chosen, and the address that says the same.
import { choiceIn } from "./choice.js";

/** @param {HTMLFormElement} form */
export function queryIn(form) {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) query.append(name, String(value));
  return query;
}

/**
 * Makes the form say what an address says.
 * @param {HTMLFormElement} form
 * @param {URLSearchParams} query
 */
export function fillIn(form, query) {
  const choice = choiceIn(query);
  const ticked = [
    ...choice.topics.map((value) => "topic=" + value),
    ...choice.levels.map((value) => "level=" + value),
    ...choice.kinds.map((value) => "kind=" + value),
    ...(choice.missed ? ["only=missed"] : []),
    choice.inOrder ? "order=guide" : "order=mixed",
    choice.exam ? "mode=exam" : "mode=practice",
  ];
  for (const input of form.querySelectorAll("input")) {
    if (input.type === "number") input.value = String(input.name === "length" ? choice.length : choice.minutes);
    else input.checked = ticked.includes(`${input.name}=${input.value}`);
  }
}
