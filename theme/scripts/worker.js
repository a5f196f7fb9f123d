// The service worker: keeps pages that were read, and serves them while the network does not answer.
// sw.js tells it where it is and what it says. Addresses with a question are never kept.
const { root, version, offline, withdrawn, shell, note, item } = self.tayang;
const NAME = `tayang:${root}:`;
const PAGES = `${NAME}${version}:pages`;
const FILES = `${NAME}${version}:files`;
const KEPT = "x-kept";
const MOST_PAGES = 40;
const MOST_PICTURES = 120;
const MOST_DAYS = 7;
const PATIENCE_MS = 4000;
const NOT_KEPT = ["/cari/", "/luring/", "/outbox/", "/s/", "/_components/"].map((to) => root + to);
const KIT = `${root}/kit/`;
const PICTURES = [`${root}/images/`, `${root}/cards/`];
const PICTURE = new RegExp(`${root}/(?:images|cards)/[^\\s"',]+`, "g");
const ASSETS = [...PICTURES, `${root}/theme/`];
const moment = new Intl.DateTimeFormat(self.tayang.lang, { dateStyle: "long", timeStyle: "short" });
let isOfflinePageFresh = false;

const starts = (path, folders) => folders.some((folder) => path.startsWith(folder));
const pages = () => caches.open(PAGES);
const files = () => caches.open(FILES);
const pathOf = (request) => new URL(request.url).pathname;
const isOurs = (url) =>
  url.origin === location.origin && url.pathname.startsWith(`${root}/`) && !url.search;
const isAsset = (url) => isOurs(url) && starts(url.pathname, ASSETS);
const isPage = (url) => isOurs(url) && !starts(url.pathname, [...NOT_KEPT, ...ASSETS]);
const html = (text) =>
  new Response(text, { headers: { "Content-Type": "text/html; charset=utf-8" } });
// So a page says that its story was withdrawn: search engines are to forget it.
const tellsOfWithdrawal = (text) => text.includes('<meta name="robots" content="noindex">');

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(files().then((cache) => cache.addAll([offline, ...shell])));
});

self.addEventListener("activate", (event) => event.waitUntil(begin()));

async function begin() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(NAME) && name !== PAGES && name !== FILES);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET") {
    return;
  }
  if (request.mode === "navigate") {
    const answer = fromNetwork(event).then((response) => [response, response.clone()]);
    event.respondWith(page(url, answer.then(([response]) => response)));
    event.waitUntil(answer.then(([, copy]) => afterwards(url, copy)).catch(() => {}));
  } else if (isAsset(url)) {
    event.respondWith(file(event));
  }
});

self.addEventListener("message", (event) => {
  if (event.data === "forget") {
    event.waitUntil(forget().then(() => event.source.postMessage("forgotten")));
  } else {
    event.waitUntil(keepAtFirst(new URL(event.source.url), event.data));
  }
});

async function fromNetwork(event) {
  return (await event.preloadResponse) ?? fetch(event.request);
}

/** The page from the network; a kept one where that takes too long or fails. */
async function page(url, answer) {
  const copy = isPage(url) && (await keptPage(url.pathname));
  if (!copy) {
    return answer.catch(offlinePage);
  }
  const waited = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, copy));
  const given = answer.then((response) => (response.status < 500 ? response : copy));
  return Promise.race([given.catch(() => copy), waited]);
}

async function file(event) {
  const cache = await files();
  const kept = await cache.match(event.request.url);
  if (kept) {
    // Its name is its content, so it is never out of date.
    return kept;
  }
  const response = await fetch(event.request);
  event.waitUntil(keepFile(event.request.url, response.clone()));
  return response;
}

/** The network answered: hear what was withdrawn, then keep the page, or forget what is gone. */
async function afterwards(url, response) {
  const hasHeard = await hearOfWithdrawals();
  if (!isPage(url)) {
    return;
  }
  if (response.status === 404 || response.status === 410) {
    await forgetPage(url.pathname);
  } else if (hasHeard && isWhole(response) && isHtml(response)) {
    await keepPage(url.pathname, await response.text());
    await keepListOfKit(url.pathname);
  }
}

/** Whoever opened a page of the share kit finds the others of its list without a network, too. */
async function keepListOfKit(path) {
  if (path.startsWith(KIT) && !(await (await pages()).match(KIT))) {
    const response = await fetch(KIT);
    if (isWhole(response)) {
      await keepPage(KIT, await response.text());
    }
  }
}

const isWhole = (response) =>
  response.status === 200 && response.type === "basic" && !response.redirected;
const isHtml = (response) => response.headers.get("Content-Type")?.startsWith("text/html");

