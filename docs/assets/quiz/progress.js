// The entry of the progress page, beside that of all pages with questions.
import { QuizHistory } from "./element/quiz-history.js";
import { QuizKeeping } from "./element/quiz-keeping.js";

QuizHistory.define("quiz-history");
QuizKeeping.define("quiz-keeping");
