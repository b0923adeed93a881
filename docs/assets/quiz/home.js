// The entry of the home page. <quiz-progress>: how many of a topic's questions were tried.
import { showTicks } from "./finished-topics.js";
import { readAttempts } from "./history.js";

class QuizProgress extends HTMLElement {
  connectedCallback() {
    // What another tab did, or another page before the reader came back to this one.
    addEventListener("storage", this);
    addEventListener("pageshow", this);
    this.handleEvent();
  }

  disconnectedCallback() {
    removeEventListener("storage", this);
    removeEventListener("pageshow", this);
  }

  handleEvent() {
    const { questions = "", progress = "", finished = "" } = this.dataset;
    const done = questions.split(" ").filter((ids) => ids.split("/").flatMap(readAttempts).length).length;
    this.querySelector(".quiz-done")?.replaceChildren(done ? progress.replace("{done}", `${done}`) : "");
    showTicks(finished);
  }
}

customElements.define("quiz-progress", QuizProgress);
