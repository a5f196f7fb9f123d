"""The outbox: where posts that need no account are laid down, and the page that shows them.

`output/outbox/<story id>/<network>.json` is a post as it would be sent; `output/outbox/cards/`
holds the posts' cards. `index.html` is built from the posts alone, so it can be built again at
any time and is the same each time.
"""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup

from newsroom.clock import say_date
from newsroom.files import write_aside
from newsroom.networks import NETWORKS
from newsroom.social.post import Picture, Post, post_from_json, post_to_json
from newsroom.social.preview import (
    environment,
    number,
    preview_css,
    render_posts,
    safe_href,
    stylesheet,
)

MOST_STORIES = 100
"""How many stories the page shows, so that it opens on a phone whatever the archive holds."""

CARDS = "cards"

_LONGEST_NAME = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """What the page's template shows of one story."""

    id: str
    title: str
    payer: str
    link: str
    href: str
    line: str
    frames: Markup


def post_path(outbox: Path, story_id: str, network: str) -> Path:
    """Where a post lies; signs that could leave the folder are percent-encoded."""
    return outbox / _safe(story_id) / f"{_safe(network)}.json"


def _safe(name: str) -> str:
    quoted = quote(name, safe="", errors="surrogatepass") or "%"
    if quoted.startswith(".") or quoted == CARDS:
        quoted = f"%{ord(quoted[0]):X}{quoted[1:]}"
    if len(quoted) > _LONGEST_NAME:
        digest = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()
        quoted = f"{quoted[:_LONGEST_NAME]}~{digest}"
    return quoted


def lay_down(outbox: Path, post: Post) -> Path:
    """Write the post's file, replacing one that is there; returns where it lies."""
    path = post_path(outbox, post.story_id, post.network)
    # A lone surrogate becomes its JSON escape, so that the file is valid whatever an id holds.
    write_aside(path, post_to_json(post).encode("utf-8", "backslashreplace"))
    return path


def card_path(outbox: Path, picture: Picture) -> Path:
    """Where the card of a post lies."""
    return outbox / CARDS / picture.name


def find(outbox: Path, story_id: str, network: str) -> Post | None:
    """The post that lies in the outbox, or None where there is none that can be read."""
    try:
        text = post_path(outbox, story_id, network).read_text(encoding="utf-8")
        return post_from_json(text)
    except (OSError, ValueError):
        return None


def write_page(outbox: Path) -> Path:
    """Build `index.html` from the posts in `outbox`; written only when it differs."""
    page = outbox / "index.html"
    data = _page(outbox).encode("utf-8", "replace")
    if not page.is_file() or page.read_bytes() != data:
        write_aside(page, data)
    return page


def _page(outbox: Path) -> str:
    folders = _folders(outbox)
    stories, unread = _read(folders[:MOST_STORIES])
    css = stylesheet("outbox.css") + preview_css()
    digest = b64encode(sha256(css.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src 'self' data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        environment()
        .get_template("outbox.html.j2")
        .render(
            policy=policy,
            css=Markup(css),  # noqa: S704 - our own stylesheet, not content
            stories=[_shown(posts) for posts in stories],
            posts=sum(len(posts) for posts in stories),
            unread=unread,
            older=len(folders[MOST_STORIES:]),
        )
    )


def _folders(outbox: Path) -> list[Path]:
    """The stories' folders, newest first: an id begins with its day."""
    found = [path for path in outbox.glob("*") if path.is_dir() and path.name != CARDS]
    return sorted(found, key=lambda path: path.name, reverse=True)


def _read(folders: Sequence[Path]) -> tuple[list[list[Post]], list[str]]:
    """The posts of each story, and the files that could not be read."""
    stories: list[list[Post]] = []
    unread: list[str] = []
    for folder in folders:
        posts: list[Post] = []
        for path in sorted(folder.glob("*.json")):
            try:
                posts.append(post_from_json(path.read_text(encoding="utf-8")))
            except (OSError, ValueError):
                unread.append(f"{folder.name}/{path.name}")
        if posts:
            stories.append(posts)
    return stories, unread


def _moment(post: Post) -> datetime | None:
    try:
        moment = datetime.fromisoformat(post.dated)
    except ValueError:
        return None
    return moment


def _shown(posts: list[Post]) -> _Shown:
    first = posts[0]
    moment = _moment(first)
    counts = [f"{_title(post)} {number(post.length)}" for post in posts]
    day = [f"Acara {say_date(moment.date())}"] if moment else []
    return _Shown(
        id=first.story_id,
        title=first.title or first.story_id,
        payer=first.payer,
        link=first.link,
        href=safe_href(first.link),
        line=" · ".join(day + counts),
        # render_posts escapes everything that is content.
        frames=Markup(render_posts(posts, card_url=_card_url)),  # noqa: S704 - its template escapes
    )


def _title(post: Post) -> str:
    return NETWORKS[post.network].title if post.network in NETWORKS else post.network


def _card_url(name: str) -> str:
    return f"{CARDS}/{quote(name)}"
