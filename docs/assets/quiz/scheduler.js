// When to ask again: the attempts at one check, replayed through FSRS in whole days. Pure.
import { FSRSAlgorithm } from "../vendor/ts-fsrs.js";
import { attemptsAt } from "./history.js";

/** @typedef {import("./history.js").Attempt} Attempt */
/** @typedef {1|2|3} Rating again, hard or good, by the numbers that FSRS gives them */
/** @typedef {{stability: number, difficulty: number}} Memory the state of FSRS */

/**
 * @typedef {object} MemoryState how well a check is remembered, and when it is due
 * @property {Memory|null} before the last review
 * @property {Memory} memory after it
 * @property {number} elapsed days between the last two reviews; 0 after a single one
 * @property {number} last the day of the last review
 * @property {number} due the day on which it is due again
 * @property {number} reviews on how many days it was answered
 * @property {boolean} sureError whether the latest attempt missed though the learner was sure
 * @property {number|null} missed when it was missed, if that was today and it was not right since
 */

/**
 * @typedef {object} Item a check that was answered, with the state of the memory
 * @property {string} name `<question>/<check>`
 * @property {import("./bank.js").Entry} entry its question
 * @property {string} check its id within the question
 * @property {MemoryState} state
 */

const MILLISECONDS_A_DAY = 864e5;
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
 * Days are whole numbers in the reader's own calendar: no hour, no time zone, no daylight saving time in between.
 * @param {number} at milliseconds since 1970
 * @returns {number} the day, counted from 1970; NaN for a time that no calendar has
 */
export const dayOf = (at) => Math.floor((at - new Date(at).getTimezoneOffset() * 6e4) / MILLISECONDS_A_DAY);

/**
 * @param {number} day
 * @returns {number} its noon, in milliseconds since 1970
 */
export const noonOf = (day) => new Date(1970, 0, 1 + day, 12).getTime();

/**
 * The rating an attempt amounts to. A right guess was not recalled; half of a recalled answer was, with effort.
 * @param {Pick<Attempt, "id"|"outcome"|"confidence">} attempt
 * @returns {Rating}
 */
export function ratingOf({ id, outcome, confidence }) {
  if (id === "recall") return outcome === 1 ? GOOD : outcome >= 0.5 ? HARD : AGAIN;
  if (outcome < 1 || confidence === "guess") return AGAIN;
  return confidence === "not-sure" ? HARD : GOOD;
}

/**
 * The days until a check is asked again. A learner who was not sure waits less than one who was.
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
 * The first attempt of a day is a review; more on the same day are practice: what was just read is not recalled.
 * A day in the future, or none at all, counts as today: a clock was wrong.
 * @param {readonly Attempt[]} attempts at one check as it is now, oldest first, at least one
 * @param {number} today
 * @param {(at: number) => number} toDay
 * @returns {MemoryState}
 */
export function memoryState(attempts, today, toDay) {
  const dayIn = (/** @type {number} */ at) => {
    const day = toDay(at);
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
 * Each check of a question that was answered at its present revision. Attempts at other revisions, or at removed checks,
 * are not attempts at what is asked today.
 * @param {import("./bank.js").Entry} entry
 * @param {readonly Attempt[]} attempts at the question under all its ids, oldest first
 * @param {number} now
 * @param {number} [today]
 * @param {(at: number) => number} [toDay]
 * @returns {Item[]}
 */
export const reviewItems = (entry, attempts, now, today = dayOf(now), toDay = dayOf) =>
  entry.checks.flatMap((check) => {
    const present = attempts.filter(({ revision }) => revision === check.revision);
    const own = attemptsAt(present, check, now);
    if (own.length === 0) return [];
    return [{ name: entry.id + "/" + check.id, entry, check: check.id, state: memoryState(own, today, toDay) }];
  });

/**
 * The probability that a check is still recalled, from 0 to 1.
 * @param {MemoryState} state
 * @param {number} today
 * @returns {number}
 */
export const retrievability = ({ memory, last }, today) =>
  MODEL.forgetting_curve(Math.max(0, today - last), memory.stability);

/**
 * The day on which it would be due after each rating; where it was reviewed today already, nothing changes that.
 * @param {MemoryState} state
 * @param {number} today
 * @returns {[again: number, hard: number, good: number]}
 */
export function outlook({ memory, last, due }, today) {
  const after = (/** @type {Rating} */ rating) =>
    last >= today ? due : today + intervalAfter(memory, today - last, rating);
  return [after(AGAIN), after(HARD), after(GOOD)];
}
