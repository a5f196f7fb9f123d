"""A paid text whose readers are not told so above it, or not told who paid.

`label: advertorial` with `payer` puts both above the page, into feeds and into posts. Found are
a payer left out or naming nobody, and a text that says in words that it was paid for, without the
label; an `(adv)` without the label is a mismatch, which has a rule of its own.
"""

import re
from collections.abc import Iterable, Iterator

from newsroom.finding import Finding, Fix, Severity
from newsroom.language.passages import Passage
from newsroom.language.quoting.speech import own_words
from newsroom.rules import Context, Fixing, Rule, finding
from newsroom.rules.advertising import paid_label_mismatch
from newsroom.story import Label, Story

NAME = "missing-paid-label"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Isi berbayar tidak berlabel di atas naskah, atau pembayarnya tidak disebut namanya.",
    summary_en="Paid content has no label above the text, or its payer is not named.",
    why="Pembaca menimbang sebuah berita sejak judulnya. Keterangan berbayar di tengah atau di akhir "
    "naskah datang sesudah berita itu dipercaya.",
    why_en="Readers weigh a story from its headline on. A word on payment in the middle or at the end "
    "comes when the story has been believed.",
    cure="Tulis label: advertorial dan payer: nama lengkap pembayarnya. Halaman, umpan, dan unggahan "
    "menampilkan keduanya di atas naskah.",
    cure_en="Write label: advertorial and payer: the payer's full name. Page, feeds and posts show both "
    "above the text.",
    basis=("PPMS 6", "KEJ 3"),
    fixing=Fixing.SUGGESTED,
    any_language=True,
)
_PAID = re.compile(
    r"\b(?P<said>(?:artikel|berita|konten|laporan|liputan|naskah|publikasi|tulisan|unggahan) ini"
    r"(?: \w{1,20}){0,4}? (?:disponsori|dibiayai|dibayar|advertorial|iklan|berbayar"
    r"|kerja sama (?:berbayar|iklan|promosi|komersial)))\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:bukan|tidak|tanpa|tak|belum)\b", re.IGNORECASE)


def check(story: Story, context: Context) -> Iterable[Finding]:
    """At most one finding."""
    meta = story.meta
    if not (story.readable("label") and story.readable("payer")):
        return
    if meta.label is Label.ADVERTORIAL:
        if _names_nobody(meta.payer or "", context):
            yield _nobody(story, meta.payer)
        return
    for passage in own_words(story):
        if passage.is_text and " ini " in passage.prose:
            match = _PAID.search(passage.prose)
            if match and not _NOT.search(match["said"]):
                yield from _unlabelled(story, context, passage, match)
                return


def _names_nobody(payer: str, context: Context) -> bool:
    words = " ".join(payer.strip(" .-()").lower().split())
    empty = not any(character.isalnum() for character in words) or words in ("n/a", "tba", "xxx")
    return empty or words in context.registers.word_list(NAME).patterns


def _nobody(story: Story, payer: str | None) -> Finding:
    cure = "Tulis di payer nama lengkap orang, usaha, atau lembaga yang membayar; pembaca melihatnya di atas naskah."
    cure_en = "Give the full name of the person, business or institution that paid as payer; readers see it above the text."
    if not (payer or "").strip():
        said, said_en = (
            "Isi berbayar ini belum menyebut pembayarnya.",
            "Paid content that does not name its payer.",
        )
        return finding(NAME, story, story.span("label"), f"{said} {cure}", f"{said_en} {cure_en}")
    said, said_en = (
        f'Pembayar "{payer}" tidak menyebut siapa.',
        f'The payer "{payer}" names nobody.',
    )
    return finding(NAME, story, story.span("payer"), f"{said} {cure}", f"{said_en} {cure_en}")


def _unlabelled(
    story: Story, context: Context, passage: Passage, match: re.Match[str]
) -> Iterator[Finding]:
    # A bracketed mark at the edge of the text is the other rule's; one cause, one finding.
    if any(paid_label_mismatch.check(story, context)):
        return
    fix = None
    if story.has("label"):
        fix = Fix("advertorial", safe=False, span=story.span("label"))
    yield finding(
        NAME,
        story,
        story.body_span(passage.start + match.start(), passage.start + match.end()),
        f'Naskah ini mengatakan "{match["said"]}", tetapi tidak berlabel. Tulis label: advertorial dan payer, agar pembaca tahu sebelum membaca.',
        f'The text says "{match["said"]}", but has no label. Write label: advertorial and payer, so that readers know before they read.',
        fix=fix,
    )
