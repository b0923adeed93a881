// A practice set: the filter that its address states, the checks it picks, and the state of going through it. Pure.

/** @typedef {import("./bank.js").Entry} Entry */

/**
 * @typedef {object} Filter an empty list means all
 * @property {readonly string[]} topics
 * @property {readonly string[]} levels
 * @property {readonly string[]} kinds
 * @property {boolean} missed only checks missed at the latest attempt
 * @property {number} length the most checks
 * @property {boolean} inOrder in the order of the guide, not mixed
 * @property {boolean} exam no feedback before the end
 * @property {number} minutes of an exam; 0: no limit
 * @property {number|null} seed of a mixed order: the same seed gives the same set
 */

const LONGEST = 100;

/**
 * @param {string|null} text
 * @param {number} fallback
 * @param {number} most
 */
function parseWhole(text, fallback, most) {
  const value = Math.floor(Number(text));
  return text && value >= 0 && value <= most ? value : fallback;
}

/**
 * The values of a parameter: `topic=a&topic=b`, or by hand `topics=a,b`.
 * @param {URLSearchParams} query
 * @param {string} name
 */
const valuesIn = (query, name) =>
  [...query.getAll(name), ...query.getAll(name + "s")].flatMap((value) => value.split(",")).filter(Boolean);

/**
 * @param {URLSearchParams} query of any address: a parameter that is missing or wrong has its default
 * @returns {Filter}
 */
export const parseFilter = (query) => ({
  topics: valuesIn(query, "topic"),
  levels: valuesIn(query, "level"),
  kinds: valuesIn(query, "kind"),
  missed: query.get("only") === "missed",
  length: parseWhole(query.get("length"), 10, LONGEST) || 10,
  inOrder: query.get("order") === "guide",
  exam: query.get("mode") === "exam",
  minutes: parseWhole(query.get("minutes"), 0, 600),
  seed: query.has("seed") ? parseWhole(query.get("seed"), 0, 2 ** 32) : null,
});

/**
 * Numbers from 0 to 1, the same for the same seed: mulberry32, by Tommy Ettinger (public domain).
 * @param {number} seed
 */
export function seededRandom(seed) {
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
 * The checks that a filter allows, each as `question/check`, in the order of the guide. A recall is graded by the learner:
 * it is asked only where it is chosen, and never in an exam.
 * @param {Filter} filter
 * @param {readonly Entry[]} entries
 * @param {(question: string, check: import("./bank.js").BankCheck) => boolean} isMissed
 */
export const matchingChecks = (filter, entries, isMissed) =>
  entries
    .filter(({ topic, level }) => fits(filter.topics, topic) && fits(filter.levels, level))
    .flatMap(({ id, checks }) =>
      checks
        .filter(({ kind }) => (kind === "recall" ? filter.kinds.includes(kind) && !filter.exam : fits(filter.kinds, kind)))
        .filter((check) => !filter.missed || isMissed(id, check))
        .map((check) => `${id}/${check.id}`),
    );

/**
 * As many checks as the filter asks for: the first ones in the order of the guide, or a mixed selection.
 * @param {Filter} filter
 * @param {readonly string[]} checks
 * @param {number} seed
 */
export function pickChecks(filter, checks, seed) {
  if (filter.inOrder) return checks.slice(0, filter.length);
  const random = seededRandom(seed);
  return checks
    .map((path) => /** @type {const} */ ([random(), path]))
    .sort(([a], [b]) => a - b)
    .slice(0, filter.length)
    .map(([, path]) => path);
}

/** @param {HTMLFormElement} form */
export function queryOf(form) {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) query.append(name, String(value));
  return query;
}

/**
 * Fills in the form from an address.
 * @param {HTMLFormElement} form
 * @param {URLSearchParams} query
 */
export function fillForm(form, query) {
  const filter = parseFilter(query);
  const ticked = [
    ...filter.topics.map((value) => "topic=" + value),
    ...filter.levels.map((value) => "level=" + value),
    ...filter.kinds.map((value) => "kind=" + value),
    ...(filter.missed ? ["only=missed"] : []),
    filter.inOrder ? "order=guide" : "order=mixed",
    filter.exam ? "mode=exam" : "mode=practice",
  ];
  for (const input of form.querySelectorAll("input")) {
    if (input.type === "number") input.value = String(input.name === "length" ? filter.length : filter.minutes);
    else input.checked = ticked.includes(`${input.name}=${input.value}`);
  }
}

