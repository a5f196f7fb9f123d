// What /cek/ works out, apart from the page: words, fingerprints, candidates, the comparison itself.
// newsroom.lookup hashes stories in the same way; docs/adr/0057 says how, and what it cannot know.
const GRAM = 5;
const WINDOW = 38;
const SPACE = 65536;
const HEAD = 8;
const MOST_CANDIDATES = 8;
const SOLID = 4;
const EDGE = 4;
const OURS = 0.5;
const SOME = 0.2;
const CLOSE = 0.8;
export const MOST_WORDS = 1500;
const APOSTROPHES = /['’‘ʼ`´]/g;
const UNSEEN = /[\p{M}\p{Cf}]/gu;
const THOUSANDS = /([0-9])[.,](?=[0-9]{3}(?![0-9]))/g;
const WORD = /\p{L}+|\p{N}+/gu;
const encoder = new TextEncoder();

/** The words and numbers of a text in lower case, without marks, accents and thousands' points. */
export function normalWords(text) {
  const bare = text.replace(APOSTROPHES, "").normalize("NFKD").replace(UNSEEN, "").toLowerCase();
  return bare.replace(THOUSANDS, "$1").match(WORD) ?? [];
}

const SPELT = /\p{L}+|\p{N}+(?:[.,]\p{N}+)*/gu;

/** The words of a text as they were written, one for each word that is compared. */
export function spelt(text) {
  return text.split(/\s+/).flatMap((chunk) => {
    const words = normalWords(chunk);
    if (words.length === 1) {
      return [chunk];
    }
    const parts = chunk.replace(APOSTROPHES, "").match(SPELT) ?? [];
    return parts.length === words.length ? parts : words;
  });
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) {
    value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return value;
});

function crc32(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value = TABLE[(value ^ byte) & 255] ^ (value >>> 8);
  }
  return (value ^ 0xffffffff) >>> 0;
}

const hash = (text) => crc32(encoder.encode(text));

/** The fingerprint of something that is known as a whole: an address, an id, a headline. */
export const keyPrint = (kind, text) => hash(`${kind} ${text}`) % SPACE;

/** The hash of every gram, by where it begins. */
const gramHashes = (words) =>
  words.slice(GRAM - 1).map((_, at) => hash(`${words.slice(at, at + GRAM).join(" ")} `));

/** The fingerprints that a text leaves in the index: the least hash of every window. */
export function fingerprints(words) {
  const hashes = gramHashes(words);
  const found = new Set();
  for (let at = 0; at < Math.max(1, hashes.length - WINDOW + 1) && hashes.length; at++) {
    found.add(Math.min(...hashes.slice(at, at + WINDOW)) % SPACE);
  }
  return found;
}

/** The records of a year's file, each as the list of its values. */
export function* records(bytes) {
  if (String.fromCharCode(...bytes.subarray(0, 4)) !== "CEK1") {
    throw new TypeError("not an index");
  }
  let at = HEAD;
  const count = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4);
  for (let story = 0; story < count; story++) {
    let size = 0;
    for (let shift = 0, more = true; more; shift += 7, at++) {
      size |= (bytes[at] & 127) << shift;
      more = bytes[at] > 127;
    }
    const low = size ? 32 - Math.clz32(Math.floor((SPACE * 69) / (100 * size))) : 0;
    const values = new Array(size);
    let bit = at * 8;
    const next = () => (bytes[bit >> 3] >> (7 - (bit++ & 7))) & 1;
    for (let value = 0, one = 0; one < size; one++) {
      let step = 0;
      while (next()) {
        step++;
      }
      for (let digit = 0; digit < low; digit++) {
        step = (step << 1) | next();
      }
      value += step;
      values[one] = value;
    }
    at = (bit + 7) >> 3;
    yield values;
  }
}

/** The numbers of the stories of a year that have this key; some have it by chance. */
export function withKey(bytes, print) {
  return [...records(bytes)].flatMap((values, story) => (values.includes(print) ? [story] : []));
}

/**
 * The stories of a year that the words may come from, the likeliest first.
 * `met` of `asked` fingerprints are the story's; `heads` are lines that may be its headline.
 */
export function candidates(bytes, words, heads) {
  const sure = fingerprints(words);
  const all = new Set(gramHashes(words).map((value) => value % SPACE));
  const titles = new Set(heads.map((line) => keyPrint("title", line.join(" "))));
  const stories = [...records(bytes)];
  const known = new Map();
  for (const values of stories) {
    for (const value of values) {
      if (all.has(value) || titles.has(value)) {
        known.set(value, (known.get(value) ?? 0) + 1);
      }
    }
  }
  // What many stories say weighs little.
  const weight = (value) => Math.log(1 + stories.length / known.get(value));
  const found = [];
  stories.forEach((values, story) => {
    let met = 0;
    let score = 0;
    for (const value of values) {
      if (all.has(value)) {
        score += weight(value) * (sure.has(value) ? 2 : 1);
        met += sure.has(value);
      }
      score += titles.has(value) ? 3 * weight(value) : 0;
    }
    if (score) {
      found.push({ story, score, met, asked: sure.size });
    }
  });
  return found.sort((a, b) => b.score - a.score || b.story - a.story).slice(0, MOST_CANDIDATES);
}

