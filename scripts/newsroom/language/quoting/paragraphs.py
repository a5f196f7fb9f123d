"""Paragraphs, and what their sentences tell of the speech beside them."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from newsroom.language.passages import Passage, Role
from newsroom.language.quoting.subjects import PEOPLE, THAT, is_about_person
from newsroom.language.quoting.verbs import ACTIVE, ATTRIBUTING, CERTAIN, EVERY, PASSIVE
from newsroom.language.sentences import Stretch, split_sentences
from newsroom.language.words import Word, word_set, words_of

_LABEL = 10
_SUBJECT = 5
# With these a clause begins that is about somebody else: Penonton berdiri ketika ia lewat.
_SIDE = word_set("agar bahwa karena ketika kepada sambil saat sebelum sejak setelah supaya yang")
_CLOSED = frozenset('.?!…"“”„')
_MARKS = frozenset('"“”„')
# A paragraph that ends so looks ahead: Berikut petikannya. Saat dikonfirmasi, …
_ANNOUNCING = word_set("""
    berikut dihubungi dikonfirmasi ditemui dimintai diwawancarai pendapat petikan petikannya
    kutipannya pernyataannya pesannya pidatonya sambutannya selengkapnya senada wawancara
    """)
# A paragraph that begins so looks back: Demikian disampaikan …, Hal itu dikatakan …
_LOOKING_BACK = word_set(
    "begitu begitulah demikian demikianlah hal harapan itu itulah pernyataan pesan"
)
# So does a sentence that goes on to speak of what was quoted: Surat itu …
_TEXTS = word_set("""
    ajakan catatan doa jawaban kalimat kata-kata keluhan khotbah komentar kutipan pantun permintaan
    pernyataan pertanyaan pesan pidato pujian puisi sambutan semboyan seruan suara surat tanya
    teriakan tulisan ucapan unggahan
    """)
# Of those, what is spoken: how it was met or where it was heard says nothing of the speaker.
_SPOKEN = word_set("""
    jawaban kalimat kata-kata keluhan komentar permintaan pernyataan pertanyaan pesan pujian seruan
    ucapan
    """)
_MET = word_set("""
    bergema dibalas diikuti disambut disoraki disusul membuat memancing memecah memicu mencairkan
    menggema mengagetkan mengejutkan mengundang menyentuh terdengar
    """)
_HEARD = word_set("datang keluar meluncur muncul terdengar terlontar terucap")
_VOICES = word_set("pengeras radio rekaman siaran televisi toa video")
# Done in an event, too, without a word.
_ACTING = word_set("membacakan memberi menulis menuliskan mengumumkan")
_SAYING = ACTIVE - _ACTING
# Whoever is reported to have done these need not be the one who is quoted next.
_ASKING = word_set("""
    memastikan memohon meminta menegur mengajak mengimbau mengingatkan menyarankan menyerukan
    """)
_REPORTING = _SAYING - _ASKING
_DONE = word_set("""
    dibuka dihadiri dipimpin diresmikan hadir melantik melepas meluncurkan membagikan membuka
    memimpin menandatangani mendampingi menerima mengikuti menghadiri mengunjungi meninjau menutup
    meresmikan menyaksikan menyalurkan menyerahkan
    """)
_INTRODUCING = _SAYING | PASSIVE | _ANNOUNCING
# What begins the day's event names who acts in it, not who is speaking next.
_DATED = re.compile(r"\(\d{1,2}[/.-]")
_ASKED = re.compile(r"\?[\"”“]?\s*\Z|\?[\"”“]")


@dataclass(frozen=True)
class Paragraph:
    """A passage with its quoted words blanked, and its sentences; `names` are those of sources.

    `names` holds single words in lower case.
    """

    passage: Passage
    prose: str
    names: frozenset[str]

    @cached_property
    def sentences(self) -> tuple[Stretch, ...]:
        """The sentences' places in `prose`."""
        return split_sentences(self.prose)

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    @cached_property
    def about_person(self) -> list[bool]:
        """For each sentence, whether it names a source or is about one person."""
        texts = (self.prose[start:end] for start, end in self.sentences)
        return [_names_one(text, self.names) or is_about_person(text) for text in texts]

    def index(self, at: int) -> int:
        """The number of the sentence that holds the offset `at` of the file."""
        return max(0, bisect_right(self._starts, at - self.passage.start) - 1)

    def text(self, index: int) -> str:
        """Sentence `index`; nothing behind the last one."""
        return self.prose[slice(*self.sentences[index])] if index < len(self.sentences) else ""

    def tells(self, index: int) -> bool:
        """Whether sentence `index` can tell whose words are quoted in it."""
        return self.about_person[index] or self._speaks(index, EVERY)

    def speaks(self, index: int) -> bool:
        """Whether sentence `index` says that somebody spoke, so that it can tell of words beside it."""
        return self._speaks(index, CERTAIN)

    def _speaks(self, index: int, verbs: frozenset[str]) -> bool:
        text = self.text(index)
        return speaks_of_text(text) or (has_word(text, verbs) and not is_met_only(text))

    def begins_with_person_at(self, index: int) -> bool:
        """Whether the first words of sentence `index` name a source or mean one person."""
        opening = " ".join(
            word.text
            for word in takewhile(_is_of_main_clause, words_of(self.text(index))[:_SUBJECT])
        )
        return _names_one(opening, self.names) or is_about_person(opening)

    def reports_before(self, index: int) -> bool:
        """Whether a sentence before `index` tells what one person said: `Budi menegaskan …`."""
        told = zip(self.about_person, range(index), strict=False)
        return any(about and has_word(self.text(at), _REPORTING) for about, at in told)

    @property
    def _last(self) -> str:
        """The last sentence of running text; nothing where there is none."""
        is_text = bool(self.sentences) and self.passage.is_text
        return self.prose[slice(*self.sentences[-1])] if is_text else ""

    @property
    def announces(self) -> bool:
        """Whether it introduces speech that follows: `Budi menambahkan,`; a question; a label."""
        if self.passage.role is Role.HEADING:
            return _names_one(self.prose, self.names) or _ASKED.search(self.prose) is not None
        last = self._last
        if last.endswith((",", ":")) or (last and self._is_label) or _ASKED.search(last):
            return True
        return has_word(last, _INTRODUCING) and not _MARKS.intersection(last)

    @property
    def leads_on(self) -> bool:
        """Whether it introduces speech that follows, or is about the one who may speak next."""
        last = self._last
        if self.announces or not last or _MARKS.intersection(last):
            return self.announces
        named = self.about_person[-1] and not _DATED.search(last) and not has_word(last, _DONE)
        return named or self._goes_on_for_person(last)

    @property
    def ends_with_speech(self) -> bool:
        """Whether its last sentence tells who said what is quoted in it: `“…,” kata Budi.`."""
        last = self._last
        return bool(_MARKS.intersection(last)) and has_word(last, ATTRIBUTING)

    def _goes_on_for_person(self, last: str) -> bool:
        """Whether it tells what one person said or is: `Budi menjelaskan. Keduanya …`, `Tangannya …`."""
        if _MARKS.intersection(self.prose):
            return False
        owned = any(word.lower.endswith("nya") for word in words_of(last)[:1])
        for about, (start, end) in zip(self.about_person, self.sentences, strict=True):
            if about and (owned or has_word(self.prose[start:end], _SAYING)):
                return not _DATED.search(self.prose, start, end)
        return False

    @property
    def looks_back(self) -> bool:
        """Whether its first sentence tells who said what stands before it."""
        if not self.sentences or not self.passage.is_text:
            return False
        first = self.prose[slice(*self.sentences[0])]
        opening = words_of(first)[:1]
        back = bool(opening) and opening[0].lower in _LOOKING_BACK
        return (back and self.tells(0)) or speaks_of_text(first)

    @property
    def begins_with_person(self) -> bool:
        """Whether its first sentence names a source or is about one person."""
        return self.passage.is_text and self.about_person[:1] == [True]

    @property
    def _is_label(self) -> bool:
        """Whether it is a few words that are no sentence: **Suhartini, ibu dua anak**."""
        words = self.prose.split()
        return 0 < len(words) <= _LABEL and words[-1][-1] not in _CLOSED


