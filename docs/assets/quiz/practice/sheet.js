// What is shown around a check of a set: its place, the clock, and the answer sheet.
import { mark } from "../element/quiz-element.js";
import { word } from "../words.js";
import { isAnswered } from "./session.js";

/** @typedef {import("./session.js").Session} Session */

const SOON = 5 * 60_000;

/**
 * @param {Session} session
 * @param {number} index
 */
function cell(session, index) {
  const path = session.paths[index] ?? "";
  const answered = isAnswered(session, path);
  const flagged = session.flagged.includes(path);
  const status = word(answered ? "sheet_answered" : "sheet_open", { place: index + 1 });
  const button = document.createElement("button");
  button.type = "button";
  button.value = "go";
  button.textContent = String(index + 1);
  mark(button, "aria-label", flagged ? word("sheet_flagged", { status }) : status);
  mark(button, "aria-current", index === session.at ? "step" : null);
  mark(button, "data-answered", answered ? "" : null);
  mark(button, "data-flagged", flagged ? "" : null);
  mark(button, "data-outcome", session.exam ? null : (session.outcomes[path] ?? null));
  const item = document.createElement("li");
  item.append(button);
  return item;
}

/**
 * @param {HTMLElement} root
 * @param {string} selector
 * @param {string} text
 */
function write(root, selector, text) {
  const element = root.querySelector(selector);
  if (element && element.textContent !== text) element.textContent = text;
}

/**
 * Makes the page around the check say where the session stands; a button that is in use keeps the focus.
 * @param {HTMLElement} root
 * @param {Session} session
 */
export function renderRun(root, session) {
  const { paths, at, flagged, exam } = session;
  const list = root.querySelector(".practice-sheet");
  const focused = [...(list?.querySelectorAll("button") ?? [])].findIndex((button) => button === document.activeElement);
  list?.replaceChildren(...paths.map((_, index) => cell(session, index)));
  list?.querySelectorAll("button")[focused]?.focus();
  write(root, ".practice-place", word("place", { place: at + 1, count: paths.length }));
  const open = paths.filter((path) => !isAnswered(session, path)).length;
  write(root, ".practice-open", word(open > 0 ? "unanswered" : "unanswered_none", { count: open }));
  const button = (/** @type {string} */ name) => root.querySelector(`.practice-run button[value="${name}"]`);
  mark(/** @type {HTMLElement|null} */ (button("back")), "hidden", at > 0 ? null : "");
  mark(/** @type {HTMLElement|null} */ (button("next")), "hidden", at < paths.length - 1 ? null : "");
  mark(/** @type {HTMLElement|null} */ (button("flag")), "hidden", exam ? null : "");
  mark(/** @type {HTMLElement|null} */ (button("flag")), "aria-pressed", String(flagged.includes(paths[at] ?? "")));
}

/** @param {number} milliseconds */
export function clockFace(milliseconds) {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
}

/**
 * Time that is over ends nothing: it is said, and there is more to be had.
 * @param {HTMLElement} root
 * @param {Session|null} session
 * @param {number} now
 */
export function renderClock(root, session, now) {
  const left = session && !session.done && session.ends !== null ? session.ends - now : null;
  write(root, ".practice-clock", left === null ? "" : word("left", { time: clockFace(left) }));
  const isOver = left !== null && left <= 0;
  mark(root.querySelector(".practice-overtime"), "hidden", left === null || left > SOON ? "" : null);
  write(root, ".practice-overtime [role=status]", isOver ? word("overtime") : "");
}
