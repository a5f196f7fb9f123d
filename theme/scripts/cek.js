// The page /cek/: takes in what a reader was sent and says what the site knows of it. All words stand
// in the page. Nothing that is typed is sent: requests are for the index and for stories it proposes.
const find = (name) => document.querySelector(`[data-${name}]`);
const form = find("check");
const field = find("text");
const list = find("verdicts");
const { root, host, years: written, shortest } = form.dataset;
const years = written.split(" ").filter(Boolean);
const SHELF = `tayang-cek:${root}`;
const KEPT = "x-kept";
const TOOLS = ["atLookup", "atLinks", "atVerdict"];
const AT_FIRST = 2;
const SURE = 3;
const clock = (timeZone) =>
  new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeStyle: "short", timeZone });
// Of stories the hour where the office is, of what was kept the reader's own.
const moment = clock(form.dataset.zone);
const hosts = [host, location.host];
let loading;
let asked = 0;
let keptOn;
let tool;

const say = (name) => (find("said").textContent = name ? form.dataset[name] : "");

/** The scripts that compare and tell, loaded with the first use. */
async function loaded() {
  try {
    loading ??= Promise.all(TOOLS.map((name) => import(form.dataset[name])));
    tool = Object.assign({}, ...(await loading));
  } catch (error) {
    loading = undefined;
    throw error;
  }
}

/** A file of the index from the network, and kept for the next time; the kept one where that fails. */
async function file(name, { keeps = false } = {}) {
  const address = `${root}/cek/${name}`;
  const shelf = keeps && globalThis.caches && (await caches.open(SHELF).catch(() => undefined));
  try {
    const response = await fetch(address, { cache: "no-cache" });
    if (response.status === 404) {
      return undefined;
    }
    if (!response.ok) {
      throw new TypeError(address);
    }
    if (shelf) {
      const headers = { [KEPT]: new Date().toISOString() };
      await shelf.put(address, new Response(await response.clone().arrayBuffer(), { headers }));
    }
    return response;
  } catch (error) {
    const kept = shelf && (await shelf.match(address));
    if (!kept) {
      throw error;
    }
    const time = new Date(kept.headers.get(KEPT));
    keptOn = keptOn && keptOn < time ? keptOn : time;
    return kept;
  }
}

const packed = async (name) => new Uint8Array((await (await file(name, { keeps: true }))?.arrayBuffer()) ?? 0);
const lines = async (name) => (await file(name)).json();
const PER_PART = 128;

/** Address, id and headline of a story that the index numbers. */
async function story(year, number) {
  const part = await lines(`${year}-${Math.floor(number / PER_PART)}.json`);
  return part[number % PER_PART];
}

async function storyAt(address) {
  const response = await fetch(`${root}${address}story.json`, { cache: "no-cache" });
  return response.ok ? response.json() : undefined;
}

/** The story with this address or id; the year in the address is looked through first. */
async function known({ sort, text }) {
  const { keyPrint, withKey } = tool;
  const [hint] = text.match(/\d{4}/) ?? [];
  const place = sort === "address" ? 0 : 1;
  for (const year of new Set([...years.filter((one) => one === hint), ...years])) {
    const bytes = await packed(`${year}.bin`);
    for (const number of bytes.length ? withKey(bytes, keyPrint(sort, text)) : []) {
      const line = await story(year, number);
      if (line?.[place] === text) {
        return storyAt(line[0]);
      }
    }
  }
  return undefined;
}

/** The story that a post on a network tells of. */
async function posted(url) {
  const { keyPrint, postName, withKey } = tool;
  const name = postName(url);
  for (const year of years) {
    const bytes = await packed(`${year}-siaran.bin`);
    for (const number of bytes.length ? withKey(bytes, keyPrint("post", name)) : []) {
      const found = await storyAt((await story(year, number))[0]);
      if (found?.posts.some((post) => postName(new URL(post.url)) === name)) {
        return found;
      }
    }
  }
  return undefined;
}

/** The best that the stories of some years have to say of the words. */
async function compared(words, heads, some) {
  let best = { sort: "none" };
  for (const year of some) {
    const bytes = await packed(`${year}.bin`);
    for (const one of bytes.length ? tool.candidates(bytes, words, heads) : []) {
      const found = await judged(words, heads, year, one);
      best = tool.better(best, found);
      if (tool.isSettled(best)) {
        return best;
      }
    }
  }
  return best;
}

