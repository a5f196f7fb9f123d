"""Carries out orders: from plain values to what templates are given. Runs in any process.

A press knows the site's givens and the cache, and nothing else of the newsroom, so what an order
holds and what the press noted is all that an output depends on.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC
from functools import lru_cache, partial
from typing import Any

from markupsafe import Markup

from newsroom.build.cache import Cache
from newsroom.build.entry import Aired
from newsroom.build.givens import CONTACTS, CURRENT, EVENTS, PEOPLE, SECURITY, Site
from newsroom.build.listed import ALL, CAMPAIGN, is_language
from newsroom.build.recalled import recall, text_of
from newsroom.build.sheets import AnySheet, FeedSheet, Sheet, TextSheet
from newsroom.build.task import RECENT_NEWS, SITEMAPS, Order
from newsroom.edition import Published
from newsroom.node import Node, NodeKind, Note
from newsroom.page.addresses import address_at, root_of
from newsroom.page.agenda import Agenda, Occasion, agenda_of
from newsroom.page.archive import archive_years
from newsroom.page.calendar import calendar_of
from newsroom.page.campaign_page import CampaignPage, campaign_page
from newsroom.page.front import make_front, newest_changes
from newsroom.page.listing import Listing, campaign_of, heading_of, language_heading
from newsroom.page.notices import notices_of
from newsroom.page.press_room import contact_lines, feed_links, own_contacts
from newsroom.page.roster import roster_of
from newsroom.page.search_page import search_page
from newsroom.page.short import short_page
from newsroom.page.story_page import StoryPage
from newsroom.page.surroundings import Surroundings, WatchedMapping, watched
from newsroom.page.teaser import Teaser
from newsroom.page.ties import Tie, Ties, tie_all
from newsroom.page.translation import make_page, retold
from newsroom.page.versions import ALONE, Versions, language_name, versions_of
from newsroom.pictures import measure
from newsroom.registers import Contact
from newsroom.social.feeds import hub_of
from newsroom.story import Story
from newsroom.tongue import SOURCE, Tongue
from newsroom.typed import from_json

_OFFICE = Node(NodeKind.OFFICE, "office")


@dataclass(frozen=True, slots=True)
class Press:
    """Turns orders into sheets. `note` hears of every node that is read."""

    site: Site
    cache: Cache
    note: Note

    def set(self, order: Order) -> AnySheet:
        """What is to be rendered for `order`."""
        sheet: AnySheet = getattr(self, f"_set_{order.task.kind}")(order)
        if not isinstance(sheet, TextSheet):
            self.note(Node(NodeKind.TEMPLATE, sheet.template))
        return sheet

    @property
    def _around(self) -> Surroundings:
        return Surroundings(
            watched(self.site.public, NodeKind.OFFICE, self.note),
            WatchedMapping(self.site.givens.people, NodeKind.PERSON, self.note),
            WatchedMapping(self.site.campaigns, NodeKind.CAMPAIGN, self.note),
            measure,
        )

    def _story_page(self, values: Mapping[str, Any]) -> StoryPage:
        text = text_of(self.cache, self.site.settings, values["path"], values["key"])
        aired = from_json(Aired, values["aired"])
        story = recall(values["path"], text)
        return make_page(
            Published(story, aired.decision, aired.trail),
            self._around,
            text.html,
            _ties(values),
            tongues=self.site.tongues,
            in_outbox=aired.in_outbox,
            is_shareable=aired.shareable,
            minutes=aired.minutes,
            versions=self._versions(story, values),
        )

    def _versions(self, story: Story, values: Mapping[str, Any]) -> Versions:
        """The story in other languages; a withdrawn one leads to none."""
        if not values.get("versions") or story.meta.withdrawn:
            return ALONE
        found, tongues = map(_teaser, values["versions"]), self.site.tongues
        url = self.site.frame.url + address_at(story.path)
        return versions_of(story.meta.lang.value, url, found, tongues)

    def _set_story(self, order: Order) -> Sheet:
        page = self._story_page(order.values)
        shown = frozenset(page.originals)
        return Sheet("story.html", {"article": {"page": page}}, shown, self.site.tongues[page.lang])

    def _set_feed(self, order: Order) -> FeedSheet:
        stories = tuple(self._story_page(story) for story in order.values["stories"])
        # Pelican's own words in a feed: its title and the newsroom's name.
        self.note(_OFFICE)
        listing, _, kind = order.task.name.rpartition(".")
        tongue, title = SOURCE, ""
        if is_language(listing):
            tongue = self.site.tongues[listing]
            title = language_heading(tongue).name
        elif listing != ALL:
            title = heading_of(listing, "", self._around).name
        return FeedSheet(kind, title, stories, hub_of(self._around.settings), tongue=tongue)

    def _set_listing(self, order: Order) -> Sheet:
        values, around = order.values, self._around
        name, _, number = order.task.name.rpartition("#")
        if is_language(name):
            return self._language(order, self.site.tongues[name], int(number))
        heading = heading_of(name, values["label"], around)
        stories = tuple(map(_teaser, values["teasers"]))
        given: dict[str, Any] = {"listing": Listing(heading, int(number), values["last"], stories)}
        if name.startswith(CAMPAIGN):
            given["campaign"] = self._campaign(campaign_of(name, around).id)
        return Sheet(heading.template, given)

    def _language(self, order: Order, tongue: Tongue, number: int) -> Sheet:
        """A page of the stories in another language."""
        heading = language_heading(tongue)
        stories = tuple(retold(map(_teaser, order.values["teasers"]), tongue))
        listing = Listing(heading, number, order.values["last"], stories)
        return Sheet(heading.template, {"listing": listing}, tongue=tongue)

    def _campaign(self, id_: str) -> CampaignPage:
        return campaign_page(self._around.campaigns[id_], self._around.settings.zone)

    def _set_front(self, order: Order) -> Sheet:
        values, desks = order.values, self._around.settings.desks
        by_desk = {id_: [_teaser(text) for text in texts] for id_, texts in values["desks"].items()}
        news = [_teaser(text) for text in values["news"]]
        agenda = self._agenda({"coming": values["coming"], "past": ()}).coming
        front = make_front(news, by_desk, desks, agenda)
        newest = _teaser(values["newest"]).time if values["newest"] else None
        self.note(Node(NodeKind.CAMPAIGNS, CURRENT))
        campaigns = (
            replace(self._campaign(id_), days_left=left) for id_, left in self.site.countdown
        )
        front = replace(
            front,
            newest=newest,
            campaigns=tuple(campaigns),
            fresh=newest_changes(map(_teaser, values["fresh"])),
            languages=tuple(
                (code, language_name(self.site.tongues[code])) for code in values["languages"]
            ),
        )
        return Sheet("index.html", {"front": front})

    def _set_page(self, order: Order) -> Sheet:
        return self._static("page.html", order.task.name)

    def _static(self, template: str, path: str, **more: Any) -> Sheet:
        self.note(Node(NodeKind.PAGE, path))
        page = self.site.pages[path]
        around = self._around
        look_up = partial(around.measure, around.settings.root)
        html, originals = page.shown(root_of(around.settings.office), look_up)
        # Cleaned by nh3 when it was rendered.
        values = {"page": page, "body": Markup(html), **more}  # noqa: S704
        return Sheet(template, values, frozenset(originals))

    def _set_masthead(self, order: Order) -> Sheet:
        self.note(Node(NodeKind.REGISTER, PEOPLE))
        givens, desks = self.site.givens, self.site.settings.desks
        given = {
            "roster": roster_of(givens.people, desks, order.values["authors"]),
            "responsible": givens.responsible,
            "contacts": own_contacts(self._contacts, self._around.settings.office),
        }
        if not order.task.name:
            return Sheet("roster.html", {"page": None, **given})
        return self._static("roster.html", order.task.name, **given)

    def _set_press(self, _: Order) -> Sheet:
        settings = self._around.settings
        given = {"feeds": feed_links(settings.desks), "colour": settings.look.colour}
        return Sheet("press.html", {**given, "contacts": contact_lines(self._contacts)})

    @property
    def _contacts(self) -> tuple[Contact, ...]:
        self.note(Node(NodeKind.REGISTER, CONTACTS))
        return self.site.givens.contacts

    def _set_notices(self, order: Order) -> Sheet:
        pages = [self._story_page(story) for story in order.values["stories"]]
        return Sheet("corrections.html", {"notices": notices_of(pages)})

    def _set_search(self, order: Order) -> Sheet:
        found = search_page(self._around.settings, **order.values)
        return Sheet("search.html", {"found": found})

    def _set_withdrawn(self, order: Order) -> Sheet:
        root = root_of(self._around.settings.office)
        addresses = [root + address_at(path) for path in order.values["paths"]]
        return Sheet("withdrawn.json", {"addresses": addresses})

    def _set_short(self, order: Order) -> TextSheet:
        self.note(_OFFICE)
        return TextSheet(short_page(order.values["path"], self.site.public.office))

    def _set_archive(self, order: Order) -> Sheet:
        years = archive_years(order.values["listings"])
        if order.task.name == ALL:
            return Sheet("archive.html", {"years": years})
        return Sheet("archive_year.html", {"year": years[0]})

    def _set_agenda(self, order: Order) -> Sheet:
        return Sheet("agenda.html", {"agenda": self._agenda(order.values)})

    def _set_calendar(self, order: Order) -> TextSheet:
        office = self._around.settings.office
        if order.task.name != ALL:
            return TextSheet(calendar_of([_occasion(order.values["event"])], office))
        agenda = self._agenda(order.values)
        return TextSheet(calendar_of([*agenda.past, *agenda.coming], office))

    def _agenda(self, values: Mapping[str, Any]) -> Agenda:
        self.note(Node(NodeKind.CAMPAIGNS, EVENTS))
        coming, past = self.site.occasions
        return agenda_of(
            [*map(_occasion, values["coming"]), *coming], [*map(_occasion, values["past"]), *past]
        )

    def _set_sitemap(self, order: Order) -> Sheet:
        if order.task.name == SITEMAPS:
            return Sheet("sitemaps.xml", order.values)
        if order.task.name == RECENT_NEWS:
            return Sheet(
                "sitemap_news.xml", {"news": [_news(line) for line in order.values["lines"]]}
            )
        lines = [line.partition(" ") for line in order.values["lines"]]
        return Sheet("sitemap.xml", {"entries": [(at, changed) for at, _, changed in lines]})

    def _set_security(self, _: Order) -> Sheet:
        self.note(Node(NodeKind.EXPIRY, SECURITY))
        return Sheet("security.txt", {"expires": self.site.security_until.astimezone(UTC)})

    def _set_plain(self, order: Order) -> Sheet:
        return Sheet(order.task.name, {})


@lru_cache(maxsize=16_384)
def _teaser(text: str) -> Teaser:
    # A story stands in several listings.
    return from_json(Teaser, text)


def _news(line: str) -> tuple[str, str, str]:
    """Address, time on air and headline of a story in the sitemap of news."""
    _, address, time, title = line.split(" ", 3)
    return address, time, title


def _ties(values: Mapping[str, Any]) -> Ties:
    """The ties of a story, from its order."""
    one = {name: _tie(values[name]) if values.get(name) else None for name in _ROLES}
    later, related = (map(_tie, values.get(name, ())) for name in ("later", "related"))
    return tie_all(**one, later=later, related=related)


def _occasion(text: str) -> Occasion:
    return from_json(Occasion, text)


def _tie(text: str) -> Tie:
    return from_json(Tie, text)


_ROLES = ("followed", "answered", "older", "newer")
