// Bring a reader who goes back to the place they left, however long the page takes to come.

/**
 * Material scrolls as soon as a reader goes back, in the page that is still shown; where that one is shorter it stops
 * at its end, and a moment later that end is noted as the place to come back to. The right one is gone to, and
 * noted again, when the page has come: Material scrolls its second time just before or after.
 * @param {Element|null} content what Material replaces when the address changes
 */
export function keepPlace(content) {
  const around = content?.parentElement;
  if (!around) return;
  addEventListener("popstate", ({ state }) => {
    const address = location.href;
    new MutationObserver((_changes, observer) => {
      observer.disconnect();
      if (!state || location.href !== address) return;
      history.replaceState(state, "");
      scrollTo(state.x, state.y);
    }).observe(around, { childList: true });
  });
}
