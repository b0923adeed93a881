// What a page says of all questions. Touches no global.
import { mapIn } from "./json.js";

/**
 * @typedef {object} Asked a check, or the recall, by what tells it from others
 * @property {string} id
 * @property {string} kind
 * @property {string} revision
 * @property {readonly string[]} key the options that are right; empty where there are no options
 */

/**
 * @typedef {object} Entry a question
 * @property {string} id
 * @property {number} number
 * @property {string} title
 * @property {string} topic
 * @property {string} level
 * @property {string} page its own page, as a link from this one
 * @property {string} at its place in its topic, as a link from this page
 * @property {readonly string[]} aliases its former ids
 * @property {readonly Asked[]} checks the recall first
 */

/** @param {any} entry as the page writes it */
const entryOf = (entry) => ({
  ...entry,
  aliases: entry.aliases ?? [],
  checks: entry.checks.map((/** @type {string[]} */ [id, kind, revision, ...key]) => ({ id, kind, revision, key })),
});

/**
 * The questions in their order.
 * @param {string|undefined} text the `data-bank` of a page
 * @returns {Entry[]}
 */
export const entriesIn = (text) => (mapIn(text).get("questions") ?? []).map(entryOf);

/**
 * The topics in their order.
 * @param {string|undefined} text the `data-bank` of a page
 * @returns {{id: string, title: string}[]}
 */
export const topicsIn = (text) => mapIn(text).get("topics") ?? [];
