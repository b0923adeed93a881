"""What a reader does on a page, all at once: open, answer, look through."""

from playwright.sync_api import Page

OPEN = "() => document.querySelectorAll('.md-content details').forEach((details) => { details.open = true; })"
# In turn right, wrong, and everything ticked, so that every way of marking is on the page.
RESPOND = """() => document.querySelectorAll("quiz-check").forEach((check, index) => {
  const { key = "" } = check.dataset;
  const right = index % 3 === 0;
  for (const field of check.querySelectorAll(".check-form :is(input, select)")) {
    if (field.type === "text") field.value = right ? key : "-12345";
    else if (field.localName === "select") field.selectedIndex = 1;
    else field.checked = index % 3 === 2 || key.split(" ").includes(field.value) === right;
  }
  check.querySelector(".check-move[value='1']")?.click();
  check.querySelector("form").requestSubmit();
})"""
GRADE = """() => document.querySelectorAll(".recall-grade").forEach((grade) => {
  const point = grade.querySelector("input");
  if (point) point.checked = true;
  const button = grade.querySelector("button");
  button.form.requestSubmit(button);
})"""
# What is far from the screen is not laid out until it comes near, and code is made scrollable by keys only then.
WALK = """async () => {
  for (const part of document.querySelectorAll("quiz-check, quiz-recall, pre")) {
    part.scrollIntoView({ behavior: "instant" });
    await new Promise(requestAnimationFrame);
  }
  scrollTo({ top: 0, behavior: "instant" });
  await new Promise((done) => setTimeout(done, 100));
}"""


def open_everything(page: Page) -> None:
    """Open every answer, hint and feedback."""
    page.evaluate(OPEN)


def answer_everything(page: Page) -> None:
    """Submit every check of the page, and grade every recall, all answers open."""
    page.evaluate(RESPOND)
    open_everything(page)
    page.evaluate(GRADE)


def walk_through(page: Page) -> None:
    """Bring every part of the page into view once, as a reader does before judging it."""
    page.evaluate(WALK)
