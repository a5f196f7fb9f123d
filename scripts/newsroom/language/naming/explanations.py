"""Whether a story says what its acronyms stand for, where, and how often."""

import re
from collections.abc import Iterator, Mapping, Sequence

from newsroom.language.naming.acronyms import Acronyms, Definition, Use
from newsroom.language.naming.expansions import content_key, fits, stands_in
from newsroom.language.passages import body_passages
from newsroom.language.words import words_of
from newsroom.story import Story

_PARTS = re.compile(r"[-/ ]")


def explanations(acronyms: Acronyms, use: Use, expansions: Sequence[str]) -> Sequence[Definition]:
    """Where brackets explain the acronym of `use`; `expansions` are those of the glossary.

    An explanation that is wrong is one too: that is another fault.
    """
    return [one for one in acronyms.definitions if _explains(one, use, expansions)]


def _explains(one: Definition, use: Use, expansions: Sequence[str]) -> bool:
    if use.acronym not in (one.acronym, *_PARTS.split(one.acronym)):
        return False
    tried = one.words[0].lower[0] == one.acronym[0].lower()
    return not one.whole or tried or _is_expansion(one, expansions)


def _is_expansion(one: Definition, expansions: Sequence[str]) -> bool:
    keys = [content_key(expansion) for expansion in expansions]
    written = content_key(one.text)
    return any(written[-len(key) :] == key for key in keys) or fits(one.acronym, one.words)


def is_explained(
    story: Story, use: Use, expansions: Sequence[str], explained: Sequence[Definition]
) -> bool:
    """Whether the story explains the acronym at its first use or in the next paragraph.

    The words without brackets do as well; where no bracket ever explains it, anywhere.
    """
    near = use.passage + 1
    if any(one.passage <= near for one in explained):
        return True
    keys = [" ".join(content_key(one)) for one in expansions]
    for passage in body_passages(story.body)[: near + 1 if explained else None]:
        if keys and any(key in " ".join(content_key(passage.prose)) for key in keys):
            return True
        if use.acronym.isupper() and stands_in(use.acronym, words_of(passage.prose)):
            return True
    return False


def needless(
    story: Story, acronyms: Acronyms, expansions: Mapping[str, Sequence[str]]
) -> Iterator[tuple[Definition, Definition | None]]:
    """Brackets that explain what was explained before, with that; and what is never used again."""
    told: dict[str, Definition] = {}
    for one in acronyms.definitions:
        known = expansions.get(one.acronym.lower(), ())
        if one.whole or not one.acronym.isupper() or not _is_expansion(one, known):
            continue
        if one.acronym in told:
            yield one, told[one.acronym]
        elif story.text.count(one.acronym) == 1:
            yield one, None
        told.setdefault(one.acronym, one)
