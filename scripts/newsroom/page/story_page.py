"""A published story as its page and the listings show it."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from urllib.parse import quote

from markupsafe import Markup

from newsroom.edition import Published
from newsroom.networks import LANDSCAPE
from newsroom.page import addresses, text
from newsroom.page.boxed import Boxed
from newsroom.page.code import Code, code_of
from newsroom.page.links import campaign_link, tag_links
from newsroom.page.pictures import Picture, pictures_of
from newsroom.page.respond import respond_links
from newsroom.page.share import share_links
from newsroom.page.strip import Strip, strip_of
from newsroom.page.surroundings import Surroundings
from newsroom.page.teaser import Teaser, teaser_of
from newsroom.page.ties import UNTIED, Ties
from newsroom.page.version import version_of
from newsroom.page.versions import ALONE, Versions
from newsroom.page.words import KINDS, Link, Time, time_in
from newsroom.pictures import Original
from newsroom.requests import Request
from newsroom.social.cards import card_name, card_of, describe
from newsroom.social.marks import mark_of
from newsroom.social.wording import clean_line
from newsroom.story import Kind, Language


@dataclass(frozen=True)
class StoryPage(Boxed):
    """All that a page or a listing says of one story; of a withdrawn one little is left.

    `html` is its text as `newsroom.story.html` renders it, `seen_at` the hour at which a draft is
    looked at. `is_shareable`: it is still passed on, with a card; `in_kit`: the share
    kit has it. `minutes` long it is read.
    """

    published: Published
    around: Surroundings = field(repr=False)
    html: str = field(default="", repr=False)
    ties: Ties = UNTIED
    in_outbox: bool = False
    is_shareable: bool = False
    in_kit: bool = False
    seen_at: datetime | None = None
    minutes: int = 0
    requests: tuple[Request, ...] = ()
    lang: str = Language.ID.value
    versions: Versions = ALONE

    @cached_property
    def title(self) -> str:
        """The headline."""
        return clean_line(self.story.meta.title)

    @cached_property
    def summary(self) -> str:
        """The story in one sentence."""
        return "" if self.withdrawn else clean_line(self.story.meta.summary)

    @cached_property
    def address(self) -> str:
        """Where it stands on the site: `/2022/01/rakor-twap/`."""
        return addresses.story_address(self.story)

    @cached_property
    def url(self) -> str:
        """Its whole address."""
        return self._site_url + self.address

    @cached_property
    def short_url(self) -> str:
        """Its whole permanent address; the usual one where it has no id."""
        return self._site_url + addresses.permanent_address(self.story)

    @property
    def version(self) -> str:
        """The name of what readers see of it, by which the page is known to be up to date."""
        return version_of(self.story.meta, self.html)

    @property
    def kind(self) -> str:
        """What sort of story it is, in Indonesian."""
        return KINDS[self.story.meta.kind]

    @property
    def is_news(self) -> bool:
        """Whether its kind needs no mark."""
        return self.story.meta.kind is Kind.NEWS

    @cached_property
    def desk(self) -> Link:
        """Its desk."""
        id_ = self.story.meta.desk
        desk = self.settings.desks.get(id_)
        return Link(desk.name, addresses.desk_address(id_)) if desk else Link(clean_line(id_), "")

    @cached_property
    def authors(self) -> tuple[Link, ...]:
        """Its authors, once each; without an address where the id gives none."""
        ids = dict.fromkeys(self.story.meta.authors)
        return tuple(Link(self.around.name_of(id_), addresses.author_address(id_)) for id_ in ids)

    @cached_property
    def editor(self) -> str:
        """Who approved it; both, where two had to."""
        decision = self.published.decision
        given = [one for one in (decision.approval, decision.second) if one]
        return ", ".join(self.around.name_of(one.by) for one in given)

    @property
    def place(self) -> str:
        """Where the event was: the dateline."""
        return clean_line(self.story.meta.event.place) if self.story.meta.event else ""

    @cached_property
    def time(self) -> Time:
        """When it came out; of a draft, the hour at which it is seen."""
        return time_in(self.seen_at or self.published.at, self.settings.zone)

    @cached_property
    def updated(self) -> Time | None:
        """When it was last corrected or withdrawn."""
        changed = self.story.last_declared_change
        return time_in(changed, self.settings.zone) if changed else None

    @property
    def starts(self) -> Time | None:
        """Of an agenda: when the event begins."""
        event = self.story.meta.event
        if self.story.meta.kind is not Kind.AGENDA or event is None or event.starts_at is None:
            return None
        return time_in(event.starts_at, self.settings.zone)

    @property
    def calendar(self) -> str:
        """Of an agenda that stands: the address of its event's file for calendars."""
        return self.address + addresses.EVENT_FILE if self.starts and not self.withdrawal else ""

    @cached_property
    def strip(self) -> Strip:
        """Its trail."""
        return strip_of(
            self.story,
            self.published.trail,
            self.settings.deadline,
            self.settings.zone,
            in_outbox=self.in_outbox,
            now=self.seen_at,
            approver=self.editor,
        )

    @property
    def awaits_second_edit(self) -> bool:
        """Whether it went out by the fast lane, and its desk has not approved it yet."""
        return self.published.decision.awaits_second_edit and not self.withdrawn

    @cached_property
    def pictures(self) -> tuple[Picture, ...]:
        """Its pictures."""
        if self.withdrawn:
            return ()
        return pictures_of(self.settings.root, self.story, self.around.measure)

    @property
    def picture(self) -> Picture | None:
        """Its first picture."""
        return self.pictures[0] if self.pictures else None

    @property
    def body(self) -> Markup:
        """The text, as HTML that is safe to set as it stands."""
        return Markup(self._shown[0])  # noqa: S704 - nh3 cleaned it

    @property
    def body_with_whole_addresses(self) -> Markup:
        """`body` for readers outside the site."""
        html = text.outside(self._left, self._site_url, self.url, self.around.look_up)
        return Markup(html)  # noqa: S704 - nh3 cleaned it

    @property
    def originals(self) -> set[Original]:
        """The originals of all pictures that the page shows."""
        in_text = self._shown[1] if "<img" in self._left else set()
        return {picture.original for picture in self.pictures} | in_text

    @cached_property
    def _shown(self) -> tuple[str, set[Original]]:
        root = addresses.root_of(self.settings.office)
        return text.on_page(self._left, root, self.around.look_up)

    @property
    def _left(self) -> str:
        return "" if self.withdrawn else self.html

    @property
    def _site_url(self) -> str:
        return self.settings.office.site_url.rstrip("/")

    @cached_property
    def tags(self) -> tuple[Link, ...]:
        """Its tags that can have a page, once each."""
        return () if self.withdrawn else tag_links(self.story.meta.tags)

    @cached_property
    def campaign(self) -> Link | None:
        """The campaign that it belongs to."""
        return campaign_link(self.around.campaigns.get(self.story.meta.campaign or ""))

    @cached_property
    def share(self) -> tuple[Link, ...]:
        """Links that pass it on; none once it is withdrawn."""
        said = f"{self.label}. {self.title}" if self.label else self.title
        return () if self.withdrawn else share_links(said, self.url)

    @property
    def kit(self) -> str:
        """Where its captions and cards for passing it on are, while the share kit has it."""
        return addresses.kit_address(self.story.id) if self.in_kit else ""

    @property
    def respond(self) -> tuple[Link, ...]:
        """Links by which a reader reports an error, or asks for the right of reply."""
        return respond_links(self.title, self.url, self.settings.office.repository)

    @property
    def code(self) -> Code | None:
        """The QR code of its permanent address, while it is passed on."""
        return code_of(self.short_url) if self.is_shareable else None

    @cached_property
    def card(self) -> str:
        """The whole address of the card that previews of links show, while it can be shared."""
        name = card_name(card_of(self.story, self.settings, LANDSCAPE)) if self.is_shareable else ""
        return f"{self._site_url}/cards/{quote(name)}" if name else ""

    @property
    def card_alt(self) -> str:
        """What is on the card."""
        return describe(self.story, mark_of(self.story, self.settings.root).text)

    @property
    def teaser(self) -> Teaser:
        """What is shown of it elsewhere."""
        return teaser_of(self)
