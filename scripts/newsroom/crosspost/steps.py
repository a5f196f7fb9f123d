"""The steps of a run, by name: a run may be stopped behind any of them.

`At` is told of every step that has just been done. It does nothing in earnest; tests end the
process there.
"""

from collections.abc import Callable
from enum import StrEnum


class Step(StrEnum):
    """A step of delivery, in the order in which a post goes through them.

    `prepared`, `published`, `edited`, `deleted`, `looked-up` are the network's. `claimed`, `noted`
    (the tokens of preparing, and the first post's mark), `renewed` (the claim with its mark) and
    `recorded` (with the next post's mark) are the ledger's. `gated` and `checked` are the gate's,
    before the claim and before publishing.
    """

    LOOKED_UP = "looked-up"
    GATED = "gated"
    CLAIMED = "claimed"
    PREPARED = "prepared"
    NOTED = "noted"
    CHECKED = "checked"
    RENEWED = "renewed"
    PUBLISHED = "published"
    EDITED = "edited"
    DELETED = "deleted"
    RECORDED = "recorded"


At = Callable[[Step, str], None]
"""Told of a step and of the network whose post it was for; a step for all of a story's posts names
the network of each, joined by commas."""


def nowhere(_step: Step, _network: str) -> None:
    """Do nothing."""
