// What the published scripts may use: the syntax and interfaces of the oldest browsers that the site supports, and nothing
// that rjsmin would change.
import compat from "eslint-plugin-compat";
import esX from "eslint-plugin-es-x";

const OLDEST = ["safari 15.4", "chrome 109", "firefox 102"];
// Methods of iterators have the names of methods of arrays, and no rule can tell them apart.
const canTell = ([name]) => !name.startsWith("es-x/no-iterator-prototype-");

export default [
  {
    files: ["docs/assets/**/*.js", "macros/site/theme/assets/**/*.js"],
    plugins: { compat, "es-x": esX },
    settings: { browsers: OLDEST, "es-x": { aggressive: true } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    languageOptions: { globals: { window: "readonly", document: "readonly", navigator: "readonly" } },
    rules: {
      ...Object.fromEntries(Object.entries(esX.configs["flat/restrict-to-es2022"].rules).filter(canTell)),
      "es-x/no-class-static-block": "error",
      "es-x/no-regexp-lookbehind-assertions": "error",
      "compat/compat": "error",
    },
  },
  {
    files: ["docs/assets/quiz/*.js"],
    rules: {
      "no-restricted-syntax": [
        "error",
        { selector: "TemplateLiteral TemplateLiteral", message: "rjsmin changes a template within a template: name the inner one first." },
        { selector: "ArrowFunctionExpression > Literal[regex]", message: "rjsmin takes a regular expression after => for a division: name it first." },
      ],
    },
  },
  { files: ["docs/assets/quiz/search.js", "docs/assets/quiz/search-input.js", "macros/**/*.js"], languageOptions: { sourceType: "script" } },
];
