// The attempt log: pure folds over lists of attempts. Touches no global.

/**
 * One submission of a check, as it is kept.
 * @typedef {object} Attempt
 * @property {string} id the check's id within its question; "recall" for the question itself
 * @property {number} at when, in milliseconds since 1970
 * @property {unknown} response what the learner gave, as its kind reads it
 * @property {number} outcome from 0 (wrong) to 1 (right)
 * @property {Confidence} confidence
 * @property {string} revision the gradable part that was answered
 */

/** @typedef {"sure"|"not-sure"|"guess"|null} Confidence how sure the learner was; null: not said */
/** @typedef {"right"|"partly"|"wrong"} Verdict */

/**
 * @param {string|undefined} text
 * @returns {Confidence}
 */
export const confidenceIn = (text) => (text === "sure" || text === "not-sure" || text === "guess" ? text : null);

/**
 * Set union, oldest first: the same, to the byte, whichever list comes first, however often.
 * @param {readonly Attempt[]} some
 * @param {readonly Attempt[]} others
 * @returns {Attempt[]}
 */
export function union(some, others) {
  /** @param {Attempt} attempt */
  const inOrder = (attempt) => Object.fromEntries(Object.entries(attempt).sort(([a], [b]) => (a < b ? -1 : 1)));
  const known = new Map([...some, ...others].map(inOrder).map((attempt) => [JSON.stringify(attempt), attempt]));
  return [.../** @type {Map<string, any>} */ (known)]
    .sort(([a, { at }], [b, { at: other }]) => at - other || (a < b ? -1 : 1))
    .map(([, attempt]) => attempt);
}

/**
 * @param {readonly Attempt[]} attempts oldest first
 * @param {string} check
 */
export const latest = (attempts, check) => attempts.findLast(({ id }) => id === check);

/**
 * @param {number} outcome
 * @returns {Verdict}
 */
export const verdictOf = (outcome) => (outcome === 1 ? "right" : outcome > 0 ? "partly" : "wrong");

/**
 * The least outcome that is no miss: half of what there is to say is well recalled.
 * @param {string} check
 */
export const enough = (check) => (check === "recall" ? 0.5 : 1);

/**
 * Where a question stands: "right" when each of its checks that was tried was right the last time.
 * An attempt at another revision, or at a check that is gone, shows only that the question was tried.
 * @param {readonly Attempt[]} attempts oldest first
 * @param {readonly (readonly [check: string, revision: string|undefined])[]} revisions as they are now
 */
export function progressOf(attempts, revisions) {
  const outcomes = revisions.flatMap(([check, revision]) => {
    const attempt = latest(attempts, check);
    return attempt && attempt.revision === revision ? [attempt.outcome] : [];
  });
  if (outcomes.length > 0 && outcomes.every((outcome) => outcome === 1)) return "right";
  return attempts.length > 0 ? "tried" : null;
}
