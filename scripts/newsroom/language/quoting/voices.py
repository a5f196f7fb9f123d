"""Speech that nobody is said to have said."""

import re
from collections.abc import Iterator, Sequence

from newsroom.language.passages import Passage, Role
from newsroom.language.quoting.paragraphs import Paragraph, has_word, is_heard_only, is_met_only
from newsroom.language.quoting.quotes import Quote, read_quotes
from newsroom.language.quoting.speech import without_speech
from newsroom.language.quoting.verbs import EVERY
from newsroom.language.words import Word, word_set, words_of

_FEWEST_WORDS = 5
_OWN = word_set("aku kami saya")
_NEARBY = 60
_LONGEST_LIST = 30
# Space or a full stop beside the marks of a paragraph that is nothing but a quote.
_MARGIN = 2
NAMING = word_set("""
    acara aplikasi baliho berjudul bernama bertajuk bertema buku diskusi disebut film frasa gelar
    gerakan istilah jargon judul julukan jurus kalimat kampanye kategori kegiatan konsep lagu layanan
    lirik lomba misi moto motto nama pameran papan penghargaan pepatah peribahasa poster predikat
    program puisi rambu sebutan semboyan seminar sistem slogan spanduk tagar tagline tajuk tema topik
    visi webinar
    """)
"""Behind these stands a title, a theme or a slogan, not speech."""
# And so before these: “…” menjadi tema tahun ini.
_NAMED = re.compile(
    r"[\s,]{0,2}(?:menjadi|adalah|merupakan|ialah|itulah)\s(?:\w+\s)?"
    r"(?:tema|moto|motto|semboyan|slogan|judul|tajuk|jargon|tagline)\b"
)
# `,” protes Gusti`, `”, ketusnya`, `,” — Rini, pegawai`
_ATTRIBUTED = re.compile(r"(?<=,[\"”])\s[a-z]|,?\s[a-z]{3,14}nya\b|\s?[—–-]\s?[A-Z]")


def find_unattributed(
    passages: tuple[Passage, ...], names: frozenset[str] = frozenset()
) -> Iterator[Quote]:
    """The quotes of five words or more that no verb of saying belongs to.

    One counts as attributed where its own or an adjoining sentence tells who speaks, the paragraph
    before introduces it, or the paragraph behind looks back at it; words of the speaker's own
    (`saya`) also beside a sentence that begins with a person or one of the `names` of sources
    (single words in lower case). Titles, themes and slogans,
    parts of a sentence, and excerpts set off as such are no speech.
    """
    quotes = read_quotes(passages).quotes
    if not quotes:
        return
    paragraphs = [
        Paragraph(passage, prose, names)
        for passage, prose in zip(passages, without_speech(passages), strict=True)
    ]
    for speech in _speeches(passages, quotes):
        first = speech[0]
        spoken = any(_is_spoken(paragraphs[one.passage], one) for one in speech)
        if spoken and not _is_attributed(paragraphs, first, speech[-1]):
            yield first


def _speeches(passages: Sequence[Passage], quotes: Sequence[Quote]) -> Iterator[list[Quote]]:
    """Quotes with nothing but space between them are one speech, over paragraphs too."""
    speech: list[Quote] = []
    for quote in quotes:
        if speech and not _is_carried_on(passages, speech[-1], quote):
            yield speech
            speech = []
        speech.append(quote)
    if speech:
        yield speech


def _is_carried_on(passages: Sequence[Passage], one: Quote, two: Quote) -> bool:
    first, second = passages[one.passage], passages[two.passage]
    if two.passage == one.passage + 1:
        alone = one.start - first.start <= _MARGIN and first.end - one.end <= _MARGIN
        return one.continues or (alone and two.start - second.start <= _MARGIN)
    between = first.prose[one.end - first.start : two.start - first.start]
    return one.passage == two.passage and not between.strip()


