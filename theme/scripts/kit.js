// Worn by the share kit: adds the office's tag and the disclosure line to links, copies captions,
// and opens the phone's own share sheet. It keeps the office in this browser, and nothing else.
const OFFICE = "tayang:kantor";
const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const bar = one("[data-kit]");
const office = one("[data-kit-office]");
const disclose = one("[data-kit-disclose]");
const captions = all("[data-kit-caption]");
const sets = all("[data-kit-set]");

const kept = () => {
  try {
    return localStorage.getItem(OFFICE);
  } catch {
    return "";
  }
};
const keep = (id) => {
  try {
    id ? localStorage.setItem(OFFICE, id) : localStorage.removeItem(OFFICE);
  } catch {
    // A browser that keeps nothing; the choice holds for this page.
  }
};

/** The address that is passed on, with the office's tag where one was chosen. */
const address = () => {
  const { url } = bar.dataset;
  return office?.value && url.includes("?") ? `${url}&utm_campaign=${office.value}` : url;
};
/** What is said with caption `at`; of a digest all of it, its addresses included. */
const words = (at) => {
  const said = captions[at].textContent.trim();
  return disclose?.checked ? `${said}\n\n${one("[data-kit-line]").textContent}` : said;
};
const whole = one("[data-kit-whole]")?.textContent.trim();
const text = (at) => whole ?? `${words(at)}\n\n${address()}`;

const fill = () => {
  const shown = one("[data-kit-url]");
  if (shown) {
    shown.textContent = address();
  }
  // A digest's links say where it stands; nothing is added to them.
  for (const [at, set] of whole ? [] : sets.entries()) {
    const values = { text: words(at), title: bar.dataset.title, url: address() };
    for (const link of all("[data-pattern]", set)) {
      link.href = link.dataset.pattern.replace(/\{(\w+)\}/g, (_, name) =>
        encodeURIComponent(values[name]),
      );
    }
  }
};

const say = (said) => {
  // Empty in between, so that the same words are read out again.
  one("[data-kit-said]").textContent = "";
  setTimeout(() => (one("[data-kit-said]").textContent = said), 50);
};
const use = (name, act) =>
  sets.forEach((set, at) => {
    const button = one(`[data-kit-${name}]`, set);
    button.hidden = false;
    button.addEventListener("click", () => act(at));
  });
const card = async () => {
  const response = await fetch(bar.dataset.card);
  const name = bar.dataset.card.split("/").pop();
  return response.ok ? [new File([await response.blob()], name, { type: "image/jpeg" })] : [];
};
const send = async (at) => {
  const files = bar.dataset.card ? await card().catch(() => []) : [];
  const what = { text: text(at), files };
  // Whoever closes the sheet again has not made a mistake.
  await navigator.share(navigator.canShare?.(what) ? what : { text: text(at) }).catch(() => {});
};

if (office) {
  const wanted = kept();
  office.value = [...office.options].some(({ value }) => value === wanted) ? wanted : "";
  office.addEventListener("change", () => keep(office.value));
}
all("[data-kit-own]").forEach((part) => (part.hidden = false));
all("[data-kit-plain]").forEach((part) => (part.hidden = true));
if (bar) {
  office?.addEventListener("change", fill);
  disclose?.addEventListener("change", fill);
  fill();
  if (navigator.clipboard) {
    const { copied, failed } = bar.dataset;
    use("copy", (at) =>
      navigator.clipboard.writeText(text(at)).then(
        () => say(copied),
        () => say(failed),
      ),
    );
  }
  if (navigator.share) {
    use("send", send);
  }
}
