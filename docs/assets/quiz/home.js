// The entry of the home page.
import { QuizProgress } from "./element/quiz-progress.js";

if (!customElements.get("quiz-progress")) customElements.define("quiz-progress", QuizProgress);
