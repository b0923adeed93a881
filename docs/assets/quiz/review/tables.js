// The tables of the review: what each answer changes, and how much the coming days bring.
import { noonOf } from "../days.js";
import { mark } from "../element/quiz-element.js";
import { word } from "../words.js";

/**
 * @param {string} head
 * @param {...(string|Node)} cells
 */
function rowOf(head, ...cells) {
  const row = document.createElement("tr");
  const first = document.createElement("th");
  first.scope = "row";
  first.textContent = head;
  row.append(first);
  for (const cell of cells) row.insertCell().append(cell);
  return row;
}

/**
 * A row for each rating, the one that was given marked.
 * @param {string} check
 * @param {readonly string[]} whens
 * @param {number|null} given 0 for again, 1 for hard, 2 for good
 */
export function outlookRows(check, whens, given) {
  const part = check === "recall" ? "if_recall_" : "if_";
  return ["again", "hard", "good"].map((rating, index) => {
    const row = rowOf(word(part + rating), whens[index] ?? "");
    mark(row, "aria-current", given === index ? "true" : null);
    return row;
  });
}

/**
 * @param {number} count
 * @param {number} most
 */
function barOf(count, most) {
  const bar = document.createElement("span");
  bar.className = "review-bar";
  bar.style.setProperty("inline-size", (100 * count) / Math.max(1, most) + "%");
  return bar;
}

/**
 * A row for each day, its count in figures and as a bar.
 * @param {readonly {day: number, count: number}[]} plan
 * @param {number} today
 * @param {string|undefined} language
 */
export function planRows(plan, today, language) {
  const most = plan.reduce((found, { count }) => Math.max(found, count), 0);
  return plan.map(({ day, count }) => {
    const date = new Date(noonOf(day));
    const shown = date.toLocaleDateString(language || undefined, { weekday: "short", month: "short", day: "numeric" });
    return rowOf(word("day_" + (day - today)) || shown, String(count), barOf(count, most));
  });
}
