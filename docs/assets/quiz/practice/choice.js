// What to practice: a choice as it stands in an address, and the checks that it picks. Touches no global.

/** @typedef {import("../bank.js").Entry} Entry */

/**
 * @typedef {object} Choice an empty list: all of them
 * @property {readonly string[]} topics
 * @property {readonly string[]} levels
 * @property {readonly string[]} kinds
 * @property {boolean} missed only what was missed the last time
 * @property {number} length at most so many
 * @property {boolean} inOrder as in the guide, not mixed
 * @property {boolean} exam no feedback before the end
 * @property {number} minutes for an exam; 0: no limit
 * @property {number|null} seed what a mixed order comes from: the same seed, the same set
 */

const LONGEST = 100;

/**
 * @param {string|null} text
 * @param {number} otherwise
 * @param {number} most
 */
function wholeIn(text, otherwise, most) {
  const value = Math.floor(Number(text));
  return text && value >= 0 && value <= most ? value : otherwise;
}

/**
 * @param {URLSearchParams} query of any address: what it does not say, or says wrongly, is as at first
 * @returns {Choice}
 */
export const choiceIn = (query) => ({
  topics: query.getAll("topic"),
  levels: query.getAll("level"),
  kinds: query.getAll("kind"),
  missed: query.get("only") === "missed",
  length: wholeIn(query.get("length"), 10, LONGEST) || 10,
  inOrder: query.get("order") === "guide",
  exam: query.get("mode") === "exam",
  minutes: wholeIn(query.get("minutes"), 0, 600),
  seed: query.has("seed") ? wholeIn(query.get("seed"), 0, 2 ** 32) : null,
});

/**
 * Numbers from 0 to 1, the same for the same seed: mulberry32, by Tommy Ettinger (public domain).
 * @param {number} seed
 */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * @param {readonly string[]} chosen
 * @param {string} value
 */
const fits = (chosen, value) => chosen.length === 0 || chosen.includes(value);

/**
 * The checks a choice allows, each as `question/check`, in the order of the guide. A recall is graded by oneself:
 * it is asked only where it is chosen, and never in an exam.
 * @param {Choice} choice
 * @param {readonly Entry[]} entries
 * @param {(question: string, check: import("../bank.js").Asked) => boolean} isMissed
 */
export const fitting = (choice, entries, isMissed) =>
  entries
    .filter(({ topic, level }) => fits(choice.topics, topic) && fits(choice.levels, level))
    .flatMap(({ id, checks }) =>
      checks
        .filter(({ kind }) => (kind === "recall" ? choice.kinds.includes(kind) && !choice.exam : fits(choice.kinds, kind)))
        .filter((check) => !choice.missed || isMissed(id, check))
        .map((check) => `${id}/${check.id}`),
    );

/**
 * As many of them as are wanted: the first in the order of the guide, or any in a mixed one.
 * @param {Choice} choice
 * @param {readonly string[]} paths
 * @param {number} seed
 */
export function picked(choice, paths, seed) {
  if (choice.inOrder) return paths.slice(0, choice.length);
  const random = randomFrom(seed);
  return paths
    .map((path) => /** @type {const} */ ([random(), path]))
    .sort(([a], [b]) => a - b)
    .slice(0, choice.length)
    .map(([, path]) => path);
}
