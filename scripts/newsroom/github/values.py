"""Reading GitHub's JSON: what is absent or of another kind is empty, never a traceback."""

from datetime import datetime
from typing import Any


def at(value: Any, *path: str | int) -> Any:
    """What lies at `path`; None where there is no such place."""
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and -len(value) <= step < len(value):
            value = value[step]
        else:
            return None
    return value


def text(value: Any, *path: str | int) -> str:
    """The text at `path`; empty where there is none."""
    found = at(value, *path)
    return found if isinstance(found, str) else ""


def number(value: Any, *path: str | int) -> int:
    """The whole number at `path`; 0 where there is none."""
    found = at(value, *path)
    return found if isinstance(found, int) and not isinstance(found, bool) else 0


def truth(value: Any, *path: str | int) -> bool:
    """Whether `path` holds true."""
    return at(value, *path) is True


def listed(value: Any, *path: str | int) -> list[Any]:
    """The list at `path`; empty where there is none."""
    found = at(value, *path)
    return found if isinstance(found, list) else []


def moment(value: Any, *path: str | int) -> datetime | None:
    """The time at `path`; None where there is none, or one without offset."""
    try:
        found = datetime.fromisoformat(text(value, *path))
    except ValueError:
        return None
    return found if found.tzinfo else None
