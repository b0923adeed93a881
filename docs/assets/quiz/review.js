// The entry of the page for review.
import { QuizReview } from "./element/quiz-review.js";

// The attempts of this page, kept or not, are known to what is answered on it.
customElements.whenDefined("quiz-check").then(() => QuizReview.define("quiz-review"));
