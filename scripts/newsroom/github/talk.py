"""What the newsroom says on GitHub: one comment that is kept up to date, labels, reviews."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from newsroom.errors import ForgeError
from newsroom.github.client import GitHub
from newsroom.github.values import number, text

MOST_CHARACTERS = 65_536
"""The longest body of a comment or review that GitHub takes."""


@dataclass(frozen=True, slots=True)
class LineComment:
    """A remark on lines of a pull request's new side, from `start` to `line`, both counted from 1."""

    path: str
    line: int
    body: str
    start: int | None = None


def upsert_comment(github: GitHub, number: int, marker: str, body: str) -> str:
    """Write the one comment with `marker` on the issue or pull request; the result is its address.

    `marker` is an HTML comment and stands on the comment's first line. Anybody can write a marker,
    so only comments of machines and of the token's holder are taken for ours. Nothing is sent
    where the comment says the same already. Raises ForgeError.
    """
    whole = _within_limit(f"{marker}\n{body}")
    for found in _marked(github, number, marker):
        if text(found, "body") == whole:
            return text(found, "html_url")
        changed = _change(github, found, whole)
        if changed is not None:
            return text(changed, "html_url")
    return text(github.write("POST", f"issues/{number}/comments", {"body": whole}), "html_url")


def comment_body(github: GitHub, number: int, marker: str) -> str:
    """The text of our comment with `marker`, its marker included; empty where there is none."""
    return next((text(found, "body") for found in _marked(github, number, marker)), "")


def set_labels(
    github: GitHub, number: int, ours: frozenset[str], wanted: frozenset[str]
) -> tuple[str, ...]:
    """Let the issue or pull request have, of `ours`, those that are `wanted`; others stay.

    The result is what it has then, sorted. Labels that are not yet in the repository are made by
    GitHub. Raises ForgeError.
    """
    has = {text(label, "name") for label in github.pages(f"issues/{number}/labels")}
    for gone in sorted((has & ours) - wanted):
        _remove_label(github, number, gone)
    missing = sorted((wanted & ours) - has)
    if missing:
        github.write("POST", f"issues/{number}/labels", {"labels": missing})
    return tuple(sorted((has - ours) | (wanted & ours)))


def create_review(
    github: GitHub, number: int, commit: str, comments: Iterable[LineComment], body: str = ""
) -> str:
    """Hand in a review that only comments, on lines of the diff at `commit`; its address.

    One request, so that either all remarks arrive or none. Raises ForgeError.
    """
    remarks = [_remark(comment) for comment in comments]
    asked: dict[str, Any] = {"commit_id": commit, "event": "COMMENT", "comments": remarks}
    if body:
        asked["body"] = _within_limit(body)
    return text(github.write("POST", f"pulls/{number}/reviews", asked), "html_url")


def _marked(github: GitHub, issue: int, marker: str) -> list[Any]:
    """Our comments that begin with `marker`, the oldest first."""
    found = [
        comment
        for comment in github.pages(f"issues/{issue}/comments")
        if text(comment, "body").split("\n", 1)[0].rstrip("\r") == marker
    ]
    if all(_is_machine(comment) for comment in found):
        return found
    me = _login(github)
    return [one for one in found if _is_machine(one) or text(one, "user", "login") == me]


def _is_machine(comment: Any) -> bool:
    return text(comment, "user", "type") == "Bot"


def _login(github: GitHub) -> str | None:
    """Whose token it is; None for a machine's, which GitHub does not tell of itself."""
    try:
        return text(github.read("/user"), "login") or None
    except ForgeError as error:
        if error.is_refused or error.is_not_found:
            return None
        raise


def _change(github: GitHub, comment: Any, body: str) -> Any | None:
    """The changed comment; None where it is somebody else's or gone."""
    try:
        return github.write("PATCH", f"issues/comments/{number(comment, 'id')}", {"body": body})
    except ForgeError as error:
        if error.is_not_found or error.is_refused:
            return None
        raise


def _remove_label(github: GitHub, issue: int, name: str) -> None:
    try:
        github.write("DELETE", f"issues/{issue}/labels/{name}")
    except ForgeError as error:
        if not error.is_not_found:  # somebody took it away meanwhile
            raise


def _remark(comment: LineComment) -> Mapping[str, Any]:
    remark: dict[str, Any] = {
        "path": comment.path,
        "line": comment.line,
        "side": "RIGHT",
        "body": _within_limit(comment.body),
    }
    if comment.start is not None and comment.start < comment.line:
        remark |= {"start_line": comment.start, "start_side": "RIGHT"}
    return remark


_CUT = "\n\n… (dipotong: terlalu panjang untuk GitHub / cut: too long for GitHub)"


def _within_limit(body: str) -> str:
    if len(body) <= MOST_CHARACTERS:
        return body
    return body[: MOST_CHARACTERS - len(_CUT)] + _CUT
