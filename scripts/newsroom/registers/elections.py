"""Elections, their days and who stands in them, as content/registers/elections.yml has them."""

from dataclasses import dataclass
from typing import Annotated

from newsroom.typed import Day, Named, strict_keys


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Who stands in an election; `aliases` are other names that stories use.

    `exceptions` are phrases that hold such a name and mean somebody or something else.
    """

    name: str
    aliases: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the full one first."""
        return (self.name, *self.aliases)


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Election:
    """An election and the days, both counted, in which the office must be seen to be neutral.

    A candidate may be written as a name alone.
    """

    name: str
    since: Day
    until: Day
    candidates: tuple[Annotated[Candidate, Named], ...] = ()
