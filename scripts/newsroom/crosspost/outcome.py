"""What came of a run, post by post."""

from dataclasses import dataclass
from enum import StrEnum

from newsroom.crosspost.plan import Row
from newsroom.ledger import Claim


class Result(StrEnum):
    """What a run did about a post, or found.

    `restored` is a kept post that had been lost, `edited` one that now tells of a correction,
    `deleted` one that was taken away. `asked`: only a person can do what is due.
    """

    POSTED = "posted"
    RECONCILED = "reconciled"
    RESTORED = "restored"
    EDITED = "edited"
    DELETED = "deleted"
    SETTLED = "settled"
    HELD = "held"
    BLOCKED = "blocked"
    REJECTED = "rejected"
    UNKNOWN = "unknown"
    ELSEWHERE = "elsewhere"
    ASKED = "asked"


TROUBLE = frozenset(
    {Result.BLOCKED, Result.REJECTED, Result.UNKNOWN, Result.ELSEWHERE, Result.ASKED}
)
"""What a person has to look at; `elsewhere` is a post that another run is sending right now."""

NEWS = frozenset({Result.POSTED, Result.RECONCILED, Result.RESTORED, Result.EDITED, Result.DELETED})
"""What changed something, or was learned."""


@dataclass(frozen=True, slots=True)
class Done:
    """One post and what came of it.

    `reason` is a short code (see `words`), or a sentence about the content. `claim` is the post's
    claim as it stands now, where the run changed it.
    """

    row: Row
    result: Result
    reason: str = ""
    claim: Claim | None = None


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
