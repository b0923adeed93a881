// Lay out, bit by bit, what the page did not wait for: from then on every offset in it is a real one.

/**
 * Material goes back to an offset in pixels: with estimated heights above it the reader's place would be lost.
 * One element at a time, so that nothing a reader does has to wait; once the page is marked, whatever comes into
 * it is laid out at once. Where `requestIdleCallback` is unknown, the style sheet lets nothing wait.
 * @param {Element} root
 */
export function settle(root) {
  window.requestIdleCallback?.(() => {
    const next = /** @type {HTMLElement|null} */ (root.querySelector("quiz-check:not([style])"));
    if (!next) return root.setAttribute("data-laid-out", "");
    next.style.contentVisibility = "visible";
    settle(root);
  });
}
