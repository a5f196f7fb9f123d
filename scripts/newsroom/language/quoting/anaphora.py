"""Speech that is said to be somebody's without a name: `ungkapnya`, `sambung dia`.

Such words point back to whoever was named last. Where nobody was, or two at once, they point at
no one.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from newsroom.language.lexicon import CROWD
from newsroom.language.naming.likeness import same_person
from newsroom.language.naming.names import Name, find_names, read_person
from newsroom.language.orthography.spelling import is_word
from newsroom.language.passages import Passage
from newsroom.language.quoting.attribution import Attribution
from newsroom.language.quoting.clauses import Lexis
from newsroom.language.quoting.speech import without_speech
from newsroom.language.quoting.subjects import PEOPLE, PRONOUNS, is_about_person
from newsroom.language.quoting.verbs import ACTIVE, BARE, PASSIVE, WITH_NYA
from newsroom.language.sentences import split_sentences
from newsroom.language.words import Word, word_set, words_of

_QUOTE_END = re.compile(r"[”\"],?\s{1,3}\Z|,\s{1,3}\Z")
_REACH = 8
_FULL_NAME = 2
_ONE = word_set("seorang seseorang")
# Many at once, of whom nobody speaks alone.
_MANY = CROWD - {"wali"}
_AND = word_set("beserta dan serta")
# Those who are only with somebody else: didampingi Rina, kepada Rina.
_BESIDE = word_set(
    "antara atas bagi bersama dari dengan dibantu didampingi ditemani kepada milik oleh pada"
)
# Beside whoever was named before, so that two stand there: `Budi mendampinginya`.
_ATTENDING = word_set("mendampinginya menemaninya mengikutinya mengiringinya menyertainya")

# Introduced where the sentence ends, beside whom it is about: datang bersama Rina, kepala pasar.
_INTRODUCED = re.compile(
    r"\b(?:bersama|dari|dengan|kepada)\s(?P<who>[A-Z][^,.“”\"]{3,60}),\s[a-z][^,.“”\"]{2,80}[.]?\s*\Z"
)


@dataclass(frozen=True, slots=True)
class Unclear:
    """A verb that points at `people`, of whom it may be any; at nobody where there are none."""

    verb: Word
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of the text; `opens` a paragraph or not."""

    text: str
    start: int
    opens: bool

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(slots=True)
class _Stage:
    """Who has been named so far: `in_view` since somebody was last certain to be spoken of.

    `is_clear` says that the last sentence of this paragraph is about one of them.
    """

    known: tuple[str, ...]
    lexis: Lexis
    anybody: bool = False
    is_clear: bool = False
    in_view: list[str] = field(default_factory=list)

    @property
    def is_unclear(self) -> bool:
        """Whether nobody or several may be meant now."""
        return not self.anybody or (len(self.in_view) > 1 and not self.is_clear)

    def clear(self) -> None:
        """Somebody is certain to be spoken of."""
        self.anybody = True
        self.in_view = []

    def take_in(self, text: str, *, told: bool) -> None:
        """Take in whom a sentence names; `told` where it says whose words it holds."""
        if told or (is_about_person(text) and not _INTRODUCED.search(text)):
            self.clear()
            return
        words = words_of(text)
        self.anybody = self.anybody or _is_somebody(words)
        named = self._named(text, words)
        if len(named) == 1 and _acts(words):
            self.in_view = list(named)
        else:
            self.in_view += [person for person in named if person not in self.in_view]
        if named:
            self.is_clear = _is_subject(list(named.values()), words)
        beside = self._introduced(text, named) or self._beside(text, words)
        if beside:
            self.in_view += [beside] * (beside not in self.in_view)
            self.is_clear = False

    def _introduced(self, text: str, named: Mapping[str, Name]) -> str:
        """A speaker whom a sentence about another one introduces with office or occupation."""
        found = _INTRODUCED.search(text) if named else None
        if found is None or all(one.start >= found.start() for one in named.values()):
            return ""
        person = read_person(found["who"])
        return next((one for one in self.known if person and same_person(person.text, one)), "")

    def _beside(self, text: str, words: Sequence[Word]) -> str:
        """Somebody, known or not, who stands beside the one spoken of, so that both may be meant.

        `Kepala Seksi Budi Sanjaya mendampinginya`; `Rina dan suaminya, Budi Sanjaya, pulang`.
        """
        attends = any(word.lower in _ATTENDING for word in words)
        if not attends and not any(_is_kin(word) for word in words):
            return ""
        names = find_names(text, ordinary=self.lexis.ordinary, stops=self.lexis.city)
        found = [two for one, two in pairwise(names) if _is_pair(one, two, words)]
        if attends and names and _is_first(names[0], words):
            found.insert(0, names[0])
        name = next((one for one in found if len(one.words) > 1), None)
        if name is None:
            return ""
        person = next((one for one in self.known if same_person(name.text, one)), None)
        return person or _behind_office(name, words)

    def _named(self, text: str, words: Sequence[Word]) -> dict[str, Name]:
        """Those who may speak and are named, without who is only beside another."""
        found: dict[str, Name] = {}
        for name in find_names(text, ordinary=self.lexis.ordinary, stops=self.lexis.city):
            self.anybody = self.anybody or len(name.words) > 1
            person = next((one for one in self.known if same_person(name.text, one)), None)
            if person:
                self.anybody = True
                if not _is_beside(name, words):
                    found.setdefault(person, name)
        return found


