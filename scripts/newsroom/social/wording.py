"""The words around a caption: who paid, what sort of story it is, hashtags, clean characters."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import regex

from newsroom.networks import Network
from newsroom.story.kinds import Kind, Label, Verdict, Verification
from newsroom.story.model import FrontMatter, Story

# A claim found false is called that; only the reporter, who knows, may call it a hoax.
_VERDICTS = {
    Verdict.FALSE: "CEK FAKTA · TIDAK BENAR",
    Verdict.MISLEADING: "CEK FAKTA · MENYESATKAN",
    Verdict.TRUE: "CEK FAKTA · BENAR",
    None: "KLARIFIKASI",
}
# Bidirectional embeddings, overrides and isolates could turn an address around; twitter-text
# refuses the byte order mark and the noncharacters.
_UNSENDABLE = regex.compile(
    r"[\p{Cs}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069\ufeff]|[^\P{Cc}\n]"
)
_EMPTY_LINES = regex.compile(r"\n{3,}")
_LINE_ENDS = regex.compile(r"\r\n?|[\u2028\u2029\u0085\v\f]")
_HASHTAG = regex.compile(r"(?<![\p{L}\p{M}\p{Nd}_&])[#＃]([\p{L}\p{M}\p{Nd}_]+)")
_NOT_LINKABLE = regex.compile(r"[^\p{L}\p{M}\p{Nd}_]+")
_WORDS = regex.compile(r"[\p{L}\p{M}\p{Nd}]+")


@lru_cache(maxsize=64)
def clean(text: str) -> str:
    """`text` in NFC, without characters that cannot be sent and without idle white space.

    At most one empty line stays between paragraphs.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    text = unicodedata.normalize("NFC", _UNSENDABLE.sub("", text))
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip()


def clean_line(text: str) -> str:
    """`text` cleaned and on one line."""
    if text.isprintable():  # so there is nothing to clean away, and no white space but the space
        return " ".join(unicodedata.normalize("NFC", text).split())
    return " ".join(clean(text).split())


def paid_label(meta: FrontMatter) -> str:
    """`ADVERTORIAL · dibayar oleh …`, or nothing where nobody paid.

    Pedoman Pemberitaan Media Siber 6b asks for the word; who paid stands beside it.
    """
    if meta.label is not Label.ADVERTORIAL:
        return ""
    payer = clean_line(meta.payer or "")
    return f"ADVERTORIAL · dibayar oleh {payer}" if payer else "ADVERTORIAL"


def without_paid_label(caption: str, payer: str) -> str:
    """`caption` without the paid label that its writer put first, since ours stands there."""
    payer = clean_line(payer)
    if not payer:
        return caption
    label = regex.compile(
        rf"\(?(?:advertorial|adv|iklan)\b[\s),.:;·–—-]*dibayar oleh\s+{regex.escape(payer)}\)?[\s,.:;·–—-]*",
        regex.IGNORECASE,
    )
    found = label.match(caption)
    rest = caption[found.end() :] if found else ""
    return rest[0].upper() + rest[1:] if rest else caption


def mark(meta: FrontMatter) -> str:
    """What a reader must know before the first word, or nothing: a check of facts, a reply."""
    if meta.verification is Verification.PENDING:
        return "MASIH DIVERIFIKASI"
    if meta.kind is Kind.CLARIFICATION:
        return _VERDICTS[meta.verdict]
    return "HAK JAWAB" if meta.kind is Kind.REPLY else ""


def hashtags(story: Story, network: Network, caption: str) -> tuple[str, ...]:
    """The hashtags made of the story's tags, as many as `network` carries beside the caption's own.

    `media sosial` becomes `#MediaSosial`; an abbreviation keeps the capitals that the story
    gives it; what no network links (a tag of digits or of signs) is left out.
    """
    taken = [found.casefold() for found in _HASHTAG.findall(caption)]
    room = max(0, network.hashtags - len(taken))
    capitals = _abbreviations([story.meta.title, story.meta.summary, story.body.text])
    made: dict[str, str] = {}
    for tag in story.meta.tags:
        name = _camel(clean_line(tag), capitals)
        if regex.search(r"\p{L}", name) and name.casefold() not in taken:
            made.setdefault(name.casefold(), f"#{name}")
    return tuple(made.values())[:room]


def _camel(tag: str, capitals: frozenset[str]) -> str:
    words = [word for word in _NOT_LINKABLE.split(tag) if word]
    return "".join(
        word.upper() if word.upper() in capitals else word[0].upper() + word[1:] for word in words
    )


def _abbreviations(texts: Iterable[str]) -> frozenset[str]:
    """The words that the story writes in capitals and never otherwise."""
    words = {word for text in texts for word in _WORDS.findall(text)}
    return frozenset(
        word for word in words if len(word) > 1 and word.isupper() and word.lower() not in words
    )
