"""What the parts of a run share: the ledger, the accounts, what is left of their quotas."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TypeGuard

from newsroom.clock import Clock
from newsroom.crosspost.accounts import Open, Shut
from newsroom.crosspost.adapters import Adapter, Delivery, Receipt
from newsroom.crosspost.book import Book
from newsroom.crosspost.budget import Purse
from newsroom.crosspost.failure import Failure, failure_of
from newsroom.crosspost.gate import Gate
from newsroom.crosspost.outcome import Done
from newsroom.crosspost.plan import Row
from newsroom.crosspost.steps import At, Step, nowhere
from newsroom.crosspost.targets import Target
from newsroom.errors import LedgerError
from newsroom.ledger import ARRIVED, SETTLED, Claim, Record, State
from newsroom.networks import NETWORKS, Limits
from newsroom.settings import Settings
from newsroom.social.post import Post
from newsroom.social.prepare import draw_card

Say = Callable[[Done], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What a run is given of the world outside.

    `run` names it and must be nobody else's. `gate` is asked about posts for real networks. `say`
    is told of each post as it is done, `at` of each step.
    """

    run: str
    clock: Clock
    open_account: Open
    gate: Gate
    say: Say = lambda _: None
    at: At = nowhere


@dataclass(slots=True)
class Run:
    """One run. Accounts are opened when they are first needed, and once."""

    settings: Settings
    ledger: Book
    output: Path
    cards: Path
    means: Means
    purse: Purse
    accounts: dict[str, Adapter | Shut] = field(default_factory=dict)
    resting: dict[str, str] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    told: dict[str, Limits] = field(default_factory=dict)

    @property
    def now(self) -> datetime:
        """The hour by the run's clock."""
        return self.means.clock()

    @property
    def delivery(self) -> Delivery:
        """What adapters may know, as of now."""
        site = self.settings.office.site_url
        return Delivery(self.output, site, self.means.run, self.now, self.cards)

    def account(self, target: Target) -> Adapter | Shut:
        """The account of `target`; shut where it cannot be used, or rests for this run."""
        if target.via not in self.accounts:
            self.accounts[target.via] = self.means.open_account(target)
        if target.via in self.resting:
            return Shut(self.resting[target.via])
        return self.accounts[target.via]

    def rest(self, target: Target, failure: Failure) -> None:
        """Leave the account alone from here on, where `failure` says so."""
        if failure.rests and target.is_real:
            self.resting[target.via] = failure.reason

    def limits(self, target: Target, adapter: Adapter) -> Limits | Failure:
        """What the network says of itself; asked once a run."""
        if target.via not in self.told:
            try:
                self.told[target.via] = adapter.limits()
            except Exception as error:  # noqa: BLE001 - one network's fault must not stop the others
                failure = failure_of(error, visible=False)
                self.resting[target.via] = failure.reason
                return failure
        return self.told[target.via]

    def draw(self, row: Row, post: Post) -> str:
        """Draw the post's card where it is not there yet; a short code where that fails."""
        try:
            if post.picture:
                shape = NETWORKS[row.target.network].shape
                draw_card(row.story, shape, self.settings, self.cards)
        except OSError as error:
            return f"card-{type(error).__name__}"
        return ""

    def afford(self, target: Target, adapter: Adapter) -> str:
        """Take one post's worth of the account's quota; a short code where nothing is left."""
        if target.is_real and target.via not in self.asked:
            self.asked.add(target.via)
            try:
                left = adapter.allowance(self.delivery)
            except Exception as error:  # noqa: BLE001 - one network's fault must not stop the others
                failure = failure_of(error, visible=False)
                self.resting[target.via] = failure.reason
                return failure.reason
            self.purse.limit(target, left)
        return "" if self.purse.take(target) else "quota"

    def at(self, step: Step, *rows: Row) -> None:
        """A step has just been done for `rows`."""
        self.means.at(step, ",".join(row.target.network for row in rows))

    def record(
        self,
        row: Row,
        outcome: Claim,
        *,
        seen: Claim | None = None,
        besides: Mapping[str, Claim] | None = None,
    ) -> Record:
        """Put what came of a claim into the ledger, unless something there outranks it.

        With `seen`: only as long as the ledger holds just that. `besides` are claims of the same
        story that are written with it. Raises LedgerError, which tells where a post stands that
        could not be recorded.
        """
        message = f"Record {row.story.id} for {row.target.network}: {outcome.state}"
        claims = {row.key: outcome, **(besides or {})}
        try:
            record = self.update(row.story.id, claims, message, seen=seen)
        except LedgerError as error:
            raise _unrecorded(error, row, outcome) from None
        self.at(Step.RECORDED, row)
        return record

    def update(
        self,
        story_id: str,
        outcomes: Mapping[str, Claim],
        message: str,
        *,
        seen: Claim | None = None,
    ) -> Record:
        """Record several outcomes of one story at once, as `record` does one."""

        def change(record: Record) -> Record:
            posts = record.posts
            new = {k: c for k, c in outcomes.items() if not _outranked(posts.get(k), c)}
            if seen is not None:
                new = {k: c for k, c in new.items() if posts.get(k) == seen}
            return replace(record, posts={**posts, **new})

        return self.ledger.update(story_id, change, message)


def is_ours(known: Claim | None, claim: Claim) -> TypeGuard[Claim]:
    """Whether what the ledger knows is still the claim that this run made."""
    return known is not None and (known.run, known.attempt) == (claim.run, claim.attempt)


def _outranked(known: Claim | None, outcome: Claim) -> bool:
    """Whether what the ledger holds must stay.

    A tombstone stays. A post that arrived may only be said to have been changed or taken away. A
    later claim gives way only to the news that the post arrived after all.
    """
    if known is None:
        return False
    if known.state in ARRIVED:
        return not (is_ours(known, outcome) and outcome.state in SETTLED)
    return known.state is State.DELETED or not (is_ours(known, outcome) or outcome.state in SETTLED)


def arrived(claim: Claim, state: State, receipt: Receipt, at: datetime) -> Claim:
    """The claim of a post that stands at its network since `at`, if the network tells no hour."""
    return replace(
        claim,
        state=state,
        remote_id=receipt.remote_id,
        url=receipt.url,
        at=receipt.at or at,
        reason="",
        not_before=None,
        looks=0,
    )


def failed(claim: Claim, failure: Failure, at: datetime) -> Claim:
    """The claim of a post that did not arrive, or of which nobody knows."""
    return replace(
        claim, state=failure.state, reason=failure.reason, not_before=failure.not_before, at=at
    )


def names(rows: Sequence[Row]) -> str:
    """The networks of `rows`, for a commit's message."""
    return ", ".join(row.target.network for row in rows)


def _unrecorded(error: LedgerError, row: Row, outcome: Claim) -> LedgerError:
    """A failure to record says what was not recorded: it may be the only trace of a post."""
    if outcome.state not in ARRIVED:
        return error
    line = f"newsroom crosspost --resolve {row.key} posted --url {outcome.url}"
    return LedgerError(
        f"{error.message}\nPos {row.story.id} di {row.target.network} SUDAH terbit "
        f"({outcome.url}), tetapi belum tercatat. Setelah ledger pulih: {line}",
        f"{error.message_en}\nThe post of {row.story.id} on {row.target.network} IS out "
        f"({outcome.url}) and is not recorded. Once the ledger works again: {line}",
    )
