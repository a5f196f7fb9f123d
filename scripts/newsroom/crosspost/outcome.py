"""What came of a run, post by post."""

from dataclasses import dataclass
from enum import StrEnum

from newsroom.crosspost.plan import Row


class Result(StrEnum):
    """What a run did about a post, or found. `restored` is a kept post that had been lost."""

    POSTED = "posted"
    RECONCILED = "reconciled"
    RESTORED = "restored"
    SETTLED = "settled"
    HELD = "held"
    BLOCKED = "blocked"
    REJECTED = "rejected"
    UNKNOWN = "unknown"
    ELSEWHERE = "elsewhere"


TROUBLE = frozenset({Result.BLOCKED, Result.REJECTED, Result.UNKNOWN, Result.ELSEWHERE})
"""What a person has to look at; `elsewhere` is a post that another run is sending right now."""


@dataclass(frozen=True, slots=True)
class Done:
    """One post and what came of it; `reason` is a short code, or a sentence about the content."""

    row: Row
    result: Result
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did, post by post."""

    done: tuple[Done, ...]

    def count(self, *results: Result) -> int:
        """How many posts came to one of `results`."""
        return sum(one.result in results for one in self.done)

    @property
    def settled(self) -> bool:
        """Whether nothing is left for a person to look at."""
        return not self.count(*TROUBLE)
