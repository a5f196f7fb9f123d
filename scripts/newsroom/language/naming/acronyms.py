"""Acronyms in a story: where they stand, and where the story says what they stand for.

`Badan Kepegawaian Daerah (BKD)`, `BKD (Badan Kepegawaian Daerah)`, `Dinas Perhubungan (Dishub)`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from newsroom.language.lexicon import PLACES
from newsroom.language.orthography.spelling import is_word
from newsroom.language.passages import Passage, Role, body_passages
from newsroom.language.quoting.speech import own_words
from newsroom.language.words import Word, word_set, words_of
from newsroom.story import Story

# What must not stand before it is looked at behind the first letter: a search for letters is fast.
_TOKEN = re.compile(r"[A-Z](?<![\w@#./&].)[A-Z0-9]++(?![\w@/&]|\.\w|[-–]\d)")
_BRACKET = re.compile(r"\(([^()\n]{2,100})\)")
# (OPD), (disingkat OPD), (selanjutnya disebut OPD), (KUA-PPAS), (Satpol PP)
_INSIDE = re.compile(
    r"\s?(?:(?:atau|disingkat|disebut|selanjutnya|singkatnya)\s){0,3}"
    r"(?P<acronym>[A-Z][A-Za-z0-9]{1,19}(?:[-/ ][A-Z][A-Z0-9]{1,9}){0,2})\s?"
)
_ACRONYM_BEFORE = re.compile(r"(?<!\w)([A-Z][A-Za-z0-9]{1,19})\s?\Z")
_ROMAN = re.compile(r"M{0,3}(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})")
_DATELINE = re.compile(r"\s{0,3}[A-Z][A-Z., /]{2,40}+[-–—]")
_PLATE_BEHIND = re.compile(r"\s\d{1,4}\s[A-Z]{1,3}\b")
_PLATE_BEFORE = re.compile(r"\b[A-Z]{1,2}\s\d{1,4}\s\Z")
_AGE = re.compile(r",?\s?\(\d{1,2}[) ]|,\s\d{1,2}\s?(?:,|tahun)")
_WORDS_BEFORE = re.compile(r"([^\W\d_]{2,20})[,.]?\s{1,2}\Z")
_NAMING = word_set(
    "atau disingkat alias singkatan akronim kependekan kepanjangan disebut dinamai bernama"
)
_PERSONS = word_set(
    "inisial berinisial tersangka terdakwa terduga terpidana korban pelaku saksi almarhum almarhumah "
    "sandi kode"
)
_EXPLAINED = re.compile(r",?\s(?:singkatan|akronim|kependekan|kepanjangan|yaitu|yakni|adalah)\b")
# Behind these stands the name of a firm, a ward or a club, whatever it is made of.
_PROPER = word_set(
    "pt cv ud pd rs rsia rsu hotel toko klub band grup merek merk blok tipe seri model"
)
_GAPS = frozenset(" ,&-/\n’'")
_WINDOW = 25
_LONGEST_PHRASE = 14
_SLOGAN = 3
_INITIALS = 3
_LONG = 6


@dataclass(frozen=True, slots=True)
class Use:
    """An acronym in the reporter's own words; places are offsets into the file."""

    acronym: str
    start: int
    end: int
    passage: int


@dataclass(frozen=True, slots=True)
class Definition:
    """An acronym (`start` to `end` in the file) beside a bracket that may explain it.

    `words` may be what it stands for: all that the bracket holds (`whole`), or what stands before
    the bracket as far back as it can reach. `phrase` is where in the file they begin and end.
    """

    acronym: str
    start: int
    end: int
    passage: int
    words: tuple[Word, ...]
    phrase: tuple[int, int]
    whole: bool

    @property
    def text(self) -> str:
        """The words with one space between them."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class Acronyms:
    """The acronyms of a story's body: the first use of each, and what explains them, in order.

    Those that the text introduces in other ways (`disebut OPD`, `OPD, yaitu …`) have no use.
    """

    uses: Mapping[str, Use]
    definitions: tuple[Definition, ...]


@lru_cache(maxsize=4)
def read_acronyms(story: Story) -> Acronyms:
    """The acronyms of two capitals and more in the body of `story`.

    Headings, tables and excerpts do not count as uses, nor what is quoted or carved in capitals,
    initials of persons, figures in Roman numerals, licence plates and a reporter's sign.
    """
    bodies = body_passages(story.body)
    own = own_words(story)[-len(bodies) :] if bodies else ()
    definitions = tuple(one for index, body in enumerate(bodies) for one in _defined(body, index))
    uses: dict[str, Use] = {}
    introduced: set[str] = set()
    last = next((index for index in range(len(own) - 1, -1, -1) if own[index].is_text), -1)
    for index, passage in enumerate(own):
        if passage.role in (Role.TEXT, Role.ITEM):
            for match in _tokens(passage.prose, first=index == 0, last=index == last):
                start = passage.start + match.start()
                uses.setdefault(match[0], Use(match[0], start, start + len(match[0]), index))
                if _is_introduced(passage.prose, match):
                    introduced.add(match[0])
    return Acronyms({key: uses[key] for key in uses if key not in introduced}, definitions)


def first_uses(story: Story, acronyms: Iterable[str]) -> Iterator[Use]:
    """The first use of each of `acronyms`, whatever its letters are, in the body of `story`."""
    bodies = body_passages(story.body)
    own = own_words(story)[-len(bodies) :] if bodies else ()
    for acronym in acronyms:
        for index, passage in enumerate(own):
            at = _find(passage.prose, acronym) if passage.role in (Role.TEXT, Role.ITEM) else -1
            if at >= 0:
                start = passage.start + at
                yield Use(acronym, start, start + len(acronym), index)
                break


def _find(prose: str, word: str) -> int:
    """The offset of `word`, where it is a word of its own; -1 where it is none."""
    at = prose.find(word)
    while at >= 0:
        around = prose[max(0, at - 1) : at] + prose[at + len(word) : at + len(word) + 1]
        if not any(one.isalnum() or one in "@/#_" for one in around):
            return at
        at = prose.find(word, at + 1)
    return -1


def _tokens(prose: str, *, first: bool, last: bool) -> Iterator[re.Match[str]]:
    """The acronyms in `prose` that are meant as such."""
    found = [match for match in _TOKEN.finditer(prose) if _capitals(match[0]) > 1]
    if not found:
        return
    begin = line.end() if first and (line := _DATELINE.match(prose)) else 0
    end = _sign(prose) if last else len(prose)
    for group in _groups(found, prose):
        if _is_carved(group):
            continue
        for match in group:
            if begin <= match.start() < end and _is_acronym(prose, match):
                yield match


def _capitals(text: str) -> int:
    return sum(letter.isalpha() for letter in text)


def _sign(prose: str) -> int:
    """Where the reporter's sign begins at the end of the story: (DW/RS), (KMF3)."""
    written = prose.rstrip()
    at = written.rfind("(", max(0, len(written) - 40)) if written.endswith(")") else -1
    return at if at >= 0 and written[:at].rstrip()[-1:] in '.!?”"' else len(prose)


