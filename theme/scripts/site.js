// Worn by every page: has the browser keep what is read, and shows buttons that need a script.
const worker = new URL("../sw.js", import.meta.url);

if (navigator.serviceWorker) {
  const isFirst = !navigator.serviceWorker.controller;
  addEventListener("load", async () => {
    try {
      await navigator.serviceWorker.register(worker);
      const { active } = await navigator.serviceWorker.ready;
      if (isFirst) {
        // This page was loaded before there was anyone to keep it.
        active.postMessage(performance.getEntriesByType("resource").map((entry) => entry.name));
      }
    } catch {
      // A browser that keeps nothing, as in a private window; the page is read all the same.
    }
  });
}

const show = (name, use) => {
  const button = document.querySelector(`[data-${name}]`);
  if (button) {
    button.hidden = false;
    button.addEventListener("click", () => use(button));
  }
};
const said = document.querySelector("[data-said]");
const say = (words) => {
  // Empty in between, so that the same words are read out again.
  said.textContent = "";
  setTimeout(() => (said.textContent = words), 50);
};
const url = document.querySelector("link[rel=canonical]")?.href ?? location.href;

if (navigator.share) {
  show("share", () => {
    const title = document.querySelector("h1").textContent;
    // Whoever closes the sheet again has not made a mistake.
    navigator.share({ title, url }).catch(() => {});
  });
}
if (navigator.clipboard) {
  show("copy", (button) => {
    const { copied, failed } = button.dataset;
    navigator.clipboard.writeText(url).then(() => say(copied), () => say(failed));
  });
}
if (navigator.serviceWorker?.controller) {
  show("forget", () => {
    navigator.serviceWorker.addEventListener("message", () => location.reload());
    navigator.serviceWorker.controller.postMessage("forget");
  });
}
