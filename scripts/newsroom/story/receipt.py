"""A receipt: that a statement of the story was checked, how, by whom and when."""

from dataclasses import dataclass

from newsroom.story.kinds import Method
from newsroom.typed import Day, strict_keys


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """An entry of `claims`. `statement` stands in the story word for word.

    `source` is the name of one of the story's sources, `method` how it was asked or read for the
    check, `checked_by` the id of who did so, and `at` the day.
    """

    statement: str
    source: str
    method: Method
    checked_by: str
    at: Day
