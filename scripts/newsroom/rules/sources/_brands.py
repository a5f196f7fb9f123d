"""The name of another outlet where a copied text begins: `SUARATEPIAN.COM, Kota Contoh –`.

It stands alone, before the town or behind it, in brackets or not, and a mark parts it from the
text. Known are addresses, and names made of what papers and stations are called.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from newsroom.language.orthography.spelling import is_word
from newsroom.language.passages import Passage
from newsroom.language.sentences import split_sentences

_END = r"(?:com|co|id|net|org|news|asia|info|tv|online|site|media|today|xyz|me)"
_SITE = (
    rf"(?:www\.)?[A-Za-z0-9-]{{3,40}}(?:\.[A-Za-z0-9-]{{2,20}}){{0,2}}\.(?i:{_END})(?!\.?[A-Za-z0-9])"
    r"|[A-Z][A-Z0-9]{2,30}(?:\.[A-Z0-9]{2,20}){2,3}+"
)
_MEDIUM = r"(?:WARTA|KABAR|BERITA|SUARA|TRIBUN|RADAR|HARIAN|LIPUTAN|MEDIA|KORAN|JURNAL)"
_NAME = (
    rf"{_MEDIUM}[A-Z0-9]{{3,20}}+|[A-Z0-9]{{3,20}}(?:NEWS|POST)\b"
    rf"|{_MEDIUM.title()}[A-Z][A-Za-z0-9]{{2,20}}+|[A-Z][a-z0-9]{{2,20}}(?:News|Post)\b"
    r"|TRIBUN [A-Z]{3,20}+|[A-Z0-9]{3,20}+ (?:NEWS|POST|TV)\b|ANTARA\b"
)
# Where the name is a link, its address is blank.
_MARK = r"\s{0,150}+[,:]?\s{0,3}+[-–—|:/>»•~]{1,3}+\s{0,3}+"
# The text begins with a capital; what goes on in small letters says what the name is.
_TEXT = r"(?=[\"“‘(*]{0,2}[A-Z0-9])"
# , Kota Contoh (19/11/2026)
_DATELINE = (
    r"(?P<place>\s{0,150}+(?P<parted>[,(.])?\s{0,2}+(?:[A-Z(0-9][\w./)]{0,20}+[,\s]{0,3}+){1,6}+)"
)
_OPENING = re.compile(
    r"\s{0,8}+(?:[A-Z][A-Za-z'’. ]{2,30}\s?[-–—,(\[|/]{1,2}\s{0,2})?[(\[]?"
    rf"(?P<brand>(?P<site>{_SITE})|{_NAME})"
    rf"(?:[)\]]{{0,2}}{_DATELINE}?{_MARK}{_TEXT}|[)\]]\s{{1,3}}{_TEXT}|(?P<alone>\s{{0,8}}(?:\n|\Z)))"
)


def openings(passages: Sequence[Passage]) -> Iterator[Passage]:
    """The first paragraph, and the next one below a line of a few words left from a form."""
    texts = (one for one in passages if one.is_text)
    for passage in islice(texts, 2):
        yield passage
        if len(passage.prose.split()) > _FEW_WORDS:
            return


def find_brand(prose: str) -> tuple[int, int] | None:
    """Where the brand of an outlet stands at the beginning of a story's first paragraph."""
    match = _OPENING.match(prose)
    if match is None:
        return None
    if match["site"] is None and (
        match["alone"] is not None
        or (match["place"] and not match["parted"])
        or _is_common(match["brand"])
    ):
        return None
    return match.span("brand")


def find_trailers(
    passages: Sequence[Passage], text: str
) -> Iterator[tuple[Passage, re.Match[str]]]:
    """The sentences by which another outlet leads to its own pages; `whose` is the outlet, if named.

    `text` is that of all `passages`.
    """
    if not any(one in text for one in _TRAILING):
        return
    for passage in passages:
        for start, end in split_sentences(passage.prose):
            found = _TRAILER.match(passage.prose, start, end)
            if found and (found["news"] or _is_outlet(found, passage.prose[start:end])):
                yield passage, found


def _is_outlet(found: re.Match[str], sentence: str) -> bool:
    name = found["whose"]
    return _IS_NAMED.match(name) is not None or (name[0].isupper() and _TITLED in sentence)


def _is_common(name: str) -> bool:
    """Whether it only looks like the name of a paper: MEDIASI, WARTAWAN, RADARNYA."""
    word = name.lower()
    return name != _AGENCY and (is_word(word) or is_word(word.removesuffix("nya")))


# Artikel ini telah tayang di tepianpagi.com dengan judul …; Ikuti berita kami di Google News.
_TRAILER = re.compile(
    r"\s{0,3}(?P<line>(?:Artikel|Berita|Konten|Naskah|Tulisan) ini (?:telah|sudah|pernah|pertama kali) (?:lebih dulu )?"
    r"(?:di)?(?:tayang(?:kan)?|terbit(?:kan)?|muat|unggah|publikasikan)(?: [a-z]{4,12})? (?:di|oleh) "
    r"(?:[a-z]{4,10} ){0,2}+(?P<whose>[^\s,]{3,40})"
    r"|(?:Baca|Cek|Dapatkan|Ikuti|Simak) (?:[\w-]{1,20},? ){1,9}(?P<news>di Google News))"
)
_TRAILING = (" ini telah ", " ini sudah ", " ini pernah ", " ini pertama", "oogle News")
_IS_NAMED = re.compile(rf"(?:{_SITE}|{_NAME})")
_TITLED = " dengan judul "
_AGENCY = "ANTARA"
_FEW_WORDS = 4
