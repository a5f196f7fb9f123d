// What /cek/ makes of links and ids: whose they are, and what they name. Nobody is asked.
const UNSEEN = /[\p{M}\p{Cf}]/gu;
const TRACKING = /^(utm_\w+|fbclid|gclid|dclid|msclkid|igsh\w*|mibextid|si|s|t|ref\w*|_gl|mc_[ce]id)$/;
const LINK =
  /(?:https?:\/\/|www\.)[^\s<>"“”]+|(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?::\d+)?\/[^\s<>"“”]*/giu;
const TRAILING = /[.,;:!?)\]}’”'*_~]+$/u;

/** The links in a text as they were written, and the text without them. */
export function linksIn(text) {
  const links = (text.match(LINK) ?? []).map((link) => link.replace(TRAILING, ""));
  return { links: [...new Set(links)], rest: text.replace(LINK, " ") };
}

/** A link as the browser would follow it, without what only counts clicks; nothing where it is none. */
export function cleaned(link) {
  try {
    const url = new URL(/^https?:/i.test(link) ? link : `https://${link}`);
    for (const name of [...url.searchParams.keys()]) {
      if (TRACKING.test(name)) {
        url.searchParams.delete(name);
      }
    }
    return url;
  } catch {
    return undefined;
  }
}

const bareHost = (host) => host.toLowerCase().replace(/^(www|m|mobile)\./, "");

/** By what a post is known, as newsroom.lookup.post has it. */
export function postName(url) {
  const host = bareHost(url.hostname);
  const query = url.search.slice(1).split("&").filter(Boolean).sort().join("&");
  return `${host === "twitter.com" ? "x.com" : host}${url.pathname.replace(/\/+$/, "")}?${query}`;
}

const TWINS = Object.fromEntries(
  [..."а=a е=e о=o р=p с=c у=y х=x і=i ѕ=s ԁ=d һ=h ո=n ɡ=g ı=i 0=o 1=l 3=e 5=s".split(" ")].map((pair) =>
    pair.split("="),
  ),
);

/** What a host looks like at a glance. */
const glance = (host) =>
  [...host.toLowerCase().normalize("NFKD").replace(UNSEEN, "")]
    .map((letter) => TWINS[letter] ?? letter)
    .join("")
    .replaceAll("rn", "m")
    .replaceAll("vv", "w");

/** How many letters differ between two words, at most three. */
function distance(one, other) {
  if (Math.abs(one.length - other.length) > 2) {
    return 3;
  }
  let row = [...Array(other.length + 1).keys()];
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const swap = row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1);
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, swap);
    }
    row = next;
  }
  return Math.min(3, row.at(-1));
}

/** Whether a host that is not ours was made to be taken for it. `written` is the link as it came. */
export function looksLike(host, ours, written = host) {
  const [theirs, mine] = [bareHost(host), bareHost(ours)];
  if (theirs === mine || mine.endsWith(`.${theirs}`) || theirs.endsWith(`.${mine}`)) {
    return false;
  }
  const shown = bareHost(written.replace(/^[a-z]+:\/\//i, "").replace(/[/?#].*$/, ""));
  const parts = (name) => name.split(/[.@-]/);
  // The last part of a name is anybody's; what stands before it is the name.
  const names = mine.split(".").slice(0, -1).flatMap(parts);
  return [theirs, shown].some(
    (one) =>
      glance(one) === glance(mine) ||
      (mine.length > 7 && distance(glance(one), glance(mine)) < 3) ||
      (names.join("").length > 5 && names.every((name) => parts(glance(one)).includes(glance(name)))),
  );
}

/** What a link or an id names: `id` or `address` with its text, another page of ours, or elsewhere. */
export function namedBy(url, hosts, root) {
  const host = bareHost(url.host);
  if (!hosts.some((one) => bareHost(one) === host) || !`${url.pathname}/`.startsWith(`${root}/`)) {
    return { sort: "elsewhere" };
  }
  const path = url.pathname.slice(root.length);
  const [, id] = path.match(/^\/s\/([^/]+)/) ?? [];
  if (id) {
    return { sort: "id", text: id.toLowerCase() };
  }
  const [, story] = path.match(/^(\/\d{4}\/\d{2}\/[^/]+)/) ?? [];
  return story ? { sort: "address", text: `${story}/` } : { sort: "page" };
}

/** Whether a text is an id as it stands below a poster's code. */
export function idIn(text) {
  const [, front, id] = text.trim().match(/^(\/?s\/)?([a-z0-9]+(?:-[a-z0-9]+)*)\/?$/i) ?? [];
  return front || (id?.includes("-") && /\d/.test(id)) ? id.toLowerCase() : undefined;
}
