"""What readers see of a story, as stretches of its file."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from newsroom.story import Block, BlockKind, Body, Story

Loc = tuple[str | int, ...]


class Role(StrEnum):
    """What a passage is for."""

    TITLE = "title"
    SUMMARY = "summary"
    CAPTION = "caption"
    SOCIAL = "social"
    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    EXCERPT = "excerpt"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the file: `prose[i]` stands at offset `start + i`.

    What readers do not see in it is blanked, so that `prose` is as long as the stretch.
    """

    role: Role
    start: int
    prose: str

    @property
    def end(self) -> int:
        """The offset in the file just behind the passage."""
        return self.start + len(self.prose)

    @property
    def is_text(self) -> bool:
        """Whether it is running text of the body, set off as an excerpt or an item or not."""
        return self.role in _RUNNING


# Asked for very often, and in Python 3.11 a member takes ten times as long as a name.
_RUNNING = (Role.TEXT, Role.ITEM, Role.EXCERPT)
_ROLES = {
    BlockKind.HEADING: Role.HEADING,
    BlockKind.ITEM: Role.ITEM,
    BlockKind.TABLE: Role.TABLE,
    BlockKind.QUOTE: Role.EXCERPT,
}


@lru_cache(maxsize=4)
def body_passages(body: Body) -> tuple[Passage, ...]:
    """The blocks of a body, in order. Blocks of raw HTML are left out."""
    return tuple(_of_block(block) for block in body.blocks if block.kind is not BlockKind.HTML)


def _of_block(block: Block) -> Passage:
    return Passage(_ROLES.get(block.kind, Role.TEXT), block.start, block.prose)


@lru_cache(maxsize=4)
def front_passages(story: Story) -> tuple[Passage, ...]:
    """What the front matter gives readers: title, summary, captions, posts; in the file's order."""
    found = [value_passage(story, role, loc) for role, loc in _front_locs(story)]
    return tuple(sorted((one for one in found if one), key=lambda one: one.start))


def title_passage(story: Story) -> Passage | None:
    """The title; None where there is none."""
    return next((one for one in front_passages(story) if one.role is Role.TITLE), None)


@lru_cache(maxsize=4)
def story_passages(story: Story) -> tuple[Passage, ...]:
    """The front matter's passages, then the body's."""
    return front_passages(story) + body_passages(story.body)


def _front_locs(story: Story) -> Iterator[tuple[Role, Loc]]:
    yield Role.TITLE, ("title",)
    yield Role.SUMMARY, ("summary",)
    for loc in story.positions:
        if len(loc) == 3 and loc[0] == "images" and loc[2] in ("alt", "caption"):
            yield Role.CAPTION, loc
        elif len(loc) == 2 and loc[0] == "social" and loc[1] != "skip":
            yield Role.SOCIAL, loc


def value_passage(story: Story, role: Role, loc: Loc) -> Passage | None:
    """The value at `loc` of the front matter, without YAML's own marks around it."""
    if not story.has(*loc):
        return None
    span = story.positions[loc]
    start = story.lines.offset(span.line, span.column)
    written = story.text[start : story.lines.offset(span.end_line, span.end_column)]
    return Passage(role, start, _without_yaml_marks(written))


def _without_yaml_marks(written: str) -> str:
    if written[:1] == '"' and len(written) > 1:
        inside = written[1:-1].replace('\\"', ' "')
        return f" {inside} "
    if written[:1] == "'" and len(written) > 1:
        return f" {written[1:-1]} "
    if written[:1] in (">", "|"):
        mark, line_feed, rest = written.partition("\n")
        return " " * len(mark) + line_feed + rest
    return written
