// A set of checks that was begun: a value, kept so that a reload loses nothing. Touches no global.

/**
 * @typedef {object} Session
 * @property {string} query the choice it came from, as in the address
 * @property {boolean} exam
 * @property {readonly string[]} paths each `question/check`
 * @property {number} at the place of the one that is shown
 * @property {number|null} ends when the time is over, in milliseconds since 1970; null: never
 * @property {boolean} done
 * @property {Readonly<Record<string, unknown>>} responses what was given, by path
 * @property {Readonly<Record<string, string>>} outcomes "right", "partly" or "wrong", by path
 * @property {readonly string[]} flagged paths
 */

/** @typedef {{topic: string, right: number, total: number}} Score */

const MORE = 5 * 60_000;

/** @param {import("../bank.js").Entry} entry */
export const pathsOf = ({ id, checks }) => checks.map((check) => `${id}/${check.id}`);

/**
 * @param {string} query
 * @param {import("./choice.js").Choice} choice
 * @param {readonly string[]} paths
 * @param {number} now
 * @returns {Session}
 */
export const begun = (query, { exam, minutes }, paths, now) => ({
  query,
  exam,
  paths,
  at: 0,
  ends: exam && minutes > 0 ? now + minutes * 60_000 : null,
  done: false,
  responses: {},
  outcomes: {},
  flagged: [],
});

/**
 * A session as it was kept, if it is one that can go on: of checks that are still there.
 * @param {any} value
 * @param {ReadonlySet<string>} known paths
 * @returns {Session|null}
 */
export function sessionIn(value, known) {
  const sound =
    typeof value?.query === "string" &&
    Array.isArray(value.paths) &&
    value.paths.length > 0 &&
    value.paths.every((/** @type {any} */ path) => known.has(path)) &&
    Number.isInteger(value.at) &&
    value.at >= 0 &&
    value.at < value.paths.length &&
    Array.isArray(value.flagged) &&
    typeof value.responses === "object" &&
    typeof value.outcomes === "object";
  return sound ? value : null;
}

/**
 * @param {Session} session
 * @param {string} path
 * @param {unknown} response null: taken back
 * @returns {Session}
 */
export function responded(session, path, response) {
  const { [path]: _, ...others } = session.responses;
  return { ...session, responses: response === null ? others : { ...others, [path]: response } };
}

/**
 * @param {Session} session
 * @param {string} path
 * @param {string} outcome
 * @returns {Session}
 */
export const judged = (session, path, outcome) => ({ ...session, outcomes: { ...session.outcomes, [path]: outcome } });

/**
 * @param {Session} session
 * @param {string} path
 */
export const isAnswered = ({ responses, outcomes }, path) => path in responses || path in outcomes;

/**
 * @param {Session} session
 * @param {number} at
 */
const movedTo = (session, at) => ({ ...session, at: Math.min(Math.max(at, 0), session.paths.length - 1) });

/** @param {Session} session */
function flagged(session) {
  const path = session.paths[session.at] ?? "";
  const others = session.flagged.filter((other) => other !== path);
  return { ...session, flagged: others.length < session.flagged.length ? others : [...others, path] };
}

/**
 * What each button does to a session, by its value.
 * @type {ReadonlyMap<string, (session: Session, place: number, now: number) => Session>}
 */
export const STEPS = new Map(
  Object.entries({
    back: (/** @type {Session} */ session) => movedTo(session, session.at - 1),
    next: (/** @type {Session} */ session) => movedTo(session, session.at + 1),
    go: (/** @type {Session} */ session, /** @type {number} */ place) => movedTo(session, place),
    flag: flagged,
    more: (/** @type {Session} */ session, /** @type {number} */ _, /** @type {number} */ now) => ({
      ...session,
      ends: session.ends === null ? null : Math.max(session.ends, now) + MORE,
    }),
    end: (/** @type {Session} */ session) => ({ ...session, done: true }),
  }),
);

/**
 * How many were right, topic by topic, in the order of the topics.
 * @param {Session} session
 * @param {readonly string[]} topics
 * @param {(path: string) => string|undefined} topicOf
 * @returns {Score[]}
 */
export const scores = (session, topics, topicOf) =>
  topics
    .map((topic) => {
      const paths = session.paths.filter((path) => topicOf(path) === topic);
      return { topic, right: paths.filter((path) => session.outcomes[path] === "right").length, total: paths.length };
    })
    .filter(({ total }) => total > 0);
