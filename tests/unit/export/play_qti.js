// Loads items of QTI into the player qti-components, one after another, and answers them.

globalThis.loadItem = async (/** @type {string} */ xml) => {
  const container = document.createElement("item-container");
  container.itemXML = xml;
  const player = document.createElement("qti-item");
  player.append(container);
  const connected = new Promise((resolve) => {
    player.addEventListener("qti-assessment-item-connected", (event) => resolve(event.detail), { once: true });
  });
  document.body.replaceChildren(player);
  globalThis.item = await connected;
  await globalThis.item.updateComplete;
};

globalThis.outcome = () => {
  globalThis.item.processResponse();
  const [score, feedback] = ["SCORE", "FEEDBACK"].map((name) => globalThis.item.getOutcome(name).value);
  return { score: Number(score), feedback: [feedback ?? []].flat() };
};

globalThis.outcomes = async (/** @type {[string, string[][]][]} */ asked) => {
  const found = [];
  for (const [xml, responses] of asked) {
    await globalThis.loadItem(xml);
    const single = globalThis.item.getOutcome("RESPONSE").cardinality === "single";
    found.push(
      responses.map((response) => {
        globalThis.item.updateResponseVariable("RESPONSE", single ? response[0] : response);
        return globalThis.outcome();
      }),
    );
  }
  return found;
};
