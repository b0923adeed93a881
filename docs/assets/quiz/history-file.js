// A learner's history as a file, out and in. A file is not trusted: all of it is checked. Pure.
import { SCHEMA, union } from "./history.js";

/** @typedef {import("./history.js").Attempt} Attempt */
/** @typedef {"too_large"|"unreadable"|"other_file"|"newer_file"} Refusal why nothing was taken from a file */
/** @typedef {{question: string, entry: unknown}} Aside an entry of a file that could not be taken, as it was */
/**
 * @typedef {object} ParsedFile
 * @property {Refusal|null} refusal
 * @property {Map<string, Attempt[]>} logs by question, in the order of their ids; unknown questions too
 * @property {Aside[]} aside
 */

export const FORMAT = "ml-study-guide-progress";
/** No browser stores more for a site than a quarter of this. In characters. */
export const LARGEST = 20_000_000;
/** Anything nested deeper was not written by this site, and may be too deep to be written again. */
const DEEPEST = 20;
/** The last moment a date can have, in milliseconds. */
const LATEST = 8.64e15;
const ID = /^[a-z0-9][a-z0-9-]{2,59}$/;
const CONFIDENCES = [null, "sure", "not-sure", "guess"];

/**
 * @param {ReadonlyMap<string, readonly Attempt[]>} logs
 * @param {string} site the address of the site
 * @param {string} made when, in ISO 8601
 */
export function exportHistory(logs, site, made) {
  const questions = Object.fromEntries([...logs].sort(byId).map(([id, attempts]) => [id, union(attempts, [])]));
  return `${JSON.stringify({ format: FORMAT, version: SCHEMA, site, made, questions })}\n`;
}

/**
 * @param {readonly unknown[]} aside
 * @param {string} site
 * @param {string} made
 */
export const exportAside = (aside, site, made) =>
  `${JSON.stringify({ format: FORMAT + "-aside", version: SCHEMA, site, made, aside }, null, 1)}\n`;

/**
 * @param {string} text of a file
 * @returns {ParsedFile}
 */
export function parseHistory(text) {
  if (text.length > LARGEST) return refused("too_large");
  const file = parsed(text);
  if (!isObject(file) || !within(file, DEEPEST)) return refused("unreadable");
  const { format, version, questions } = file;
  if (format !== FORMAT || !Number.isSafeInteger(version) || !isObject(questions)) return refused("other_file");
  if (version > SCHEMA) return refused("newer_file");
  if (version < SCHEMA) return refused("other_file");
  /** @type {ParsedFile} */
  const read = { refusal: null, logs: new Map(), aside: [] };
  for (const [question, entries] of Object.entries(questions).sort(byId)) take(read, question, entries);
  return read;
}

/**
 * @param {ParsedFile} read
 * @param {string} question
 * @param {unknown} entries
 */
function take(read, question, entries) {
  if (!ID.test(question) || !Array.isArray(entries)) {
    read.aside.push({ question, entry: entries });
    return;
  }
  const sound = entries.filter(isSound);
  if (sound.length > 0) read.logs.set(question, union(sound, []));
  for (const entry of entries) if (!isSound(entry)) read.aside.push({ question, entry });
}

/**
 * @param {any} entry
 * @returns {entry is Attempt}
 */
function isSound(entry) {
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
 * @returns {ParsedFile}
 */
const refused = (refusal) => ({ refusal, logs: new Map(), aside: [] });

/**
 * @param {readonly [string, unknown]} one
 * @param {readonly [string, unknown]} other
 */
const byId = ([one], [other]) => (one < other ? -1 : 1);
