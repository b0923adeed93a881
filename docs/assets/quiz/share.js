// The menu of ways to share a question, loaded when it is first opened. <share-menu> opens where it is put, one a page.
import { QuizElement } from "./element.js";
import { asCitation, asFrame, asMarkdown, reportAddress } from "./markdown.js";
import { t } from "./strings.js";

const SHOWN = 4000;
const ASIDE = ".question-number, .headerlink";

/**
 * @param {string} text
 * @param {Element} host that can hold a field for a moment
 */
async function copy(text, host) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No clipboard outside a secure context, or it is not allowed: the old way.
    const field = document.createElement("textarea");
    field.value = text;
    host.append(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    return copied;
  }
}

class ShareMenu extends QuizElement {
  closed = 0;

  render() {
    this.popover = "auto";
    // At once: the link is clicked before the browser reports that the menu was closed.
    this.onbeforetoggle = (/** @type {ToggleEvent} */ { newState, timeStamp }) => {
      if (newState === "closed") this.closed = timeStamp;
    };
    this.setAttribute("role", "group");
    this.setAttribute("aria-label", this.#link.textContent ?? "");
    this.replaceChildren(...this.#entries());
    this.#status();
    this.showPopover();
    this.#place();
    /** @type {HTMLElement} */ (this.firstElementChild).focus();
  }

  /** @param {Event} event */
  handleEvent(event) {
    const { target, type } = event;
    if (type === "toggle") this.#link.setAttribute("aria-expanded", String(this.matches(":popover-open")));
    if (type !== "click" || !(target instanceof HTMLElement) || !target.matches("[name], a")) return;
    this.hidePopover();
    this.#link.focus();
    this.#do(target.getAttribute("name"));
  }

  /** @param {string|null} way */
  async #do(way) {
    const shared = this.#shared;
    const { title, url } = shared;
    if (way === "link") this.#copy(url, t("copied"));
    if (way === "markdown") this.#copy(asMarkdown(this.#question, shared), t("copied_markdown"));
    if (way === "embed") this.#copy(asFrame(shared) ?? "", t("copied_embed"));
    if (way === "citation") this.#copy(asCitation(shared, this.#site), t("copied_citation"));
    // The device's own sheet reports what it did, and a reader may close it.
    if (way === "device") await navigator.share({ title, url }).catch(() => {});
  }

  /**
   * @param {string} text
   * @param {string} done the message
   */
  async #copy(text, done) {
    const status = this.#status();
    const copied = await copy(text, this.#host);
    this.#link.focus();
    status.textContent = copied ? done : t("copy_failed", { address: this.#shared.url });
    // An address that could not be copied stays, to be copied by hand.
    if (copied) setTimeout(() => status.replaceChildren(), SHOWN);
  }

  #entries() {
    const frame = asFrame(this.#shared) ? "embed" : "";
    const ways = ["link", "markdown", "citation", frame, "share" in navigator ? "device" : ""].filter(Boolean);
    const buttons = ways.map((way) => {
      const button = document.createElement("button");
      Object.assign(button, { type: "button", name: way, textContent: t(`share_${way}`) });
      return button;
    });
    const address = reportAddress(this.#shared, this.#site.report);
    if (!address) return buttons;
    const report = document.createElement("a");
    Object.assign(report, { href: address, target: "_blank", rel: "noopener", textContent: t("share_report") });
    return [...buttons, report];
  }

  /** Beneath the link, within the window. */
  #place() {
    const { right, bottom } = this.#link.getBoundingClientRect();
    const left = Math.max(8, Math.min(right, innerWidth - 8) - this.offsetWidth);
    Object.assign(this.style, { left: `${left + scrollX}px`, top: `${bottom + scrollY}px` });
  }

  /** The status line: it exists before it is filled, or it would not be read out. */
  #status() {
    const there = this.#host.querySelector(":scope > .quiz-status");
    if (there) return there;
    const status = document.createElement("span");
    status.className = "quiz-status";
    status.setAttribute("role", "status");
    this.#host.append(status);
    return status;
  }

  get #host() {
    return /** @type {HTMLElement} */ (this.parentElement);
  }

  get #link() {
    return /** @type {HTMLAnchorElement} */ (this.#host.querySelector("a"));
  }

  get #question() {
    return /** @type {HTMLElement} */ (this.closest(".question"));
  }

  get #site() {
    return document.getElementById("quiz-site")?.dataset ?? {};
  }

  get #shared() {
    const { question = "", number = "" } = this.#question.dataset;
    const heading = this.#question.querySelector("h1, h2, h3, h4");
    const text = heading ? [...heading.childNodes].filter((node) => !(node instanceof Element && node.matches(ASIDE))) : [];
    const title = text.map((node) => node.textContent).join("").trim();
    return { id: question, number, title, url: this.#link.href };
  }
}

customElements.define("share-menu", ShareMenu);
