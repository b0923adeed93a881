// What is shared of a question: as Markdown that forums and chats read, as a citation, a frame, or a report of a mistake.
import { t } from "./strings.js";

const MARKS = /** @type {Record<string, string>} */ ({ EM: "*", STRONG: "**" });
const LEFT_OUT = "button, input, select, .feedback-mark, .question-number, .question-label, .headerlink, .quiz-status";

/**
 * @typedef {{id: string, number: string, title: string, url: string}} Shared
 */

/**
 * The question with its link and its first check; the answer in a part that can be opened.
 * @param {Element} question
 * @param {Shared} shared
 */
export function asMarkdown(question, { number, url }) {
  const heading = question.querySelector("h1, h2, h3, h4");
  const check = question.querySelector("quiz-check");
  const right = [...(check?.querySelectorAll('.check-feedback li[data-mark="right"] > .feedback-option') ?? [])];
  const answer = [...question.querySelectorAll(".answer-short, .answer-explanation, .question-note")].map(blocks);
  const verdict = question.querySelector(".answer-verdict")?.textContent;
  const points = [...question.querySelectorAll(".recall-points label")].map((point) => `- ${inline(point)}`);
  return [
    `**[Q${number}](${url})** ${heading ? inline(heading) : ""}`,
    ...[...(check?.querySelectorAll(".check-stem") ?? [])].map(blocks),
    options(check),
    `<details>\n<summary>${t("share_answer")}</summary>`,
    `**${t("share_short")}**` + (verdict ? ` (${verdict})` : ""),
    ...answer,
    points.length > 0 ? `**${t("share_points")}**` : "",
    points.join("\n"),
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
    note: t("share_note", { number }),
    url,
  };
  const lines = Object.entries(fields).filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}},`);
  return `@misc{${id},\n${lines.join("\n")}\n}\n`;
}

/**
 * The HTML that shows the question on another site.
 * @param {Shared} shared
 * @returns {string|null} null where the link is not to the question's own page
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
 * The address to report a mistake, with the question filled in.
 * @param {Shared} shared
 * @param {string|undefined} template an address with {title} and {body} in it
 * @returns {string|null} null where there is none, or it is not an address for readers
 */
export function reportAddress({ id, number, url }, template) {
  const values = /** @type {Record<string, string>} */ ({
    title: t("share_report_title", { id, number }),
    body: t("share_report_body", { id, url }),
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

/**
 * The blocks of an element, with a blank line between them.
 * @param {Element} element
 * @returns {string}
 */
function blocks(element) {
  const parts = /** @type {string[]} */ ([]);
  let line = "";
  const end = () => {
    if (line.trim()) parts.push(line.trim());
    line = "";
  };
  for (const node of element.childNodes) {
    const block = node instanceof Element ? blockOf(node) : null;
    if (block === null) {
      line += inlineOf(node);
    } else {
      end();
      if (block) parts.push(block);
    }
  }
  end();
  return parts.join("\n\n");
}

/**
 * An element's text on one line.
 * @param {Node} node
 */
function inline(node) {
  return [...node.childNodes].map(inlineOf).join("").replace(/\s+/g, " ").trim();
}

/**
 * @param {Element} element
 * @returns {string|null} null where it is no block
 */
function blockOf(element) {
  if (element.matches("pre")) return fenced(element.textContent ?? "");
  if (element.matches("p, div, aside, section, blockquote")) return blocks(element);
  if (!element.matches("ul, ol")) return null;
  const mark = (/** @type {number} */ at) => (element.matches("ol") ? `${at + 1}. ` : "- ");
  return [...element.children].map((item, at) => mark(at) + blocks(item).replace(/\n+/g, "\n  ")).join("\n");
}

/**
 * @param {Node} node
 * @returns {string}
 */
function inlineOf(node) {
  if (!(node instanceof Element)) return escaped((node.textContent ?? "").replace(/\s+/g, " "));
  if (node.matches(LEFT_OUT)) return "";
  if (node.localName === "math") return linear(node).replace(/\s+/g, " ").trim();
  if (node.localName === "code") return coded(node.textContent ?? "");
  const text = [...node.childNodes].map(inlineOf).join("");
  if (node instanceof HTMLAnchorElement) return `[${text}](${node.href})`;
  const mark = MARKS[node.nodeName] ?? "";
  return `${mark}${text}${mark}`;
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[\\`*_[\]<>]/g, "\\$&");
}

/** @param {string} text */
function coded(text) {
  return text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``;
}

/** @param {string} text */
function fenced(text) {
  const fence = text.includes("```") ? "````" : "```";
  return `${fence}\n${text.trimEnd()}\n${fence}`;
}

/**
 * MathML on one line: fractions with a slash, superscripts after a caret.
 * @param {Element} math
 * @returns {string}
 */
function linear(math) {
  const parts = [...math.children].map(linear);
  const [first = "", second = "", third = ""] = parts;
  const name = math.localName;
  // Keeps a sum apart from its terms.
  const apart = math.firstElementChild?.localName === "mo" ? " " : "";
  // Invisible operators of multiplication and function application.
  if (!math.children.length) return escaped((math.textContent ?? "").replace(/[\u2061-\u2064]/g, " "));
  if (name === "mfrac") return `${grouped(first)}/${grouped(second)}`;
  if (name === "msup" || name === "mover") return `${first}^${grouped(second)}`;
  if (name === "msub" || name === "munder") return `${first}\\_${grouped(second)}${apart}`;
  if (name === "msubsup" || name === "munderover") return `${first}\\_${grouped(second)}^${grouped(third)}${apart}`;
  if (name === "msqrt") return `√(${parts.join("")})`;
  if (name === "mroot") return `(${first})^(1/${second})`;
  return parts.join(name === "mtable" ? "; " : name === "mtr" ? " " : "");
}

/** @param {string} text */
function grouped(text) {
  return text.length > 1 ? `(${text})` : text;
}
