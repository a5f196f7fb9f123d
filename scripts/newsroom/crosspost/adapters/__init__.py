"""The networks as the deliverer sees them: one module here is one network.

A module `<network>.py` in this folder is found by its name. It offers

    def deliver(post: Post, context: Delivery) -> Receipt

which sends the post once and never tries again by itself, and may offer

    def look_up(post: Post, context: Delivery, claim: Claim) -> Receipt | Absence
    def keeps(story_id: str, network: str, context: Delivery) -> bool
    def finish(context: Delivery) -> None

`look_up` answers for a claim whether its post stands at the network; `post` is what would be sent
today, which may differ from what the claim sent. `keeps` says whether a post that arrived is
still where it was put; only a folder on this machine can lose one, which is then put back.
`finish` is called once at the end of every run, whether or not something was delivered, and must
change nothing when there is nothing new.
"""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from newsroom.ledger import Claim, State
from newsroom.social.post import Post


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
    that is to be delivered.
    """

    output: Path
    site_url: str
    run: str
    now: datetime
    cards: Path


class Absence(StrEnum):
    """What a look-up says when it found nothing.

    `certain`: the post never arrived, so it may be sent. `unsure`: it may have arrived all the
    same (a read-back that lags, a claim so young that its run may still be sending).
    """

    CERTAIN = "certain"
    UNSURE = "unsure"


class NotDeliveredError(Exception):
    """The post did not arrive, or nobody knows.

    `state` is `blocked` (nothing was sent: credits, quota, a dead token), `rejected` (the
    network refused the content) or `unknown` (bytes left and no outcome came back). `reason` is
    a short code without secrets and without the network's raw answer.
    """

    def __init__(self, state: State, reason: str) -> None:
        super().__init__(f"{state}: {reason}")
        self.state = state
        self.reason = reason


Deliver = Callable[[Post, Delivery], Receipt]
LookUp = Callable[[Post, Delivery, Claim], Receipt | Absence]
Keeps = Callable[[str, str, Delivery], bool]
Finish = Callable[[Delivery], None]


@dataclass(frozen=True, slots=True)
class Adapter:
    """A network's module, with what it need not offer filled in."""

    deliver: Deliver
    look_up: LookUp
    keeps: Keeps
    finish: Finish


def names() -> tuple[str, ...]:
    """The networks that have an adapter, from the files in this folder."""
    found = (module.name for module in iter_modules(__path__))
    return tuple(sorted(name for name in found if not name.startswith("_")))


def load(network: str) -> Adapter | None:
    """The adapter of `network`, or None where there is no such file."""
    if network not in names():
        return None
    module = import_module(f"{__name__}.{network}")
    return Adapter(
        module.deliver,
        getattr(module, "look_up", _cannot_look),
        getattr(module, "keeps", _always_keeps),
        getattr(module, "finish", _nothing_to_finish),
    )


def _cannot_look(_post: Post, _context: Delivery, _claim: Claim) -> Absence:
    return Absence.UNSURE


def _always_keeps(_story_id: str, _network: str, _context: Delivery) -> bool:
    return True


def _nothing_to_finish(_context: Delivery) -> None:
    return None


def payload_of(post: Post) -> str:
    """The SHA-256 (hex) of everything a network would be sent; the picture counts by its name."""
    data = json.dumps(asdict(post), sort_keys=True)
    return sha256(data.encode()).hexdigest()
