// A classic script of every page. Material searches on `keyup`: text that is pasted, dictated or composed comes without.
document.addEventListener("input", ({ target }) => {
  if (target instanceof HTMLElement && target.matches(".md-search__input")) target.dispatchEvent(new Event("keyup"));
});
