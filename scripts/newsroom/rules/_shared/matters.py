"""Which sentences of a story speak of crime, of a child, of a sexual crime.

Nobody's speech is left out here: a police officer's words lay a child bare just as well. The
words are in content/registers/words/protection-*.csv.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Flag, auto
from functools import lru_cache

from newsroom.language.passages import Passage, Role, story_passages
from newsroom.language.sentences import split_sentences
from newsroom.registers import Registers, WordList
from newsroom.rules._shared.listed import may_hold
from newsroom.rules.protection._people import Trace, adult_ages, child_ages
from newsroom.story import Story


class Mark(Flag):
    """What a sentence speaks of."""

    NOTHING = 0
    ACT = auto()
    TOPIC = auto()
    SEXUAL_ACT = auto()
    SEXUAL_TOPIC = auto()
    CASE = auto()
    CHILD = auto()
    CAMPAIGN = auto()
    OTHER = auto()
    FLIGHT = auto()
    TERM = auto()


_LISTS = {
    Mark.ACT: "protection-crime",
    Mark.TOPIC: "protection-topic",
    Mark.SEXUAL_ACT: "protection-sexual",
    Mark.SEXUAL_TOPIC: "protection-sexual-topic",
    Mark.CASE: "protection-case",
    Mark.CHILD: "protection-child",
    Mark.CAMPAIGN: "protection-campaign",
    Mark.OTHER: "protection-other",
    Mark.FLIGHT: "protection-flight",
    Mark.TERM: "protection-child-term",
}
_SEXUAL = Mark.SEXUAL_ACT | Mark.SEXUAL_TOPIC
# Crimes all the same where an accident is spoken of: whoever hits a child and runs is sought.
_GRAVE = _SEXUAL | Mark.FLIGHT
_ACTS = Mark.ACT | Mark.SEXUAL_ACT
_CRIMES = _SEXUAL | Mark.ACT | Mark.TOPIC
_FAMILY = re.compile(
    r"\b(?:ayah|ibu|bapak|paman|bibi|tante|kakek|nenek|kakak|adik|orang tua|keluarga|serumah)",
    re.IGNORECASE,
)
_LEAD = 2


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, where it begins in the file, what it speaks of, and its neighbours too."""

    role: Role
    start: int
    text: str
    own: Mark
    near: Mark
    campaign: bool
    around: tuple[str, ...]

    @property
    def strict(self) -> bool:
        """Whether it is a heading, where a word of the dictionary has a capital too."""
        return self.role in (Role.TITLE, Role.HEADING)

    @property
    def crime(self) -> bool:
        """Whether somebody's case is told here or in a sentence beside: no danger warned of."""
        return self._told(Mark.ACT | Mark.SEXUAL_ACT, Mark.TOPIC | Mark.SEXUAL_TOPIC)

    @property
    def sexual(self) -> bool:
        """The same for a sexual crime."""
        return self._told(Mark.SEXUAL_ACT, Mark.SEXUAL_TOPIC)

    @property
    def child(self) -> bool:
        """Whether a child is spoken of here or in a sentence beside."""
        return Mark.CHILD in self.near

    @property
    def grown(self) -> bool:
        """Whether somebody's age of 18 or more stands here or in a sentence beside."""
        return any(map(adult_ages, self.around))

    @property
    def of_child(self) -> bool:
        """Whether a home or a school told of may be the child's, not only a grown person's."""
        told = Mark.CHILD in self.own or _FAMILY.search(self.text) is not None
        return told or not adult_ages(self.text)

    @property
    def weighs(self) -> bool:
        """Whether the sentence itself speaks of the child or of the crime."""
        return bool(self.own & (_CRIMES | Mark.CHILD | Mark.CASE))

    def place(self, trace: Trace) -> tuple[int, int]:
        """Where in the file a stretch of the sentence stands."""
        return self.start + trace.start, self.start + trace.end

    def _told(self, acts: Mark, topics: Mark) -> bool:
        if self.campaign or Mark.CAMPAIGN in self.own:
            return False
        # An accident and a theft from a school have suspects too, but no victim to be kept secret.
        if Mark.OTHER in self.near and not self.near & _GRAVE:
            return False
        of_case = bool(self.near & topics) and Mark.CASE in self.near
        return bool(self.near & acts) or (of_case and Mark.CAMPAIGN not in self.near)


Plain = tuple[Role, int, str]
"""A sentence: where readers meet it, where it begins in the file, its text."""


