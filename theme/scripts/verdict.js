// How /cek/ shows what it found: from the templates of the page, with text and nothing else put in.
const AROUND = 6;

const cloned = ({ find }, name) => find(name).content.cloneNode(true);

/** Puts values in the place of the names in braces. */
function fill(node, values) {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data } = walker.currentNode;
    walker.currentNode.data = data.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  }
  return node;
}

/** An answer as it is shown. `page` has what stands around it: where the site is, its templates. */
export function card({ sort, story: about, claim, values, ...more }, page) {
  const { host } = page;
  const made = cloned(page, "verdict");
  const box = made.firstElementChild;
  const percent = Math.floor((more.share ?? 0) * 100);
  const all = { ...values, ...more, percent, ours: host, asked: claim?.asked, met: claim?.met ?? more.met };
  box.dataset.sort = about?.withdrawn ? "withdrawn" : sort;
  box.append(fill(cloned(page, `says-${sort}`), all));
  if (claim) {
    box.append(linked(page, claim.address, claim.title), fill(cloned(page, "claim"), claim));
  }
  if (about) {
    box.append(...standing(page, about));
  }
  if (more.steps?.length > 1) {
    box.append(changes(page, more, about));
  }
  return made;
}

function linked(page, address, title, day) {
  const made = cloned(page, "story");
  made.querySelector("a").href = address.startsWith("/") ? page.root + address : new URL(address).pathname;
  made.querySelector("a").textContent = title;
  const time = made.querySelector("time");
  if (day) {
    time.dateTime = day;
    time.textContent = page.moment.format(new Date(day));
  } else {
    time.remove();
  }
  return made;
}

/** Which story it is, and what has become of it. */
function standing(page, { url, title, published_at: at, corrections, withdrawn, clarifies }) {
  const parts = [linked(page, url, title, at)];
  if (withdrawn) {
    const when = page.moment.format(new Date(withdrawn.at));
    return [...parts, fill(cloned(page, "withdrawn"), { ...withdrawn, when })];
  }
  for (const one of corrections) {
    parts.push(fill(cloned(page, "corrected"), { ...one, when: page.moment.format(new Date(one.at)) }));
  }
  if (clarifies?.claim) {
    parts.push(fill(cloned(page, "clarifies"), clarifies));
  }
  if (!corrections.length && !clarifies?.claim) {
    parts.push(cloned(page, "current"));
  }
  return parts;
}

/** The pasted words with those that are not the story's, and those of the story that are missing. */
function changes(page, { steps, pasted, count }, { text }) {
  const made = cloned(page, "changes");
  const place = made.querySelector("[data-words]");
  const [mine, theirs] = [page.spelt(pasted), page.spelt(text)];
  steps.forEach(({ sort, from, to }, number) => {
    const words = (sort === "theirs" ? theirs : mine).slice(from, to);
    const isEdge = number === 0 || number === steps.length - 1;
    const shown = sort === "same" ? shortened(words, number === 0, isEdge) : words;
    const tag = { same: "span", mine: "ins", theirs: "del" }[sort];
    const part = document.createElement(tag);
    part.textContent = shown.join(" ");
    place.append(part, " ");
  });
  made.querySelector("[data-cut]").hidden = count <= page.MOST_WORDS;
  return made;
}

function shortened(words, isFirst, isEdge) {
  if (words.length <= 2 * AROUND) {
    return words;
  }
  const [before, after] = [words.slice(0, AROUND), words.slice(-AROUND)];
  if (isEdge) {
    return isFirst ? ["…", ...after] : [...before, "…"];
  }
  return [...before, "…", ...after];
}
