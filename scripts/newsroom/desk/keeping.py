"""What a comment goes on saying when only the time or an approval is new.

The findings come from a check that ran once. Its words stand between markers in our own comment,
from which they are taken over as long as the pull request's newest commit is the one it looked at.
Nothing that others wrote can hold a marker: it is escaped.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from newsroom.clock import read_moment

_COMMIT = re.compile(r"[0-9a-f]{40,64}")
_FINDINGS = re.compile(
    r"<!-- tayang:temuan ([0-9a-f]{40,64}) (\d{1,6}) -->\n(.*?)\n<!-- /tayang:temuan -->", re.DOTALL
)
_STARTS = re.compile(r"<!-- tayang:mulai ([0-9T:+.Z -]{0,2000}) -->")
_VOLATILE = re.compile(r"kini (?:tersisa|lewat) [^()\n]*\(pada [^()\n]*\)|, pukul [0-9.]+ \w+")


@dataclass(frozen=True, slots=True)
class Kept:
    """What the last check of this commit said: how many errors, and the comment's parts."""

    errors: int
    findings: str
    preview: str = ""
    posts: str = ""


def findings_between(commit: str, errors: int, text: str) -> str:
    """The part with the findings, marked with what it speaks of; unmarked for no proper commit."""
    if not _COMMIT.fullmatch(commit):
        return text
    return f"<!-- tayang:temuan {commit} {errors} -->\n{text}\n<!-- /tayang:temuan -->"


def between(name: str, text: str) -> str:
    """Another part (`pratinjau`, `unggahan`) between its markers; empty where there is none."""
    return f"<!-- tayang:{name} -->\n{text}\n<!-- /tayang:{name} -->" if text else ""


def kept_in(body: str, commit: str) -> Kept | None:
    """What our comment `body` says of the check of `commit`; None where it says nothing of it."""
    found = _FINDINGS.search(body)
    if found is None or found[1] != commit:
        return None
    return Kept(int(found[2]), found[3], _part(body, "pratinjau"), _part(body, "unggahan"))


def starts_told(starts: Iterable[datetime]) -> str:
    """The hidden line that says when the clocks started, for the sweep to read."""
    return f"<!-- tayang:mulai {' '.join(one.isoformat() for one in starts)} -->"


def starts_in(body: str) -> tuple[datetime, ...] | None:
    """When the clocks started by our comment `body`; None where it does not tell."""
    found = _STARTS.search(body)
    if found is None:
        return None
    moments = [read_moment(one) for one in found[1].split()]
    return tuple(one for one in moments if one and one.tzinfo)


def says_the_same(body: str, other: str) -> bool:
    """Whether two comments differ at most in the minutes that have passed."""
    return _VOLATILE.sub("", body).strip() == _VOLATILE.sub("", other).strip()


def _part(body: str, name: str) -> str:
    _, _, rest = body.partition(f"<!-- tayang:{name} -->\n")
    text, end, _ = rest.partition(f"\n<!-- /tayang:{name} -->")
    return text if end else ""
