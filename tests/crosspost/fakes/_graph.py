"""What the stand-ins of Facebook, Instagram and Threads share: Meta's Graph API.

Tokens are taken in the `Authorization` header alone: a token in an address breaks the stand-in,
and with it the test. Fields that are read or sent are checked against Meta's published lists
(`_schemas`) where those lie on this machine.
"""

import math
import re
from abc import abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.crosspost.fakes import FakeServer, RefusedError, Reply, Seen, Visible
from tests.crosspost.fakes._schemas import allow, meta_fields, read_spec

PAGING = frozenset({"fields", "limit", "since", "until", "after", "before"})
LIFE = timedelta(hours=24)
FIRST_ID = 17_900_000_000_000_001


def refuse(code: int, subcode: int | None, message: str, status: int = 400) -> RefusedError:
    """A refusal in Graph's words."""
    error: dict[str, Any] = {"message": message, "type": "OAuthException", "code": code}
    if subcode:
        error["error_subcode"] = subcode
    return RefusedError(Reply(status, {"error": {**error, "fbtrace_id": "A0"}}))


def absent(what: str) -> RefusedError:
    """What Graph says of an object that is not there, or that the token may not see."""
    return refuse(100, 33, f"Unsupported request. Object with ID '{what}' does not exist")


class GraphServer(FakeServer):
    """A stand-in that speaks Graph. `scopes` are the token's rights, `made_at` and `dies_at`
    its beginning and its end."""

    spec: str
    """The published node that the account is, empty where Meta publishes none."""
    rights: frozenset[str]

    def forget(self) -> None:
        self.scopes: set[str] = set(self.rights)
        self.dies_at = 0
        self.made_at = 0
        self.tells_tokens = True
        self.takes_tokens = True
        self._made = 0

    @abstractmethod
    def call(self, method: str, parts: list[str], seen: Seen) -> Reply:
        """The answer to a call with a living token."""

    def answer(self, seen: Seen) -> Reply:
        (token,) = self.secrets.values()
        assert token not in f"{seen.path} {seen.query}", "a token in an address"
        if seen.bearer != token:
            return self.expired()
        parts = seen.path.strip("/").split("/")
        if parts == ["debug_token"]:
            return self._debug_token(seen)
        return self.call(seen.method, parts, seen)

    def expired(self) -> Reply:
        """Code 190, as for a token whose owner changed the password (subcode 460)."""
        return refuse(190, 460, "Error validating access token").reply

    def limited(self, until: datetime) -> Reply:
        """Code 4, and the minutes in the header of business use cases."""
        minutes = math.ceil((until - self.time).total_seconds() / 60)
        usage = f'{{"1": [{{"type": "pages", "estimated_time_to_regain_access": {minutes}}}]}}'
        reply = refuse(4, None, "Application request limit reached").reply
        return Reply(reply.status, reply.body, {"x-business-use-case-usage": usage})

    def broken(self) -> Reply:
        """Code 2, which invites to try again."""
        return refuse(2, None, "Service temporarily unavailable", status=500).reply

    def needs(self, right: str) -> None:
        """Refuse a token without `right`."""
        if right not in self.scopes:
            raise refuse(10, None, f"Requires {right} permission to manage the object")

    def new_id(self) -> str:
        self._made += 1
        return str(FIRST_ID + self._made)

    def may_send(self, seen: Seen, node: str, edge: str, written: Iterable[str]) -> None:
        """Refuse fields of a POST that the published list lacks."""
        allow(seen.fields, written, meta_fields(node, "POST", edge) if node else None)

    def may_read(self, seen: Seen, node: str, edge: str, written: Iterable[str] = ()) -> None:
        """Refuse parameters of a GET that the published list lacks."""
        allow(seen.query, written, meta_fields(node, "GET", edge) if node else None, always=PAGING)

    def _debug_token(self, seen: Seen) -> Reply:
        (token,) = self.secrets.values()
        assert (seen.method, seen.fields.get("method")) == ("POST", "get")
        if not self.tells_tokens:
            raise refuse(100, None, "You must provide an app access token")
        data = {
            "is_valid": self.takes_tokens and seen.fields["input_token"] == token,
            "issued_at": self.made_at,
            "expires_at": self.dies_at,
            "scopes": sorted(self.scopes),
        }
        return Reply(body={"data": data})


