// What was found, as the theme's list of results shows it.
import { plainText } from "./engine.js";
import { placed } from "./words.js";

/**
 * @typedef {import("./engine.js").Entry} Entry
 * @typedef {import("./engine.js").Found} Found
 * @typedef {{location: string, title: string, text: string, tags?: string[], score: number,
 *   terms: Record<string, boolean>}} Item
 */

const MOST = 20;
/** What is that much weaker than the best has been found by accident. */
const WEAK = 0.05;
const NAMES = 3;
const SNIPPET = 160;

/**
 * Groups as the theme expects them: a question for itself, parts of a page after one another with their page.
 * @param {Found[]} found the best first
 * @param {Entry[]} entries
 * @returns {Item[][]}
 */
export function groups(found, entries) {
  const least = (found[0]?.score ?? 0) * WEAK;
  const shown = found.filter(({ score }) => score >= least).slice(0, MOST);
  const pages = /** @type {Map<string, Item[]>} */ (new Map());
  const all = /** @type {Item[][]} */ ([]);
  for (const each of shown) {
    const page = each.entry.location.replace(/#.*/, "");
    const group = each.entry.name ? undefined : pages.get(page);
    if (group) group.push(item(each));
    else all.push([item(each)]);
    if (!group && !each.entry.name) pages.set(page, /** @type {Item[]} */ (all.at(-1)));
  }
  // The theme takes the page of a group for its heading.
  for (const [page, group] of pages) {
    const entry = entries.find(({ location }) => location === page);
    if (entry && !group.some(({ location }) => location === page))
      group.push(item({ entry, score: 0, matched: new Map(), terms: [] }));
  }
  return all;
}

/**
 * The rest of the word that is being typed, where the best result has one.
 * @param {Found|undefined} best
 * @param {string} typed
 * @returns {string[]}
 */
export function completed(best, typed) {
  const last = typed.split(/[\s-]+/).at(-1)?.toLowerCase();
  if (!best || !last) return [];
  const { title, name, keywords } = best.entry;
  const words = [name ?? "", ...(keywords ?? []), plainText(title)].join(" ").toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return words.filter((word) => word.startsWith(last)).slice(0, 1);
}

/**
 * A text as HTML, the words that were found marked.
 * @param {string} text
 * @param {Set<string>} terms
 */
export function marked(text, terms) {
  const words = placed(text);
  const alone = words.map(({ word }) => terms.has(word));
  // Two words that were typed as one.
  const pair = words.map(({ word }, at) => !alone[at] && !alone[at + 1] && terms.has(`${word}${words[at + 1]?.word}`));
  const hit = words.map((_, at) => alone[at] || pair[at] || pair[at - 1]);
  let html = "";
  let done = 0;
  words.forEach(({ start, end }, at) => {
    if (!hit[at]) return;
    html += `${escaped(text.slice(done, start))}<mark>${escaped(text.slice(start, end))}</mark>`;
    done = end;
  });
  return html + escaped(text.slice(done));
}

/** @param {Found} found */
function item({ entry, score, matched, terms }) {
  const known = new Set(terms);
  const names = (entry.keywords ?? []).map((name) => marked(name, known)).filter((html) => html.includes("<mark>"));
  const made = /** @type {Item} */ ({
    location: entry.location,
    title: marked(plainText(entry.title), known),
    text: entry.name ? "" : marked(snippet(plainText(entry.text), known), known),
    score,
    terms: Object.fromEntries(matched),
  });
  if (entry.tags) made.tags = [...entry.tags.map(escaped), ...names.slice(0, NAMES)];
  return made;
}

/**
 * The part of a text in which the first word that was found stands.
 * @param {string} text
 * @param {Set<string>} terms
 */
function snippet(text, terms) {
  const first = placed(text).find(({ word }) => terms.has(word))?.start ?? 0;
  const start = first < SNIPPET / 2 ? 0 : text.indexOf(" ", first - SNIPPET / 2) + 1;
  const end = start + SNIPPET < text.length ? text.lastIndexOf(" ", start + SNIPPET) : text.length;
  return `${start ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
