"""A first paragraph that is too long, or leaves out who, when or where.

A hint: a feature may open with a scene, and only an editor knows which story is one. Anything that
can be the person, the day or the place counts.
"""

import re
from collections.abc import Iterable, Iterator

from newsroom.finding import Finding, Severity
from newsroom.language.lexicon import CROWD, PLACES
from newsroom.language.naming.names import is_title
from newsroom.language.passages import Passage, Role, body_passages
from newsroom.language.words import Word, word_set, words_of
from newsroom.rules import Context, Rule, finding
from newsroom.story import Kind, Story

NAME = "weak-lead"
RULE = Rule(
    severity=Severity.HINT,
    summary="Alinea pertama terlalu panjang, atau belum memuat siapa, kapan, dan di mana.",
    summary_en="The first paragraph is too long, or lacks who, when or where.",
    why="Banyak pembaca berhenti sesudah alinea pertama. Di sanalah mereka mencari siapa berbuat apa, "
    "kapan, dan di mana.",
    why_en="Many readers stop after the first paragraph. That is where they look for who did what, "
    "when and where.",
    cure="Pindahkan latar belakang ke bawah. Buka dengan pelaku, peristiwa, hari, dan tempatnya dalam "
    "satu atau dua kalimat.",
    cure_en="Move the background down. Open with who, what, the day and the place, in a sentence or two.",
    basis=("SOP 3", "KEJ 1"),
)
_WHEN = re.compile(
    r"\b(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad|januari|februari|maret|april|mei|juni"
    r"|juli|agustus|september|oktober|november|desember|hari ini|kemarin|besok|lusa|tadi|pagi|siang"
    r"|sore|petang|malam|subuh|pekan|bulan|tahun|pukul|sejak|hingga|kini|sekarang|[0-9]{1,2}/[0-9]{1,2}"
    r"|20[0-9]{2})\b",
    re.IGNORECASE,
)
_FEWEST = 5
_AT = word_set("di ke dari se sekitar seluruh sepanjang")
_SOMEBODY = word_set(
    "para seorang sejumlah sebanyak puluhan ratusan ribuan anak pemuda ibu bapak tim"
)


def check(story: Story, context: Context) -> Iterable[Finding]:
    """At most one finding, over the first sentence-long stretch of the first paragraph."""
    if story.meta.kind is not Kind.NEWS or not story.readable("kind"):
        return
    lead = next(filter(_is_paragraph, body_passages(story.body)), None)
    if lead is None:
        return
    longest = context.settings.style.lead_longest
    pieces = lead.prose.split()
    # Marks that stand alone only make fewer words of them.
    count = len(pieces) > longest and sum(any(map(str.isalnum, word)) for word in pieces)
    if count > longest:
        yield _finding(
            story,
            lead,
            f"Alinea pertama {count} kata, lebih dari {longest}. Pecah, dan pindahkan latar belakang ke bawah.",
            f"The first paragraph has {count} words, more than {longest}. Split it and move background down.",
        )
        return
    missing = list(_missing(story, context, lead))
    if missing:
        told, told_en = (" dan ".join(part) for part in zip(*missing, strict=True))
        yield _finding(
            story,
            lead,
            f"Alinea pertama belum menyebut {told}. Tambahkan bila pembaca memerlukannya.",
            f"The first paragraph does not say {told_en.replace(' dan ', ' and ')}. Add it if readers need it.",
        )


def _is_paragraph(passage: Passage) -> bool:
    return passage.role is Role.TEXT and len(passage.prose.split()) >= _FEWEST


def _missing(story: Story, context: Context, lead: Passage) -> Iterator[tuple[str, str]]:
    words = words_of(lead.prose)
    if not _names_actor(words, story):
        yield "siapa", "who"
    if not _WHEN.search(lead.prose):
        yield "kapan", "when"
    if not _names_place(words, story, context):
        yield "di mana", "where"


def _names_actor(words: tuple[Word, ...], story: Story) -> bool:
    if any(word.is_capitalised for word in words[1:]):
        return True
    if any(word.lower in _SOMEBODY or word.lower in CROWD or is_title(word) for word in words):
        return True
    named = {word.lower for source in story.meta.sources for word in words_of(source.name)}
    return any(word.is_capitalised and word.lower in named for word in words[:1])


def _names_place(words: tuple[Word, ...], story: Story, context: Context) -> bool:
    if any(word.lower in _AT for word in words[:-1]) or any(word.lower in PLACES for word in words):
        return True
    event = story.meta.event
    places = f"{event.place if event else ''} {context.settings.office.city}"
    names = {word.lower for word in words_of(places) if word.is_capitalised}
    return any(word.is_capitalised and word.lower in names for word in words)


def _finding(story: Story, lead: Passage, message: str, message_en: str) -> Finding:
    begin = len(lead.prose) - len(lead.prose.lstrip())
    end = lead.prose.find("\n", begin)
    end = len(lead.prose.rstrip()) if end < 0 else end
    span = story.body_span(lead.start + begin, lead.start + end)
    return finding(NAME, story, span, message, message_en)
