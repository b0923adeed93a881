// What the review says: how much is due, or when to come back.
import { noonOf } from "../days.js";
import { nextDue, PAUSE } from "../queue.js";
import { dateIn, word } from "../words.js";

/** @typedef {import("../queue.js").Queue} Queue */
/** @typedef {import("../queue.js").Item} Item */

/**
 * @param {number} day
 * @param {number} today
 * @param {string|undefined} language
 */
export function whenIn(language, day, today) {
  const date = dateIn(language, noonOf(day));
  if (day <= today) return word("today");
  return day === today + 1 ? word("tomorrow") : word("in_days", { days: day - today, date });
}

/**
 * @param {string} key
 * @param {number} count
 */
const counted = (key, count) => (count > 0 ? word(count === 1 ? key + "_one" : key, { count }) : "");

/**
 * When all that was missed just now can be tried once more.
 * @param {readonly Item[]} waiting
 * @param {string|undefined} language
 */
function waitFor(waiting, language) {
  if (waiting.length === 0) return "";
  const time = new Date(Math.max(...waiting.map(({ standing }) => standing.missed ?? 0)) + PAUSE);
  return word("waiting", { time: time.toLocaleTimeString(language || undefined, { timeStyle: "short" }) });
}

/**
 * @param {Queue} queue
 * @param {readonly Item[]} items
 * @param {number} today
 * @param {string|undefined} language
 * @returns {string} empty where nothing was ever answered
 */
export function saidOf({ due, held, again, waiting, reviewed }, items, today, language) {
  const left = [counted("due", due.length), counted("again", again.length)];
  const more = due.length > 0 && held > 0 ? word("held", { count: held }) : "";
  if (left.some(Boolean)) return [...left, more].filter(Boolean).join(" ");
  const day = held > 0 ? today + 1 : nextDue(items, today);
  if (day === null) return "";
  const done = word(held > 0 ? "enough" : reviewed > 0 ? "done" : "nothing", { count: reviewed });
  return [done, waitFor(waiting, language), word("return", { when: whenIn(language, day, today) })].filter(Boolean).join(" ");
}
