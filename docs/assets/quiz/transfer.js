// A learner's history as a file, out and in. What comes in is not trusted: all of it is checked. Touches no global.
import { union } from "./log.js";
import { migrated, SCHEMA } from "./migrations.js";

/** @typedef {import("./log.js").Attempt} Attempt */
/** @typedef {"too_large"|"unreadable"|"other_file"|"newer_file"} Refusal why nothing of a file was taken */
/** @typedef {{question: string, entry: unknown}} Aside what of a file could not be taken, as it stood there */
/**
 * @typedef {object} Read
 * @property {Refusal|null} refusal
 * @property {Map<string, Attempt[]>} logs by question, in the order of their ids; unknown questions too
 * @property {Aside[]} aside
 */

export const FORMAT = "ml-study-guide-progress";
/** No browser keeps more of a site than a quarter of this. In characters. */
export const LARGEST = 20_000_000;
/** What nests deeper than this was not written here, and might be too deep to be written again. */
const DEEPEST = 20;
/** The last moment that a date can have, in milliseconds. */
const LATEST = 8.64e15;
const ID = /^[a-z0-9][a-z0-9-]{2,59}$/;
const CONFIDENCES = [null, "sure", "not-sure", "guess"];

/**
 * @param {ReadonlyMap<string, readonly Attempt[]>} logs
 * @param {string} site the address of the site
 * @param {string} made when, in ISO 8601
 */
export function written(logs, site, made) {
  const questions = Object.fromEntries([...logs].sort(byId).map(([id, attempts]) => [id, union(attempts, [])]));
  return `${JSON.stringify({ format: FORMAT, version: SCHEMA, site, made, questions })}\n`;
}

/**
 * @param {readonly unknown[]} aside
 * @param {string} site
 * @param {string} made
 */
export const writtenAside = (aside, site, made) =>
  `${JSON.stringify({ format: FORMAT + "-aside", version: SCHEMA, site, made, aside }, null, 1)}\n`;

/**
 * @param {string} text of a file
 * @returns {Read}
 */
export function readFrom(text) {
  if (text.length > LARGEST) return refused("too_large");
  const file = parsed(text);
  if (!isObject(file) || !within(file, DEEPEST)) return refused("unreadable");
  const { format, version, questions } = file;
  if (format !== FORMAT || !Number.isSafeInteger(version) || !isObject(questions)) return refused("other_file");
  if (version > SCHEMA) return refused("newer_file");
  if (!migrated([], version)) return refused("other_file");
  /** @type {Read} */
  const read = { refusal: null, logs: new Map(), aside: [] };
  for (const [question, entries] of Object.entries(questions).sort(byId)) take(read, question, entries, version);
  return read;
}

/**
 * @param {Read} read
 * @param {string} question
 * @param {unknown} entries
 * @param {number} version
 */
function take(read, question, entries, version) {
  const attempts = ID.test(question) && Array.isArray(entries) ? migrated(entries, version) : null;
  if (!attempts || !Array.isArray(entries)) {
    read.aside.push({ question, entry: entries });
    return;
  }
  const good = attempts.filter(isTaken);
  if (good.length > 0) read.logs.set(question, union(good, []));
  attempts.forEach((attempt, index) => {
    if (!isTaken(attempt)) read.aside.push({ question, entry: entries[index] });
  });
}

/**
 * @param {any} entry
 * @returns {entry is Attempt}
 */
function isTaken(entry) {
  if (!isObject(entry)) return false;
  const { id, at, outcome, confidence, revision } = entry;
  return (
    typeof id === "string" &&
    ID.test(id) &&
    Number.isSafeInteger(at) &&
    at >= 0 &&
    at <= LATEST &&
    Number.isFinite(outcome) &&
    outcome >= 0 &&
    outcome <= 1 &&
    CONFIDENCES.includes(confidence) &&
    typeof revision === "string" &&
    "response" in entry
  );
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, any>}
 */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * @param {unknown} value
 * @param {number} deepest
 * @returns {boolean} whether nothing in it is nested deeper
 */
function within(value, deepest) {
  if (typeof value !== "object" || value === null) return true;
  return deepest > 0 && Object.values(value).every((part) => within(part, deepest - 1));
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * @param {Refusal} refusal
 * @returns {Read}
 */
const refused = (refusal) => ({ refusal, logs: new Map(), aside: [] });

/**
 * @param {readonly [string, unknown]} one
 * @param {readonly [string, unknown]} other
 */
const byId = ([one], [other]) => (one < other ? -1 : 1);
