"""How and where somebody died by suicide; and a report of it that offers no help.

Only stories that tell of a case are read: those that warn, and figures of speech (the exceptions of
suicide-act.csv), are silent. The missing offer of help is a warning, the rest are errors.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from newsroom.finding import Finding, Severity
from newsroom.language.passages import Role, story_passages
from newsroom.registers import Registers
from newsroom.rules import Context, Rule, Waivable, finding
from newsroom.rules._shared.matters import Plain, has_word, plain_sentences
from newsroom.rules.protection._people import Trace, merged, quoted
from newsroom.story import Story

NAME = "suicide-detail"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Cara atau tempat bunuh diri tertulis, atau beritanya tidak menawarkan bantuan.",
    summary_en="How or where a suicide happened is told, or the story offers no help.",
    why="Cara dan tempat yang diberitakan ditiru orang lain yang sedang putus asa; ajakan mencari "
    "bantuan mencegahnya.",
    why_en="Others in despair copy the means and places that are reported; a word about help keeps "
    "them from it.",
    cure="Hapus cara, alat, dan tempatnya, juga dari judul dan kutipan polisi. Tambahkan paragraf "
    "bantuan: psikolog, psikiater, puskesmas, atau layanan SEJIWA di 119 ekstensi 8.",
    cure_en="Remove the means and the place, from the title and from police quotes too. Add a "
    "paragraph about help: a psychologist, a psychiatrist, a puskesmas, or SEJIWA at 119 ext. 8.",
    basis=("PPBD 11", "PPBD 5"),
    waivable=Waivable.SECOND_EDITOR,
)
_CAP = r"[A-Z][\w'’]+"
_PLACE = re.compile(
    r"\b(?:di|dari|ke)\s(?:(?:atas|dalam|bawah|area|kawasan|sebuah|salah\ssatu|tepi|pinggir)\s){0,2}"
    r"(?:(?i:kamar|kos|indekos|kontrakan|jembatan|pohon|kebun|gudang|hotel|apartemen|lantai|toilet|dapur"
    r"|gedung|rel|jurang|sungai|waduk|menara|loteng|ladang|hutan|sumur|penginapan|wisma|rumah(?!\s(?:sakit|duka)))(?:nya)?\b"
    rf"|(?:Jalan|Jl\.?|Gang|Jembatan|Perumahan|Desa|Kelurahan|Dusun|Kampung|Hotel|Apartemen|Gedung|Sungai)\s{_CAP})"
    rf"(?:\s(?:{_CAP}|[0-9]{{1,3}}\b)){{0,4}}"
)
_DEAD = re.compile(
    r"\b(?:tewas|meninggal|jasad|jenazah|mayat|tak bernyawa|tidak bernyawa)\b", re.IGNORECASE
)
_LINE = re.compile(r"(?<![\d.])119(?![\d.])")
_LEAD = 2
_MOST = 10


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding for each sentence with such details, and one where help is missing."""
    lists = context.registers
    acts = lists.word_list("suicide-act")
    if not any(any(acts.find(passage.prose)) for passage in story_passages(story)):
        return
    sentences = list(plain_sentences(story))
    if _warns(sentences, lists) or not _tells_case(sentences, lists):
        return
    found = [one for at in range(len(sentences)) for one in _details(story, sentences, at, lists)]
    yield from found[:_MOST]
    if not any(
        has_word(lists, "suicide-help", text) or _LINE.search(text) for _, _, text in sentences
    ):
        yield _no_help(story, sentences)


def _warns(sentences: list[Plain], lists: Registers) -> bool:
    """Whether the title or the lead is about keeping people from it."""
    opening = [text for role, _, text in sentences if role is Role.TEXT][:_LEAD]
    opening += [text for role, _, text in sentences if role is Role.TITLE]
    return any(has_word(lists, "suicide-prevention", text) for text in opening)


def _tells_case(sentences: list[Plain], lists: Registers) -> bool:
    return any(
        has_word(lists, "suicide-case", text)
        for _, _, text in sentences
        if has_word(lists, "suicide-act", text) and not has_word(lists, "suicide-prevention", text)
    )


def _details(story: Story, sentences: list[Plain], at: int, lists: Registers) -> Iterator[Finding]:
    _, offset, text = sentences[at]
    near = " ".join(one[2] for one in sentences[max(0, at - 1) : at + 2])
    act = has_word(lists, "suicide-act", text)
    traces: list[Trace] = []
    if act or _DEAD.search(text) or has_word(lists, "suicide-act", near):
        traces += [
            Trace(hit.start, hit.end) for hit in lists.word_list("suicide-method").find(text)
        ]
    if traces or act or _DEAD.search(text):
        traces += [Trace(*match.span()) for match in _PLACE.finditer(text)]
    kept = merged(traces)
    for first in kept[:1]:
        told = quoted(text, kept)
        yield finding(
            NAME,
            story,
            story.body_span(offset + first.start, offset + first.end),
            f"Cara atau tempat bunuh diri dapat ditiru: {told}. Hapus rincian itu.",
            f"The means or place of a suicide can be copied: {told}. Remove the detail.",
        )


def _no_help(story: Story, sentences: list[Plain]) -> Finding:
    # Behind the last sentence the offer belongs, and no detail found in the title hides it there.
    _, start, text = ([one for one in sentences if one[0] is Role.TEXT] or sentences)[-1]
    found = finding(
        NAME,
        story,
        story.body_span(start, start + len(text)),
        "Berita ini tidak menyebut ke mana orang dapat mencari bantuan. Tambahkan satu paragraf: psikolog, puskesmas, atau layanan SEJIWA di 119 ekstensi 8.",
        "This story does not say where people can find help. Add a paragraph: a psychologist, a puskesmas, or SEJIWA at 119 ext. 8.",
    )
    return replace(found, severity=Severity.WARNING)