/**
 * @typedef {object} Session
 * @property {string} query the filter it was made from, as in the address
 * @property {boolean} exam
 * @property {readonly string[]} paths each `question/check`
 * @property {number} at the index of the check that is shown
 * @property {number|null} ends when the time is up, in milliseconds since 1970; null: never
 * @property {boolean} done
 * @property {Readonly<Record<string, unknown>>} responses the responses, by path
 * @property {Readonly<Record<string, string>>} outcomes "right", "partly" or "wrong", by path
 * @property {readonly string[]} flagged paths
 */

/** @typedef {{topic: string, right: number, total: number}} Score */

const MORE_TIME = 5 * 60_000;
const LONGEST_QUERY = 2000;
const OUTCOMES = ["right", "partly", "wrong"];

/** @param {import("./bank.js").Entry} entry */
export const checkPaths = ({ id, checks }) => checks.map((check) => `${id}/${check.id}`);

/**
 * @param {string} query
 * @param {Filter} filter
 * @param {readonly string[]} paths
 * @param {number} now
 * @returns {Session}
 */
export const startSession = (query, { exam, minutes }, paths, now) => ({
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
 * A stored session, if it can go on: it has the form of one, and all of its checks exist.
 * @param {any} value
 * @param {ReadonlySet<string>} known checks, each as `question/check`
 * @returns {Session|null}
 */
export function parseSession(value, known) {
  if (!isRecord(value) || !isRecord(value.responses) || !isRecord(value.outcomes)) return null;
  const { query, exam, paths, at, ends, done, responses, outcomes, flagged } = value;
  const arePaths = (/** @type {unknown} */ list) =>
    Array.isArray(list) && list.length <= LONGEST && list.every((path) => known.has(path));
  const isSound =
    typeof query === "string" &&
    query.length <= LONGEST_QUERY &&
    arePaths(paths) &&
    Number.isInteger(at) &&
    at >= 0 &&
    at < paths.length &&
    (ends === null || Number.isFinite(ends)) &&
    Object.values(outcomes).every((outcome) => OUTCOMES.includes(outcome)) &&
    arePaths(flagged);
  return isSound ? { query, exam: exam === true, paths, at, ends, done: done === true, responses, outcomes, flagged } : null;
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, any>}
 */
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * @param {Session} session
 * @param {string} path
 * @param {unknown} response null: withdrawn
 * @returns {Session}
 */
export function setResponse(session, path, response) {
  const { [path]: _, ...others } = session.responses;
  return { ...session, responses: response === null ? others : { ...others, [path]: response } };
}

/**
 * @param {Session} session
 * @param {string} path
 * @param {string} outcome
 * @returns {Session}
 */
export const setOutcome = (session, path, outcome) => ({ ...session, outcomes: { ...session.outcomes, [path]: outcome } });

/**
 * @param {Session} session
 * @param {string} path
 */
export const isAnswered = ({ responses, outcomes }, path) => path in responses || path in outcomes;

/**
 * @param {Session} session
 * @param {number} at
 */
const moveTo = (session, at) => ({ ...session, at: Math.min(Math.max(at, 0), session.paths.length - 1) });

/** @param {Session} session */
function toggleFlag(session) {
  const path = session.paths[session.at] ?? "";
  const others = session.flagged.filter((other) => other !== path);
  return { ...session, flagged: others.length < session.flagged.length ? others : [...others, path] };
}

/**
 * What each button does to a session, by the button's value.
 * @type {ReadonlyMap<string, (session: Session, place: number, now: number) => Session>}
 */
export const STEPS = new Map(
  Object.entries({
    back: (/** @type {Session} */ session) => moveTo(session, session.at - 1),
    next: (/** @type {Session} */ session) => moveTo(session, session.at + 1),
    go: (/** @type {Session} */ session, /** @type {number} */ place) => moveTo(session, place),
    flag: toggleFlag,
    more: (/** @type {Session} */ session, /** @type {number} */ _, /** @type {number} */ now) => ({
      ...session,
      ends: session.ends === null ? null : Math.max(session.ends, now) + MORE_TIME,
    }),
    end: (/** @type {Session} */ session) => ({ ...session, done: true }),
  }),
);

/**
 * The number of right answers by topic, in the order of the topics.
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
