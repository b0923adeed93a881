// The entry of the practice page, beside that of all pages with questions.
import { QuizPractice } from "./element/quiz-practice.js";

QuizPractice.define("quiz-practice");
