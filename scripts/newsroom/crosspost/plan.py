"""What is to be done: every story against every account, the ledger in hand. Pure; nothing is sent.

Stories on air come first, the one whose deadline is oldest before all others; held ones last.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from newsroom.crosspost.past import Past, past_of
from newsroom.crosspost.targets import Target
from newsroom.deadline import clock_start
from newsroom.edition import Edition, Hold, Published
from newsroom.ledger import ARRIVED, OUTBOX, POST, SETTLED, Claim, Record, State, key_of
from newsroom.networks import NETWORKS, WEBSUB, Correction
from newsroom.settings import Settings
from newsroom.social.sharing import shareable
from newsroom.story import Story

KIND, SEQ = POST, 1
"""A story's own post."""

CORRECTION = "correction"
"""A post that answers it and tells of a correction; `seq` is the correction's number."""


class Standing(StrEnum):
    """Where a post stands in the ledger.

    `due` was never sent, or is known not to have been; `unknown` may have been sent, and nobody
    knows what became of it; `rejected` was refused for what it says; `settled` arrived, or will never be sent.
    """

    DUE = "due"
    UNKNOWN = "unknown"
    REJECTED = "rejected"
    SETTLED = "settled"


class Obstacle(StrEnum):
    """Why a post may not be sent, whatever the ledger says of it.

    `stale`: on air before the account was live, or for longer than stories are shared.
    `id-changed`: what stands at this address was posted under another id. `other-account`: it was
    posted to another account on the same network. `waiting`: the network asked for a pause.
    `quota`: the account may not send more today. `translation`: only originals are posted.
    """

    EMBARGO = "embargo"
    UNAPPROVED = "unapproved"
    WITHDRAWN = "withdrawn"
    SKIPPED = "skipped"
    TRANSLATION = "translation"
    WITHOUT_ID = "without-id"
    SAME_ID = "same-id"
    ID_CHANGED = "id-changed"
    OTHER_ACCOUNT = "other-account"
    STALE = "stale"
    WAITING = "waiting"
    QUOTA = "quota"


PASSING = frozenset({Obstacle.WAITING, Obstacle.QUOTA})
"""Obstacles of the account, not of the story; they pass by themselves."""

_OFF_AIR = frozenset({Obstacle.EMBARGO, Obstacle.UNAPPROVED, Obstacle.WITHOUT_ID, Obstacle.SAME_ID})


class Change(StrEnum):
    """What is to be done about a post that arrived.

    `edit` it, deliver it `again`, `delete` it, or ask the `editor`, because the network offers
    none of these or nobody knows the post's number there.
    """

    EDIT = "edit"
    AGAIN = "again"
    DELETE = "delete"
    EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Row:
    """One post: a story for a target, with its claim and what stands in its way.

    `original` is the claim of the post that a correction answers. `not_before` is the time that an
    account waits for, in the newsroom's zone.
    """

    story: Story
    target: Target
    claim: Claim | None
    obstacle: Obstacle | None
    kind: str = KIND
    seq: int = SEQ
    original: Claim | None = None
    not_before: datetime | None = None

    @property
    def key(self) -> str:
        """The post's key in the ledger."""
        return key_of(self.story.id, self.target.via, self.target.account, self.kind, self.seq)

    @property
    def standing(self) -> Standing:
        """Where the post stands in the ledger."""
        if self.claim is None or self.claim.state is State.BLOCKED:
            return Standing.DUE
        if self.claim.state in SETTLED:
            return Standing.SETTLED
        if self.claim.state is State.REJECTED:
            return Standing.REJECTED
        return Standing.UNKNOWN if self.claim.is_open else Standing.DUE

    @property
    def is_due(self) -> bool:
        """Whether the post is to be sent now."""
        return self.standing is Standing.DUE and self.obstacle is None

    @property
    def change(self) -> Change | None:
        """What is to be done about the post, once it arrived."""
        if self.claim is None or self.claim.state not in ARRIVED or self.obstacle in _OFF_AIR:
            return None
        if self.obstacle is Obstacle.WITHDRAWN:
            return Change.DELETE
        if self.kind != KIND or self.claim.told >= len(self.story.meta.corrections):
            return None
        correction = NETWORKS[self.target.via].correction
        if correction is not Correction.AGAIN and not self.claim.remote_id:
            return Change.EDITOR
        return _CHANGES.get(correction)

    @property
    def answered_by_posts(self) -> bool:
        """Whether the network shows a correction as a post of its own below the first."""
        return NETWORKS[self.target.via].correction is Correction.REPLY


_CHANGES = {
    Correction.EDIT: Change.EDIT,
    Correction.AGAIN: Change.AGAIN,
    Correction.EDITOR: Change.EDITOR,
}


