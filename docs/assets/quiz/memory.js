// What this page has added to the log, held until it is kept: nothing is lost while the page lives.
import { union } from "./log.js";
import { area, keyOf, PREFIX, stored } from "./storage.js";
import { store } from "./store.js";

/** @typedef {import("./log.js").Attempt} Attempt */

/** When all was forgotten last: attempts of before that are not put back. */
function forgottenAt() {
  try {
    const at = Number(area().getItem(PREFIX + "forgotten"));
    return at < 8.64e15 ? at : 0; // what is no time would have every attempt forgotten
  } catch {
    return 0;
  }
}

export class Memory {
  #added = /** @type {Map<string, Attempt[]>} */ (new Map());
  #last = 0;

  /**
   * Two tabs that write to one key at once do not see each other's text, and the later one wins.
   * So whenever another tab may have written, what is missing is put back.
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
      if (key === null || key === keyOf(question)) this.#mend(question);
    }
  }

  /**
   * A question's attempts, oldest first.
   * @param {string} question
   * @param {readonly string[]} [aliases] former ids of the question: what was stored under them is its own
   */
  read(question, aliases = []) {
    const since = forgottenAt();
    const added = (this.#added.get(question) ?? []).filter(({ at }) => at > since);
    return union(added, [question, ...aliases].flatMap(stored));
  }

  /**
   * @param {string} question
   * @param {Omit<Attempt, "at">} attempt
   */
  append(question, attempt) {
    // No two attempts of a page are of one moment: they would be one in a set.
    // And none is of before all was forgotten, even if the clock was set back since.
    this.#last = Math.max(Date.now(), this.#last + 1, forgottenAt() + 1);
    const added = { ...attempt, at: this.#last };
    this.#added.set(question, [...(this.#added.get(question) ?? []), added]);
    return store(question, this.read(question));
  }

  /** @param {string} question */
  #mend(question) {
    const attempts = this.read(question);
    if (attempts.length > union(stored(question), []).length) store(question, attempts);
  }
}
