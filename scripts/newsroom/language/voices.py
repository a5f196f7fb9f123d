"""Speech that nobody is said to have said."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from newsroom.language.passages import Passage, Role
from newsroom.language.quotes import Quote, read_quotes
from newsroom.language.sentences import split_sentences
from newsroom.language.speech import without_speech
from newsroom.language.verbs import ACTIVE, EVERY, PASSIVE
from newsroom.language.words import Word, find_words, plain_words, word_set

_FEWEST_WORDS = 5
_NEARBY = 60
# Space or a full stop beside the marks of a paragraph that is nothing but a quote.
_MARGIN = 2
_LABEL = 10
_CLOSED = frozenset('.?!…"“”„')
_MARKS = frozenset('"“”„')
# Behind these stands a title, a theme or a slogan, not speech.
_NAMING = word_set("""
    acara aplikasi baliho berjudul bernama bertajuk bertema buku diskusi disebut film frasa gelar
    gerakan istilah jargon judul julukan jurus kalimat kampanye kategori kegiatan konsep lagu layanan
    lomba misi moto motto nama pameran penghargaan pepatah peribahasa predikat program sebutan
    semboyan seminar slogan spanduk tagar tagline tajuk tema topik visi webinar
    """)
# A paragraph that ends so looks ahead: Berikut petikannya.
_ANNOUNCING = word_set("""
    berikut petikan petikannya kutipannya pernyataannya pesannya pidatonya sambutannya selengkapnya
    """)
# A paragraph that begins so looks back: Demikian disampaikan …, Hal itu dikatakan …
_LOOKING_BACK = word_set(
    "begitu begitulah demikian demikianlah hal harapan itu itulah pernyataan pesan"
)
# So does one that goes on to speak of what was quoted: Surat itu …
_TEXTS = word_set("""
    ajakan catatan doa jawaban kalimat kata-kata keluhan khotbah kutipan pantun permintaan
    pernyataan pertanyaan pesan pidato puisi sambutan seruan surat tulisan ucapan unggahan
    """)
_THAT = word_set("itu ini tersebut")


@dataclass(frozen=True)
class _Paragraph:
    """A passage with its quoted words blanked, and its sentences; `names` are those of sources."""

    passage: Passage
    prose: str
    names: frozenset[str]

    @cached_property
    def starts(self) -> list[int]:
        """Where the sentences begin."""
        return [start for start, _ in self.sentences]

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The sentences' places in `prose`."""
        return split_sentences(self.prose)

    @cached_property
    def telling(self) -> list[bool]:
        """For each sentence, whether it can tell whose words are quoted."""
        texts = (self.prose[start:end] for start, end in self.sentences)
        return [_has(text, EVERY) or _names_one(text, self.names) for text in texts]

    @cached_property
    def named_from(self) -> int:
        """The number of the first sentence that names a source; beyond the last where none does."""
        texts = (self.prose[start:end] for start, end in self.sentences)
        named = (index for index, text in enumerate(texts) if _names_one(text, self.names))
        return next(named, len(self.sentences))

    def index(self, at: int) -> int:
        """The number of the sentence that holds the offset `at` of the file."""
        return max(0, bisect_right(self.starts, at - self.passage.start) - 1)

    @property
    def leads_on(self) -> bool:
        """Whether its last sentence introduces speech that follows: `Budi menambahkan,`."""
        if not self.sentences or not self.passage.is_text:
            return False
        last = self.prose[slice(*self.sentences[-1])]
        if last.endswith((",", ":")):
            return True
        return not _MARKS.intersection(last) and _has(last, ACTIVE | PASSIVE | _ANNOUNCING)

    @property
    def looks_back(self) -> bool:
        """Whether its first sentence tells who said what stands before it."""
        if not self.sentences or not self.passage.is_text:
            return False
        words = find_words(self.prose[slice(*self.sentences[0])])
        one, two = ([word.lower for word in words] + ["", ""])[:2]
        return (self.telling[0] and one in _LOOKING_BACK) or (one in _TEXTS and two in _THAT)

    @property
    def is_label(self) -> bool:
        """Whether it is a few words that are no sentence: **Suhartini, ibu dua anak**."""
        words = self.prose.split()
        if self.passage.role is Role.HEADING:
            return _names_one(self.prose, self.names)
        return self.passage.is_text and 0 < len(words) <= _LABEL and words[-1][-1] not in _CLOSED


