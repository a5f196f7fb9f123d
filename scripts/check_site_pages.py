"""The pages of a built site as `make check-site` sees them, and which of them stand for the rest."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

DATA = "application/ld+json"
SHOWCASE = "/_components/"
"""The page of all components. Its examples lead to stories that nobody wrote."""
HOME = "id"
"""The language of most pages."""
NOT_PUBLISHED = "outbox"
"""The folder of posts that lies beside the site, for the newsroom alone."""


@dataclass(frozen=True, slots=True)
class Page:
    """One HTML file: its address from the site's root, and what the checks ask of it.

    `inline` are styles and scripts in the page itself, `data` the texts of JSON-LD blocks, `parts`
    the components that it shows.
    """

    address: str
    file: Path
    policies: tuple[str, ...]
    inline: tuple[str, ...]
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    data: tuple[str, ...]
    parts: frozenset[str]
    redirects: bool
    lang: str = HOME

    @property
    def kind(self) -> str:
        """The shape of its address: `/YYYY/MM/*/` for a story, `/desk/*/` for a desk.

        In another language it is of a kind of its own: `/YYYY/MM/*/ en`.
        """
        kind = kind_of(self.address)
        return kind if self.lang == HOME else f"{kind} {self.lang}"

    @property
    def pictured(self) -> bool:
        """Whether it shows a picture of what it tells."""
        return "figure" in self.parts


def kind_of(address: str) -> str:
    """The kind of page at `address`: years and numbers alike, and names below a room alike."""
    first, *rest = address.strip("/").split("/")
    parts = [_number(first, first), *(_number(part, "*") for part in rest)]
    return f"/{'/'.join(parts)}/".replace("//", "/") if address.endswith("/") else address


def read_pages(output: Path) -> list[Page]:
    """Every page of the site in `output`, in order of address."""
    files = (file for file in output.rglob("*.html"))
    relative = ((file, file.relative_to(output)) for file in files)
    published = ((file, name) for file, name in relative if name.parts[0] != NOT_PUBLISHED)
    return sorted((read_page(file, _address(name)) for file, name in published), key=_order)


def read_page(file: Path, address: str) -> Page:
    """The page in `file`."""
    reader = _Reader()
    reader.feed(file.read_text(encoding="utf-8"))
    reader.close()
    return Page(
        address=address,
        file=file,
        policies=tuple(reader.policies),
        inline=tuple(reader.inline),
        styles=tuple(reader.styles),
        scripts=tuple(reader.scripts),
        data=tuple(reader.data),
        parts=frozenset(reader.parts),
        redirects=reader.redirects,
        lang=reader.lang,
    )


def samples(pages: Iterable[Page]) -> list[Page]:
    """One page of each kind, and as many more as it takes until every component was seen.

    Of two pages that show as many new components, the one with the earlier address is taken.
    Pages that send the reader elsewhere at once are left out.
    """
    kinds: dict[str, list[Page]] = defaultdict(list)
    for page in pages:
        if not page.redirects:
            kinds[page.kind].append(page)
    return [page for kind in sorted(kinds) for page in _covering(kinds[kind])]


def first_of(pages: Iterable[Page], kind: str) -> Page | None:
    """The page of `kind` with the most components, which stands for all of them."""
    return max((page for page in pages if page.kind == kind), key=_richness, default=None)


def _covering(pages: Sequence[Page]) -> list[Page]:
    wanted = set().union(*(page.parts for page in pages))
    chosen = [max(pages, key=_richness)]
    seen = set(chosen[0].parts)
    while seen != wanted:
        chosen.append(max(pages, key=lambda page: (len(page.parts - seen), -len(page.address))))
        seen |= chosen[-1].parts
    return chosen


def _richness(page: Page) -> tuple[int, int]:
    return len(page.parts), -len(page.address)


def _order(page: Page) -> str:
    return page.address


def _address(name: Path) -> str:
    return f"/{name.as_posix()}".removesuffix("index.html")


def _number(text: str, name: str) -> str:
    """What stands for `text`: for a number by its length, for anything else `name`."""
    if not text.isdecimal():
        return name
    return {4: "YYYY", 2: "MM"}.get(len(text), "N")


class _Reader(HTMLParser):
    """Takes note of what a page loads, says of itself, and shows in its main part."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.policies: list[str] = []
        self.inline: list[str] = []
        self.styles: list[str] = []
        self.scripts: list[str] = []
        self.data: list[str] = []
        self.parts: set[str] = set()
        self.redirects = False
        self.lang = HOME
        self._in_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.inline += [
            f"{name}= on <{tag}>" for name in given if name == "style" or name.startswith("on")
        ]
        self.parts |= _components(given.get("class", ""))
        if tag == "html":
            self.lang = given.get("lang", HOME)
        elif tag == "style":
            self.inline.append("<style>")
        elif tag == "script":
            self._script(given)
        elif tag == "link" and "stylesheet" in given.get("rel", "").split():
            self.styles.append(given.get("href", ""))
        elif tag == "meta":
            self._meta(given)

    def handle_endtag(self, tag: str) -> None:
        self._in_data = self._in_data and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._in_data:
            self.data[-1] += data

    def _script(self, given: dict[str, str]) -> None:
        if given.get("type") == DATA:
            self.data.append("")
            self._in_data = True
        elif "src" in given:
            self.scripts.append(given["src"])
        else:
            self.inline.append("<script>")

    def _meta(self, given: dict[str, str]) -> None:
        named = given.get("http-equiv", "").lower()
        if named == "content-security-policy":
            self.policies.append(given.get("content", ""))
        self.redirects |= named == "refresh"


def _components(classes: str) -> set[str]:
    """The blocks among `classes`: `meta` for `meta__time meta--late`, both of them kept apart."""
    return {re.sub(r"__[\w-]+", "", name) for name in classes.split()}
