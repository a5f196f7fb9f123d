"""Sending what is due, once: claim, send, record, one story after the other.

The claim is in the ledger before anything is sent. Whoever finds a claim without outcome asks
the network whether the post is there; only a certain no lets it be sent again. So a run may be
stopped anywhere, or run twice at once, and the next one settles what is left.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from pathlib import Path

from newsroom.clock import Clock
from newsroom.crosspost.accounts import open_outbox
from newsroom.crosspost.adapters import (
    Absence,
    Adapter,
    Delivery,
    NotDeliveredError,
    Receipt,
    payload_of,
)
from newsroom.crosspost.outcome import Done, Outcome, Result
from newsroom.crosspost.plan import KIND, SEQ, Row, Standing, Target, plan
from newsroom.errors import ContentError, UsageError
from newsroom.ledger import ARRIVED, SETTLED, Claim, Ledger, Record, State
from newsroom.networks import NETWORKS
from newsroom.settings import Settings
from newsroom.social.cards import CACHE, trim_cards
from newsroom.social.post import Post
from newsroom.social.prepare import draw_card, prepare_post
from newsroom.workspace import Workspace

Load = Callable[[str], Adapter | None]
Say = Callable[[Done], None]


def deliver_due(
    workspace: Workspace,
    output: Path,
    targets: Sequence[Target],
    *,
    clock: Clock,
    run: str,
    say: Say = lambda _: None,
    load_adapter: Load = open_outbox,
) -> Outcome:
    """Deliver every post that is due for `targets` and settle those that an earlier run left.

    `output` is the built site's folder; cards are drawn into their cache where they are missing.
    `run` names this run and must be nobody else's. `say` is told of each post as it is done. Raises
    LedgerError where nothing can be recorded; then nothing more is sent. Raises UsageError where
    `output` cannot be written.
    """
    settings = workspace.settings
    ledger = Ledger(settings.root, settings.ledger, clock=clock)
    ledger.fetch()
    cards = settings.root / CACHE
    context = Delivery(output, settings.office.site_url, run, clock(), cards)
    rows = plan(workspace.edition(context.now), ledger.records(), targets)
    found = {target.via: load_adapter(target.via) for target in targets}
    adapters = {via: adapter for via, adapter in found.items() if adapter}
    deliverer = _Deliverer(settings, ledger, adapters, context, clock)
    done: list[Done] = []
    for _, of_story in groupby(rows, key=lambda row: row.story.path):
        for one in deliverer.story(list(of_story)):
            done.append(one)
            say(one)
    _finish(adapters, context)
    trim_cards(cards)
    return Outcome(tuple(done))


def _finish(adapters: Mapping[str, Adapter], context: Delivery) -> None:
    for via, adapter in adapters.items():
        try:
            adapter.finish(context)
        except OSError as error:
            why = f"{via}: {type(error).__name__} {error.filename or ''}".rstrip()
            raise UsageError(
                f"pos sudah dicatat, tetapi {context.output} tidak dapat ditulis ({why}). Perbaiki "
                "folder itu, lalu ulangi.",
                f"The posts are recorded, but {context.output} cannot be written ({why}). Mend that "
                "folder, then try again.",
            ) from None


@dataclass(frozen=True, slots=True)
class _Ready:
    """A post that may be sent."""

    row: Row
    post: Post


@dataclass(frozen=True, slots=True)
class _Deliverer:
    """The steps for one story's posts; every step may be the last one of a run."""

    settings: Settings
    ledger: Ledger
    adapters: Mapping[str, Adapter]
    context: Delivery
    clock: Clock

    def story(self, rows: Sequence[Row]) -> Iterator[Done]:
        """Do what is to be done about one story's posts."""
        ready: list[_Ready] = []
        for row in rows:
            found = self._look_at(row)
            if isinstance(found, _Ready):
                ready.append(found)
            else:
                yield found
        if not ready:
            return
        taken, record = self._claim(ready)
        for one in ready:
            claim = taken.get(one.row.key)
            yield self._send(one, claim) if claim else _not_ours(one.row, record)

    def _look_at(self, row: Row) -> Done | _Ready:
        adapter = self.adapters.get(row.target.via)
        if adapter is None:
            return Done(row, Result.BLOCKED, f"no-adapter-{row.target.via}")
        try:
            if row.claim and row.standing is Standing.SETTLED:
                return self._keep(row, row.claim, adapter)
            if row.claim and row.standing is Standing.UNKNOWN:
                return self._settle(row, row.claim, adapter)
            return self._prepare(row)
        except ContentError as error:
            return Done(row, Result.BLOCKED, error.message)

    def _keep(self, row: Row, claim: Claim, adapter: Adapter) -> Done:
        """A post that arrived: put it back where a local network has lost it."""
        lost = not adapter.keeps(row.story.id, row.target.network, self.context)
        if not lost or row.obstacle or claim.state is State.DELETED:
            return Done(row, Result.SETTLED)
        ready = self._ready(row)
        if isinstance(ready, Done):
            return ready
        outcome = self._try(ready, claim)
        if outcome.state is State.POSTED:
            return Done(row, Result.RESTORED)
        return Done(row, Result.BLOCKED, outcome.reason)

    def _settle(self, row: Row, claim: Claim, adapter: Adapter) -> Done | _Ready:
        """A claim without outcome: only the network knows what became of it."""
        sent = replace(row.story, meta=replace(row.story.meta, withdrawn=None))
        post = prepare_post(sent, row.target.network, self.settings)
        try:
            answer = adapter.look_up(post, self.context, claim)
            reason = "not-found"
        except Exception as error:  # noqa: BLE001 - one network's fault must not stop the others
            answer, reason = Absence.UNSURE, f"look-up-{type(error).__name__}"
        if isinstance(answer, Receipt):
            self._record(row, _arrived(claim, State.RECONCILED, answer, claim.claimed_at))
            return Done(row, Result.RECONCILED)
        if answer is Absence.CERTAIN:
            return self._prepare(row)
        self._record(row, replace(claim, state=State.UNKNOWN, reason=reason))
        return Done(row, Result.UNKNOWN, reason)

    def _prepare(self, row: Row) -> Done | _Ready:
        """A post that was never sent, or was refused for what it said."""
        if row.obstacle:
            return Done(row, Result.HELD, row.obstacle)
        ready = self._ready(row)
        refused = row.claim if row.standing is Standing.REJECTED else None
        if refused and isinstance(ready, _Ready) and payload_of(ready.post) == refused.payload:
            return Done(row, Result.REJECTED, refused.reason)
        return ready

    def _ready(self, row: Row) -> Done | _Ready:
        """The post composed and its card drawn: nothing that anybody can see yet."""
        post = prepare_post(row.story, row.target.network, self.settings)
        shape = NETWORKS[row.target.network].shape
        try:
            draw_card(row.story, shape, self.settings, self.context.cards)
        except OSError as error:
            return Done(row, Result.BLOCKED, f"card-{type(error).__name__}")
        return _Ready(row, post)

    def _claim(self, ready: Sequence[_Ready]) -> tuple[Mapping[str, Claim], Record]:
        """Claim all of a story's posts at once; those that nobody else claimed meanwhile are ours."""
        taken: dict[str, Claim] = {}

        def change(record: Record) -> Record:
            taken.clear()
            for one in ready:
                if record.posts.get(one.row.key) == one.row.claim:
                    taken[one.row.key] = self._new_claim(one)
            return replace(record, posts={**record.posts, **taken})

        story = ready[0].row.story
        names = ", ".join(one.row.target.network for one in ready)
        return taken, self.ledger.update(story.id, change, f"Claim {story.id} for {names}")

    def _new_claim(self, one: _Ready) -> Claim:
        return Claim(
            network=one.row.target.via,
            account=one.row.target.account,
            kind=KIND,
            seq=SEQ,
            state=State.CLAIMED,
            attempt=one.row.claim.attempt + 1 if one.row.claim else 1,
            run=self.context.run,
            claimed_at=self.clock(),
            payload=payload_of(one.post),
        )

    def _send(self, one: _Ready, claim: Claim) -> Done:
        outcome = self._try(one, claim)
        self._record(one.row, outcome)
        return Done(one.row, Result(outcome.state), outcome.reason)

    def _try(self, one: _Ready, claim: Claim) -> Claim:
        """The claim with what came of sending it. An interruption passes: the claim stays."""
        adapter = self.adapters[one.row.target.via]
        try:
            receipt = adapter.publish(one.post, self.context, claim.tokens)
        except NotDeliveredError as error:
            return replace(claim, state=error.state, reason=error.reason, at=self.clock())
        except Exception as error:  # noqa: BLE001 - one network's fault must not stop the others
            reason = f"fault-{type(error).__name__}"
            return replace(claim, state=State.UNKNOWN, reason=reason, at=self.clock())
        return _arrived(claim, State.POSTED, receipt, self.clock())

    def _record(self, row: Row, outcome: Claim) -> None:
        def change(record: Record) -> Record:
            if _outranked(record.posts.get(row.key), outcome):
                return record
            return replace(record, posts={**record.posts, row.key: outcome})

        message = f"Record {row.story.id} for {row.target.network}: {outcome.state}"
        self.ledger.update(row.story.id, change, message)


def _arrived(claim: Claim, state: State, receipt: Receipt, at: datetime) -> Claim:
    return replace(
        claim,
        state=state,
        remote_id=receipt.remote_id,
        url=receipt.url,
        at=receipt.at or at,
        reason="",
    )


def _outranked(known: Claim | None, outcome: Claim) -> bool:
    """Whether what the ledger holds must stay: a settled post, or a later claim than this one's.

    That a post arrived is true whoever claimed it since.
    """
    if known is None:
        return False
    ours = (known.run, known.attempt) == (outcome.run, outcome.attempt)
    return known.state in SETTLED or not (ours or outcome.state in ARRIVED)


def _not_ours(row: Row, record: Record) -> Done:
    """Another run was faster; it may already be through."""
    known = record.posts.get(row.key)
    if known and known.state in SETTLED:
        return Done(row, Result.SETTLED)
    return Done(row, Result.ELSEWHERE, known.run if known else "")
