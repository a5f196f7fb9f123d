"""The words and the version of a story's page, read from its HTML as the theme writes it."""

from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

from newsroom.provenance.text import canonical_text

VERSION_META = "tayang:version"
_PARTS = {"story__title": "title", "story__summary": "summary", "prose": "body"}
_VOID = frozenset({"br", "hr", "img", "source"})


@dataclass(frozen=True, slots=True)
class PageText:
    """What a page shows of its story. `address` is the whole one that it names as its own."""

    version: str
    text: str
    address: str


def read_page(html: bytes) -> PageText:
    """The story on a page; what is missing there is empty."""
    reader = _Reader()
    reader.feed(html.decode("utf-8", "replace"))
    reader.close()
    parts = reader.parts
    title, summary = (canonical_text("", "", parts[name]) for name in ("title", "summary"))
    return PageText(reader.version, canonical_text(title, summary, parts["body"]), reader.address)


class _Reader(HTMLParser):
    """Collects the markup inside the three elements that hold a story's words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.version = self.address = ""
        self.parts = {"title": "", "summary": "", "body": ""}
        self._part, self._depth = "", 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter an element."""
        named = dict(attrs)
        if tag == "meta" and named.get("name") == VERSION_META:
            self.version = named.get("content") or ""
        if tag == "link" and named.get("rel") == "canonical":
            self.address = named.get("href") or ""
        if self._part:
            self.parts[self._part] += f"<{tag}>"
            self._depth += tag not in _VOID
            return
        classes = (named.get("class") or "").split()
        self._part = next((_PARTS[one] for one in classes if one in _PARTS), "")
        self._depth = 1 if self._part else 0

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        if not self._part or tag in _VOID:
            return
        self._depth -= 1
        if self._depth:
            self.parts[self._part] += f"</{tag}>"
        else:
            self._part = ""

    def handle_data(self, data: str) -> None:
        """Read words."""
        if self._part:
            self.parts[self._part] += escape(data)
