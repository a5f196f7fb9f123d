"""Publishing by containers, as Instagram and Threads do.

A container holds a post that nobody sees; publishing it is one request, which works once. So the
container's id is what a lost post is known by: the container itself says whether it was published,
and one that was not can be published again without making a second post. A second container is
made only where the first can show nothing any more.

Sources: Meta's "Content Publishing", "IG Container" (status_code; poll at most five minutes; 24
hours) and "Threads: Troubleshooting"; trypostit/trypost#281 for what goes wrong without this.
"""

import json
import re
from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from hashlib import sha256
from typing import ClassVar

from newsroom.crosspost.adapters import Absence, Delivery, NotDeliveredError, Receipt, Tokens
from newsroom.crosspost.adapters._calls import count_at, moment, text_at
from newsroom.crosspost.adapters._meta import Fields, MetaAccount, id_of, mentions, objects, since
from newsroom.crosspost.adapters._meta_faults import OF_SUBCODES
from newsroom.ledger import Claim, State
from newsroom.social.post import Post

PAUSES = (5, 25, 30, 60, 60, 60, 60)
"""Seconds between looks at a container: five minutes in all, as Meta asks; pictures need none."""
LIFE = timedelta(hours=25)
"""After 24 hours a container is dead; an hour more for clocks."""
_LOOKS = 3


class Status(StrEnum):
    """Where a container stands; `unreadable` where Meta does not find it, dead or not."""

    IN_PROGRESS = "IN_PROGRESS"
    FINISHED = "FINISHED"
    PUBLISHED = "PUBLISHED"
    ERROR = "ERROR"
    EXPIRED = "EXPIRED"
    UNREADABLE = "unreadable"


DEAD = frozenset({Status.ERROR, Status.EXPIRED})


