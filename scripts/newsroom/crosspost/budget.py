"""How many posts an account may still send today. Pure.

Two limits hold at once: what the network itself says is left, and what its row in `networks`
allows in 24 hours, counted from the ledger.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from newsroom.crosspost.past import AccountName
from newsroom.crosspost.plan import Obstacle, Row
from newsroom.crosspost.targets import Target
from newsroom.ledger import Claim, Record, State
from newsroom.networks import NETWORKS

DAY = timedelta(hours=24)
"""Networks count by rolling 24 hours."""

_NOTHING_SENT = frozenset({State.BLOCKED, State.REJECTED})


def spent(records: Iterable[Record], now: datetime) -> Mapping[AccountName, int]:
    """How many posts each account has sent in the last 24 hours, or may have sent."""
    used: dict[AccountName, int] = {}
    for record in records:
        for claim in record.posts.values():
            sent = claim.publishing and claim.state not in _NOTHING_SENT
            if sent and _when(claim) > now - DAY:
                name = (claim.network, claim.account)
                used[name] = used.get(name, 0) + 1
    return used


def _when(claim: Claim) -> datetime:
    """When it went out, at the latest; a clock that runs ahead makes it count for longer."""
    return max(claim.at, claim.claimed_at) if claim.at else claim.claimed_at


def room(target: Target, used: int) -> int | None:
    """How many posts may still go to `target` where `used` went out in the last 24 hours.

    None where the network's row names no limit.
    """
    per_day = NETWORKS[target.via].per_day
    return None if per_day is None or not target.is_real else max(0, per_day - used)


@dataclass(slots=True)
class Purse:
    """What is left for each account during a run; no entry stands for no limit."""

    left: dict[AccountName, int]

    def take(self, target: Target) -> bool:
        """Take one post's worth; False where nothing is left."""
        name = (target.via, target.account)
        if name not in self.left:
            return True
        if self.left[name] < 1:
            return False
        self.left[name] -= 1
        return True

    def is_empty(self, target: Target) -> bool:
        """Whether nothing is left, as far as is known."""
        return self.left.get((target.via, target.account)) == 0

    def limit(self, target: Target, left: int | None) -> None:
        """Learn that the network takes `left` more posts, where it tells."""
        if left is not None:
            name = (target.via, target.account)
            self.left[name] = max(0, min(left, self.left.get(name, left)))


def purse_of(targets: Iterable[Target], used: Mapping[AccountName, int]) -> Purse:
    """What is left for `targets` as far as the ledger tells."""
    names = {(target.via, target.account): target for target in targets}
    rooms = {name: room(target, used.get(name, 0)) for name, target in names.items()}
    return Purse({name: left for name, left in rooms.items() if left is not None})


def spread(rows: Iterable[Row], purse: Purse) -> tuple[Row, ...]:
    """The rows, with the obstacle `quota` for those due ones that go beyond what is left.

    The first rows go first: `plan` puts the oldest deadline there.
    """
    return tuple(
        replace(row, obstacle=Obstacle.QUOTA) if row.is_due and not purse.take(row.target) else row
        for row in rows
    )
