// Attempts at checks: functions of lists of them, and the log in the browser's storage. Sites of one origin share it: each
// keeps to its own path.

/**
 * One submission of a check, as it is stored.
 * @typedef {object} Attempt
 * @property {string} id the check's id within its question; "recall" for the question itself
 * @property {number} at milliseconds since 1970
 * @property {unknown} response what the learner gave, as its kind reads it
 * @property {number} outcome from 0 (wrong) to 1 (right)
 * @property {Confidence} confidence
 * @property {string} revision of the gradable part that was answered
 */

/** @typedef {"sure"|"not-sure"|"guess"|null} Confidence null: not stated */
/** @typedef {"right"|"partly"|"wrong"} Verdict */
/** @typedef {{id: string, aliases?: readonly string[], revision?: string|undefined}} Check `aliases`: its former ids */

/** The schema of the log: the number in each key, and the version of an exported file. */
export const SCHEMA = 1;
/** How far clocks may differ, in milliseconds, before one of them is wrong. */
const CLOCK_SKEW = 6e4;

/**
 * @param {string|undefined} text
 * @returns {Confidence}
 */
export const parseConfidence = (text) =>
  /** @type {Confidence} */ (["sure", "not-sure", "guess"].find((confidence) => confidence === text) ?? null);

/** The JSON of attempts whose keys are in order: with thousands of attempts, making it takes most of a union's time. */
const texts = /** @type {WeakMap<Attempt, string>} */ (new WeakMap());

/**
 * @param {Attempt} attempt
 * @returns {Attempt} the same, its keys in order
 */
function normalize(attempt) {
  if (texts.has(attempt)) return attempt;
  const entries = Object.entries(attempt).sort(([some], [other]) => (some < other ? -1 : 1));
  const normalized = /** @type {any} */ (Object.fromEntries(entries));
  texts.set(normalized, JSON.stringify(normalized));
  return normalized;
}

/**
 * Set union, oldest first: the same to the byte, whichever list comes first, however often.
 * @param {readonly Attempt[]} some
 * @param {readonly Attempt[]} others
 * @returns {Attempt[]}
 */
export function union(some, others) {
  const known = new Map([...some, ...others].map(normalize).map((attempt) => [texts.get(attempt) ?? "", attempt]));
  return [...known]
    .sort(([a, { at }], [b, { at: other }]) => at - other || (a < b ? -1 : 1))
    .map(([, attempt]) => attempt);
}

/**
 * @param {any} entry
 * @returns {entry is Attempt}
 */
const isAttempt = (entry) =>
  typeof entry?.id === "string" &&
  typeof entry.revision === "string" &&
  Number.isFinite(entry.at) &&
  Number.isFinite(entry.outcome);

/**
 * The attempts in a stored text, oldest first; `sound` when it holds nothing else.
 * @param {string|null} text
 * @returns {{attempts: Attempt[], sound: boolean}}
 */
export function parseAttempts(text) {
  try {
    const entries = JSON.parse(text ?? "[]");
    const attempts = entries.filter(isAttempt);
    return { attempts: union(attempts, []), sound: attempts.length === entries.length };
  } catch {
    return { attempts: [], sound: false };
  }
}

/**
 * The attempts at a check, under all of its ids. Attempts dated in the future (the clock was wrong) are left out, unless
 * there are no others: they would stay the latest ones for years.
 * @param {readonly Attempt[]} attempts oldest first
 * @param {Check} check
 * @param {number} now
 */
export function attemptsAt(attempts, { id, aliases = [] }, now) {
  const all = attempts.filter((attempt) => attempt.id === id || aliases.includes(attempt.id));
  const past = all.filter(({ at }) => at <= now + CLOCK_SKEW);
  return past.length > 0 ? past : all;
}

/**
 * @param {readonly Attempt[]} attempts oldest first
 * @param {Check} check
 * @param {number} now
 */
export const latest = (attempts, check, now) => attemptsAt(attempts, check, now).at(-1);

/**
 * @param {number} outcome
 * @returns {Verdict}
 */
export const verdictOf = (outcome) => (outcome === 1 ? "right" : outcome > 0 ? "partly" : "wrong");

/**
 * The least outcome that is not a miss. Half of the key points is a good recall.
 * @param {string} check
 */
export const passThreshold = (check) => (check === "recall" ? 0.5 : 1);

/**
 * The state of a question: "right" when the latest attempt at each check that was tried was right.
 * An attempt at another revision, or at a removed check, shows only that the question was tried.
 * @param {readonly Attempt[]} attempts oldest first
 * @param {readonly Check[]} checks as they are now
 * @param {number} now
 */
export function progressOf(attempts, checks, now) {
  const outcomes = checks.flatMap((check) => {
    const attempt = latest(attempts, check, now);
    return attempt && attempt.revision === check.revision ? [attempt.outcome] : [];
  });
  if (outcomes.length > 0 && outcomes.every((outcome) => outcome === 1)) return "right";
  return attempts.length > 0 ? "tried" : null;
}

/** @typedef {"not_kept_blocked"|"not_kept_full"|"set_aside"|null} Reason why attempts were not simply stored */
/** @typedef {{text: string|null, attempts: Attempt[], sound: boolean}} Stored */

const { pathname } = new URL(import.meta.url);
/** What each key begins with: the path of the site, and a name. */
export const PREFIX = pathname.slice(0, pathname.lastIndexOf("/assets/") + 1) + "quiz:";
export const FORGOTTEN = PREFIX + "forgotten";

