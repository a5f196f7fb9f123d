"""What is due: every story against every account, the ledger in hand. Pure; nothing is sent."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from newsroom.edition import Edition, Hold
from newsroom.errors import SettingsError
from newsroom.ledger import OUTBOX, SETTLED, Claim, Record, State, key_of
from newsroom.networks import NETWORKS
from newsroom.settings import Settings
from newsroom.story import Story
from newsroom.typed import did_you_mean

KIND, SEQ = "post", 1
"""A story's own post. Other kinds of posts, such as a correction's, get keys of their own."""


class Standing(StrEnum):
    """Where a post stands in the ledger.

    `due` was never sent, or is known not to have been; `unknown` has a claim without outcome;
    `rejected` was refused for what it says; `settled` needs nothing more.
    """

    DUE = "due"
    UNKNOWN = "unknown"
    REJECTED = "rejected"
    SETTLED = "settled"


class Obstacle(StrEnum):
    """Why a post may not be sent, whatever the ledger says."""

    EMBARGO = "embargo"
    UNAPPROVED = "unapproved"
    WITHDRAWN = "withdrawn"
    SKIPPED = "skipped"
    WITHOUT_ID = "without-id"
    SAME_ID = "same-id"


@dataclass(frozen=True, slots=True)
class Target:
    """Where a post goes: it is made for `network`, and delivered to `account` on `via`."""

    network: str
    via: str
    account: str


@dataclass(frozen=True, slots=True)
class Row:
    """One post: a story for a target, with its claim and what stands in its way."""

    story: Story
    target: Target
    claim: Claim | None
    obstacle: Obstacle | None

    @property
    def key(self) -> str:
        """The post's key in the ledger."""
        return key_of(self.story.id, self.target.via, self.target.account, KIND, SEQ)

    @property
    def standing(self) -> Standing:
        """Where the post stands in the ledger."""
        if self.claim is None or self.claim.state is State.BLOCKED:
            return Standing.DUE
        if self.claim.state in SETTLED:
            return Standing.SETTLED
        if self.claim.state is State.REJECTED:
            return Standing.REJECTED
        return Standing.UNKNOWN

    @property
    def is_due(self) -> bool:
        """Whether the post is to be sent now."""
        return self.standing is Standing.DUE and self.obstacle is None


def outbox_targets(settings: Settings, only: str | None = None) -> tuple[Target, ...]:
    """The outbox, once for every network on which newsroom.toml has an enabled account.

    `only` keeps a single network. Raises SettingsError for a network that is not known.
    """
    for name in settings.networks:
        if name not in NETWORKS or name == OUTBOX:
            raise _unknown_network(name)
    return tuple(
        Target(name, OUTBOX, name)
        for name, account in settings.networks.items()
        if account.enabled and only in (None, name)
    )


def plan(
    edition: Edition, records: Mapping[str, Record], targets: Iterable[Target]
) -> tuple[Row, ...]:
    """All posts of all stories: those on air first, the oldest before the newest, then the held.

    A story that changed after its post is not posted again: the key knows nothing of the text.
    """
    stories = [(published.story, _obstacle(published.story)) for published in edition.published]
    stories.reverse()
    stories += [(held.story, _HOLDS[held.hold]) for held in edition.held]
    times = Counter(story.id for story, _ in stories)
    wanted = tuple(targets)
    return tuple(
        _row(story, target, records, _of_id(story, times) or obstacle)
        for story, obstacle in stories
        for target in wanted
    )


_HOLDS = {Hold.EMBARGO: Obstacle.EMBARGO, Hold.UNAPPROVED: Obstacle.UNAPPROVED}


def _obstacle(story: Story) -> Obstacle | None:
    return Obstacle.WITHDRAWN if story.meta.withdrawn else None


def _of_id(story: Story, times: Mapping[str, int]) -> Obstacle | None:
    """Without an id of its own a story has no place in the ledger."""
    if not story.id:
        return Obstacle.WITHOUT_ID
    return Obstacle.SAME_ID if times[story.id] > 1 else None


def _row(
    story: Story, target: Target, records: Mapping[str, Record], obstacle: Obstacle | None
) -> Row:
    if obstacle is None and target.network in story.meta.social.skip:
        obstacle = Obstacle.SKIPPED
    record = records.get(story.id)
    row = Row(story, target, None, obstacle)
    return Row(story, target, record.posts.get(row.key) if record else None, obstacle)


def _unknown_network(name: str) -> SettingsError:
    known = [network for network in NETWORKS if network != OUTBOX]
    hint, hint_en = did_you_mean(name, known)
    return SettingsError(
        f'newsroom.toml: jaringan "{name}" tidak dikenal.{hint} Yang ada: {", ".join(known)}.',
        f'newsroom.toml: unknown network "{name}".{hint_en} There are: {", ".join(known)}.',
    )
