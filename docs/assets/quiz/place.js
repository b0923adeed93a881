// Bring readers who go back to the place they left, and those who follow a link to where it leads, however slow the page.

/**
 * Material notes the place a reader scrolls to a moment later, and scrolls to what is noted when a page has come.
 * Where a page takes longer, the place of the one that is still shown is noted as that of the next: a link would not
 * lead to its question. On going back it scrolls at once, in the page that is still shown, and stops at its end.
 * So what is noted is put right when the page has come: Material scrolls its second time just before or after.
 * @param {Element|null} content what Material replaces when the address changes
 */
export function keepPlace(content) {
  const around = content?.parentElement;
  if (!content || !around) return;
  let shown = content;
  /** @type {{state: {x: number, y: number}, address: string}|null} */
  let back = null;
  addEventListener("popstate", ({ state }) => {
    back = state && { state, address: location.href };
  });
  const come = () => {
    if (back?.address === location.href) {
      history.replaceState(back.state, "");
      scrollTo(back.state.x, back.state.y);
    } else if (location.hash) {
      location.replace(location.hash); // there, marked, and nothing noted
    }
    back = null;
  };
  new MutationObserver(() => {
    if (shown.isConnected) return; // something else has changed
    shown = around.querySelector("[data-md-component=container]") ?? shown;
    come();
  }).observe(around, { childList: true });
  if (document.readyState === "complete") come(); // a link led here from a page without questions
}