async function judged(words, heads, year, { story: number, met, asked: of }) {
  const isLikely = met >= SURE && met * 2 >= of;
  const likely = { sort: isLikely ? "likely" : "unchecked", met, of };
  try {
    const [address, , title] = await story(year, number);
    const found = await storyAt(address);
    if (!found) {
      return { sort: "none" };
    }
    if (found.text !== null) {
      return { ...tool.compare(words, found.text, heads), story: found };
    }
    const isHeadline = heads.some((line) => line.join(" ") === tool.normalWords(title).join(" "));
    const sort = isLikely ? "withdrawn" : isHeadline ? "headline" : "none";
    return { sort, story: found, met, of };
  } catch {
    // Without a network the index alone can speak.
    return likely;
  }
}

/** All that there is to say of what was typed. */
async function check({ everywhere = false } = {}) {
  const mine = ++asked;
  const text = field.value;
  list.replaceChildren();
  find("older").hidden = true;
  keptOn = undefined;
  if (!text.trim()) {
    say("empty");
    field.focus();
    return;
  }
  say("busy");
  try {
    const verdicts = await answers(text, everywhere);
    if (mine === asked) {
      show(verdicts);
    }
  } catch {
    if (mine === asked) {
      say("failed");
    }
  }
}

async function answers(text, everywhere) {
  await loaded();
  const id = tool.idIn(text);
  if (id) {
    return [await ofKey({ sort: "id", text: id }, { id })];
  }
  const { links, rest } = tool.linksIn(text);
  const verdicts = [];
  for (const link of links.slice(0, 5)) {
    verdicts.push(await ofLink(link));
  }
  const words = tool.normalWords(rest);
  const claims = await ofClaims(words);
  const heads = rest.split(/\n+/).map(tool.normalWords).filter((line) => line.length > 2).slice(0, 20);
  if (words.length < Number(shortest) && !heads.length) {
    return verdicts.length || claims.length ? [...verdicts, ...claims] : [{ sort: "short" }];
  }
  const some = everywhere ? years : years.slice(0, AT_FIRST);
  const found = await compared(words, heads, some);
  find("older").hidden = found.sort !== "none" || some.length === years.length;
  const isLong = words.length >= Number(shortest);
  // Stories lead to other sites, too: beside a text there is nothing to say of these.
  const told = verdicts.filter(({ sort }) => !(isLong && sort === "elsewhere"));
  const isSaid = found.sort !== "none" || !(told.length || claims.length);
  const sort = found.sort === "none" && !isLong ? "short" : found.sort;
  const said = isSaid ? [{ ...found, sort, pasted: rest, count: words.length }] : [];
  return [...told, ...said, ...claims];
}

async function ofClaims(words) {
  const lines = await (await file("hoaks.json", { keeps: true }))?.json();
  const [best] = tool.claimsIn(words, lines ?? []);
  return best ? [{ sort: "hoax", claim: best }] : [];
}

async function ofKey(key, values) {
  const found = await known(key);
  return found ? { sort: "ours", story: found, values } : { sort: "absent", values };
}

async function ofLink(link) {
  const url = tool.cleaned(link);
  const values = { host: url?.host ?? link };
  if (!url) {
    return { sort: "elsewhere", values };
  }
  try {
    const key = tool.namedBy(url, hosts, root);
    if (key.sort === "page") {
      return { sort: "page", values };
    }
    if (key.sort !== "elsewhere") {
      return await ofKey(key, values);
    }
    if (tool.looksLike(url.host, host, link)) {
      return { sort: "lookalike", values };
    }
    const found = await posted(url);
    return found ? { sort: "post", story: found, values } : { sort: "elsewhere", values };
  } catch {
    return { sort: "unreached", values };
  }
}

function show(verdicts) {
  list.append(...verdicts.map((one) => tool.card(one, { root, host, find, moment, ...tool })));
  say("");
  find("kept").hidden = !keptOn;
  if (keptOn) {
    find("kept").textContent = form.dataset.keptOn.replace("{when}", clock().format(keptOn));
  }
  find("result").hidden = false;
  list.firstElementChild?.scrollIntoView({ block: "nearest" });
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  check();
});
form.addEventListener("focusin", () => loaded().catch(() => {}), { once: true });
find("older").addEventListener("click", () => check({ everywhere: true }));
form.hidden = false;

const offer = (name, use) => {
  find(name).hidden = false;
  find(name).addEventListener("click", use);
};
if (navigator.clipboard?.readText) {
  offer("paste", async () => {
    try {
      field.value = await navigator.clipboard.readText();
      check();
    } catch {
      say("unpasted");
    }
  });
}

/** What a code says is looked up as if it had been typed. */
function read(code) {
  field.value = code;
  check();
}

if (globalThis.BarcodeDetector && (await BarcodeDetector.getSupportedFormats()).includes("qr_code")) {
  const { readCodes } = await import(form.dataset.atScan);
  readCodes({ find, offer, read, say });
}
