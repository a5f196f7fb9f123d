"""Moments as text that sorts like them."""

from datetime import UTC, datetime

LONG_AGO, NEVER = "0", "9"
"""Text that sorts before and after every moment that anybody means."""


def utc(moment: datetime) -> str:
    """`2022-01-13T07:00:00.000000+00:00`, the same moment whatever its offset."""
    try:
        return moment.astimezone(UTC).isoformat(timespec="microseconds")
    except OverflowError:  # the first or last day that Python knows; a typing error
        return moment.replace(tzinfo=UTC).isoformat(timespec="microseconds")
