// The search page: asks pagefind, which is loaded with the first question. All words stand in the page.
const find = (name) => document.querySelector(`[data-${name}]`);
const form = find("search");
const list = find("list");
const more = find("more");
const older = find("older");
const words = form.dataset;
const years = words.years.split(" ");
const AT_FIRST = 2;
const AT_ONCE = 10;
const indexes = new Map();
const day = new Intl.DateTimeFormat(document.documentElement.lang, {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});
let loading;
let asked = 0;
let results = [];
let scope = [];

const say = (text) => (find("said").textContent = text);

/** pagefind with the indexes of these years. */
async function load(wanted) {
  try {
    loading ??= import(`${words.pagefind}pagefind.js`);
    const pagefind = await loading;
    for (const year of wanted) {
      if (!indexes.has(year)) {
        indexes.set(year, pagefind.mergeIndex(`${words.pagefind}${year}/`));
      }
      await indexes.get(year);
    }
    return pagefind;
  } catch (error) {
    loading = undefined;
    wanted.forEach((year) => indexes.delete(year));
    throw error;
  }
}

/** What pagefind finds, the best first or the newest. */
async function ask({ q, desk, kind, order }) {
  const pagefind = await load(scope);
  const narrowed = { ...(desk && { desk }), ...(kind && { kind }) };
  if (order !== "newest") {
    const filters = { ...narrowed, year: { any: scope } };
    return (await pagefind.search(q || null, { filters })).results;
  }
  // Only within a year does the order hold.
  const byYear = scope.map((year) =>
    pagefind.search(q || null, { filters: { ...narrowed, year }, sort: { date: "desc" } }),
  );
  return (await Promise.all(byYear)).flatMap((found) => found.results);
}

async function search({ everywhere = false } = {}) {
  const question = Object.fromEntries(new FormData(form));
  question.q = question.q.trim();
  const { q, desk, kind, year } = question;
  const mine = ++asked;
  list.replaceChildren();
  more.hidden = older.hidden = true;
  if (!(q || desk || kind || year)) {
    say("");
    return;
  }
  scope = year ? [year] : everywhere ? years : years.slice(0, AT_FIRST);
  say(words.busy);
  try {
    const found = await ask(question);
    if (mine === asked) {
      results = found;
      await show(mine);
      say(summary(q));
      older.hidden = scope.length > 1 ? scope.length === years.length : true;
    }
  } catch {
    if (mine === asked) {
      say(words.failed);
    }
  }
}

function summary(q) {
  const last = scope.at(-1);
  const span = scope.length > 1 ? `${last}–${scope[0]}` : last;
  const text = q ? (results.length ? words.found : words.none) : words.listed;
  const values = { count: results.length, words: q, years: span };
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** Show the next results; gives the link of the first of them. */
async function show(mine) {
  const from = list.children.length;
  const next = results.slice(from, from + AT_ONCE);
  const stories = await Promise.all(next.map((one) => one.data()));
  if (mine !== asked) {
    return undefined;
  }
  list.append(...stories.map(item));
  more.hidden = list.children.length >= results.length;
  return list.children[from]?.querySelector("a");
}

function item({ url, meta, filters, excerpt }) {
  const made = find("result").content.cloneNode(true);
  const part = (name) => made.querySelector(`[data-${name}]`);
  const [kind] = filters.kind;
  part("kind").textContent = kind;
  part("kind").dataset.kind = kind === words.paid ? "paid" : "";
  part("desk").textContent = filters.desk[0];
  part("title").textContent = meta.title;
  part("title").href = url;
  part("excerpt").append(...marked(excerpt));
  part("time").dateTime = meta.date;
  // The day where the office is, wherever the reader may be.
  part("time").textContent = day.format(new Date(meta.date.slice(0, 10)));
  return made;
}

/** The text of an excerpt with its marks, and nothing else that its HTML might hold. */
function marked(excerpt) {
  const parsed = new DOMParser().parseFromString(excerpt, "text/html");
  return [...parsed.body.childNodes].map((node) => {
    if (node.nodeName !== "MARK") {
      return node.textContent;
    }
    const mark = document.createElement("mark");
    mark.textContent = node.textContent;
    return mark;
  });
}

/** Let the form ask what the page's address says. */
function fill() {
  const asks = new URLSearchParams(location.search);
  for (const field of form.elements) {
    if (field.name) {
      field.value = asks.get(field.name) ?? "";
    }
    if (field.selectedIndex < 0) {
      field.selectedIndex = 0;
    }
  }
  search();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const asks = [...new FormData(form)].filter(([, value]) => value);
  history.pushState(null, "", `?${new URLSearchParams(asks)}`);
  search();
});
form.addEventListener("change", (event) => {
  if (event.target.localName === "select" && asked) {
    form.requestSubmit();
  }
});
more.addEventListener("click", async () => (await show(asked))?.focus());
older.addEventListener("click", () => {
  form.elements.q.focus();
  search({ everywhere: true });
});
addEventListener("popstate", fill);
fill();
