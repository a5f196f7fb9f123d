"""The marks by which a text says of itself that it was paid for."""

import re
from collections.abc import Iterator

from newsroom.language.passages import title_passage
from newsroom.story import BlockKind, Story

_ADV = r"(?<![^\W_])(?:adv|advertorial|advetorial)(?![^\W_])"
_PAID = (
    rf"(?:[^()\[\]\n]{{0,40}}?{_ADV}[^()\[\]\n]{{0,40}}|iklan|konten berbayar|berbayar|sponsored)"
)
# Newsrooms sign paid texts behind the last sentence, (adv) or (TA/Adv/PemkotContoh), or in front.
_SIGNED = re.compile(
    rf"(?:\A|[.!?…”\"*_])[\s*_]{{0,8}}(?P<mark>[(\[]{_PAID}[)\]])[\s.*_]{{0,8}}\Z", re.IGNORECASE
)
_TITLED = re.compile(rf"(?P<mark>[(\[]{_PAID}[)\]])\s{{0,8}}\Z", re.IGNORECASE)
_OPENING = re.compile(
    rf"[\s*_]{{0,8}}(?:(?P<mark>[(\[]{_PAID}[)\]])|[\w .,]{{1,40}}(?P<dateline>[(\[]{_PAID}[)\]])\s?[–—-])",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"[\s*_#]{0,8}(?P<mark>adv|adve?rtorial|advetorial|iklan)[\s*_.]{0,8}", re.IGNORECASE
)
# *Advertorial ini kerja sama Redaksi dengan …*, a line of its own; the words that need no italics.
_WITH = (
    r"(?: adalah| merupakan| hasil| ini){0,2} (?:kerja ?sama|dipersembahkan|disponsori|persembahan)"
)
_LINE = re.compile(rf"(?P<mark>(?:advertorial|pariwara) ini{_WITH}\b[^\n]{{0,160}})", re.IGNORECASE)
_SET_OFF = re.compile(
    r"\s{0,3}[*_(\[]{1,4}(?P<mark>(?:"
    rf"(?:advertorial|pariwara|konten berbayar)(?: ini)?(?:{_WITH}| (?:dibayar|dibiayai|oleh|dari))"
    r"|(?:artikel|berita|konten|liputan|naskah|tulisan) ini dipersembahkan"
    r")\b[^\n*_)\]]{0,160})[.*_)\]]{1,5}\s{0,3}",
    re.IGNORECASE,
)
_SAYS_SO = re.compile(
    r"(?:artikel|berita|konten|laporan|liputan|naskah|tulisan) ini\b[^\n.]{0,60}"
    r"\b(?:advertorial|berbayar|dibayar|dibiayai|dipersembahkan|disponsori|iklan|kerja sama)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:bukan|tidak|tanpa|tak|belum)\b", re.IGNORECASE)
_TAIL = 120
_LONGEST = 240


def find_paid_mark(story: Story) -> tuple[int, int] | None:
    """Where the text says that it was paid for: in the title, in front, or at the end."""
    title = title_passage(story)
    if title and title.prose.rstrip().endswith((")", "]")):
        match = _TITLED.search(title.prose, max(0, len(title.prose) - _TAIL))
        if match:
            return title.start + match.start("mark"), title.start + match.end("mark")
    for start, text in _edges(story):
        found = _bracketed(text) or _ALONE.fullmatch(text) or _declared(text)
        if found:
            begin, end = found.span(found.lastgroup or 0)
            return start + begin, start + end
    return None


def says_paid(story: Story) -> bool:
    """Whether the first paragraph or one of the last two tells in words that the text was paid for."""
    told = (_SAYS_SO.search(text[:_LONGEST]) for _, text in _edges(story))
    return any(match and not _NOT.search(match[0]) for match in told)


def _edges(story: Story) -> Iterator[tuple[int, str]]:
    blocks = [block for block in story.body.blocks if block.kind is not BlockKind.HTML]
    return ((block.start, block.text) for block in [*blocks[:1], *blocks[-2:]])


def _bracketed(text: str) -> re.Match[str] | None:
    """A mark in brackets at the end of a paragraph, or before its first words."""
    if "(" not in text and "[" not in text:
        return None
    return _SIGNED.search(text, max(0, len(text) - _TAIL)) or _OPENING.match(text)


def _declared(text: str) -> re.Match[str] | None:
    """A line of its own that says whose paid text this is."""
    if len(text) > _LONGEST:
        return None
    match = _LINE.fullmatch(text) or _SET_OFF.fullmatch(text)
    return None if match and _NOT.search(text) else match
