// Puts a response back into the form it was given in: what each kind's `read` reads. Touches no global.

/**
 * @param {HTMLFormElement} form
 * @param {unknown} response as its kind reads it
 */
export function fill(form, response) {
  const rows = /** @type {HTMLElement[]} */ ([...form.querySelectorAll(".check-option")]);
  if (form.querySelector(".check-move")) arrange(form, rows, response);
  else if (form.querySelector("select")) match(rows, response);
  else {
    const chosen = [response].flat();
    for (const input of form.querySelectorAll("input")) {
      if (input.type === "text") input.value = String(response ?? "");
      else input.checked = chosen.includes(input.value);
    }
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement[]} rows
 * @param {unknown} response the ids of the items, in their order
 */
function arrange(form, rows, response) {
  const ids = Array.isArray(response) ? response : [];
  const ordered = ids.flatMap((id) => rows.find(({ dataset }) => dataset.option === id) ?? []);
  if (ordered.length !== rows.length) return;
  rows[0]?.parentElement?.append(...ordered);
  form.dataset.moved = "";
}

/**
 * @param {HTMLElement[]} rows
 * @param {any} response from the id of a row to that of a text
 */
function match(rows, response) {
  for (const row of rows) {
    const menu = row.querySelector("select");
    if (menu) menu.value = response?.[row.dataset.option ?? ""] ?? "";
  }
}
