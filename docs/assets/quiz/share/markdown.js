// What stands on the page, as Markdown that forums and chats read; a formula as a line of text.

const MARKS = /** @type {Record<string, string>} */ ({ EM: "*", STRONG: "**" });
const LEFT_OUT = "button, input, select, .feedback-mark, .question-number, .question-label, .headerlink, .quiz-status";

/**
 * The blocks of an element, with a blank line between them.
 * @param {Element} element
 * @returns {string}
 */
export function blocks(element) {
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
export function inline(node) {
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
 * MathML on a line: a fraction with a slash, what is raised after a caret.
 * @param {Element} math
 * @returns {string}
 */
function linear(math) {
  const parts = [...math.children].map(linear);
  const [first = "", second = "", third = ""] = parts;
  const name = math.localName;
  // What is summed does not run into what it is summed over.
  const apart = math.firstElementChild?.localName === "mo" ? " " : "";
  // Unseen signs of multiplication and of applying a function.
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
