"""Sources that a story names, and that are the victim, the child, or of their family."""

import re
from collections.abc import Iterator

from newsroom.language.orthography.spelling import is_word
from newsroom.language.passages import Passage, Role, value_passage
from newsroom.language.words import words_of
from newsroom.story import Story

_OF_CASE = re.compile(
    r"\s?(?:anak\s)?(?:korban|penyintas|saksi\sanak|siswa|siswi|pelajar|murid|santri|santriwati)\b"
    r"|\s?(?:ayah|ibu|bapak|orang\stua|kakak|adik|paman|bibi|tante|nenek|kakek|keluarga|kerabat|suami|istri)"
    r"(?:\s(?:kandung|tiri|angkat))?\s(?:dari\s)?(?:anak\s)?(?:korban|pelaku|tersangka)\b",
    re.IGNORECASE,
)


def sources_of_case(story: Story) -> Iterator[Passage]:
    """The names of such sources, where they stand in the front matter."""
    for loc in story.positions:
        if len(loc) == 3 and loc[0] == "sources" and loc[2] == "role":
            role = value_passage(story, Role.CAPTION, loc)
            name = value_passage(story, Role.CAPTION, (*loc[:2], "name"))
            if role and name and _OF_CASE.match(role.prose) and _names_somebody(name.prose):
                yield name


def _names_somebody(name: str) -> bool:
    """Whether `name` is more than `Warga` or `Keluarga korban`."""
    return any(word.is_capitalised and not is_word(word.lower) for word in words_of(name))
