// When to ask again: the attempts at one check, replayed through FSRS in whole days. Touches no global.
import { FSRSAlgorithm } from "../vendor/ts-fsrs.js";

/** @typedef {import("./log.js").Attempt} Attempt */
/** @typedef {1|2|3} Rating again, hard or good, by the numbers that FSRS gives them */
/** @typedef {{stability: number, difficulty: number}} Memory as FSRS has it */

/**
 * @typedef {object} Standing how well something is remembered, and when it is to be asked
 * @property {Memory|null} before the last review
 * @property {Memory} memory after it
 * @property {number} elapsed days from the review before to the last one; 0 where there was none
 * @property {number} last the day of the last review
 * @property {number} due the day on which it is to be asked again
 * @property {number} reviews on how many days it was answered
 * @property {boolean} sureError whether it was missed the last time by one who was sure
 * @property {number|null} missed when it was missed, if that was today and it was not got right since
 */

export const AGAIN = 1;
export const HARD = 2;
export const GOOD = 3;
const MODEL = new FSRSAlgorithm({
  request_retention: 0.9,
  enable_fuzz: false,
  learning_steps: [],
  relearning_steps: [],
});

/**
 * What an attempt says of the memory. A right guess was not recalled; half of a recalled answer was, with effort.
 * @param {Pick<Attempt, "id"|"outcome"|"confidence">} attempt
 * @returns {Rating}
 */
export function ratingOf({ id, outcome, confidence }) {
  if (id === "recall") return outcome === 1 ? GOOD : outcome >= 0.5 ? HARD : AGAIN;
  if (outcome < 1 || confidence === "guess") return AGAIN;
  return confidence === "not-sure" ? HARD : GOOD;
}

/**
 * The days until something is asked again. Who was not sure waits less than who was.
 * @param {Memory|null} before
 * @param {number} elapsed days since the last review
 * @param {Rating} rating
 * @returns {number}
 */
export function intervalAfter(before, elapsed, rating) {
  const days = (/** @type {Rating} */ given) =>
    MODEL.next_interval(MODEL.next_state(before, elapsed, given).stability, elapsed);
  if (!before || rating === AGAIN) return days(rating);
  const good = days(GOOD);
  const hard = Math.min(days(HARD), good);
  return rating === HARD ? hard : Math.max(good, hard + 1);
}

/**
 * The first attempt of a day is a review; more on the same day are practice, since what was just read is not recalled.
 * A day that has not come yet, or none at all, is today: a clock was wrong.
 * @param {readonly Attempt[]} attempts at one check as it is now, oldest first, at least one
 * @param {number} today
 * @param {(at: number) => number} dayOf
 * @returns {Standing}
 */
export function standingOf(attempts, today, dayOf) {
  const dayIn = (/** @type {number} */ at) => {
    const day = dayOf(at);
    return day <= today ? day : today;
  };
  const last = /** @type {Attempt} */ (attempts.at(-1));
  const step = { before: /** @type {Memory|null} */ (null), memory: /** @type {Memory|null} */ (null), elapsed: 0 };
  let [day, reviews, rating] = [-Infinity, 0, /** @type {Rating} */ (GOOD)];
  for (const attempt of attempts) {
    const on = dayIn(attempt.at);
    if (on <= day) continue;
    step.elapsed = reviews > 0 ? on - day : 0;
    step.before = step.memory;
    rating = ratingOf(attempt);
    step.memory = MODEL.next_state(step.before, step.elapsed, rating);
    day = on;
    reviews += 1;
  }
  return {
    ...step,
    memory: /** @type {Memory} */ (step.memory),
    last: day,
    due: day + intervalAfter(step.before, step.elapsed, rating),
    reviews,
    sureError: last.confidence === "sure" && last.outcome < 1,
    missed: day === today && ratingOf(last) === AGAIN ? last.at : null,
  };
}

/**
 * How likely something is still known, from 0 to 1.
 * @param {Standing} standing
 * @param {number} today
 * @returns {number}
 */
export const retrievability = ({ memory, last }, today) =>
  MODEL.forgetting_curve(Math.max(0, today - last), memory.stability);

/**
 * On which day it would be asked again after each rating; where it was reviewed today already, nothing changes that.
 * @param {Standing} standing
 * @param {number} today
 * @returns {[again: number, hard: number, good: number]}
 */
export function outlook({ memory, last, due }, today) {
  const after = (/** @type {Rating} */ rating) =>
    last >= today ? due : today + intervalAfter(memory, today - last, rating);
  return [after(AGAIN), after(HARD), after(GOOD)];
}