def chosen(seen: Seen, node: str, known: Mapping[str, Any]) -> dict[str, Any]:
    """Of the fields `known` those that were asked for; the id always.

    Refuses a field that is neither a published field nor an edge of `node`, and one that the
    stand-in does not know.
    """
    asked = re.split(r",(?![^{(]*[})])", seen.query.get("fields", "id"))
    names = [re.split(r"[.{(]", name)[0] for name in asked]
    published = _readable(node)
    for name in names:
        if name not in known or (published is not None and name not in published):
            raise refuse(100, None, f"(#100) Tried accessing nonexisting field ({name})")
    return {name: known[name] for name in ["id", *names] if known.get(name) is not None}


def _readable(node: str) -> frozenset[str] | None:
    spec = read_spec(f"meta-{node}.json") if node else None
    if spec is None:
        return None
    edges = [api["endpoint"] for api in spec["apis"] if api.get("endpoint")]
    return frozenset([*edges, *(one["name"] for one in spec["fields"])])


def stamp(moment: datetime) -> str:
    """A time as Meta writes it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S+0000")


def since(seen: Seen) -> datetime:
    """The `since` of a list."""
    return datetime.fromtimestamp(int(seen.query.get("since", "0")), UTC)


def metrics(seen: Seen, known: Mapping[str, int]) -> Reply:
    """An `insights` list."""
    names = seen.query.get("metric", "").split(",")
    for name in names:
        if name not in known:
            raise refuse(100, None, f"(#100) The value must be a valid insights metric: {name}")
    data = [{"name": name, "values": [{"value": known[name]}]} for name in names]
    return Reply(body={"data": data})


@dataclass
class Container:
    """A container: `polls` looks at it say IN_PROGRESS before it is FINISHED."""

    id: str
    fields: dict[str, Any]
    made_at: datetime
    polls: int = 0
    failure: str = ""
    media: str = ""


@dataclass
class Media:
    """A published post."""

    id: str
    fields: dict[str, Any]
    at: datetime
    counts: dict[str, int] = field(default_factory=dict)


class ContainerServer(GraphServer):
    """A stand-in whose posts are published by containers, each of them once."""

    create_edge: str
    list_edges: tuple[str, ...]
    limit_edge: str
    status_field: str
    error_field: str
    node: str
    media_spec: str
    writes: frozenset[str]
    quota: int

    def forget(self) -> None:
        super().forget()
        self.containers: dict[str, Container] = {}
        self.media: dict[str, Media] = {}
        self.polls = 0
        self.failure = ""
        self.hidden: set[str] = set()
        self.settles_after = 0
        self.lists = True
        self.lost: list[Container] = []
        self.loses = False

    @abstractmethod
    def check(self, fields: Mapping[str, Any]) -> None:
        """Refuse what no container can hold."""

    @abstractmethod
    def shown(self, media: Media) -> dict[str, Any]:
        """All readable fields of a post."""

    def catch_up(self) -> None:
        """Let the requests take effect at last whose sender was told that something broke."""
        for container in self.lost:
            if self.status(container) == "FINISHED":
                self._show(container)
        self.lost.clear()

    def status(self, container: Container) -> str:
        if container.media:
            return "PUBLISHED"
        if self.time - container.made_at >= LIFE:
            return "EXPIRED"
        if container.failure:
            return "ERROR"
        return "IN_PROGRESS" if container.polls else "FINISHED"

    def call(self, method: str, parts: list[str], seen: Seen) -> Reply:
        match method, parts:
            case "POST", [self.node, self.create_edge]:
                return self._create(seen)
            case "POST", [self.node, edge] if edge == f"{self.create_edge}_publish":
                return self._publish(seen)
            case "GET", [self.node, self.limit_edge]:
                self.may_read(seen, self.spec, self.limit_edge)
                usage = {"quota_usage": len(self.media), "config": {"quota_total": self.quota}}
                return Reply(body={"data": [usage]})
            case "GET", [self.node, edge] if edge in self.list_edges:
                return self._list(seen, edge)
            case "GET", [self.node]:
                known = {"id": self.account.id, "username": "kotacontoh"}
                return Reply(body=chosen(seen, self.spec, known))
            case "GET", [name] if name in self.containers:
                return self._look(seen, self.containers[name])
            case _, [name, *edge] if name in self.media:
                return self.of_media(method, self.media[name], edge, seen)
        raise absent(parts[0])

    def of_media(self, method: str, media: Media, edge: list[str], seen: Seen) -> Reply:
        """The answer to a call on a post."""
        match method, edge:
            case "GET", []:
                return Reply(body=chosen(seen, self.media_spec, self.shown(media)))
            case "GET", ["insights"]:
                self.may_read(seen, self.media_spec, "insights", {"metric"})
                return metrics(seen, media.counts)
            case "DELETE", []:
                del self.media[media.id]
                return Reply(body={"success": True, "deleted_id": media.id})
        raise absent(media.id)

    def _create(self, seen: Seen) -> Reply:
        self.may_send(seen, self.spec, self.create_edge, self.writes)
        self.check(seen.fields)
        container = Container(self.new_id(), dict(seen.fields), self.time, self.polls, self.failure)
        self.containers[container.id] = container
        return Reply(body={"id": container.id})

    def _look(self, seen: Seen, container: Container) -> Reply:
        if container.id in self.hidden or self.settles_after:
            self.settles_after = max(0, self.settles_after - 1)
            raise absent(container.id)
        status = self.status(container)
        container.polls = max(0, container.polls - 1)
        known = {"id": container.id, self.status_field: status, self.error_field: container.failure}
        return Reply(body=chosen(seen, "ShadowIGMediaBuilder" if self.spec else "", known))

    def _publish(self, seen: Seen) -> Reply:
        self.may_send(seen, self.spec, f"{self.create_edge}_publish", {"creation_id"})
        container = self.containers.get(seen.fields["creation_id"])
        if len(self.media) >= self.quota:
            raise refuse(9, 2207042, "You reached maximum number of posts")
        status = self.status(container) if container else "EXPIRED"
        if container is None or status in {"EXPIRED", "ERROR", "PUBLISHED"}:
            raise refuse(24, 2207008, "The media builder does not exist or has expired")
        if status == "IN_PROGRESS":
            raise refuse(9007, 2207027, "The media is not ready for publishing")
        if self.loses:
            self.lost.append(container)
            return self.broken()
        self._show(container)
        return Reply(body={"id": container.media})

    def _show(self, container: Container) -> None:
        container.media = self.new_id()
        self.media[container.media] = Media(container.media, container.fields, self.time)

    def _list(self, seen: Seen, edge: str) -> Reply:
        self.may_read(seen, self.spec, edge)
        found = [m for m in self.media.values() if self.is_in(m, edge) and m.at >= since(seen)]
        shown = [chosen(seen, self.media_spec, self.shown(media)) for media in reversed(found)]
        return Reply(body={"data": shown if self.lists else []})

    def is_in(self, media: Media, edge: str) -> bool:
        """Whether a post stands in this list."""
        return True

    def visible(self) -> list[Visible]:
        return [self.seen_by_readers(media) for media in self.media.values()]

    @abstractmethod
    def seen_by_readers(self, media: Media) -> Visible:
        """A post as readers see it."""