def plain_sentences(story: Story) -> Iterator[Plain]:
    """All sentences that readers see."""
    for passage in story_passages(story):
        for start, end in split_sentences(passage.prose):
            yield passage.role, passage.start + start, passage.prose[start:end]


def has_word(registers: Registers, name: str, text: str) -> bool:
    """Whether a word of the list `name` stands in `text`."""
    return any(registers.word_list(name).find(text))


def speaks_of(story: Story, registers: Registers, name: str) -> bool:
    """Whether a word of the list `name` stands anywhere in what readers see of the story."""
    words = registers.word_list(name)
    return may_hold(story, words) and any(
        any(words.find(passage.prose)) for passage in story_passages(story)
    )


@lru_cache(maxsize=4)
def crime_sentences(story: Story, registers: Registers) -> tuple[Sentence, ...]:
    """All sentences of a story that speaks of crime somewhere; none of any other."""
    if not any(may_hold(story, registers.word_list(_LISTS[mark])) for mark in _CRIMES):
        return ()
    passages = story_passages(story)
    words = _words_of_crime(registers)
    if not any(any(words.find(passage.prose)) for passage in passages):
        return ()
    groups = _terms_read([_marked(group, registers) for group in _groups(passages)])
    campaign = _warns(groups)
    return tuple(sentence for group in groups for sentence in _read(group, campaign=campaign))


@lru_cache(maxsize=4)
def _words_of_crime(registers: Registers) -> WordList:
    """All words of crime in one list, so that most stories are asked once."""
    lists = [registers.word_list(name) for mark, name in _LISTS.items() if mark in _CRIMES]
    return WordList(tuple(row for words in lists for row in words.rows))


def tells_of_child_and_crime(story: Story, registers: Registers) -> bool:
    """Whether the case of a child is told."""
    return any(one.child and one.crime for one in crime_sentences(story, registers))


def _groups(passages: tuple[Passage, ...]) -> list[list[Passage]]:
    """Passages whose sentences are neighbours: the paragraphs below one heading."""
    groups: list[list[Passage]] = []
    for passage in passages:
        if passage.is_text and groups and groups[-1][-1].is_text:
            groups[-1].append(passage)
        else:
            groups.append([passage])
    return groups


_Marked = list[tuple[Role, int, str, Mark]]


def _marked(group: list[Passage], registers: Registers) -> _Marked:
    found: _Marked = []
    for passage in group:
        for start, end in split_sentences(passage.prose):
            text = passage.prose[start:end]
            found.append((passage.role, passage.start + start, text, _all_marks(text, registers)))
    return found


def _terms_read(groups: list[_Marked]) -> list[_Marked]:
    """The groups with `anak korban`, `anak tirinya` read as a child where the story knows of one.

    Else they are sons and daughters, mostly grown.
    """
    if not any(Mark.CHILD in one[3] for group in groups for one in group):
        return groups
    return [
        [(*one[:3], one[3] | Mark.CHILD if Mark.TERM in one[3] else one[3]) for one in group]
        for group in groups
    ]


def _all_marks(text: str, registers: Registers) -> Mark:
    marks = Mark.CHILD if child_ages(text) else Mark.NOTHING
    for mark, name in _LISTS.items():
        if has_word(registers, name, text):
            marks |= mark
    return marks


def _warns(groups: list[_Marked]) -> bool:
    """Whether the story is about another matter: a warning, an accident, a theft from an office.

    Its title says so; of a warning the lead too, where the title has no crime.
    """
    title = lead = Mark.NOTHING
    for _, _, _, mark in (one for group in groups for one in group if one[0] is Role.TITLE):
        title |= mark
    body = [one for group in groups for one in group if one[0] is Role.TEXT]
    for _, _, _, mark in body[:_LEAD]:
        lead |= mark
    other = Mark.OTHER in title and not title & (Mark.CHILD | _GRAVE)
    return other or Mark.CAMPAIGN in title or (Mark.CAMPAIGN in lead and not title & _CRIMES)


def _read(group: _Marked, *, campaign: bool) -> Iterator[Sentence]:
    for index, (role, start, text, own) in enumerate(group):
        beside = group[max(0, index - 1) : index + 2]
        near = Mark.NOTHING
        for one in beside:
            # What a play or a lesson tells of has happened to nobody in the next sentence.
            near |= one[3] & ~_ACTS if Mark.CAMPAIGN in one[3] else one[3]
        around = tuple(one[2] for one in beside)
        yield Sentence(role, start, text, own, near, campaign, around)
