"""The share kit as its pages show it: the list, a story's captions and cards, digests."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from newsroom.clock import say_date
from newsroom.networks import LANDSCAPE, PORTRAIT, SCREEN, SQUARE, Shape
from newsroom.page.addresses import kit_address
from newsroom.page.code import Code, code_of
from newsroom.page.share import Way, ways_for
from newsroom.page.story_page import StoryPage
from newsroom.page.teaser import Teaser
from newsroom.page.words import Link
from newsroom.registers import OfficeUnit
from newsroom.social.cards import SHAPES, card_name, card_of
from newsroom.social.digest import Item, digest_text
from newsroom.social.kit import CaptionKind, Kit, disclosure_of
from newsroom.social.wording import clean_line

TAG = "utm_source=kit"
"""What every address of the kit carries; an office that was chosen adds `utm_campaign=<its id>`."""

_MADE_OF: Mapping[CaptionKind, str] = {
    CaptionKind.HEADLINE: "Judul dan tempat",
    CaptionKind.SUMMARY: "Ringkasan",
    CaptionKind.QUOTE: "Kutipan",
    CaptionKind.FIGURE: "Angka",
}
_SHAPES: Mapping[Shape, tuple[str, str]] = {
    LANDSCAPE: ("Lebar", "pratinjau tautan, Facebook, X"),
    PORTRAIT: ("Tegak", "Instagram, grup"),
    SQUARE: ("Persegi", "grup, foto profil"),
    SCREEN: ("Layar penuh", "Status WhatsApp, Stories"),
}


@dataclass(frozen=True, slots=True)
class KitRow:
    """A story on the kit's own page: where its kit stands, and what is shown of it."""

    address: str
    teaser: Teaser


@dataclass(frozen=True, slots=True)
class KeptOut:
    """A story that is kept out of the kit, and why."""

    reason: str
    teaser: Teaser


@dataclass(frozen=True, slots=True)
class KitPage:
    """The kit's own page, newest first: stories, what is kept out, what was withdrawn lately."""

    stories: tuple[KitRow, ...]
    kept_out: tuple[KeptOut, ...]
    withdrawn: tuple[Teaser, ...]
    days: tuple[Link, ...]
    weeks: tuple[Link, ...]
    offices: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class CaptionBox:
    """A caption to choose: what it is made of, its text, the ways to pass it on."""

    made_of: str
    text: str
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class CardLink:
    """A card to download: its shape in words, what that is for, its address, its size in pixels."""

    name: str
    use: str
    address: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class SharedStory:
    """The kit of one story, at `address`. `url` is passed on, tagged for no office."""

    page: StoryPage
    address: str
    captions: tuple[CaptionBox, ...]
    cards: tuple[CardLink, ...]
    url: str
    disclosure: str
    code: Code
    offices: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class DigestPage:
    """A day or a week: the text to paste, how many stories it leaves out, all of them as a list.

    `ways` pass the address of the page on, for the text is too long for a link.
    """

    name: str
    address: str
    url: str
    text: str
    left_out: int
    stories: tuple[KitRow, ...]
    ways: tuple[Way, ...]


def kit_page(
    stories: Iterable[tuple[str, Teaser]],
    kept_out: Iterable[tuple[str, Teaser]],
    fresh: Iterable[Teaser],
    digests: tuple[Iterable[str], Iterable[str]],
    offices: Iterable[OfficeUnit],
) -> KitPage:
    """The kit of (id, story) and (reason, story) pairs.

    `fresh` are the stories that were corrected or withdrawn lately; `digests` the names of the
    listings of days and of weeks.
    """
    days, weeks = ([_digest_link(name) for name in some] for some in digests)
    return KitPage(
        _rows(stories),
        tuple(KeptOut(reason, teaser) for reason, teaser in kept_out),
        tuple(one for one in fresh if one.withdrawn),
        tuple(reversed(days)),
        tuple(reversed(weeks)),
        office_links(offices),
    )


def shared_story(page: StoryPage, kit: Kit, offices: Iterable[OfficeUnit]) -> SharedStory:
    """The kit of the story of `page`."""
    url = f"{page.url}?{TAG}"
    boxes = (
        CaptionBox(_MADE_OF[one.kind], one.text, ways_for(one.text, page.title, url))
        for one in kit.captions
    )
    cards = tuple(_card_link(page, shape) for shape in SHAPES)
    said = disclosure_of(page.settings)
    code = code_of(page.short_url)
    address, links = kit_address(page.story.id), office_links(offices)
    return SharedStory(page, address, tuple(boxes), cards, url, said, code, links)


def digest_page(
    name: str, stories: Iterable[tuple[str, Teaser]], city: str, site_url: str, about: str = ""
) -> DigestPage:
    """The digest whose listing is called `name` (`kit/hari/2026-11-23`), of (id, story) pairs.

    `about` is what it is of where its name does not say so: a campaign.
    """
    rows, address = _rows(stories), f"/{name}/"
    said, url = about or digest_name(name), site_url.rstrip("/") + address
    items = [Item(_marked(row.teaser), row.teaser.url) for row in rows]
    text, left_out = digest_text(city, said, items, url)
    ways = ways_for(f"Kabar {city}, {said}", said, url)
    return DigestPage(said, address, url, text, left_out, rows, ways)


def digest_name(name: str) -> str:
    """`Senin, 23 November 2026`; of a week `Pekan 48, 23–29 November 2026`."""
    time = name.rpartition("/")[2]
    if "W" not in time:
        return say_date(date.fromisoformat(time))
    year, _, week = time.partition("-W")
    first, last = (date.fromisocalendar(int(year), int(week), day) for day in (1, 7))
    begin = _day_of_month(first, last)
    return f"Pekan {int(week)}, {begin}–{say_date(last).partition(', ')[2]}"


def office_links(offices: Iterable[OfficeUnit]) -> tuple[Link, ...]:
    """The offices by name, each with the tag that its employees' links carry."""
    links = (Link(clean_line(one.name), quote(one.id, safe="-._~")) for one in offices)
    return tuple(sorted(links, key=lambda link: link.name))


def _day_of_month(first: date, last: date) -> str:
    """`23` where the rest is told by the last day, else `30 November` or `28 Desember 2026`."""
    said = say_date(first).partition(", ")[2]
    if (first.year, first.month) == (last.year, last.month):
        return str(first.day)
    return said if first.year != last.year else said.rpartition(" ")[0]


def _digest_link(name: str) -> Link:
    return Link(digest_name(name), f"/{name}/")


def _rows(stories: Iterable[tuple[str, Teaser]]) -> tuple[KitRow, ...]:
    return tuple(KitRow(kit_address(id_), teaser) for id_, teaser in stories)


def _marked(teaser: Teaser) -> str:
    """The headline with what a reader must know first."""
    marks = [teaser.label, "Ralat" if teaser.corrected else ""]
    if not (teaser.is_news or teaser.paid):
        verdict = teaser.claim.verdict if teaser.claim else ""
        marks.append(f"{teaser.kind}: {verdict}" if verdict else teaser.kind)
    said = " · ".join(mark for mark in marks if mark)
    return f"[{said}] {teaser.title}" if said else teaser.title


def _card_link(page: StoryPage, shape: Shape) -> CardLink:
    name, use = _SHAPES[shape]
    file = card_name(card_of(page.story, page.settings, shape))
    return CardLink(name, use, f"/cards/{quote(file)}", shape.width, shape.height)
