// Shows the dark scheme from the first paint on where the device asks for it. Loaded in the head, it blocks
// rendering; the theme's own script, which runs in the header, replaces this by a choice that the reader made.
new MutationObserver((_, observer) => {
  if (!document.body) return;
  observer.disconnect();
  if (matchMedia("(prefers-color-scheme: dark)").matches) document.body.dataset.mdColorScheme = "slate";
}).observe(document.documentElement, { childList: true });
