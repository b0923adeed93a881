// What is shared of a question: as Markdown, as a citation, as a report of a mistake.
import { word } from "../words.js";
import { blocks, inline } from "./markdown.js";

/**
 * @typedef {{id: string, number: string, title: string, url: string}} Shared
 */

/**
 * The question with its link and its first check; the answer where it can be opened.
 * @param {Element} question
 * @param {Shared} shared
 */
export function asMarkdown(question, { number, url }) {
  const heading = question.querySelector("h1, h2, h3, h4");
  const check = question.querySelector("quiz-check");
  const right = [...(check?.querySelectorAll('.check-feedback li[data-mark="right"] > .feedback-option') ?? [])];
  const answer = [...question.querySelectorAll(".answer-short, .answer-explanation, .question-note")].map(blocks);
  return [
    `**[Q${number}](${url})** ${heading ? inline(heading) : ""}`,
    ...[...(check?.querySelectorAll(".check-stem") ?? [])].map(blocks),
    options(check),
    `<details>\n<summary>${word("share_answer")}</summary>`,
    ...answer,
    right.map((option) => `- ${inline(option)}`).join("\n"),
    "</details>",
  ].filter(Boolean).join("\n\n");
}

/**
 * @param {Shared} shared
 * @param {DOMStringMap} site
 */
export function asCitation({ id, number, title, url }, site) {
  const fields = {
    title: `{${tex(title)}}`,
    howpublished: tex(site.name ?? ""),
    year: site.year ?? "",
    note: word("share_note", { number }),
    url,
  };
  const lines = Object.entries(fields).filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}},`);
  return `@misc{${id},\n${lines.join("\n")}\n}\n`;
}

/**
 * What shows the question on another site.
 * @param {Shared} shared
 * @returns {string|null} null where the link is not to the question's own page, which has its frame beside it
 */
export function asFrame({ number, title, url }) {
  const source = url.replace(/\/q\/([^/]+)\/$/, "/embed/$1/");
  if (source === url) return null;
  const safe = (/** @type {string} */ text) =>
    text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
  const label = safe(`Q${number}: ${title}`);
  const style = "width:100%;height:40rem;border:0";
  return `<iframe src="${safe(source)}" title="${label}" loading="lazy" style="${style}"></iframe>\n`;
}

/**
 * Where a mistake is reported, with the question named already.
 * @param {Shared} shared
 * @param {string|undefined} template an address with {title} and {body} in it
 * @returns {string|null} null where there is none, or it leads to nothing that a reader can be sent to
 */
export function reportAddress({ id, number, url }, template) {
  const values = /** @type {Record<string, string>} */ ({
    title: word("share_report_title", { id, number }),
    body: word("share_report_body", { id, url }),
  });
  const address = (template ?? "").replace(/\{(title|body)\}/g, (_, name) => encodeURIComponent(values[name] ?? ""));
  return /^(https:\/\/|mailto:)/.test(address) ? address : null;
}

/** @param {Element|null} check */
function options(check) {
  const items = [...(check?.querySelectorAll(".check-option") ?? [])].map((option) => `- [ ] ${inline(option)}`);
  const menu = [...(check?.querySelectorAll(".check-menu li") ?? [])].map((entry) => `  - ${inline(entry)}`);
  return [...items, ...menu].join("\n");
}

/** @param {string} text */
function tex(text) {
  const names = /** @type {Record<string, string>} */ ({ "\\": "backslash", "~": "asciitilde", "^": "asciicircum" });
  return text.replace(/[\\~^&%$#_{}]/g, (sign) => (names[sign] ? `\\text${names[sign]}{}` : `\\${sign}`));
}
