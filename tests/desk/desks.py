"""Desks for tests: a pull request with one sound story, and what differs."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from html.parser import HTMLParser
from typing import Any

from markdown_it import MarkdownIt

from newsroom.deadline import Clockwork, Standing
from newsroom.desk.report import Report, ReportedFinding, ReportedPost
from newsroom.desk.state import Approver, Desk, StoryState
from newsroom.finding import Severity
from tests.stories import WITA

PATH = "content/stories/2026/11/pasar.md"
ENDED = datetime(2026, 11, 19, 14, 5, tzinfo=WITA)
NOW = datetime(2026, 11, 19, 15, 17, tzinfo=WITA)
COMMIT = "3d3c42e5aac5ba805825da76410c181273ba90b1"
REPOSITORY = "https://github.com/kantor/berita"
BLOBS = f"{REPOSITORY}/blob/{COMMIT}/"
RULES = f"{REPOSITORY}/blob/main/docs/rules/"


def clockwork(standing: Standing = Standing.SAFE, taken: int = 72) -> Clockwork:
    """A clock that started at 14.05 and is due at 16.05."""
    limit = timedelta(minutes=120)
    return Clockwork(ENDED, ENDED + limit, timedelta(minutes=taken), standing)


STORY = StoryState(
    path=PATH,
    title="Pasar Tepian Buka Lebih Pagi",
    desk="Layanan",
    clock=clockwork(),
    approvers=(Approver("Dewi Anggraini", "dewi-a"), Approver("Tomi Wijaya")),
    refusals="belum disetujui siapa pun",
)


def finding(**changes: Any) -> ReportedFinding:
    """An error in line 12 of the story."""
    usual = ReportedFinding(
        rule="near-duplicate-name",
        severity=Severity.ERROR,
        path=PATH,
        line=12,
        column=3,
        end_line=12,
        end_column=9,
        message="Nama ini ditulis dengan dua ejaan.",
        message_en="This name is spelt in two ways.",
    )
    return replace(usual, **changes)


def post(**changes: Any) -> ReportedPost:
    """A post on X."""
    usual = ReportedPost(path=PATH, network="x", length=210, limit=280, cost="US$0,2")
    return replace(usual, **changes)


def make_desk(**changes: Any) -> Desk:
    """A pull request with that story, checked and without fault."""
    usual = Desk(
        now=NOW,
        zone=WITA,
        commit=COMMIT,
        blobs=BLOBS,
        rules=RULES,
        paths=frozenset({PATH}),
        stories=(STORY,),
        report=Report(checked=1),
    )
    return replace(usual, **changes)


@dataclass
class Seen:
    """What a browser would find in rendered Markdown."""

    tags: list[str]
    links: list[str]
    texts: list[str]
    comments: list[str]

    @property
    def text(self) -> str:
        """All words, in one line."""
        return " ".join(" ".join(self.texts).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen = Seen([], [], [], [])
        self._code = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.tags.append(tag)
        self._code += tag in ("code", "pre")
        self.seen.links += [value or "" for name, value in attrs if name == "href"]
        assert not [name for name, _ in attrs if name.startswith("on") or name == "src"]

    def handle_endtag(self, tag: str) -> None:
        self._code -= tag in ("code", "pre")

    def handle_data(self, data: str) -> None:
        if not self._code:
            self.seen.texts.append(data)

    def handle_comment(self, data: str) -> None:
        self.seen.comments.append(data.strip())


def rendered(markdown: str) -> Seen:
    """`markdown` as GitHub would take it: with tables, raw HTML, and addresses that become links."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    reader = _Reader()
    reader.feed(parser.render(markdown))
    reader.close()
    return reader.seen


# What GitHub does with texts after the Markdown was read: mentions, references, addresses.
_ACTIVE = re.compile(
    r"(?:^|[^\w`])@[a-z0-9]|(?:^|\W)#[0-9]|(?:^|\W)gh-[0-9]|https?://|\bwww\.\w|mailto:|xmpp:",
    re.IGNORECASE,
)


def active_in(seen: Seen) -> list[str]:
    """Texts that would call somebody, refer to something or become a link."""
    return [text for text in seen.texts if _ACTIVE.search(text)]