def speaks_of_text(sentence: str) -> bool:
    """Whether a sentence begins with what was just said or written: `Kalimat itu dicetak …`."""
    return _is_of_text(sentence) and not is_met_only(sentence)


def is_met_only(sentence: str) -> bool:
    """Whether a sentence says of speech no more than how it was met: `Ucapan itu disambut tawa`."""
    words = [word.lower for word in words_of(sentence)[:3]]
    met = _is_of_text(sentence) and len(words) > 2 and words[0] in _SPOKEN and words[2] in _MET
    return met and not _names_anybody(sentence)


def is_heard_only(sentence: str) -> bool:
    """Whether a sentence says of speech no more than where it came from: `Suara itu datang dari …`."""
    words = [word.lower for word in words_of(sentence)[:4]]
    heard = _is_of_text(sentence) and len(words) > 3 and words[0] in _SPOKEN
    return heard and words[2] in _HEARD and words[3] == "dari" and not _names_anybody(sentence)


def _is_of_text(sentence: str) -> bool:
    words = words_of(sentence)[:2]
    return len(words) > 1 and words[0].lower in _TEXTS and words[1].lower in THAT


def _names_anybody(sentence: str) -> bool:
    """Whether anybody stands behind the first words: a name, a person, somebody's (`istrinya`)."""
    return any(
        word.is_capitalised
        or word.lower in PEOPLE
        or word.lower.removesuffix("nya") in PEOPLE
        or word.lower in EVERY
        or word.lower in _VOICES
        for word in words_of(sentence)[2:]
    )


def _is_of_main_clause(word: Word) -> bool:
    return word.lower not in _SIDE


def has_word(text: str, words: frozenset[str]) -> bool:
    """Whether one of `words` stands in `text`."""
    return not words.isdisjoint(word.lower for word in words_of(text))


def _names_one(text: str, names: frozenset[str]) -> bool:
    return bool(names) and not names.isdisjoint(
        word.lower for word in words_of(text) if word.is_capitalised
    )