/** Pairs of equal words in both, in order; longer runs are preferred to scattered words. */
function aligned(mine, theirs) {
  const wide = theirs.length + 1;
  const best = new Uint16Array((mine.length + 1) * wide);
  for (let i = mine.length - 1; i >= 0; i--) {
    for (let j = theirs.length - 1; j >= 0; j--) {
      const at = i * wide + j;
      const apart = Math.max(best[at + wide], best[at + 1]);
      best[at] = mine[i] === theirs[j] ? Math.max(apart, worth(best, at, mine, theirs, i, j)) : apart;
    }
  }
  const pairs = [];
  for (let i = 0, j = 0; i < mine.length && j < theirs.length; ) {
    const at = i * wide + j;
    if (mine[i] === theirs[j] && best[at] === worth(best, at, mine, theirs, i, j)) {
      pairs.push([i++, j++]);
    } else if (best[at + wide] >= best[at + 1]) {
      i++;
    } else {
      j++;
    }
  }
  return pairs;
}

const worth = (best, at, mine, theirs, i, j) =>
  best[at + theirs.length + 2] + (i + 1 < mine.length && mine[i + 1] === theirs[j + 1] ? 3 : 2);

/** Runs of neighbouring pairs: where they begin in both, and how many words they are. */
function runsOf(pairs) {
  const runs = [];
  for (const [i, j] of pairs) {
    const last = runs.at(-1);
    if (last && last.mine + last.size === i && last.theirs + last.size === j) {
      last.size++;
    } else {
      runs.push({ mine: i, theirs: j, size: 1 });
    }
  }
  return runs;
}

/** The runs with long ones drawn out to the front, over single words that fitted by chance. */
function drawnOut(runs, mine, theirs) {
  const kept = [];
  for (const run of runs) {
    const isLong = run.size >= SOLID;
    while (isLong && run.mine && run.theirs && mine[run.mine - 1] === theirs[run.theirs - 1]) {
      while (touches(kept.at(-1), run) && kept.at(-1).size < SOLID) {
        kept.pop();
      }
      if (touches(kept.at(-1), run)) {
        break;
      }
      run.mine--;
      run.theirs--;
      run.size++;
    }
    kept.push(run);
  }
  return kept;
}

const touches = (one, run) =>
  one && (one.mine + one.size >= run.mine || one.theirs + one.size >= run.theirs);

/** Single words beyond an edge that stand where they should: between them one was replaced. */
function beyond(edge, way, mine, theirs) {
  const places = [...Array(EDGE).keys()].map((step) => ({
    mine: edge.mine + way * (step + 1),
    theirs: edge.theirs + way * (step + 1),
    size: 1,
  }));
  return places.filter((one) => mine[one.mine] !== undefined && mine[one.mine] === theirs[one.theirs]);
}

/** The runs from the first long one to the last, with what stands right beside these. */
function core(runs, mine, theirs) {
  const solid = runs.filter((run) => run.size >= SOLID);
  const [first, last] = [solid[0], solid.at(-1)];
  const end = { mine: last.mine + last.size - 1, theirs: last.theirs + last.size - 1 };
  const inner = runs.filter((run) => run.mine >= first.mine && run.mine <= last.mine);
  return [...beyond(first, -1, mine, theirs).reverse(), ...inner, ...beyond(end, 1, mine, theirs)];
}

/** Where `mine` stands in `theirs` as a whole, or -1. */
function placeOf(mine, theirs) {
  const last = theirs.length - mine.length;
  for (let at = 0; at <= last; at++) {
    if (mine.every((word, i) => word === theirs[at + i])) {
      return at;
    }
  }
  return -1;
}

/**
 * How the pasted words relate to a story's text, which begins with its headline in a line of its own.
 *
 * `sort`: `same`, `cut` (a part, nothing changed), `added` (more before or after it), `altered`,
 * `part` (some of it), `headline` (that alone, or over another text), or `none`. `share` of the pasted
 * words stand in the story in runs. `steps` tell the words in order: `same`, `mine` (only pasted),
 * `theirs` (only in the story), each from one place to another; `skipped` are the words of the
 * story that were left out between.
 */