def plan(
    edition: Edition,
    records: Mapping[str, Record],
    targets: Iterable[Target],
    *,
    settings: Settings,
    now: datetime,
) -> tuple[Row, ...]:
    """All posts of all stories, those of one story side by side.

    A story that changed after its post is not posted again: the key knows nothing of the text.
    """
    on_air = sorted(edition.published, key=_urgency)
    stories = [one.story for one in on_air] + [one.story for one in edition.held]
    ids = Counter(story.id for story in stories)
    past = past_of(records, ids, settings.office.site_url, now)
    planner = _Planner(settings, now, records, past, ids)
    wanted = tuple(targets)
    rows = [row for one in on_air for row in planner.published(one, wanted)]
    for held in edition.held:
        rows += planner.rows(held.story, wanted, _HOLDS[held.hold], None)
    return tuple(rows)


_HOLDS = {Hold.EMBARGO: Obstacle.EMBARGO, Hold.UNAPPROVED: Obstacle.UNAPPROVED}


def _urgency(one: Published) -> tuple[datetime, datetime, str]:
    """The oldest deadline first; a story without one counts from when it could be read."""
    return clock_start(one.story) or one.readable_since, one.at, one.story.id


@dataclass(frozen=True, slots=True)
class _Planner:
    settings: Settings
    now: datetime
    records: Mapping[str, Record]
    past: Past
    ids: Mapping[str, int]

    def published(self, one: Published, targets: Sequence[Target]) -> list[Row]:
        obstacle = Obstacle.WITHDRAWN if one.story.meta.withdrawn else None
        return self.rows(one.story, targets, obstacle, one.readable_since)

    def rows(
        self,
        story: Story,
        targets: Sequence[Target],
        obstacle: Obstacle | None,
        since: datetime | None,
    ) -> list[Row]:
        """The rows of one story; `since` is when it could first be read."""
        of_story = self._of_id(story) or obstacle
        return [
            row for target in targets for row in self._of_target(story, target, of_story, since)
        ]

    def _of_id(self, story: Story) -> Obstacle | None:
        """Without an id of its own a story has no place in the ledger."""
        if not story.id:
            return Obstacle.WITHOUT_ID
        if self.ids[story.id] > 1:
            return Obstacle.SAME_ID
        changed = story.id not in self.records and self.past.was_posted(story)
        return Obstacle.ID_CHANGED if changed else None

    def _of_target(
        self, story: Story, target: Target, obstacle: Obstacle | None, since: datetime | None
    ) -> Iterator[Row]:
        obstacle = obstacle or self._in_the_way(story, target, since)
        posts = self.records[story.id].posts if story.id in self.records else {}
        until = self.past.not_before.get((target.via, target.account))
        until = until.astimezone(self.settings.zone) if until else None
        first = Row(story, target, None, obstacle)
        claim = posts.get(first.key)
        row = Row(story, target, claim, _waiting(obstacle, until), not_before=until)
        yield row
        yield from self._corrections(row, obstacle, posts)

    def _in_the_way(self, story: Story, target: Target, since: datetime | None) -> Obstacle | None:
        if story.is_translation and target.network != WEBSUB.name:
            return Obstacle.TRANSLATION
        if target.network in story.meta.social.skip:
            return Obstacle.SKIPPED
        if not target.is_real:
            return None
        record = self.records.get(story.id)
        if record and _posted_elsewhere(record, target):
            return Obstacle.OTHER_ACCOUNT
        if since is None or target.live_since is None or since < target.live_since:
            return Obstacle.STALE
        shared = shareable(since, self.now, self.settings.social.share_days)
        return None if shared else Obstacle.STALE

    def _corrections(
        self, row: Row, obstacle: Obstacle | None, posts: Mapping[str, Claim]
    ) -> Iterator[Row]:
        """The posts that answer one that arrived, and those that did once.

        A post whose number nobody knows cannot be answered: the correction would stand alone.
        """
        if row.claim is None or not row.answered_by_posts:
            return
        # What keeps a first post back keeps no correction of it back.
        obstacle = None if obstacle in (Obstacle.STALE, Obstacle.SKIPPED) else obstacle
        for seq in range(1, len(row.story.meta.corrections) + 1):
            key = key_of(row.story.id, row.target.via, row.target.account, CORRECTION, seq)
            claim = posts.get(key)
            wanted = seq > row.claim.told and row.claim.state in ARRIVED
            if claim or (wanted and row.claim.remote_id):
                now = _waiting(obstacle, row.not_before)
                yield replace(
                    row, claim=claim, obstacle=now, kind=CORRECTION, seq=seq, original=row.claim
                )


def _waiting(obstacle: Obstacle | None, until: datetime | None) -> Obstacle | None:
    return obstacle or (Obstacle.WAITING if until else None)


def _posted_elsewhere(record: Record, target: Target) -> bool:
    """Whether the story went, or may have gone, to another account on the same network."""
    return any(
        claim.network == target.via != OUTBOX
        and claim.account != target.account
        and claim.kind == KIND
        and claim.state not in (State.BLOCKED, State.REJECTED)
        for claim in record.posts.values()
    )
