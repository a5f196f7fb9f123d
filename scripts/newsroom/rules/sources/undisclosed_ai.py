"""A picture or a text made by a machine that does not say so.

Nobody can tell from a picture or a text alone whether a machine made it, and this rule does not
try: it holds what a story declares to what its readers are told.
"""

import re
from collections.abc import Iterable, Iterator

from newsroom.finding import Finding, Severity
from newsroom.language.passages import body_passages
from newsroom.registers import WordList
from newsroom.rules import Context, Rule, finding
from newsroom.story import Story

NAME = "undisclosed-ai"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Gambar atau teks buatan AI tidak diberi keterangan yang dibaca orang.",
    summary_en="A picture or text made by AI does not tell its readers so.",
    why="Pembaca mengira gambar adalah bukti. Label di halaman tidak ikut ketika gambar dan "
    "keterangannya disalin. Gambar AI yang tidak dinyatakan tidak dapat dikenali aturan ini.",
    why_en="Readers take a picture for evidence. The page's own label does not travel when picture and "
    "caption are copied. AI that nobody declares cannot be recognised by this rule.",
    cure="Tulis di caption atau credit: Ilustrasi AI, atau gambar dibuat dengan kecerdasan buatan. Bila "
    "gambar memang dibuat AI, tulis ai: true.",
    cure_en="Write in caption or credit: Ilustrasi AI, or that it was made with artificial "
    "intelligence. Where AI made the picture, write ai: true.",
    basis=("Pedoman AI 5", "KEJ 2"),
    any_language=True,
)
# Made by it, not about it: a seminar on ChatGPT is no picture by ChatGPT.
_MADE = re.compile(
    r"\b(?:buatan|bikinan|bantuan|digambar|dibuat|dihasilkan|diolah|generated|gambar|hasil|ilustrasi"
    r"|kreasi|olahan|rekaan|visual)\b(?:[^\w\n.;]{1,3}(?:dengan|dari|oleh|memakai|menggunakan|lewat"
    r"|melalui|aplikasi|program|by|with|karya|teknologi|Google|Microsoft|Bing|OpenAI)){0,3}[^\w\n.;]{1,3}\Z",
    re.IGNORECASE,
)
_CREDITED = re.compile(
    r"(?:\A|[/:;,|(–—-])\s{0,3}(?:Google|Microsoft|Bing|OpenAI)?\s?\Z", re.IGNORECASE
)
_PHOTO = re.compile(r"\s{0,3}foto\b", re.IGNORECASE)
_REACH = 60
_WRITTEN = re.compile(
    r"\b(?:artikel|berita|naskah|teks|tulisan) ini (?:\w+ ){0,2}?(?:dibuat|disusun|ditulis|dihasilkan)\b"
    r"[^.\n]{0,60}?\b(?:AI|kecerdasan (?:buatan|artifisial)|akal imitasi|ChatGPT|Gemini|Copilot)\b",
    re.IGNORECASE,
)
_EDITED = re.compile(
    r"\b(?:disunting|diperiksa|ditinjau|dicek|diverifikasi|penyunting|editor|redaktur)\b",
    re.IGNORECASE,
)


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding per picture, and one where the text itself says that a machine wrote it."""
    words = context.registers.word_list(NAME)
    if story.meta.images and story.readable("images"):
        for index in range(len(story.meta.images)):
            yield from _picture(story, index, words)
    if " ini " in story.body.text:
        yield from _text(story)


def _picture(story: Story, index: int, words: WordList) -> Iterator[Finding]:
    image = story.meta.images[index]
    if image.ai:
        if not any(words.find(f"{image.caption}\n{image.credit}")):
            yield finding(
                NAME,
                story,
                story.span("images", index, "caption" if image.caption else "ai"),
                "Gambar ini dinyatakan buatan AI, tetapi caption dan credit tidak mengatakannya. Tulis misalnya: Ilustrasi AI.",
                "This picture is declared as made by AI, but neither caption nor credit says so. Write for instance: Ilustrasi AI.",
            )
        return
    for key, text in (("credit", image.credit), ("caption", image.caption)):
        name = _maker(text, words, credit=key == "credit")
        if name:
            yield Finding(
                NAME,
                story.path,
                story.span("images", index, key),
                f'{key} menyebut "{name}" sebagai pembuat gambar, tetapi ai bukan true. Bila gambar ini buatan AI, tulis ai: true.',
                f'The {key} names "{name}" as the maker, but ai is not true. If AI made this picture, write ai: true.',
                severity=Severity.WARNING,
            )
            return


def _maker(text: str, words: WordList, *, credit: bool) -> str:
    """The machine that `text` names as the maker of the picture, or nothing."""
    for hit in words.find(text):
        before = text[max(0, hit.start - _REACH) : hit.start]
        credited = credit and _CREDITED.search(before) and not _PHOTO.match(text)
        if _MADE.search(before) or (credited and not text[hit.end : hit.end + 2].strip().isalpha()):
            return text[hit.start : hit.end]
    return ""


def _text(story: Story) -> Iterator[Finding]:
    for passage in body_passages(story.body):
        match = _WRITTEN.search(passage.prose)
        if match and not _EDITED.search(passage.prose):
            yield Finding(
                NAME,
                story.path,
                story.body_span(passage.start + match.start(), passage.start + match.end()),
                "Naskah ini dinyatakan dibuat dengan AI, tetapi tidak disebut siapa yang memeriksanya. Tambahkan, misalnya: dan disunting oleh redaksi.",
                "This text says that AI made it, but not who checked it. Add for instance: dan disunting oleh redaksi.",
                severity=Severity.WARNING,
            )
            return