@dataclass(frozen=True, slots=True, kw_only=True)
class ContainerAccount(MetaAccount):
    """An account that publishes by containers; subclasses name the calls and the fields.

    `rest` is for how many seconds a new container is left alone.
    """

    create_edge: ClassVar[str]
    publish_edge: ClassVar[str]
    limit_edge: ClassVar[str]
    status_field: ClassVar[str]
    error_field: ClassVar[str]
    text_field: ClassVar[str]
    list_fields: ClassVar[str]
    rest: ClassVar[int] = 0

    @abstractmethod
    def content(self, post: Post, delivery: Delivery) -> Mapping[str, str]:
        """The fields of the post's container. Raises NotDeliveredError for what it cannot hold."""

    def list_edge(self, post: Post) -> str:  # noqa: ARG002
        """The list in which the post would stand."""
        return self.create_edge

    def prepare(self, post: Post, delivery: Delivery, tokens: Tokens) -> Tokens:
        """Have a container that is ready: the one that `tokens` name while it lives, else a new one.

        `status` is how the container stands: Meta may need more than five minutes, then the next
        attempt goes on with it.
        """
        content = self.content(post, delivery)
        held = _digest(content)
        if self._lives(tokens, held):
            container, made_at = tokens["container"], tokens.get("made_at", "")
        else:
            container = id_of(self.graph.prepare(self.node, self.create_edge, **content))
            made_at = self.graph.access.clock().isoformat()
            self.graph.access.pause(self.rest)
        status = self._await(container)
        return {"container": container, "made_at": made_at, "content": held, "status": status}

    def publish(self, post: Post, delivery: Delivery, tokens: Tokens) -> Receipt:  # noqa: ARG002
        """Publish the container. The receipt has no address: `locate` asks for it afterwards."""
        if tokens.get("status") == Status.PUBLISHED:
            raise NotDeliveredError(State.UNKNOWN, "published-already")
        if tokens.get("status") != Status.FINISHED:
            raise NotDeliveredError(State.BLOCKED, "not-ready")
        made = self.graph.publish(self.node, self.publish_edge, creation_id=tokens["container"])
        return Receipt(remote_id=id_of(made), url="")

    def look_up(self, post: Post, delivery: Delivery, claim: Claim) -> Receipt | Absence:  # noqa: ARG002
        """What became of the container. Without one, publishing never began."""
        container = claim.tokens.get("container", "")
        if not container:
            return Absence.CERTAIN
        status = self._status(container)
        if status is Status.FINISHED:
            return Absence.CERTAIN
        if status is Status.IN_PROGRESS:
            return Absence.UNSURE
        found = self._find(post, claim)
        if found:
            return found
        if status is Status.PUBLISHED and claim.looks >= _LOOKS:
            return Receipt(remote_id="", url="")
        return Absence.CERTAIN if status in DEAD else Absence.UNSURE

    def locate(self, claim: Claim) -> str:
        """The permalink."""
        if claim.url or not claim.remote_id:
            return claim.url
        return text_at(self.graph.read(claim.remote_id, fields="permalink"), "permalink")

    def room(self) -> tuple[int, int] | None:
        """How many posts can still be sent, and of how many."""
        page = self.graph.read(self.node, self.limit_edge, fields="config,quota_usage")
        for told in objects(page):
            used, quota = count_at(told, "quota_usage"), count_at(told, "config", "quota_total")
            if used is not None and quota is not None:
                return max(0, quota - used), quota
        return None

    def _lives(self, tokens: Tokens, held: str) -> bool:
        """Whether the container of an earlier attempt is to be published.

        Raises NotDeliveredError where it cannot be and no second one may be made yet.
        """
        if not tokens.get("container"):
            return False
        status, now = self._status(tokens["container"]), self.graph.access.clock()
        dies_at = (moment(tokens.get("made_at", "")) or now) + LIFE
        if status is Status.PUBLISHED:
            return True
        if status in DEAD or dies_at <= now:
            return False
        if status is Status.UNREADABLE:
            raise NotDeliveredError(State.BLOCKED, "container-unreadable")
        if tokens.get("content") == held:
            return True
        if tokens.get("status") == Status.IN_PROGRESS:  # so nobody has tried to publish it
            return False
        # An attempt whose answer was lost may still be at it; in a day it can be no more.
        raise NotDeliveredError(State.BLOCKED, "text-changed")

    def _await(self, container: str) -> Status:
        """How the container stands after at most five minutes. Raises NotDeliveredError if it failed."""
        status = Status.IN_PROGRESS
        for pause in (0, *PAUSES):
            self.graph.access.pause(pause)
            status, told = self._look(container)
            if status in DEAD:
                raise self._failure(told)
            if status in {Status.FINISHED, Status.PUBLISHED}:
                break
        return status

    def _status(self, container: str) -> Status:
        return self._look(container)[0]

    def _look(self, container: str) -> tuple[Status, Fields]:
        fields = f"{self.status_field},{self.error_field}"
        try:
            told = self.graph.read(container, fields=fields)
            return Status(text_at(told, self.status_field)), told
        except NotDeliveredError as error:
            # A published container may have turned into its post, which has no such field (100).
            if error.reason not in {"not-found", "meta-100"}:
                raise
        except ValueError:
            pass
        return Status.UNREADABLE, {}

    def _failure(self, told: Fields) -> NotDeliveredError:
        named = re.search(r"\b2207\d{3}\b", text_at(told, self.error_field))
        fault = OF_SUBCODES.get(int(named[0])) if named else None
        if fault is None:
            return NotDeliveredError(State.BLOCKED, "container-failed")
        return NotDeliveredError(fault.state, fault.reason)

    def _find(self, post: Post, claim: Claim) -> Receipt | None:
        """The post in the account's list: the same text, else the oldest that names the story."""
        begun = moment(claim.tokens.get("made_at")) or claim.claimed_at
        edge, fields = self.list_edge(post), self.list_fields
        listed = list(self.graph.listed(self.node, edge, fields=fields, since=since(begun)))
        same = [
            item for item in listed if _plain(text_at(item, self.text_field)) == _plain(post.text)
        ]
        said = (self.text_field, "link_attachment_url")
        naming = [
            item
            for item in listed
            if any(mentions(text_at(item, name), post.link) for name in said)
        ]
        for item in reversed(same or naming):
            at = moment(item.get("timestamp"))
            return Receipt(text_at(item, "id"), text_at(item, "permalink"), at)
        return None


def _digest(content: Mapping[str, str]) -> str:
    data = json.dumps(content, sort_keys=True).encode()
    return sha256(data).hexdigest()[:16]


def _plain(text: str) -> str:
    """A text for comparison: networks trim and join white space."""
    return " ".join(text.split())
