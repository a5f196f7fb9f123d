"""Doing what is due, once, one story after the other.

The claim is in the ledger before anything is sent, and a mark in it before readers can see
anything. Whoever finds a claim with that mark and without outcome asks the network whether the
post is there; only a certain no lets it be sent again. So a run may be
stopped anywhere, or run twice at once, and the next one settles what is left.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from newsroom.crosspost.accounts import Shut
from newsroom.crosspost.adapters import Adapter, payload_of
from newsroom.crosspost.budget import purse_of, spent
from newsroom.crosspost.failure import Failure, failure_of
from newsroom.crosspost.life import BY_HAND, change, locate
from newsroom.crosspost.outcome import Done, Outcome, Result
from newsroom.crosspost.plan import PASSING, Change, Obstacle, Row, Standing, plan
from newsroom.crosspost.posts import post_of
from newsroom.crosspost.run import Means, Run
from newsroom.crosspost.sending import Ready, send
from newsroom.crosspost.settling import settle
from newsroom.crosspost.steps import Step
from newsroom.crosspost.targets import Target
from newsroom.errors import ContentError, UsageError
from newsroom.ledger import ARRIVED, Claim, Ledger
from newsroom.social.cards import CACHE, trim_cards
from newsroom.workspace import Workspace


def deliver_due(
    workspace: Workspace, output: Path, targets: Sequence[Target], means: Means
) -> Outcome:
    """Deliver every post that is due for `targets` and settle those that an earlier run left.

    `output` is the built site's folder; cards are drawn into their cache where they are missing.
    Raises LedgerError where nothing can be recorded; then nothing more is sent. Raises UsageError
    where `output` cannot be written.
    """
    run, rows = _begin(workspace, output, targets, means)
    deliverer = _Deliverer(run)
    done: list[Done] = []
    for _, of_story in groupby(rows, key=lambda row: row.story.path):
        for one in deliverer.story(list(of_story)):
            done.append(one)
            means.say(one)
    _finish(run)
    trim_cards(run.cards)
    return Outcome(tuple(done))


def _begin(
    workspace: Workspace, output: Path, targets: Sequence[Target], means: Means
) -> tuple[Run, tuple[Row, ...]]:
    settings, now = workspace.settings, means.clock()
    ledger = Ledger(settings.root, settings.ledger, clock=means.clock)
    ledger.fetch()
    records = ledger.records()
    rows = plan(workspace.edition(now), records, targets, settings=settings, now=now)
    purse = purse_of(targets, spent(records.values(), now))
    return Run(settings, ledger, output, settings.root / CACHE, means, purse), rows


def _finish(run: Run) -> None:
    for via, adapter in run.accounts.items():
        if isinstance(adapter, Shut):
            continue
        try:
            adapter.finish(run.delivery)
        except OSError as error:
            why = f"{via}: {type(error).__name__} {error.filename or ''}".rstrip()
            raise UsageError(
                f"pos sudah dicatat, tetapi {run.output} tidak dapat ditulis ({why}). Perbaiki "
                "folder itu, lalu ulangi.",
                f"The posts are recorded, but {run.output} cannot be written ({why}). Mend that "
                "folder, then try again.",
            ) from None


@dataclass(frozen=True, slots=True)
class _Deliverer:
    """The steps for one story's posts; every step may be the last one of a run."""

    run: Run

    def story(self, rows: Sequence[Row]) -> Iterator[Done]:
        """Do what is to be done about one story's posts."""
        ready: list[Ready] = []
        for row in rows:
            found = self._look_at(row)
            if isinstance(found, Ready):
                ready.append(found)
            else:
                yield found
        passed: list[Ready] = []
        for one, refusal in self._through_the_gate(ready):
            if refusal := refusal or self.run.afford(one.row.target, one.adapter):
                yield Done(one.row, Result.BLOCKED, refusal)
            else:
                passed.append(one)
        yield from send(self.run, passed)

    def _look_at(self, row: Row) -> Done | Ready:
        try:
            match row.standing:
                case Standing.SETTLED if row.claim:
                    return self._settled(row, row.claim)
                case Standing.UNKNOWN if row.claim:
                    return self._unknown(row, row.claim)
                case _:
                    return self._unsent(row)
        except ContentError as error:
            return Done(row, Result.BLOCKED, error.message)

    def _settled(self, row: Row, claim: Claim) -> Done:
        """A post that arrived, or never will."""
        if row.change is Change.EDITOR:
            return Done(row, Result.ASKED, BY_HAND[Change.EDITOR])
        lost = row.target.is_real and not claim.url and claim.state in ARRIVED
        if row.target.is_real and not row.change and not lost:
            return Done(row, Result.SETTLED)
        adapter = self._account(row)
        if isinstance(adapter, Done):
            return adapter if row.change else Done(row, Result.SETTLED)
        if row.change:
            return change(self.run, row, claim, adapter)
        if lost:
            locate(self.run, row, claim, adapter)
            return Done(row, Result.SETTLED)
        return self._keep(row, claim, adapter)

    def _keep(self, row: Row, claim: Claim, adapter: Adapter) -> Done:
        """Put a post that arrived back where a local network has lost it."""
        run = self.run
        may_be_shown = row.obstacle is None and claim.state in ARRIVED
        if not may_be_shown or adapter.keeps(row.story.id, row.target.network, run.delivery):
            return Done(row, Result.SETTLED)
        ready = self._ready(row, adapter)
        if isinstance(ready, Done):
            return ready
        try:
            adapter.publish(ready.post, run.delivery, claim.tokens)
        except Exception as error:  # noqa: BLE001 - one network's fault must not stop the others
            return Done(row, Result.BLOCKED, failure_of(error, visible=False).reason)
        return Done(row, Result.RESTORED)

    def _unknown(self, row: Row, claim: Claim) -> Done | Ready:
        """A claim that may have been sent: only the network knows what became of it."""
        adapter = self._account(row)
        if isinstance(adapter, Done):
            return replace(adapter, result=Result.UNKNOWN)
        found = settle(self.run, row, claim, adapter)
        if found is None:
            return self._unsent(row)
        now = replace(row, claim=found.claim)
        if found.result is Result.RECONCILED and found.claim and now.change is Change.DELETE:
            return change(self.run, now, found.claim, adapter)
        return found

    def _unsent(self, row: Row) -> Done | Ready:
        """A post that was never sent, or was refused for what it said."""
        if row.obstacle:
            blocked = row.obstacle in PASSING or row.obstacle is Obstacle.ID_CHANGED
            return Done(row, Result.BLOCKED if blocked else Result.HELD, row.obstacle)
        if self.run.purse.is_empty(row.target):
            return Done(row, Result.BLOCKED, Obstacle.QUOTA)
        adapter = self._account(row)
        if isinstance(adapter, Done):
            return adapter
        ready = self._ready(row, adapter)
        refused = row.claim if row.standing is Standing.REJECTED else None
        if refused and isinstance(ready, Ready) and payload_of(ready.post) == refused.payload:
            return Done(row, Result.REJECTED, refused.reason)
        return ready

    def _account(self, row: Row) -> Adapter | Done:
        if row.not_before:
            return Done(row, Result.BLOCKED, Obstacle.WAITING)
        account = self.run.account(row.target)
        return Done(row, Result.BLOCKED, account.reason) if isinstance(account, Shut) else account

    def _ready(self, row: Row, adapter: Adapter) -> Done | Ready:
        """The post composed and its card drawn: nothing that anybody can see yet."""
        limits = self.run.limits(row.target, adapter)
        if isinstance(limits, Failure):
            return Done(row, Result.BLOCKED, limits.reason)
        post = post_of(row, self.run.settings, limits)
        if reason := self.run.draw(row, post):
            return Done(row, Result.BLOCKED, reason)
        try:
            reserved = adapter.reserve(post, row.key, self.run.now)
        except Exception as error:  # noqa: BLE001 - one network's fault must not stop the others
            return Done(row, Result.BLOCKED, failure_of(error, visible=False).reason)
        return Ready(row, post, adapter, reserved)

    def _through_the_gate(self, ready: Sequence[Ready]) -> Iterator[tuple[Ready, str]]:
        """Each post with the reason why it may not be sent, empty where it may."""
        real = [one for one in ready if one.row.target.is_real]
        story = self._story_refused(real[0].row) if real else ""
        pictures: Mapping[str, str] = {}
        if real and not story:
            pictures = {one.row.key: self.run.means.gate.has_picture(one.post) for one in real}
        if ready:
            self.run.at(Step.GATED, *(one.row for one in ready))
        for one in ready:
            of_story = story if one.row.target.is_real else ""
            yield one, of_story or pictures.get(one.row.key, "")

    def _story_refused(self, row: Row) -> str:
        gate = self.run.means.gate
        return gate.stands(row.story, self.run.now) or gate.is_live(row.story)
