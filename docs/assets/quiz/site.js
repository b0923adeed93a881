// A classic script of every page. Material searches on `keyup`: text that is pasted, dictated or composed comes without.
document.addEventListener("input", ({ target }) => {
  if (target instanceof HTMLElement && target.matches(".md-search__input")) target.dispatchEvent(new Event("keyup"));
});

// A question's own page is not in the navigation: its topic is marked there.
const topic = /** @type {HTMLAnchorElement|null} */ (document.querySelector(".quiz-page > .page-topic > a"));
for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".md-nav__link[href]"))) {
  if (link.href !== topic?.href) continue;
  link.classList.add("md-nav__link--active");
  link.setAttribute("aria-current", "true");
}
