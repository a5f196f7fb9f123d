"""How long a story is passed on: from when it is on air until so many days later."""

from datetime import UTC, datetime, timedelta


def shareable(at: datetime, now: datetime, days: int) -> bool:
    """Whether a story that came on air at `at` can be shared at `now`.

    It can for `days` days, the first moment included, the last not. That a withdrawn story
    cannot is for the caller to know.
    """
    return at <= now < shareable_until(at, days)


def shareable_until(at: datetime, days: int) -> datetime:
    """The moment from which a story that came on air at `at` is shared no more."""
    try:
        return at + timedelta(days=days)
    except OverflowError:
        return datetime.max.replace(tzinfo=UTC)
