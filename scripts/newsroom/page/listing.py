"""The stories of a desk, an author, a tag, a campaign or a month, page by page, counted from the oldest."""

from dataclasses import dataclass

from newsroom.page.addresses import (
    CLARIFICATIONS,
    author_address,
    campaign_address,
    desk_address,
    tag_address,
)
from newsroom.page.archive import month_name
from newsroom.page.surroundings import Surroundings
from newsroom.page.teaser import Teaser
from newsroom.page.versions import language_link
from newsroom.registers import Campaign
from newsroom.settings import Desk
from newsroom.slug import slug
from newsroom.social.feeds import desk_feed, language_feed
from newsroom.social.wording import clean_line
from newsroom.tongue import Tongue, message

_CHECKED = "Klaim yang beredar, hasil pemeriksaannya, dan buktinya."
NEWEST = 0
"""The number of the page at the listing's own address."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over a listing: what sort it is, its name, what is said of it, its address.

    `feed` is the address of its feed, where it has one.
    """

    kind: str
    name: str
    about: str
    address: str
    template: str
    feed: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a listing; `stories` are newest first.

    Page `number` of `last` holds the same stories for good. The newest ones stand at the
    listing's own address, on a page that has no number but `NEWEST`.
    """

    heading: Heading
    number: int
    last: int
    stories: tuple[Teaser, ...]

    @property
    def address(self) -> str:
        """Where this page stands."""
        return self._page(self.number)

    @property
    def newer(self) -> str:
        """Where the next newer stories stand, or nothing."""
        if self.number == NEWEST:
            return ""
        return self._page(NEWEST if self.number == self.last else self.number + 1)

    @property
    def older(self) -> str:
        """Where the next older stories stand, or nothing."""
        number = self.last if self.number == NEWEST else self.number - 1
        return self._page(number) if number > 0 else ""

    def _page(self, number: int) -> str:
        address = self.heading.address
        return f"{address}page/{number}/" if number else address


def listing_address(name: str, number: int) -> str:
    """Where page `number` of the listing `name` (`desk/layanan`) stands."""
    return f"/{name}/page/{number}/" if number else f"/{name}/"


def desk_name(id_: str) -> str:
    """The name of a desk's listing."""
    return desk_address(id_).strip("/")


def campaign_name(id_: str) -> str:
    """The name of a campaign's listing."""
    return campaign_address(id_).strip("/")


def heading_of(name: str, label: str, around: Surroundings) -> Heading:
    """The heading of the listing `name`. `label` is an author's id, or a tag as it is spelt."""
    sort, _, rest = name.partition("/")
    if sort == "desk":
        return _desk_heading(*_desk(rest, around))
    if sort == "penulis":
        return _author_heading(label, around)
    if sort == "kampanye":
        return campaign_heading(campaign_of(name, around))
    if sort == "arsip":
        year, _, month = rest.partition("/")
        return Heading("Arsip", month_name(year, month), "", f"/{name}/", "archive_month.html")
    if sort == CLARIFICATIONS.strip("/"):
        return Heading("Cek fakta", "Klarifikasi", _CHECKED, CLARIFICATIONS, "clarifications.html")
    return Heading("Topik", label, "", tag_address(label), "tag.html")


def campaign_heading(campaign: Campaign) -> Heading:
    """The heading of a campaign."""
    said = clean_line(campaign.description)
    address = campaign_address(campaign.id)
    return Heading("Kampanye", clean_line(campaign.name), said, address, "campaign.html")


def language_heading(tongue: Tongue) -> Heading:
    """The heading of all stories in another language."""
    return Heading(
        tongue.say(message("Terjemahan")),
        tongue.say(message("Berita dalam bahasa Indonesia")),
        tongue.say(message("Diterjemahkan oleh redaksi. Yang berlaku ialah naskah aslinya.")),
        language_link(tongue).address,
        "language.html",
        f"/{language_feed(tongue.code)}",
    )


def _desk_heading(id_: str, desk: Desk) -> Heading:
    address, feed = desk_address(id_), f"/{desk_feed(id_)}"
    return Heading("Desk", desk.name, desk.description, address, "category.html", feed)


def _author_heading(id_: str, around: Surroundings) -> Heading:
    person = around.people.get(id_)
    role, bio = (person.role, person.bio) if person else ("", "")
    return Heading(role or "Penulis", around.name_of(id_), bio, author_address(id_), "author.html")


def _desk(part: str, around: Surroundings) -> tuple[str, Desk]:
    return next((id_, desk) for id_, desk in around.settings.desks.items() if slug(id_) == part)


def campaign_of(name: str, around: Surroundings) -> Campaign:
    """The campaign whose listing is called `name`."""
    id_ = next(id_ for id_ in around.campaigns if campaign_name(id_) == name)
    return around.campaigns[id_]
