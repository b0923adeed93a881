// What html-validate holds the HTML of this project to; each exception has its reason.
module.exports = {
  root: true,
  extends: ["html-validate:recommended"],
  elements: ["html5"],
  rules: {
    // In lower case, as all other markup here; HTML does not care.
    "doctype-style": ["error", { style: "lowercase" }],
    // What one check asks for has one name, whatever the field: it is read as a list, in order.
    "form-dup-name": "off",
    // A title may have 110 characters, and its number stands before it.
    "long-title": ["error", { maxlength: 120 }],
    // Writing down an answer for oneself has nothing to submit.
    "wcag/h32": "off",
  },
};