/** @param {string} question */
export const keyOf = (question) => PREFIX + SCHEMA + ":" + question;

/**
 * Writes a text; throws where it is not kept: some browsers drop it without a word.
 * @param {string} key
 * @param {string} text
 */
export function put(key, text) {
  localStorage.setItem(key, text);
  if (localStorage.getItem(key) !== text) throw new Error("dropped");
}

/**
 * @param {unknown} error that storage threw
 * @returns {Reason}
 */
export const reasonOf = (error) => (/quota/i.test(String(error)) ? "not_kept_full" : "not_kept_blocked");

/** What was read or written last. @type {Map<string, Stored>} */
const cache = new Map();

/**
 * @param {string} question
 * @returns {Stored} throws where storage is blocked
 */
function read(question) {
  const text = localStorage.getItem(keyOf(question));
  const known = cache.get(question);
  if (known && known.text === text) return known;
  const stored = { text, ...parseAttempts(text) };
  cache.set(question, stored);
  return stored;
}

/**
 * The attempts stored for a question, oldest first; none where storage is blocked.
 * @param {string} question
 */
export function readAttempts(question) {
  try {
    return read(question).attempts;
  } catch {
    return [];
  }
}

/** @param {string} question */
function freeKeyOf(question) {
  const key = PREFIX + "broken:" + question + ":";
  let at = Date.now();
  while (localStorage.getItem(key + at) !== null) at += 1;
  return key + at;
}

/**
 * Stores a question's attempts. A text there that cannot be read is copied out of the way first; where even that fails
 * it is left as it is.
 * @param {string} question
 * @param {Attempt[]} attempts a union
 * @returns {Reason}
 */
export function writeAttempts(question, attempts) {
  try {
    const { text, sound } = read(question);
    if (!sound) put(freeKeyOf(question), text ?? "");
    const written = JSON.stringify(attempts);
    put(keyOf(question), written);
    cache.set(question, { text: written, attempts, sound: true });
    return sound ? null : "set_aside";
  } catch (error) {
    return reasonOf(error);
  }
}

/** When the history was last forgotten: earlier attempts are not put back. */
function forgottenAt() {
  try {
    const at = Number(localStorage.getItem(FORGOTTEN));
    return at < 8.64e15 ? at : 0; // no later time exists, and every attempt would be forgotten
  } catch {
    return 0;
  }
}

/** The attempts as a page sees them: those in storage, and those it has added, stored or not. */
export class History {
  #added = /** @type {Map<string, Attempt[]>} */ (new Map());
  /** The last union for each question, and the lists and attempts it was made from. */
  #unions = /** @type {Map<string, {parts: (Attempt|Attempt[])[], all: Attempt[]}>} */ (new Map());
  #last = 0;

  /**
   * Two tabs that write one key at once do not see each other's text, and the later one wins.
   * So whenever another tab may have written, missing attempts are put back.
   */
  listen() {
    addEventListener("storage", this);
    document.addEventListener("visibilitychange", this);
    return this;
  }

  /** @param {Event} event */
  handleEvent(event) {
    const key = event instanceof StorageEvent ? event.key : null;
    for (const question of this.#added.keys()) {
      if (key === null || key === keyOf(question)) this.#repair(question);
    }
  }

  /**
   * The attempts at a question, oldest first.
   * @param {string} question
   * @param {readonly string[]} [aliases] former ids of the question, whose attempts are its own
   */
  read(question, aliases = []) {
    const since = forgottenAt();
    const lists = [question, ...aliases].map(readAttempts).filter((list) => list.length > 0);
    const [first = []] = lists;
    const missing = (this.#added.get(question) ?? []).filter((attempt) => attempt.at > since && !first.includes(attempt));
    if (lists.length < 2 && missing.length === 0) return first;
    // A new attempt comes last: with thousands before it a union would block the page.
    if (lists.length < 2 && missing.length === 1 && (missing[0]?.at ?? 0) > (first.at(-1)?.at ?? 0)) return [...first, ...missing];
    const parts = [...lists, ...missing];
    const known = this.#unions.get(question);
    if (known?.parts.length === parts.length && known.parts.every((part, at) => part === parts[at])) return known.all;
    const all = union(lists.flat(), missing);
    this.#unions.set(question, { parts, all });
    return all;
  }

  /**
   * @param {string} question
   * @param {Omit<Attempt, "at">} attempt
   */
  append(question, attempt) {
    const now = Date.now();
    // Two attempts of one moment would be one in a set, and none is older than the last forgetting.
    // After a clock that was far ahead was set right, its time is not continued.
    const next = this.#last - now < CLOCK_SKEW ? this.#last + 1 : 0;
    let at = Math.max(now, next, forgottenAt() + 1);
    const taken = new Set(this.read(question).map((other) => other.at));
    while (taken.has(at)) at += 1;
    this.#last = at;
    const [added] = /** @type {[Attempt]} */ (union([{ ...attempt, at }], []));
    this.#added.set(question, [...(this.#added.get(question) ?? []), added]);
    return writeAttempts(question, this.read(question));
  }

  /** @param {string} question */
  #repair(question) {
    const attempts = this.read(question);
    if (attempts.length > readAttempts(question).length) writeAttempts(question, attempts);
  }
}

/** The one history of a page. */
export const history = new History();
