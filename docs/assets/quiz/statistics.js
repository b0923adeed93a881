// Statistics of a history: by topic, by confidence, by misconception, over time. Pure.
import { attemptsAt, progressOf } from "./history.js";

/** @typedef {import("./history.js").Attempt} Attempt */
/** @typedef {import("./bank.js").BankCheck} Check */
/** @typedef {Pick<import("./bank.js").Entry, "id"|"topic"|"checks">} Question */
/** @typedef {(question: string) => readonly Attempt[]} Log the attempts at a question, oldest first */

/**
 * @typedef {object} TopicStatistics
 * @property {string} topic
 * @property {number} total
 * @property {number} tried
 * @property {number} mastered questions whose every tried check was right at the latest attempt, at its present revision
 * @property {number|null} retention the mean probability that a right answer would be repeated; null where none is right
 */

/**
 * How far a learner has come in each topic.
 * @param {readonly string[]} topics
 * @param {readonly Question[]} questions
 * @param {Log} log
 * @param {number} now
 * @param {(question: string) => number|null} [retentionOf] from 0 to 1; null: not known
 * @returns {TopicStatistics[]}
 */
export function topicStatistics(topics, questions, log, now, retentionOf = () => null) {
  return topics.map((topic) => {
    const own = questions.filter((question) => question.topic === topic);
    const progress = own.map(({ id, checks }) => progressOf(log(id), checks, now));
    const right = own.filter((_, index) => progress[index] === "right");
    const retentions = right.flatMap(({ id }) => retentionOf(id) ?? []);
    return {
      topic,
      total: own.length,
      tried: progress.filter(Boolean).length,
      mastered: progress.filter((state) => state === "right").length,
      retention: retentions.length > 0 ? sum(retentions) / retentions.length : null,
    };
  });
}

/** @param {readonly TopicStatistics[]} all */
export const finishedTopics = (all) =>
  all.filter(({ total, mastered }) => total > 0 && mastered === total).map(({ topic }) => topic);

/**
 * The 95 % confidence interval of a proportion (Wilson 1927), which also holds for few attempts and extreme proportions.
 * @param {number} successes
 * @param {number} total at least 1
 * @returns {[low: number, high: number]}
 */
export function wilson(successes, total) {
  const z = 1.959963984540054;
  const share = successes / total;
  const scale = 1 + z ** 2 / total;
  const middle = share + z ** 2 / (2 * total);
  const reach = z * Math.sqrt((share * (1 - share)) / total + z ** 2 / (4 * total ** 2));
  return [Math.max(0, (middle - reach) / scale), Math.min(1, (middle + reach) / scale)];
}

/**
 * @typedef {object} Calibration
 * @property {string} confidence
 * @property {number} right
 * @property {number} total
 * @property {[low: number, high: number]|null} interval null: too few to say
 */

/**
 * How often attempts of each confidence were right.
 * @param {readonly Attempt[]} attempts
 * @param {number} [enough] how many attempts an interval takes
 * @returns {Calibration[]}
 */
export function calibration(attempts, enough = 5) {
  return ["sure", "not-sure", "guess"].map((confidence) => {
    const said = attempts.filter((attempt) => attempt.confidence === confidence);
    const right = said.filter(({ outcome }) => outcome === 1).length;
    const interval = said.length >= enough ? wilson(right, said.length) : null;
    return { confidence, right, total: said.length, interval };
  });
}

/** @typedef {{question: string, check: string, option: string, count: number, last: number}} Misconception */

/**
 * The wrong options chosen most often, of the checks as they are now; of equals the one chosen last comes first.
 * @param {readonly Question[]} questions
 * @param {Log} log
 * @returns {Misconception[]}
 */
export function misconceptions(questions, log) {
  const found = questions.flatMap(({ id, checks }) =>
    checks.flatMap((check) => chosenWrongly(id, check, log(id))),
  );
  return found.sort((one, other) => other.count - one.count || other.last - one.last);
}

/**
 * @param {string} question
 * @param {Check} check
 * @param {readonly Attempt[]} attempts
 * @returns {Misconception[]}
 */
function chosenWrongly(question, check, attempts) {
  const { id, key, revision } = check;
  if (key.length === 0) return [];
  const own = attemptsAt(attempts, check, Infinity).filter((attempt) => attempt.revision === revision);
  const chosen = own.flatMap(({ response, at }) => [response].flat().map((option) => ({ option, at })));
  /** @type {Map<unknown, Misconception>} */
  const wrong = new Map();
  for (const { option, at } of chosen) {
    if (typeof option !== "string" || key.includes(option)) continue;
    const count = (wrong.get(option)?.count ?? 0) + 1;
    wrong.set(option, { question, check: id, option, count, last: at });
  }
  return [...wrong.values()];
}

/** @typedef {{start: number, right: number, missed: number}} Period the attempts of some days; `start` is the first one */

/**
 * The attempts of each period up to today, those without any included.
 * @param {readonly Attempt[]} attempts
 * @param {(at: number) => number} dayOf the day of a moment, in the learner's calendar
 * @param {number} today
 * @param {number} length of a period in days
 * @param {number} most periods
 * @returns {Period[]} oldest first
 */
export function periods(attempts, dayOf, today, length, most) {
  const all = Array.from({ length: most }, (_, index) => ({
    start: today - (most - index) * length + 1,
    right: 0,
    missed: 0,
  }));
  for (const { at, outcome } of attempts) {
    const period = all[Math.floor((dayOf(at) - (today - most * length + 1)) / length)];
    if (period) period[outcome === 1 ? "right" : "missed"] += 1;
  }
  const first = all.findIndex(({ right, missed }) => right + missed > 0);
  return first < 0 ? [] : all.slice(first);
}

/** @param {readonly number[]} numbers */
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
