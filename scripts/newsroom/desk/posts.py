"""How the posts come out: their lengths in each network's own count, and what they cost.

A story that readers have was posted already, so a change to it makes no new post.
"""

from collections.abc import Iterable
from itertools import chain

from newsroom.desk.escape import plain
from newsroom.desk.fitting import Item, fit
from newsroom.desk.report import ReportedPost
from newsroom.desk.state import Desk
from newsroom.networks import NETWORKS


def posts_section(desk: Desk, room: int) -> str:
    """The part of the comment with the posts, at most `room` large; empty where there are none."""
    told = desk.paths - {story.path for story in desk.stories if story.is_revision}
    posts = [one for one in (desk.report.posts if desk.report else ()) if one.path in told]
    if not posts:
        return ""
    heading = Item("### Unggahan\n", 0)
    items = chain([heading], _items(desk, posts))
    return fit(items, len(posts), room, _more).rstrip()


def _items(desk: Desk, posts: Iterable[ReportedPost]) -> Iterable[Item]:
    stories: dict[str, list[ReportedPost]] = {}
    for one in posts:
        stories.setdefault(one.path, []).append(one)
    for path, some in stories.items():
        heads = "| jaringan / network | panjang / length | biaya / cost | catatan / note |"
        yield Item(f"\n**{plain(desk.title_of(path), 120)}**\n\n{heads}\n|---|--:|---|---|\n", 0)
        for one in some:
            yield Item(_row(one))


def _row(one: ReportedPost) -> str:
    title = plain(NETWORKS[one.network].title, 40)
    if one.fault:
        return f"| {title} | – | – | 🛑 {plain(one.fault, 300)} |\n"
    cost = plain(one.cost, 120) or "gratis"
    note = "✂️ dipotong agar muat / cut to fit" if one.was_cut else ""
    return f"| {title} | {one.length} / {one.limit} | {cost} | {note} |\n"


def _more(number: int) -> str:
    return (
        f"\n… dan {number} unggahan lagi; semuanya di pratinjau. <sub>{number} more posts.</sub>\n"
    )
