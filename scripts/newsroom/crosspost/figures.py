"""How readers answered: the networks are asked for figures, politely, and the ledger keeps them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from itertools import groupby

from newsroom.crosspost.accounts import Open, Shut
from newsroom.crosspost.adapters import Adapter
from newsroom.crosspost.book import Book
from newsroom.crosspost.failure import Failure, failure_of
from newsroom.crosspost.targets import Target
from newsroom.ledger import ARRIVED, Claim, Figures, Record

WATCHED = timedelta(days=14)
"""For so long after it came out a post is asked about."""
FRESH, FRESH_FOR = timedelta(hours=1), timedelta(days=2)
"""In its first two days a post is asked about every hour at most, later every twelve hours: some
networks take money for each answer, and by then little changes."""
LATER = timedelta(hours=12)
MOST = 200
"""So many posts of one account are asked about in one run, those asked longest ago first."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A post whose figures are wanted."""

    story_id: str
    key: str
    claim: Claim
    target: Target
    read_at: datetime | None


@dataclass(frozen=True, slots=True)
class Read:
    """What was read: how many figures, and of which accounts none, with the reason."""

    count: int
    failed: Mapping[str, str]


def wanted(
    records: Iterable[Record], targets: Sequence[Target], now: datetime, most: int = MOST
) -> tuple[Wanted, ...]:
    """The posts to ask about at `now`, side by side those of one story. Pure."""
    found: list[Wanted] = []
    by_account = {(target.via, target.account): target for target in targets if target.is_real}
    for name, target in by_account.items():
        due = [one for record in records for one in _of_record(record, target, name, now)]
        due.sort(key=lambda one: (one.read_at or datetime.min.replace(tzinfo=now.tzinfo), one.key))
        found += due[:most]
    return tuple(sorted(found, key=lambda one: one.story_id))


def _of_record(
    record: Record, target: Target, name: tuple[str, str], now: datetime
) -> Iterator[Wanted]:
    for key, claim in record.posts.items():
        ours = (claim.network, claim.account) == name and claim.remote_id
        if not ours or claim.state not in ARRIVED or claim.at is None:
            continue
        last = record.figures.get(key)
        age = now - claim.at
        pause = FRESH if age < FRESH_FOR else LATER
        if age <= WATCHED and (last is None or now - last.at >= pause):
            yield Wanted(record.story, key, claim, target, last.at if last else None)


def read_figures(ledger: Book, posts: Sequence[Wanted], open_account: Open) -> Read:
    """Ask the networks and record what they say, story by story.

    An account that fails is asked no more; the others are. Raises LedgerError.
    """
    reader, count = _Reader(open_account), 0
    for story_id, of_story in groupby(posts, key=lambda one: one.story_id):
        asked = {one.key: reader.read(one) for one in of_story}
        new = {key: figures for key, figures in asked.items() if figures}
        if new:
            ledger.update(story_id, partial(_with_figures, new), f"Note figures of {story_id}")
            count += len(new)
    return Read(count, reader.failed)


def _with_figures(new: Mapping[str, Figures], record: Record) -> Record:
    return replace(record, figures={**record.figures, **new})


@dataclass(slots=True)
class _Reader:
    """Asks accounts, each opened once; `failed` names those that are asked no more, and why."""

    open_account: Open
    accounts: dict[str, Adapter | Shut] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)

    def read(self, one: Wanted) -> Figures | None:
        via = one.target.via
        if via not in self.accounts:
            self.accounts[via] = self.open_account(one.target)
        account = self.accounts[via]
        if isinstance(account, Shut):
            self.failed[via] = account.reason
            return None
        if via in self.failed:
            return None
        try:
            return account.figures(one.claim)
        except Exception as error:  # noqa: BLE001 - one network's fault must not stop the others
            self._note(via, failure_of(error, visible=False))
            return None

    def _note(self, via: str, failure: Failure) -> None:
        """One post that is gone says nothing of the others; a dead token does."""
        if failure.rests:
            self.failed[via] = failure.reason
