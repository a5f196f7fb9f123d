"""The pages of content/pages (about, masthead, guidelines), read like stories: typed, with places."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from newsroom.finding import START, Finding, LineIndex
from newsroom.page.pictures import with_pictures
from newsroom.pictures import Original
from newsroom.slug import slug
from newsroom.story import Language, decode
from newsroom.story.frontmatter import FrontMatterError, Parts, split
from newsroom.story.html import relocated, render
from newsroom.typed import Loc, ProblemKind, read, strict_keys

FOLDER = "content/pages"
RULE = "invalid-front-matter"
# Addresses that the site needs for itself.
TAKEN = {
    *("desk", "penulis", "topik", "kampanye", "ralat", "feeds", "images", "theme", "cards"),
    *("arsip", "klarifikasi", "agenda", "s", "pers", "cari", "luring", "pagefind", "dicabut", "sw"),
    *("outbox", "page", "index", "manifest", "sitemap", "robots", "404"),
    *(language.value for language in Language if language is not Language.ID),
}


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class PageMatter:
    """The keys of a page's front matter. `order` sorts the footer, low first."""

    title: str
    slug: str
    summary: str = ""
    order: int = 100


@dataclass(frozen=True, slots=True)
class StaticPage:
    """A page. `path` is relative to the repository, `text` its Markdown."""

    path: str
    matter: PageMatter
    text: str

    @property
    def address(self) -> str:
        """Where it stands on the site: `/tentang/`."""
        return f"/{self.matter.slug}/"

    def body(self, root: str, look_up: Callable[[str], Original | None]) -> Markup:
        """The text, as HTML that is safe to set as it stands, on a site below the path `root`.

        `look_up` finds a picture by its name below content/images.
        """
        return Markup(self.shown(root, look_up)[0])  # noqa: S704 - nh3 cleaned it

    def shown(
        self, root: str, look_up: Callable[[str], Original | None]
    ) -> tuple[str, set[Original]]:
        """The same with the pictures that stand in it."""
        html = relocated(render(self.text), lambda at: root + at if at[:1] == "/" else at)
        return with_pictures(html, look_up, root)


def read_static_pages(root: Path) -> tuple[tuple[StaticPage, ...], list[Finding]]:
    """All pages below `root`, in the footer's order, and what is wrong with them."""
    pages: list[StaticPage] = []
    found: list[Finding] = []
    for file in sorted((root / FOLDER).glob("*.md")):
        page, more = _read(file, f"{FOLDER}/{file.name}")
        found += more
        if page is not None:
            pages.append(page)
    found += _doubles(pages)
    return tuple(sorted(pages, key=lambda page: (page.matter.order, page.path))), found


def _read(file: Path, path: str) -> tuple[StaticPage | None, list[Finding]]:
    try:
        text, found = decode(path, file.read_bytes())
    except OSError as error:
        return None, [_cannot_open(path, error)]
    if text is None:
        return None, found
    lines = LineIndex(text)
    try:
        parts = split(text)
    except FrontMatterError as error:
        at = lines.span(*error.at)
        return None, [*found, Finding(RULE, path, at, error.message, error.message_en)]
    matter, problems = read(PageMatter, parts.yaml.data)
    for problem in problems:
        at = lines.span(*_place(parts, problem.loc, key=problem.kind is ProblemKind.UNKNOWN_KEY))
        found.append(Finding(RULE, path, at, problem.message, problem.message_en))
    if matter is None:
        return None, found
    found += _bad_slug(path, matter, lines, parts)
    return StaticPage(path, matter, text[parts.body_offset :]), found


def _place(parts: Parts, loc: Loc, *, key: bool) -> tuple[int, int]:
    if key and loc in parts.yaml.keys:
        return parts.yaml.keys[loc]
    while loc and loc not in parts.yaml.values:
        loc = loc[:-1]
    return parts.yaml.values.get(loc, (0, 0))


def _bad_slug(path: str, matter: PageMatter, lines: LineIndex, parts: Parts) -> list[Finding]:
    name = matter.slug
    if name == slug(name) and name and name not in TAKEN and not re.fullmatch(r"\d+", name):
        return []
    return [
        Finding(
            RULE,
            path,
            lines.span(*_place(parts, ("slug",), key=False)),
            f'Alamat "{name}" tidak dapat dipakai; pilih huruf kecil, angka, dan tanda hubung, misalnya "tentang".',
            f'The address "{name}" cannot be used; choose lower-case letters, digits and hyphens, such as "tentang".',
        )
    ]


def _doubles(pages: list[StaticPage]) -> list[Finding]:
    first: dict[str, str] = {}
    found = []
    for page in pages:
        other = first.setdefault(page.matter.slug, page.path)
        if other != page.path:
            found.append(
                Finding(
                    RULE,
                    page.path,
                    START,
                    f"Alamat {page.address} sudah dipakai {other}; ganti slug-nya.",
                    f"The address {page.address} is taken by {other}; change the slug.",
                )
            )
    return found


def _cannot_open(path: str, error: OSError) -> Finding:
    return Finding(
        RULE,
        path,
        START,
        f"Berkas tidak dapat dibuka ({error.strerror}); periksa nama dan izinnya.",
        f"The file cannot be opened ({error.strerror}); check its name and permissions.",
    )
