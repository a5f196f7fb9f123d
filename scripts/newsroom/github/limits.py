"""GitHub's rate limits: whether an answer is one, and how long to wait.

Source: https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from newsroom.github.values import text
from newsroom.transport import Answer

_STATUSES = frozenset({403, 429})
# "If no retry-after header is present … wait for at least one minute".
_UNSTATED = 60.0
_LONGEST = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Limit:
    """A rate limit that ends `until`, in so many `seconds`."""

    until: datetime
    seconds: float


def wait_for(answer: Answer, now: datetime) -> Limit | None:
    """The limit that `answer` tells of; None where it is none."""
    if answer.status not in _STATUSES:
        return None
    seconds = _seconds(answer, now)
    if seconds is None:
        return None
    bounded = min(max(seconds, 1.0), _LONGEST.total_seconds())
    return Limit(now + timedelta(seconds=bounded), bounded)


def _seconds(answer: Answer, now: datetime) -> float | None:
    after = answer.headers.get("retry-after", "").strip()
    if after.isdecimal():
        return float(after[:9])
    if answer.headers.get("x-ratelimit-remaining", "").strip() == "0":
        return _until_reset(answer, now)
    secondary = "rate limit" in text(answer.json, "message").lower()
    return _UNSTATED if secondary or answer.status == 429 else None


def _until_reset(answer: Answer, now: datetime) -> float:
    reset = answer.headers.get("x-ratelimit-reset", "").strip()
    if not reset.isdecimal():
        return _UNSTATED
    try:
        return (datetime.fromtimestamp(int(reset[:12]), UTC) - now).total_seconds() + 1
    except (OverflowError, OSError, ValueError):
        return _UNSTATED
