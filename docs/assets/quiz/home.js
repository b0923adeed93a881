// The entry of the home page.
import { QuizProgress } from "./element/quiz-progress.js";

customElements.define("quiz-progress", QuizProgress);
