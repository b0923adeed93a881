// What to ask today, and in which order. Touches no global.
import { retrievability } from "./schedule.js";

/**
 * @typedef {object} Item a check that was answered, with how well it is remembered
 * @property {string} name `<question>/<check>`
 * @property {import("./bank.js").Entry} entry its question
 * @property {string} check its id within the question
 * @property {import("./schedule.js").Standing} standing
 */

/**
 * @typedef {object} Queue
 * @property {Item[]} due to be asked today, in order
 * @property {number} held how many more are due than the cap lets through
 * @property {Item[]} again missed today, and long enough ago to be tried once more
 * @property {Item[]} waiting missed just now
 * @property {number} reviewed how many reviews were done today
 */

/** How long what was missed is left alone, in milliseconds: the step of FSRS for what was forgotten. */
export const PAUSE = 6e5;

/**
 * Compares what belongs first: sure errors, then the most fragile.
 * @param {number} today
 */
const byNeed = (today) => {
  const needs = (/** @type {Item} */ { standing }) => [
    standing.sureError ? 0 : 1,
    retrievability(standing, today),
    standing.memory.stability,
  ];
  return (/** @type {Item} */ some, /** @type {Item} */ other) => {
    const others = needs(other);
    const found = needs(some).map((need, index) => need - (others[index] ?? 0)).find((difference) => difference !== 0);
    return found ?? (some.name < other.name ? -1 : 1);
  };
};

/**
 * The same items, no two of one topic in a row where that can be avoided, otherwise in their order.
 * @param {readonly Item[]} items
 * @param {string|undefined} topic of what was asked before
 * @returns {Item[]}
 */
export function interleaved(items, topic) {
  const left = [...items];
  const mixed = [];
  let before = topic;
  while (left.length > 0) {
    const counts = new Map();
    for (const { entry } of left) counts.set(entry.topic, (counts.get(entry.topic) ?? 0) + 1);
    const [most = "", count = 0] = [...counts].sort(([, some], [, other]) => other - some)[0] ?? [];
    // A topic that makes half of what is left has to be asked now, or it would stand twice in a row later.
    const wanted = count * 2 > left.length && most !== before ? most : null;
    const fits = left.findIndex(({ entry }) => (wanted ? entry.topic === wanted : entry.topic !== before));
    const [next] = left.splice(Math.max(0, fits), 1);
    if (next) mixed.push(next);
    before = next?.entry.topic;
  }
  return mixed;
}

/**
 * @param {readonly Item[]} items
 * @param {{today: number, now: number, cap: number, topic?: string}} at the day and the moment, how much is asked
 *     in a day, and the topic of what was asked before
 * @returns {Queue}
 */
export function queueOf(items, { today, now, cap, topic }) {
  const reviewed = items.filter(({ standing }) => standing.last >= today && standing.reviews > 1).length;
  const due = items.filter(({ standing }) => standing.due <= today).sort(byNeed(today));
  const asked = due.slice(0, Math.max(0, cap - reviewed));
  const sure = interleaved(asked.filter(({ standing }) => standing.sureError), topic);
  const others = interleaved(asked.filter(({ standing }) => !standing.sureError), sure.at(-1)?.entry.topic ?? topic);
  const missed = items
    .filter(({ standing }) => standing.missed !== null)
    .sort(({ standing: some }, { standing: other }) =>
      Number(other.sureError) - Number(some.sureError) || (some.missed ?? 0) - (other.missed ?? 0));
  /** A moment that has not come yet: a clock was wrong. @param {Item} item */
  const isReady = ({ standing: { missed: at } }) => at !== null && (at > now || now - at >= PAUSE);
  return {
    due: [...sure, ...others],
    held: due.length - asked.length,
    again: missed.filter(isReady),
    waiting: missed.filter((item) => !isReady(item)),
    reviewed,
  };
}

/**
 * How much will be asked on each of the coming days: what the cap holds back goes on to the next.
 * @param {readonly Item[]} items
 * @param {{today: number, days: number, cap: number, reviewed: number}} at
 * @returns {{day: number, count: number}[]}
 */
export function forecast(items, { today, days, cap, reviewed }) {
  const due = Array(days).fill(0);
  for (const { standing } of items) {
    const ahead = Math.max(0, standing.due - today);
    if (ahead < days) due[ahead] += 1;
  }
  let carried = 0;
  return due.map((of, ahead) => {
    const wanted = carried + of;
    const count = Math.min(wanted, Math.max(0, ahead === 0 ? cap - reviewed : cap));
    carried = wanted - count;
    return { day: today + ahead, count };
  });
}

/**
 * The next day after today on which something is due; null where there is nothing.
 * @param {readonly Item[]} items
 * @param {number} today
 */
export function nextDue(items, today) {
  const days = items.map(({ standing }) => Math.max(standing.due, today + 1));
  return days.length > 0 ? days.reduce((some, other) => Math.min(some, other)) : null;
}
