"""What the receipts of a story vouch for: statements set against its text, word by word."""

import re
from collections.abc import Iterable
from decimal import Decimal

from newsroom.language.counting.numbers import find_numbers
from newsroom.language.passages import Passage, Role, story_passages
from newsroom.story import Story

_WORDS = re.compile(r"\w+(?:[.,]\d+)*")


def plain_words(text: str) -> str:
    """The words and figures of `text` in lower case with one space around each.

    What stands between them (quotation marks, dashes, the marks of Markdown) tells nothing apart.
    """
    return f" {' '.join(_WORDS.findall(text.casefold()))} "


def read_passages(story: Story) -> tuple[Passage, ...]:
    """What readers of the story itself see: not the captions of posts."""
    return tuple(one for one in story_passages(story) if one.role is not Role.SOCIAL)


def stands_in(statement: str, story: Story) -> bool:
    """Whether one passage of the story says `statement` in the same words."""
    words = plain_words(statement)
    return bool(words.strip()) and any(
        words in plain_words(one.prose) for one in read_passages(story)
    )


def vouched_values(statements: Iterable[str]) -> frozenset[Decimal]:
    """The values of all numbers in the statements."""
    return frozenset(number.value for text in statements for number in find_numbers(text))
