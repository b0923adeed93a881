// What to ask today, and in which order. Pure.
import { retrievability } from "./scheduler.js";

/** @typedef {import("./scheduler.js").Item} Item */

/**
 * @typedef {object} Queue
 * @property {Item[]} due to ask today, in order
 * @property {number} held how many more are due than the daily limit allows
 * @property {Item[]} again missed today, long enough ago to be tried once more
 * @property {Item[]} waiting missed just now
 * @property {number} reviewed the number of reviews done today
 */

/** How long a missed check is left alone, in milliseconds: the relearning step of FSRS. */
export const RETRY_DELAY = 6e5;

/**
 * Compares by urgency: confident errors first, then what is most likely to be forgotten.
 * @param {number} today
 */
const byUrgency = (today) => {
  const ranks = (/** @type {Item} */ { state }) => [
    state.sureError ? 0 : 1,
    retrievability(state, today),
    state.memory.stability,
  ];
  return (/** @type {Item} */ some, /** @type {Item} */ other) => {
    const others = ranks(other);
    const found = ranks(some).map((rank, index) => rank - (others[index] ?? 0)).find((difference) => difference !== 0);
    return found ?? (some.name < other.name ? -1 : 1);
  };
};

/**
 * The same items, no two of one topic in a row where that can be avoided, otherwise in their order.
 * @param {readonly Item[]} items
 * @param {string|undefined} topic of the check before
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
    // A topic that makes up half of the rest has to come now, or it would come twice in a row later.
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
 * @param {{today: number, now: number, cap: number, topic?: string}} at the day and the moment, the
 *     daily limit, and the topic of the check before
 * @returns {Queue}
 */
export function queueOf(items, { today, now, cap, topic }) {
  const reviewed = items.filter(({ state }) => state.last >= today && state.reviews > 1).length;
  const due = items.filter(({ state }) => state.due <= today).sort(byUrgency(today));
  const asked = due.slice(0, Math.max(0, cap - reviewed));
  const sure = interleaved(asked.filter(({ state }) => state.sureError), topic);
  const others = interleaved(asked.filter(({ state }) => !state.sureError), sure.at(-1)?.entry.topic ?? topic);
  const missed = items
    .filter(({ state }) => state.missed !== null)
    .sort(({ state: some }, { state: other }) =>
      Number(other.sureError) - Number(some.sureError) || (some.missed ?? 0) - (other.missed ?? 0));
  /** In the future means that a clock was wrong. @param {Item} item */
  const isReady = ({ state: { missed: at } }) => at !== null && (at > now || now - at >= RETRY_DELAY);
  return {
    due: [...sure, ...others],
    held: due.length - asked.length,
    again: missed.filter(isReady),
    waiting: missed.filter((item) => !isReady(item)),
    reviewed,
  };
}

/**
 * How many checks each of the coming days brings: those above the limit move on to the next day.
 * @param {readonly Item[]} items
 * @param {{today: number, days: number, cap: number, reviewed: number}} at
 * @returns {{day: number, count: number}[]}
 */
export function forecast(items, { today, days, cap, reviewed }) {
  const due = Array(days).fill(0);
  for (const { state } of items) {
    const ahead = Math.max(0, state.due - today);
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
 * The next day after today on which something is due; null where nothing is.
 * @param {readonly Item[]} items
 * @param {number} today
 */
export function nextDue(items, today) {
  const days = items.map(({ state }) => Math.max(state.due, today + 1));
  return days.length > 0 ? days.reduce((some, other) => Math.min(some, other)) : null;
}