def _names_one(text: str, names: frozenset[str]) -> bool:
    words = (word for word in plain_words(text) if word[0].isupper())
    return not names.isdisjoint(word.lower() for word in words)


def _has(text: str, verbs: frozenset[str]) -> bool:
    return not verbs.isdisjoint(word.lower() for word in plain_words(text))


def find_unattributed(
    passages: tuple[Passage, ...], names: frozenset[str] = frozenset()
) -> Iterator[Quote]:
    """The quotes of five words or more that no verb of saying belongs to.

    One counts as attributed where its own or an adjoining sentence tells who speaks or holds one
    of the `names` of sources (single words in lower case), the paragraph before introduces it, or
    the paragraph behind looks back at it. Titles, themes and slogans, parts of a sentence, and
    excerpts set off as such are no speech.
    """
    paragraphs = [
        _Paragraph(passage, prose, names)
        for passage, prose in zip(passages, without_speech(passages), strict=True)
    ]
    for speech in _speeches(passages, read_quotes(passages).quotes):
        first = speech[0]
        spoken = any(
            _is_spoken(passages[one.passage], paragraphs[one.passage], one) for one in speech
        )
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


def _is_spoken(passage: Passage, paragraph: _Paragraph, quote: Quote) -> bool:
    """Whether a quote is a sentence of somebody's, rather than a title or a part of a sentence."""
    start, end = (at - passage.start for at in quote.inside)
    inside = passage.prose[start:end].strip()
    words = find_words(inside)
    if (
        passage.role not in (Role.TEXT, Role.ITEM)
        or len(inside.split()) < _FEWEST_WORDS
        or _is_title(words)
    ):
        return False
    opening, closing = paragraph.sentences[paragraph.index(quote.start)]
    at = quote.start - passage.start
    before = paragraph.prose[max(opening, at - _NEARBY) : at]
    if any(word.lower in _NAMING for word in find_words(before)[-3:]):
        return False
    behind = paragraph.prose[end + 1 : min(closing, end + _NEARBY)]
    alone = opening == at and not behind.strip(" .,!?\n")
    if alone:
        # The question of a reader or reporter, which the next paragraph answers.
        return not inside.endswith("?")
    return inside[0].isupper() and inside[-1] in ".,!?…"


def _is_title(words: Sequence[Word]) -> bool:
    """Whether most words of some length have a capital."""
    long = [word for word in words if len(word.text) > 3]
    return bool(long) and sum(word.is_capitalised for word in long) > len(long) * 0.6


def _is_attributed(paragraphs: Sequence[_Paragraph], first: Quote, last: Quote) -> bool:
    begin, end = paragraphs[first.passage], paragraphs[last.passage]
    one, two = begin.index(first.start), end.index(last.end - 1)
    if begin is end:
        beside = begin.telling[max(0, one - 1) : two + 2]
    else:
        beside = begin.telling[max(0, one - 1) :] + end.telling[: two + 2]
    ahead = paragraphs[max(0, first.passage - 1)]
    introduced = one == 0 and first.passage > 0 and (ahead.leads_on or ahead.is_label)
    at = first.start - begin.passage.start
    # Budi: “…”; Ia membuka rapat dengan pantun, “…”
    led = begin.prose[max(0, at - _MARGIN) : at].rstrip().endswith((":", ","))
    named = begin.named_from < one
    is_last = two + 1 == len(end.sentences)
    behind = paragraphs[last.passage + 1 : last.passage + 2] if is_last else []
    told = introduced or led or named or any(beside)
    return told or any(paragraph.looks_back for paragraph in behind)
