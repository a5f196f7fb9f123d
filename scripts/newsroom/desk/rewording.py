"""What a pull request changes in stories that readers already have, word by word."""

from collections.abc import Iterable
from itertools import chain

from newsroom.desk.changes import Change
from newsroom.desk.escape import plain
from newsroom.desk.fitting import Item, fit
from newsroom.desk.links import line_link
from newsroom.desk.state import Desk, StoryState

_MOST_WORDS = 400


def changes_section(desk: Desk, room: int) -> str:
    """The part of the comment with the changes, at most `room` large; empty where there are none."""
    changed = [story for story in desk.stories if story.changes is not None]
    if not changed:
        return ""
    heading = Item("### Perubahan kata demi kata\n", 0)
    items = (item for story in changed for item in _items(desk, story))
    total = sum(len(story.changes or ()) for story in changed)
    return fit(chain([heading], items), total, room, _more).rstrip()


def _items(desk: Desk, story: StoryState) -> Iterable[Item]:
    since = "sudah tayang" if story.live_since else "sudah ada di cabang utama"
    yield Item(f"\n**{plain(story.title or story.path, 120)}** ({since}):\n\n", 0)
    if not story.changes:
        yield Item("- tidak ada kata yang berubah / no word was changed\n", 0)
    for change in story.changes or ():
        place = line_link(desk.blobs, story.path, change.line)
        yield Item(f"- {place}: {_words(change)}\n")


def _words(change: Change) -> str:
    if change.lines:
        return f"{change.lines} baris berubah; lihat diff / lines changed, see the diff"
    removed = f"<del>{plain(change.old, _MOST_WORDS)}</del>" if change.old else ""
    added = f"<ins>{plain(change.new, _MOST_WORDS)}</ins>" if change.new else ""
    around = (plain(change.before, 60), removed, added, plain(change.after, 60))
    return " ".join(part for part in around if part)


def _more(number: int) -> str:
    return f"\n… dan {number} perubahan lagi; lihat diff. <sub>{number} more changes.</sub>\n"
