"""How a story came on air, as the index keeps it and orders carry it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from newsroom.approval import Decision
from newsroom.build.cache import Text
from newsroom.build.recalled import recall
from newsroom.edition import Published
from newsroom.requests import Request
from newsroom.trail import Trail
from newsroom.typed import from_json


@dataclass(frozen=True, slots=True)
class Aired:
    """How a story came on air, as its page tells it, and in how many minutes it is read.

    `in_kit`: the share kit has it.
    """

    decision: Decision
    trail: Trail
    in_outbox: bool
    shareable: bool
    minutes: int
    requests: tuple[Request, ...] = ()
    in_kit: bool = False


@lru_cache(maxsize=4)
def aired_of(text: str) -> Aired:
    """How a story came on air, from the JSON that the index keeps of it."""
    return from_json(Aired, text)


def published_of(values: Mapping[str, Any], text: Text) -> Published:
    """The published story that an order names, whose file was parsed to `text`."""
    aired = aired_of(values["aired"])
    return Published(recall(values["path"], text), aired.decision, aired.trail)
