"""A picture that a blind reader gets nothing of."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice

from newsroom.finding import Finding, Severity, Span
from newsroom.rules import Context, Rule, finding
from newsroom.rules._shared.pictures import listed_pictures
from newsroom.story import Story

NAME = "missing-alt"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Gambar tidak punya teks alternatif, atau teksnya tidak menggambarkan apa-apa.",
    summary_en="A picture has no alternative text, or one that describes nothing.",
    why="Teks alternatif dibacakan kepada orang yang tidak melihat gambarnya, dan tampil bila gambar gagal "
    "dimuat. Tanpa itu sebagian warga tidak menerima beritanya utuh.",
    why_en="The alternative text is read out to people who do not see the picture, and shown where it does not "
    "load. Without it some of the public get only a part of the news.",
    cure='Tulis satu kalimat, 40–150 karakter, tentang siapa dan apa yang tampak, tanpa "foto" di depannya. '
    'Hiasan tanpa isi berita: alt: "" dan decorative: true.',
    cure_en='Write one sentence of 40 to 150 characters on who and what is to be seen, without "photo of". '
    'For an ornament that tells nothing: alt: "" and decorative: true.',
    basis=("PPRD 7", "UU PD 24"),
    any_language=True,
)
SHORTEST, LONGEST = 40, 150
"""Bounds of a useful text in characters, as GitHub Docs sets them (its rule GHD033)."""

MOST = 10
_NOTHING_SAID = re.compile(r"(?:foto|gambar)(?![^\W_]|-)", re.IGNORECASE)
_FILE_NAME = re.compile(
    r"\S{1,200}\.(?:jpe?g|png|webp|gif|heic|avif|svg)|(?:IMG|DSC|DCIM|WA|PXL|Screenshot)[-_ ]?\w{0,20}\d{3,14}\w{0,20}",
    re.IGNORECASE,
)
_IN_TEXT = re.compile(r"!\[(?P<alt>[^\[\]]{0,400}+)\](?=[(\[](?P<file>[^\s()\[\]]{0,200}))")
_AS_HTML = re.compile(r"<img\b(?P<inside>[^<>]{0,1000})>", re.IGNORECASE)
_ALT = re.compile(r"""\balt\s?=\s?(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')""", re.IGNORECASE)

_SRC = re.compile(r"""\bsrc\s?=\s?["']?(?P<src>[^"'\s>]{1,200})""", re.IGNORECASE)


def check(story: Story, _: Context) -> Iterable[Finding]:
    """One finding for each picture at most, listed or in the running text."""
    return islice(chain(_listed(story), _in_text(story)), MOST)


def _listed(story: Story) -> Iterator[Finding]:
    for number, image in listed_pictures(story):
        if image.decorative or not story.readable("images", number, "alt"):
            continue
        place = "alt" if story.has("images", number, "alt") else "file"
        yield from _judged(story, story.span("images", number, place), image.alt, image.file)


def _in_text(story: Story) -> Iterator[Finding]:
    text, start = story.body.text, story.body.start
    if "![" in text:
        for match in _IN_TEXT.finditer(text):
            at = story.body_span(start + match.start(), start + match.end())
            yield from _judged(story, at, match["alt"], match["file"])
    if "<img" in text.lower():
        for match in _AS_HTML.finditer(text):
            alt, file = _ALT.search(match["inside"]), _SRC.search(match["inside"])
            said = (alt["double"] or alt["single"]) if alt else ""
            # alt="" is how HTML itself says that a picture is an ornament.
            if alt is None or said:
                at = story.body_span(start + match.start(), start + match.end())
                yield from _judged(story, at, said, file["src"] if file else "")


def _judged(story: Story, at: Span, alt: str, file: str) -> Iterator[Finding]:
    said = " ".join(alt.split())
    if not said:
        which = f' "{file}"' if file else ""
        yield finding(
            NAME,
            story,
            at,
            f"Gambar{which} tidak punya teks alternatif; tulis apa yang tampak, {SHORTEST}–{LONGEST} karakter. Hiasan: decorative: true.",
            f"The picture{which} has no alternative text; say what it shows in {SHORTEST} to {LONGEST} characters. An ornament: decorative: true.",
        )
        return
    fault = _fault(said)
    if fault is not None:
        weak = finding(NAME, story, at, *fault)
        yield replace(weak, severity=Severity.WARNING)


def _fault(said: str) -> tuple[str, str] | None:
    shown = said if len(said) <= 60 else f"{said[:59].rstrip()}…"
    if _FILE_NAME.fullmatch(said):
        return (
            f'Teks alternatif "{shown}" adalah nama berkas; tulis siapa dan apa yang tampak.',
            f'The alternative text "{shown}" is the name of a file; say who and what is to be seen.',
        )
    if _NOTHING_SAID.match(said):
        return (
            f'Teks alternatif "{shown}" diawali kata "{said.split(maxsplit=1)[0]}", yang sudah diucapkan pembaca layar; mulai dengan siapa atau apa yang tampak.',
            f'The alternative text "{shown}" begins with a word that screen readers say anyway; begin with who or what is to be seen.',
        )
    if SHORTEST <= len(said) <= LONGEST:
        return None
    much, much_en = ("pendek", "short") if len(said) < SHORTEST else ("panjang", "long")
    return (
        f'Teks alternatif "{shown}" terlalu {much} ({len(said)} karakter); {SHORTEST}–{LONGEST} karakter cukup untuk siapa dan apa yang tampak.',
        f'The alternative text "{shown}" is too {much_en} ({len(said)} characters); {SHORTEST} to {LONGEST} are enough for who and what is to be seen.',
    )