export function compare(pasted, text, heads = []) {
  const mine = pasted.slice(0, MOST_WORDS);
  const theirs = normalWords(text);
  const title = normalWords(text.split("\n", 1)[0]);
  const opening = text.split("\n", 2).join("\n");
  const body = normalWords(opening).length;
  const at = placeOf(mine, theirs);
  if (mine.length && mine.join(" ") === title.join(" ")) {
    return { sort: "headline", alone: true, share: 1, steps: [], skipped: 0 };
  }
  if (at >= 0 && mine.length) {
    const whole = at <= body && at + mine.length === theirs.length && mine.length > title.length;
    const steps = [{ sort: "same", from: 0, to: mine.length }];
    return { sort: whole ? "same" : "cut", share: 1, steps, skipped: 0 };
  }
  const runs = drawnOut(runsOf(aligned(mine, theirs)), mine, theirs);
  const solid = runs.filter((run) => run.size >= SOLID);
  const share = solid.reduce((sum, run) => sum + run.size, 0) / (mine.length || 1);
  if (share < OURS) {
    const named = heads.some((line) => line.join(" ") === title.join(" "));
    return { sort: share >= SOME ? "part" : named ? "headline" : "none", share, steps: [], skipped: 0 };
  }
  return { ...told(core(runs, mine, theirs), mine.length), share };
}

const RANK = [
  ...["same", "cut", "added", "altered", "withdrawn", "part"],
  ...["headline", "likely", "unchecked", "none"],
];

/** Which of two answers says more. */
export const better = (one, other) =>
  RANK.indexOf(other.sort) < RANK.indexOf(one.sort) || (other.sort === one.sort && other.share > one.share)
    ? other
    : one;

/** Whether no other story could say more. */
export const isSettled = ({ sort, share }) =>
  RANK.indexOf(sort) < RANK.indexOf("altered") || (sort === "altered" && share > CLOSE);

/** The words in order, and what kind of change that makes. */
function told(runs, count) {
  const from = runs[0].mine;
  const to = runs.at(-1).mine + runs.at(-1).size;
  const steps = from ? [{ sort: "mine", from: 0, to: from }] : [];
  let [mine, theirs, inner, skipped] = [from, runs[0].theirs, 0, 0];
  for (const run of runs) {
    if (run.theirs > theirs) {
      steps.push({ sort: "theirs", from: theirs, to: run.theirs });
      skipped += run.theirs - theirs;
    }
    if (run.mine > mine) {
      steps.push({ sort: "mine", from: mine, to: run.mine });
      inner += run.mine - mine;
    }
    mine = run.mine + run.size;
    theirs = run.theirs + run.size;
    steps.push({ sort: "same", from: run.mine, to: mine });
  }
  if (to < count) {
    steps.push({ sort: "mine", from: to, to: count });
  }
  return { sort: inner || skipped ? "altered" : "added", steps, skipped };
}

const COMMON = new Set(
  (
    "yang dan di ke dari pada untuk dengan itu ini adalah akan tidak oleh juga dalam atau sebagai bisa " +
    "dapat karena telah sudah harus agar para serta bagi jika maka kami kita saya anda mereka ada"
  ).split(" "),
);
const NEAR = 0.7;
const FEWEST = 4;

/** A word without its usual affixes: membayar and bayar are alike. */
function stem(word) {
  const bare = word.replace(/(nya|lah|kah|pun)$/, "").replace(/(kan|an|i)$/, "");
  const root = bare.replace(/^(me|pe)(ng|ny|m|n)?|^(di|ber|ter|ke|se)/, "");
  return root.length > 2 ? root : word;
}

const telling = (words) =>
  new Set(words.filter((word) => !COMMON.has(word) && (word.length > 2 || /\d/.test(word))).map(stem));

/**
 * Which claims the words may repeat, the likeliest first: `met` of `asked` telling words of a claim
 * stand near each other. `claims` are lines of the file of clarifications.
 */
export function claimsIn(words, claims) {
  const mine = words.map(stem);
  const found = claims.map(([address, title, claim, verdict]) => {
    const asked = telling(normalWords(claim));
    const met = mostWithin(mine, asked, Math.max(60, asked.size * 5));
    return { address, title, claim, verdict, met, asked: asked.size };
  });
  return found
    .filter(({ met, asked }) => met >= FEWEST && met >= NEAR * asked)
    .sort((a, b) => b.met / b.asked - a.met / a.asked);
}

/** How many of the wanted words stand within `span` neighbouring words at most. */
function mostWithin(words, wanted, span) {
  const last = new Map();
  let most = 0;
  words.forEach((word, at) => {
    if (wanted.has(word)) {
      last.set(word, at);
      most = Math.max(most, [...last.values()].filter((one) => at - one < span).length);
    }
  });
  return most;
}
