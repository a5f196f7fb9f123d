"""Adding a declared approval to a story's text, without touching anything else in the file."""

import json
import re
from dataclasses import replace
from datetime import tzinfo

from newsroom.story.model import Review, Story
from newsroom.story.parse import parse

KEY = "reviewed"
_PLAIN = re.compile(r"(?!null$)[A-Za-z][A-Za-z0-9_-]*", re.ASCII)
_NOTHING = ("", "~", "null")


def entry_of(review: Review) -> str:
    """The approval as it is written: `{by: dewi, at: 2026-11-19T15:40:00+08:00, covers: "3f…"}`."""
    by = review.by if _PLAIN.fullmatch(review.by) else json.dumps(review.by)
    covers = f', covers: "{review.covers}"' if review.covers else ""
    return f"{{by: {by}, at: {review.at.isoformat()}{covers}}}"


def with_review(story: Story, review: Review, *, zone: tzinfo) -> str | None:
    """The story's text with `review` as the last entry of its `reviewed` key.

    The text is read again (`zone` as in `parse`) and must say the same save for the new entry.
    None where that fails: front matter can be written in ways that are not known here.
    """
    text = _written(story, entry_of(review))
    again, _ = parse(story.path, text, zone=zone)
    expected = replace(story.meta, reviewed=(*story.meta.reviewed, review))
    same = again is not None and (again.meta, again.digest) == (expected, story.digest)
    return text if same else None


def _written(story: Story, entry: str) -> str:
    if (KEY,) not in story.keys:
        return _with_key(story, entry)
    start, end = _range(story, KEY)
    written = story.text[start:end]
    if written.startswith("["):
        return _into_brackets(story, entry)
    if written in _NOTHING:
        return _behind_the_key(story, start, end, entry)
    return _below_the_last(story, start, end, entry)


def _range(story: Story, *loc: str | int) -> tuple[int, int]:
    at = story.positions[loc]
    return story.lines.offset(at.line, at.column), story.lines.offset(at.end_line, at.end_column)


def _key_start(story: Story, *loc: str | int) -> int:
    at = story.keys[loc]
    return story.lines.offset(at.line, at.column)


def _with_key(story: Story, entry: str) -> str:
    """The key is new: it goes above the line that closes the front matter."""
    text = story.text
    at = text.rfind("\n", 0, story.body.start) + 1
    firsts = [_key_start(story, *loc) for loc in story.keys if len(loc) == 1]
    indent = _indent(text, min(firsts, default=at))
    end = _line_end(text, at)
    return f"{text[:at]}{indent}{KEY}:{end}{indent}  - {entry}{end}{text[at:]}"


def _behind_the_key(story: Story, start: int, end: int, entry: str) -> str:
    """The key is there without a value: the list begins on a line of its own."""
    text = story.text
    indent = _indent(text, _key_start(story, KEY))
    behind = text.find("\n", end)
    return (
        f"{text[:start].rstrip(' ') if end > start else text[:start]}{text[end:behind]}\n"
        f"{indent}  - {entry}{_line_end(text, start)}{text[behind + 1 :]}"
    )


def _into_brackets(story: Story, entry: str) -> str:
    """The list stands in brackets: the entry goes behind its last one."""
    text = story.text
    start, end = _range(story, KEY)
    entries = [loc for loc in story.positions if len(loc) == 2 and loc[0] == KEY]
    if entries:
        at = _range(story, *max(entries))[1]
        return f"{text[:at]}, {entry}{text[at:]}"
    return f"{text[: start + 1]}{entry}{text[end - 1 :]}"


def _below_the_last(story: Story, start: int, end: int, entry: str) -> str:
    """The list stands in lines: the entry becomes the next one, indented like the first."""
    text = story.text
    line = text.find("\n", end)
    indent = _indent(text, start)
    return f"{text[:line]}\n{indent}- {entry}{_line_end(text, start)}{text[line + 1 :]}"


def _indent(text: str, at: int) -> str:
    """What stands before the line's first character that is not a blank."""
    first = text.rfind("\n", 0, at) + 1
    line = text[first:at]
    return line[: len(line) - len(line.lstrip(" "))] if line.strip() else line


def _line_end(text: str, at: int) -> str:
    """How the line before `at` ends: as Windows or as everybody else ends it."""
    feed = text.rfind("\n", 0, at)
    return "\r\n" if feed > 0 and text[feed - 1] == "\r" else "\n"
