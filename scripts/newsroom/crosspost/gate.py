"""The gate, asked again at the moment of sending: is this still what the main branch says?

A run may be old. A job that is run again starts from the commit it began with, weeks ago perhaps,
and a story can be withdrawn while its cards are being uploaded. So what counts is the tip of the
main branch, the remote's where there is one, and what readers see at the story's address.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from newsroom.crosspost.tip import Tip
from newsroom.edition import Held, Hold, Published, consider
from newsroom.errors import LedgerError, SettingsError
from newsroom.ledger.git import GitError
from newsroom.networks import NETWORKS
from newsroom.page.version import present_version
from newsroom.registers import ELECTIONS, read_elections
from newsroom.settings import FILE_NAME, Settings, parse_settings
from newsroom.social.cards import CACHE
from newsroom.social.compose import address
from newsroom.social.post import Post
from newsroom.story import Story, decode
from newsroom.trail import Happening


class Refusal(StrEnum):
    """Why the gate stays shut, besides what the probe says of the page and the picture.

    `tip-unreachable`: nobody can tell what the main branch says. `tip-absent`: it has no such
    story. `tip-changed`: the story reads otherwise there. `tip-settings`: its newsroom.toml or
    elections.yml cannot be used.
    """

    UNREACHABLE = "tip-unreachable"
    ABSENT = "tip-absent"
    CHANGED = "tip-changed"
    SETTINGS = "tip-settings"
    EMBARGO = "tip-embargo"
    UNAPPROVED = "tip-unapproved"
    WITHDRAWN = "tip-withdrawn"


_HOLDS = {Hold.EMBARGO: Refusal.EMBARGO, Hold.UNAPPROVED: Refusal.UNAPPROVED}


class Gate(Protocol):
    """Whoever decides at the moment of sending. Each answer is a short code, empty where all is well."""

    def stands(self, story: Story, now: datetime, *, withdrawn: bool = False) -> str:
        """Whether `story` may be on air at `now` as the main branch has it.

        With `withdrawn`: whether it stands there as withdrawn.
        """

    def is_live(self, story: Story) -> str:
        """Whether the story's page can be read, as it is in hand."""

    def has_picture(self, post: Post) -> str:
        """Whether the network can get the post's picture, and it is within its limits."""


class OpenGate:
    """The gate of the outbox, which nobody outside the newsroom can read."""

    def stands(self, _story: Story, _now: datetime, *, withdrawn: bool = False) -> str:  # noqa: ARG002
        """Always."""
        return ""

    def is_live(self, _story: Story) -> str:
        """Always."""
        return ""

    def has_picture(self, _post: Post) -> str:
        """Always."""
        return ""


Page = Callable[[str, str], str]
"""Given a page's address and the version that it must show: what is wrong with it, as a code."""
Picture = Callable[[str, int], str]
"""Given a picture's address and the most bytes it may have: what is wrong with it."""


@dataclass(frozen=True, slots=True)
class MainGate:
    """The gate of real networks.

    `tip` reads the main branch, `recorded` is what the ledger knows of a story's way, `page` and
    `picture` look at the site.
    """

    settings: Settings
    tip: Tip
    recorded: Callable[[str], Iterable[Happening]]
    page: Page
    picture: Picture

    def stands(self, story: Story, now: datetime, *, withdrawn: bool = False) -> str:
        """Ask the tip of the main branch; nothing that was learned before is believed."""
        try:
            there = self.tip.read(story.path, FILE_NAME, ELECTIONS)
            settings = parse_settings(self.settings.root, _text(there.get(FILE_NAME)))
            elections, faults = read_elections(_text(there.get(ELECTIONS)))
        except (GitError, LedgerError):
            return Refusal.UNREACHABLE
        except SettingsError:
            return Refusal.SETTINGS
        if faults:
            return Refusal.SETTINGS
        if story.path not in there:
            return Refusal.ABSENT
        if decode(story.path, there[story.path])[0] != story.text:
            return Refusal.CHANGED
        found = consider(story, settings, elections, self.recorded, now)
        return _off_air(found, withdrawn=withdrawn)

    def is_live(self, story: Story) -> str:
        """Ask the site, past every cache."""
        url = address(story, self.settings.office.site_url)
        return self.page(url, present_version(story))

    def has_picture(self, post: Post) -> str:
        """Ask the site for a card that the network fetches; look at one that is uploaded."""
        if post.picture is None:
            return ""
        if NETWORKS[post.network].picture_uploaded:
            return self._in_hand(post.picture.name, NETWORKS[post.network].picture_bytes)
        url = f"{self.settings.office.site_url}/cards/{post.picture.name}"
        return self.picture(url, NETWORKS[post.network].picture_bytes)

    def _in_hand(self, card: str, most_bytes: int) -> str:
        try:
            size = (self.settings.root / CACHE / card).stat().st_size
        except OSError as error:
            return f"card-{type(error).__name__}"
        return "picture-too-large" if size > most_bytes else ""


def _off_air(found: Published | Held, *, withdrawn: bool) -> str:
    if isinstance(found, Held):
        return _HOLDS[found.hold]
    differs = bool(found.story.meta.withdrawn) is not withdrawn
    return Refusal.WITHDRAWN if differs else ""


def _text(data: bytes | None) -> str:
    try:
        return (data or b"").decode("utf-8-sig")
    except UnicodeDecodeError:
        return ""
