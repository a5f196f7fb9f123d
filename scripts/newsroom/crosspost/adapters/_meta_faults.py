"""What errors of Meta's Graph API mean for a post: one table, and how long Meta asks to wait.

Sources: Meta's "Graph API: Handle errors", "Instagram Platform: Error Codes" (2 June 2026) and
"Threads: Troubleshooting"; arsduo/koala#422 and #699 for codes 506 and 2, gitroomhq/postiz-app#1681
for 4/2207051, gitroomhq/postiz-app#1364 for 1/2207052, nopara73/LongevityWorldCup#466 for
24/4279009.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from newsroom.crosspost.adapters._calls import wait_until
from newsroom.ledger import State
from newsroom.transport import Answer

_LONGEST_WAIT = 31 * 24 * 60
"""In minutes."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What an error means for a request that would have shown something.

    `minutes` is how long the whole account has to wait where the answer itself does not say; 0 where
    its other posts may go on.
    """

    state: State
    reason: str
    minutes: int = 0


_TOKEN = Fault(State.BLOCKED, "token")
_RIGHTS = Fault(State.BLOCKED, "forbidden")
_ABSENT = Fault(State.BLOCKED, "not-found")
_RATE = Fault(State.BLOCKED, "rate-limit", 60)
_PICTURE = Fault(State.BLOCKED, "picture-unreachable")
_DUPLICATE = Fault(State.UNKNOWN, "duplicate")
_SERVER = Fault(State.UNKNOWN, "server")
_CONTAINER = Fault(State.UNKNOWN, "container")
GARBAGE = Fault(State.UNKNOWN, "garbage")

FAULTS: Mapping[tuple[int, int | None], Fault] = MappingProxyType(
    {
        (190, None): _TOKEN,
        (102, None): _TOKEN,
        (3, None): _RIGHTS,
        (10, None): _RIGHTS,
        (100, 33): _ABSENT,
        (803, None): _ABSENT,
        (4, None): _RATE,
        (17, None): _RATE,
        (32, None): _RATE,
        (341, None): _RATE,
        (613, None): _RATE,
        (9, 2207042): Fault(State.BLOCKED, "quota", 60),
        (25, 2207050): Fault(State.BLOCKED, "restricted"),
        (506, None): _DUPLICATE,
        (368, None): _DUPLICATE,
        # "Please retry your request later", and seven photos stood there after seven retries.
        (1, None): _SERVER,
        (2, None): _SERVER,
        (-1, None): _SERVER,
        # "We restrict certain activity", and the post may stand there all the same.
        (4, 2207051): Fault(State.UNKNOWN, "spam-check"),
        # Gone, expired, or not ready though it said so: the container itself tells what became of it.
        (24, None): _CONTAINER,
        (9007, None): _CONTAINER,
        (-2, 2207020): _CONTAINER,
        (-2, 2207003): _PICTURE,
        (9004, None): _PICTURE,
        (1, 2207052): _PICTURE,
        (36000, None): Fault(State.REJECTED, "picture-too-large"),
        (36001, None): Fault(State.REJECTED, "picture-format"),
        (36003, None): Fault(State.REJECTED, "picture-ratio"),
        (36004, None): Fault(State.REJECTED, "text-too-long"),
    }
)
"""By code and subcode; None stands for every other subcode."""

OF_SUBCODES: Mapping[int, Fault] = MappingProxyType(
    {
        2207003: _PICTURE,
        2207052: _PICTURE,
        2207004: Fault(State.REJECTED, "picture-too-large"),
        2207005: Fault(State.REJECTED, "picture-format"),
        2207009: Fault(State.REJECTED, "picture-ratio"),
        2207010: Fault(State.REJECTED, "text-too-long"),
    }
)
"""A container that failed names only a subcode, inside a sentence."""

_OF_STATUS = MappingProxyType({401: _TOKEN, 403: _RIGHTS, 429: _RATE})


def fault_of(status: int, error: Mapping[str, Any]) -> Fault:
    """What an answer means that is no success: its HTTP status and Graph's `error`, {} without one.

    Only Graph itself can refuse a post: what others answered on the way says nothing of it.
    """
    code, subcode = error.get("code"), error.get("error_subcode")
    if status >= 500:
        return Fault(State.UNKNOWN, f"http-{status}")
    if not isinstance(code, int):
        return _OF_STATUS.get(status, Fault(State.UNKNOWN, f"http-{status}"))
    known = FAULTS.get((code, subcode)) or FAULTS.get((code, None)) or _of_range(code)
    if known:
        return known
    if status == 429:
        return _RATE
    if error.get("is_transient") is True:
        return _SERVER
    named = f"meta-{code}-{subcode}" if isinstance(subcode, int) else f"meta-{code}"
    return Fault(State.REJECTED, named)


def _of_range(code: int) -> Fault | None:
    """Rights are 200 to 299, the limits of business use cases 80000 to 80014."""
    if 200 <= code <= 299:
        return _RIGHTS
    return _RATE if 80000 <= code <= 80014 else None


def not_before(fault: Fault, answer: Answer, now: datetime) -> datetime | None:
    """Before when Meta wants to hear no more: what it says by either of its headers, else our guess."""
    if not fault.minutes:
        return None
    told = [
        now + timedelta(minutes=minutes) for minutes in _minutes_left(answer.headers) if minutes
    ]
    after = wait_until(answer, now)
    if after:
        told.append(after)
    return max(told, default=now + timedelta(minutes=fault.minutes))


def _minutes_left(headers: Mapping[str, str]) -> Iterator[int]:
    """What `X-Business-Use-Case-Usage` says, for each use case."""
    try:
        usage = json.loads(headers.get("x-business-use-case-usage", "{}"))
        for cases in usage.values():
            for case in cases:
                yield min(int(case.get("estimated_time_to_regain_access", 0)), _LONGEST_WAIT)
    except (AttributeError, TypeError, ValueError, OverflowError, RecursionError):
        return
