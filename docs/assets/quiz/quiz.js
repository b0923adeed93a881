// The entry of every page with questions.
import { QuizCheck } from "./element/quiz-check.js";
import { QuizLink } from "./element/quiz-link.js";
import { QuizRecall } from "./element/quiz-recall.js";
import { QuizRetry } from "./element/quiz-retry.js";
import { RecordedElement } from "./element/recorded.js";
import { Memory } from "./memory.js";
import { keepPlace } from "./place.js";
import { settle } from "./settle.js";

RecordedElement.memory = new Memory().listen();
QuizLink.define("quiz-link");
QuizRecall.define("quiz-recall");
QuizCheck.define("quiz-check");
QuizRetry.define("quiz-retry"); // after those it looks at
settle(document.documentElement);
keepPlace(document.querySelector("[data-md-component=container]"));