async function keepAtFirst(url, addresses) {
  if (isPage(url)) {
    await afterwards(url, await fetch(url));
  }
  for (const address of addresses) {
    if (isAsset(new URL(address))) {
      await keepFile(address, await fetch(address));
    }
  }
}

async function keepPage(path, text) {
  const cache = await pages();
  if ((await withdrawals()).includes(path) && !tellsOfWithdrawal(text)) {
    // A cache on the way has not heard of it.
    await forgetPage(path);
    return;
  }
  const kept = html(text);
  kept.headers.set(KEPT, new Date().toISOString());
  // What is read again becomes the newest.
  await cache.delete(path);
  await cache.put(path, kept);
  await trim(cache, await cache.keys(), MOST_PAGES);
}

async function keepFile(address, response) {
  if (!isWhole(response)) {
    return;
  }
  const cache = await files();
  await cache.put(address, response);
  const pictures = (await cache.keys()).filter((request) => starts(pathOf(request), PICTURES));
  await trim(cache, pictures, MOST_PICTURES);
}

/** The oldest go: a cache lists what it holds in the order in which it came. */
async function trim(cache, requests, most) {
  const old = requests.slice(0, Math.max(0, requests.length - most));
  await Promise.all(old.map((request) => cache.delete(request)));
}

async function withdrawals() {
  const kept = await (await files()).match(withdrawn);
  return kept ? (await kept.json()).withdrawn : [];
}

/** Forget every page that shows or names a story that was withdrawn since the last time. */
async function hearOfWithdrawals() {
  const response = await fetch(withdrawn, { cache: "no-cache" });
  const cache = await files();
  if (!isWhole(response)) {
    return false;
  }
  const before = await withdrawals();
  await cache.put(withdrawn, response);
  const added = (await withdrawals()).filter((path) => !before.includes(path));
  if (added.length) {
    await forgetWhatNames(added);
  }
  if (!isOfflinePageFresh) {
    await keepFile(offline, await fetch(offline, { cache: "no-cache" }));
    isOfflinePageFresh = true;
  }
  return true;
}

async function forgetWhatNames(paths) {
  const cache = await pages();
  for (const request of await cache.keys()) {
    const path = pathOf(request);
    const text = await (await cache.match(request)).text();
    if (paths.includes(path) || paths.some((one) => text.includes(`"${one}"`))) {
      await forgetPage(path);
    }
  }
}

/** Forget a page and its pictures. */
async function forgetPage(path) {
  const [page, file] = [await pages(), await files()];
  const kept = await page.match(path);
  if (!kept) {
    return;
  }
  await page.delete(path);
  for (const [address] of (await kept.text()).matchAll(PICTURE)) {
    await file.delete(address);
  }
}

async function forget() {
  await caches.delete(PAGES);
  const cache = await files();
  for (const request of await cache.keys()) {
    if (starts(pathOf(request), PICTURES)) {
      await cache.delete(request);
    }
  }
}

/** When a page was kept; nothing where that was too long ago or its story was withdrawn. */
async function timeOf(path, kept) {
  const time = new Date(kept.headers.get(KEPT));
  if (Date.now() - time > MOST_DAYS * 86_400_000) {
    await forgetPage(path);
    return undefined;
  }
  return time;
}

/** A kept page with a note on top that says when it was kept. */
async function keptPage(path) {
  const kept = await (await pages()).match(path);
  const time = kept && (await timeOf(path, kept));
  if (!time) {
    return undefined;
  }
  const said = note.replace("{when}", moment.format(time));
  const text = await kept.text();
  return html(text.replace(/<body[^>]*>/, (body) => body + said));
}

/** The page that says that there is no network, with a list of what can be read. */
async function offlinePage() {
  const kept = await (await files()).match(offline);
  if (!kept) {
    return Response.error();
  }
  const items = (await Promise.all((await (await pages()).keys()).reverse().map(listed))).join("");
  const text = await kept.text();
  const list = items && `<ul class="kept">${items}</ul>`;
  return html(items ? text.replace(/<!--kept-->.*<!--\/kept-->/s, () => list) : text);
}

async function listed(request) {
  const path = pathOf(request);
  const kept = await (await pages()).match(request);
  const time = kept && (await timeOf(path, kept));
  const [, headline] = (time && (await kept.text()).match(/<h1[^>]*>(.*?)<\/h1>/s)) || [];
  if (!headline) {
    return "";
  }
  const values = {
    address: path.replaceAll("&", "&amp;").replaceAll('"', "%22"),
    title: headline.replace(/<[^>]*>/g, ""),
    when: moment.format(time),
  };
  return item.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