def _is_spoken(paragraph: Paragraph, quote: Quote) -> bool:
    """Whether a quote is a sentence of somebody's, rather than a title or a part of a sentence."""
    passage = paragraph.passage
    start, end = (at - passage.start for at in quote.inside)
    inside = passage.prose[start:end].strip()
    if (
        passage.role not in (Role.TEXT, Role.ITEM)
        or len(inside.split()) < _FEWEST_WORDS
        or looks_like_title(words_of(inside))
    ):
        return False
    opening, closing = paragraph.sentences[paragraph.index(quote.start)]
    at = quote.start - passage.start
    before = paragraph.prose[max(opening, at - _NEARBY) : at]
    if any(word.lower in NAMING for word in words_of(before)[-3:]):
        return False
    behind = paragraph.prose[end + 1 : min(closing, end + _NEARBY)]
    if _NAMED.match(behind):
        return False
    alone = opening == at and not behind.strip(" .,!?\n")
    if alone:
        # The question of a reader or reporter, which the next paragraph answers.
        return not inside.endswith("?")
    return inside[0].isupper() and inside[-1] in ".,!?…"


def looks_like_title(words: Sequence[Word]) -> bool:
    """Whether most words of some length have a capital."""
    long = [word for word in words if len(word.text) > 3]
    return bool(long) and sum(word.is_capitalised for word in long) > len(long) * 0.6


def _is_attributed(paragraphs: Sequence[Paragraph], first: Quote, last: Quote) -> bool:
    begin, end = paragraphs[first.passage], paragraphs[last.passage]
    one, two = begin.index(first.start), end.index(last.end - 1)
    behind = end.text(two + 1)
    if (
        _is_led(begin, first)
        or _is_followed(end, last)
        or begin.tells(one)
        or end.tells(two)
        or begin.reports_before(one)
        or any(_is_told_beside(*near, first) for near in ((begin, one - 1), (end, two + 1)))
        or (one == 0 and _is_introduced(paragraphs, first, heard=is_heard_only(behind)))
    ):
        return True
    # `Ucapan itu disambut tawa.` holds up the name, if there is one.
    met = is_met_only(behind)
    if met and end.text(two + 2) and (end.about_person[two + 2] or end.speaks(two + 2)):
        return True
    if two + met + 1 < len(end.sentences):
        return False
    return _is_told_behind(paragraphs, last, opens=first.passage == 0 or met)


def _is_led(paragraph: Paragraph, quote: Quote) -> bool:
    """`Budi: “…”`; `Ia membuka rapat dengan pantun, “…”`; `Budi menulis “…”`."""
    at = quote.start - paragraph.passage.start
    before = paragraph.prose[max(0, at - _NEARBY) : at].rstrip()
    last = words_of(before)[-1:]
    verb = bool(last) and last[0].end == len(before) and last[0].lower in EVERY
    return verb or before.endswith((":", ","))


def _is_followed(paragraph: Paragraph, quote: Quote) -> bool:
    prose = paragraph.passage.prose
    return _ATTRIBUTED.match(prose, quote.end - paragraph.passage.start) is not None


def _is_introduced(paragraphs: Sequence[Paragraph], first: Quote, *, heard: bool) -> bool:
    """Whether the paragraph before leads on; before a list, for each of its items.

    Speech that goes on in the next paragraph may also go on from that before. What was only
    `heard` from somewhere is not that of whoever the paragraph before is about.
    """
    index = first.passage
    ahead = index - 1
    if _is_item(paragraphs[index]):
        while ahead > index - _LONGEST_LIST and ahead > 0 and _is_item(paragraphs[ahead]):
            ahead -= 1
    if ahead < 0:
        return False
    before = paragraphs[ahead]
    if first.continues and before.ends_with_speech:
        return True
    return before.announces if heard else before.leads_on


def _is_item(paragraph: Paragraph) -> bool:
    return paragraph.passage.role is Role.ITEM


def _is_told_beside(paragraph: Paragraph, index: int, quote: Quote) -> bool:
    """Whether sentence `index` beside the quote tells who speaks: `Budi tersenyum. “Saya siap.”`."""
    if not 0 <= index < len(paragraph.sentences):
        return False
    if paragraph.speaks(index):
        return True
    start, end = (at - paragraph.passage.start for at in quote.inside)
    own = has_word(paragraph.passage.prose[start:end], _OWN)
    return own and paragraph.begins_with_person_at(index)


def _is_told_behind(paragraphs: Sequence[Paragraph], last: Quote, *, opens: bool) -> bool:
    """Whether the next paragraph looks back; or the quote `opens` what then names who."""
    if last.passage + 1 >= len(paragraphs):
        return False
    behind = paragraphs[last.passage + 1]
    return behind.looks_back or (opens and behind.begins_with_person)