def _groups(found: Sequence[re.Match[str]], prose: str) -> Iterator[list[re.Match[str]]]:
    """Those that stand side by side."""
    group: list[re.Match[str]] = []
    for match in found:
        if group and prose[group[-1].end() : match.start()].strip(" ,!"):
            yield group
            group = []
        group.append(match)
    yield group


def _is_carved(group: Sequence[re.Match[str]]) -> bool:
    """Whether the words of a slogan or a shout stand there in capitals: KOTA BERSIH."""
    texts = [match[0] for match in group]
    if len(texts) >= _SLOGAN:
        return any(len(text) >= _LONG or _is_shouted(text) for text in texts)
    return any(_is_shouted(text) for text in texts)


def _is_shouted(text: str) -> bool:
    return len(text) > 3 and (len(text) > 9 or is_word(text.lower()))


def _is_acronym(prose: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    text = match[0]
    if _ROMAN.fullmatch(text):
        return False
    before = prose[max(0, start - _WINDOW) : start]
    word = _WORDS_BEFORE.search(before)
    led = word[1].lower() if word else ""
    if led in _PERSONS or led in _PROPER or (led in PLACES and len(text) <= _INITIALS):
        return False
    return len(text) > _INITIALS or not (
        _PLATE_BEHIND.match(prose, end) or _PLATE_BEFORE.search(before) or _AGE.match(prose, end)
    )


def _is_introduced(prose: str, match: re.Match[str]) -> bool:
    """Whether the words beside an acronym say what it is: `disingkat OPD`, `OPD, yaitu dinas …`."""
    word = _WORDS_BEFORE.search(prose[max(0, match.start() - _WINDOW) : match.start()])
    named = word is not None and word[1].lower() in _NAMING
    return named or _EXPLAINED.match(prose, match.end()) is not None


def _defined(passage: Passage, index: int) -> Iterator[Definition]:
    prose = passage.prose
    if "(" not in prose:
        return
    for match in _BRACKET.finditer(prose):
        found = _before_bracket(prose, match) or _in_bracket(prose, match)
        if found:
            acronym, at, words, whole = found
            start = passage.start + at
            phrase = (passage.start + words[0].start, passage.start + words[-1].end)
            yield Definition(acronym, start, start + len(acronym), index, words, phrase, whole)


_Found = tuple[str, int, tuple[Word, ...], bool]


def _before_bracket(prose: str, match: re.Match[str]) -> _Found | None:
    """`Bentuk Panjang (XX)`."""
    inside = _INSIDE.fullmatch(match[1])
    if inside is None or sum(letter.isupper() for letter in inside["acronym"]) == 0:
        return None
    words = _phrase_before(prose, match.start())
    if len(words) < 2:
        return None
    return inside["acronym"], match.start(1) + inside.start("acronym"), words, False


def _phrase_before(prose: str, at: int) -> tuple[Word, ...]:
    """The words that end right before `at`, as far as nothing but space and commas is between."""
    words = words_of(prose)
    index = bisect_left(words, at, key=_start)
    phrase: list[Word] = []
    end = at
    while index and len(phrase) < _LONGEST_PHRASE:
        word = words[index - 1]
        # What is blanked between, the address of a link or the mark of bold type, is space.
        gap = prose[word.end : end].strip()
        if len(gap) > 2 or not _GAPS.issuperset(gap):
            break
        phrase.append(word)
        end, index = word.start, index - 1
    return tuple(reversed(phrase))


def _start(word: Word) -> int:
    return word.start


def _in_bracket(prose: str, match: re.Match[str]) -> _Found | None:
    """`XX (Bentuk Panjang)`."""
    before = _ACRONYM_BEFORE.search(prose, max(0, match.start() - _WINDOW), match.start())
    if before is None or any(letter.isdigit() for letter in match[1]):
        return None
    first, last = bisect_left(words_of(prose), match.start(), key=_start), match.end()
    words = words_of(prose)[first : bisect_left(words_of(prose), last, key=_start)]
    if len(words) < 2 or _capitals_of(before[1]) < 2:
        return None
    return before[1], before.start(1), words, True


def _capitals_of(text: str) -> int:
    return sum(letter.isupper() for letter in text)