def find_unclear(
    passages: tuple[Passage, ...],
    attributions: Sequence[Attribution],
    people: tuple[str, ...],
    lexis: Lexis,
) -> Iterator[Unclear]:
    """The verbs in running text that point back at nobody, or at two of `people` or more.

    `people` are the names that may speak; `attributions` those of the same passages.
    """
    proses = without_speech(passages)
    if not any(map(_pointing, proses)):
        return
    sentences = [
        _Sentence(prose[start:end], passage.start + start, opens=index == 0)
        for passage, prose in zip(passages, proses, strict=True)
        if passage.is_text
        for index, (start, end) in enumerate(split_sentences(prose))
    ]
    verbs = [_pointing(sentence.text) for sentence in sentences]
    last = max((at for at, verb in enumerate(verbs) if verb), default=-1)
    stage = _Stage(people, lexis)
    said = sorted(one.verb.start for one in attributions if not _is_pronoun(one))
    for sentence, verb in zip(sentences[: last + 1], verbs, strict=False):
        # What one paragraph is about is not yet what the next one is.
        stage.is_clear = stage.is_clear and not sentence.opens
        told = bisect_left(said, sentence.start) < bisect_left(said, sentence.end)
        if told or verb is None:
            stage.take_in(sentence.text, told=told)
            continue
        stage.take_in(sentence.text[: verb.start], told=False)
        if stage.is_unclear:
            yield Unclear(verb.moved(sentence.start), tuple(stage.in_view))
        stage.clear()


def _is_pronoun(one: Attribution) -> bool:
    words = words_of(one.said_by)
    return one.speaker is None and bool(words) and words[0].lower in PRONOUNS


def _pointing(text: str) -> Word | None:
    """The first verb of a sentence that tells who spoke by `-nya` or a pronoun only."""
    words = words_of(text)
    for index, word in enumerate(words):
        if word.lower in WITH_NYA or (
            word.lower in BARE and index + 1 < len(words) and words[index + 1].lower in PRONOUNS
        ):
            before = text[max(0, word.start - _REACH) : word.start]
            if _QUOTE_END.search(before):
                return word
    return None


def _is_somebody(words: Sequence[Word]) -> bool:
    """Whether a sentence speaks of a person without a name: `seorang ibu`, `Kepala Pasar`."""
    return any(
        word.lower in _ONE or (word.lower in PEOPLE and word.lower not in _MANY) for word in words
    )


def _acts(words: Sequence[Word]) -> bool:
    return any(word.lower in ACTIVE or word.lower in PASSIVE for word in words)


def _run_start(name: Name, words: Sequence[Word]) -> int:
    """The index of the first capitalised word of the run in which the name stands."""
    index = next((at for at, word in enumerate(words) if word.start == name.start), 0)
    while index and words[index - 1].is_capitalised:
        index -= 1
    return index


def _is_first(name: Name, words: Sequence[Word]) -> bool:
    """Whether the sentence begins with the name, or with `Sementara itu` and the name."""
    index = _run_start(name, words)
    return index == 0 or (index == 2 and words[1].lower == "itu")


def _is_subject(names: Sequence[Name], words: Sequence[Word]) -> bool:
    """Whether the first of `names` is certain to be whom the sentence is about.

    Others may stand behind its verb: `Rina menerima kunjungan Budi`, not `Rina dan Budi hadir`.
    """
    first, *others = names
    if not others:
        return _is_first(first, words) or _acts(words)
    between = [word for word in words if first.end <= word.start < others[0].start]
    apart = any(not word.is_capitalised and word.text not in _AND for word in between)
    return apart and _is_first(first, words)


def _is_pair(one: Name, two: Name, words: Sequence[Word]) -> bool:
    """Whether the sentence begins with two people: `Rina dan suaminya, Budi Sanjaya`."""
    between = [word for word in words if one.end <= word.start < two.start]
    joined = len(between) > 1 and between[0].text in _AND
    return joined and all(_is_kin(word) for word in between[1:]) and _is_first(one, words)


def _is_kin(word: Word) -> bool:
    return word.text.endswith("nya") and word.text.removesuffix("nya") in PEOPLE


def _behind_office(name: Name, words: Sequence[Word]) -> str:
    """The name without a word of the office before it: `Kepala Seksi Retribusi Budi Sanjaya`."""
    own = list(name.words)
    if words[_run_start(name, words)].start < name.start:
        while len(own) > _FULL_NAME and is_word(own[0].lower):
            own.pop(0)
    return " ".join(word.text for word in own)


def _is_beside(name: Name, words: Sequence[Word]) -> bool:
    """Whether a word such as `didampingi` leads to the name, over an office between them."""
    index = _run_start(name, words)
    return bool(index) and words[index - 1].lower in _BESIDE
