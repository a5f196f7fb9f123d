"""The networks as the deliverer sees them: one module here is one network.

A module `<network>.py` in this folder is found by its name. It offers

    SECRETS: tuple[Secret, ...]
    def connect(access: Access) -> Adapter

`SECRETS` are the secrets that it needs of the environment, `connect` gives the office's account on
the network and sends nothing yet.
"""

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from time import sleep

from newsroom.clock import Clock, system_clock
from newsroom.ledger import Claim, Figures, State
from newsroom.networks import Limits
from newsroom.settings import Account
from newsroom.social.post import Post
from newsroom.transport import Transport

Tokens = Mapping[str, str]
"""What a post is known by before it is published: a record key, a container, uploaded media."""


@dataclass(frozen=True, slots=True)
class Secret:
    """A secret: the variable that holds it, and what it is, in Indonesian and English."""

    name: str
    what: str
    what_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """What an adapter is given of the world.

    `account` is the table of newsroom.toml, `secrets` the values of the network's `SECRETS` by
    their names, `transport` sends requests. `clock` tells the hour of a request, `pause` waits for
    so many seconds.
    """

    account: Account
    transport: Transport
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)
    clock: Clock = system_clock
    pause: Callable[[float], None] = sleep


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a network returned for a post: its id there, where it can be seen, and since when.

    `at` is the network's own time, where it tells one.
    """

    remote_id: str
    url: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """What an adapter may know besides the post.

    `output` is the built site's folder, `site_url` its address without a slash at the end,
    `run` the name of this run, `now` its time. In the folder `cards` lies the card of every post
    that is to be delivered; on the site it stands at `site_url`/cards/<name>.
    """

    output: Path
    site_url: str
    run: str
    now: datetime
    cards: Path

    def card_url(self, name: str) -> str:
        """The whole address of the card with this file name."""
        return f"{self.site_url}/cards/{name}"


class Absence(StrEnum):
    """What a look-up says when it found nothing.

    `certain`: the post never arrived and cannot arrive any more, or sending it again with the same
    tokens cannot make a second one. `unsure`: it may have arrived all the same (a read-back that
    lags, a claim so young that its run may still be sending).
    """

    CERTAIN = "certain"
    UNSURE = "unsure"


class NotDeliveredError(Exception):
    """The post did not arrive, or nobody knows.

    `state` is `blocked` (nothing was sent, or nothing that anybody can see: credits, quota, a dead
    token), `rejected` (the network refused the content) or `unknown` (bytes left and no outcome
    came back). `reason` is a short code without secrets and without the network's raw answer.
    `not_before` is the time before which the network wants to hear no more.
    """

    def __init__(self, state: State, reason: str, not_before: datetime | None = None) -> None:
        super().__init__(f"{state}: {reason}")
        self.state = state
        self.reason = reason
        self.not_before = not_before


class CannotError(Exception):
    """The network does not offer this. `reason` is a short code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How an account is.

    `problem` is a short code, empty where it can post. `name` is the account as the network calls
    it. `issued_at` is when its token was made, `expires_at` when it dies, None where it does not or
    nobody says. `missing` are rights that it lacks. `left` of `quota` posts can still be sent now,
    where the network tells.
    """

    problem: str = ""
    name: str = ""
    issued_at: datetime | None = None
    expires_at: datetime | None = None
    missing: tuple[str, ...] = ()
    left: int | None = None
    quota: int | None = None


class Adapter(ABC):
    """The office's account on a network.

    Methods that talk to the network may raise NotDeliveredError and TransportError. Only
    `publish`, `edit` and `delete` change what readers see. None of them tries again by itself.
    """

    def reserve(self, post: Post, key: str, now: datetime) -> Tokens:  # noqa: ARG002
        """What the post with the ledger's `key` will be known by; goes into its claim. Sends nothing."""
        return {}

    def prepare(self, post: Post, delivery: Delivery, tokens: Tokens) -> Tokens:  # noqa: ARG002
        """Everything that can be done before anybody sees the post; may be done over and over.

        `tokens` are those of the claim; the result is added to them before the post is published.
        """
        return {}

    @abstractmethod
    def publish(self, post: Post, delivery: Delivery, tokens: Tokens) -> Receipt:
        """Let the post be seen, with the one request that does so."""

    def look_up(self, post: Post, delivery: Delivery, claim: Claim) -> Receipt | Absence:  # noqa: ARG002
        """Whether a claimed post stands at the network.

        `post` is what would be sent today, which may differ from what the claim sent.
        """
        return Absence.UNSURE

    def locate(self, claim: Claim) -> str:
        """The address of a post that arrived, asked for again where its receipt had none.

        Empty where the network does not tell.
        """
        return claim.url

    def edit(self, post: Post, delivery: Delivery, claim: Claim) -> Receipt:  # noqa: ARG002
        """Let the post that arrived say what `post` says. Raises CannotError."""
        raise CannotError("edit")

    def delete(self, delivery: Delivery, claim: Claim) -> None:  # noqa: ARG002
        """Take the post that arrived away; one that is gone already is no fault. Raises CannotError."""
        raise CannotError("delete")

    def limits(self) -> Limits:
        """The lengths that the server says it takes; empty where all servers take the same."""
        return Limits()

    def allowance(self, delivery: Delivery) -> int | None:  # noqa: ARG002
        """How many posts the network still takes today, where it tells."""
        return None

    def check(self, now: datetime) -> Health:  # noqa: ARG002
        """How the account is at `now`."""
        return Health()

    def figures(self, claim: Claim) -> Figures | None:  # noqa: ARG002
        """How readers answered to the post that arrived, where the network tells."""
        return None

    def keeps(self, story_id: str, network: str, delivery: Delivery) -> bool:  # noqa: ARG002
        """Whether a post that arrived is where it was put; only a local folder can lose one."""
        return True

    def finish(self, delivery: Delivery) -> None:  # noqa: B027
        """Called once at the end of every run; changes nothing where there is nothing new."""


def names() -> tuple[str, ...]:
    """The networks that have an adapter, from the files in this folder."""
    found = (module.name for module in iter_modules(__path__))
    return tuple(sorted(name for name in found if not name.startswith("_")))


def secrets_of(network: str) -> tuple[Secret, ...]:
    """The secrets that the adapter of `network` needs; none where there is no such adapter."""
    if network not in names():
        return ()
    needed: tuple[Secret, ...] = import_module(f"{__name__}.{network}").SECRETS
    return needed


def connect(network: str, access: Access) -> Adapter | None:
    """The office's account on `network`, or None where there is no such adapter."""
    if network not in names():
        return None
    adapter: Adapter = import_module(f"{__name__}.{network}").connect(access)
    return adapter


def payload_of(post: Post) -> str:
    """The SHA-256 (hex) of everything a network would be sent; the picture counts by its name."""
    data = json.dumps(asdict(post), sort_keys=True)
    return sha256(data.encode()).hexdigest()
