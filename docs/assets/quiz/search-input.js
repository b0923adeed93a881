// A classic script of every page. Material searches on `keyup`: text that is pasted, dictated or composed comes without.
document.addEventListener("input", ({ target }) => {
  if (/** @type {Element} */ (target).matches(".md-search__input")) target?.dispatchEvent(new Event("keyup"));
});

// A question's own page is not in the navigation: its topic is marked there.
const topic = /** @type {HTMLAnchorElement|null} */ (document.querySelector(".page-topic a"));
for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".md-nav a"))) {
  if (link.href === topic?.href) link.setAttribute("aria-current", "true");
}
