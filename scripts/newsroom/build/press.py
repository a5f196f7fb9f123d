"""Carries out orders: from plain values to what templates are given. Runs in any process.

A press knows the site's givens and the cache, and nothing else of the newsroom, so what an order
holds and what the press noted is all that an output depends on.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC
from functools import partial
from typing import Any

from markupsafe import Markup

from newsroom.build import campaigning
from newsroom.build.agendas import agenda_today, calendar_text
from newsroom.build.aired import aired_of, published_of
from newsroom.build.cache import Cache, Text
from newsroom.build.givens import CONTACTS, CURRENT, OFFICE, OFFICES, PEOPLE, SECURITY, Site
from newsroom.build.kits import OF_CAMPAIGN, SHARED
from newsroom.build.listed import ALL, CAMPAIGN, is_language
from newsroom.build.proving import json_of
from newsroom.build.recalled import text_of
from newsroom.build.scorecards import scorecard_sheet
from newsroom.build.sheets import AnySheet, DataSheet, FeedSheet, Sheet, TextSheet
from newsroom.build.sitemaps import sitemap_sheet
from newsroom.build.task import Order
from newsroom.build.unfold import read_pairs, read_teaser, read_ties
from newsroom.node import Node, NodeKind, Note
from newsroom.page.addresses import address_at, root_of
from newsroom.page.archive import archive_years
from newsroom.page.check_page import check_page
from newsroom.page.front import make_front, newest_changes
from newsroom.page.kit import digest_page, kit_page, shared_story
from newsroom.page.listing import Listing, campaign_of, heading_of, language_heading
from newsroom.page.notices import notices_of
from newsroom.page.press_room import contact_lines, feed_links, own_contacts
from newsroom.page.proofs import proofs_page, signers_of
from newsroom.page.roster import roster_of
from newsroom.page.search_page import search_page
from newsroom.page.short import short_page
from newsroom.page.story_page import StoryPage
from newsroom.page.surroundings import Surroundings, WatchedMapping, watched
from newsroom.page.translation import make_page, retold
from newsroom.page.versions import ALONE, Versions, language_name, versions_of
from newsroom.pictures import measure
from newsroom.registers import Contact, OfficeUnit
from newsroom.social.feeds import hub_of
from newsroom.social.kit import Kit
from newsroom.social.wording import clean_line
from newsroom.story import Story
from newsroom.tongue import SOURCE, Tongue
from newsroom.typed import from_json


@dataclass(frozen=True, slots=True)
class Press:
    """Turns orders into sheets. `note` hears of every node that is read."""

    site: Site
    cache: Cache
    note: Note

    def set(self, order: Order) -> AnySheet:
        """What is to be rendered for `order`."""
        sheet: AnySheet = getattr(self, f"_set_{order.task.kind}")(order)
        if not isinstance(sheet, TextSheet | DataSheet):
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

    def _text(self, values: Mapping[str, Any]) -> Text:
        return text_of(self.cache, self.site.settings, values["path"], values["key"])

    def _story_page(self, values: Mapping[str, Any]) -> StoryPage:
        text, aired = self._text(values), aired_of(values["aired"])
        published = published_of(values, text)
        story = published.story
        return make_page(
            published,
            self._around,
            text.html,
            read_ties(values),
            tongues=self.site.tongues,
            in_outbox=aired.in_outbox,
            is_shareable=aired.shareable,
            in_kit=aired.in_kit,
            minutes=aired.minutes,
            requests=aired.requests,
            versions=self._versions(story, values),
        )

    def _versions(self, story: Story, values: Mapping[str, Any]) -> Versions:
        """The story in other languages; a withdrawn one leads to none."""
        if not values.get("versions") or story.meta.withdrawn:
            return ALONE
        found, tongues = map(read_teaser, values["versions"]), self.site.tongues
        url = self.site.frame.url + address_at(story.path)
        return versions_of(story.meta.lang.value, url, found, tongues)

    def _set_story(self, order: Order) -> Sheet:
        page = self._story_page(order.values)
        shown = frozenset(page.originals)
        return Sheet("story.html", {"article": {"page": page}}, shown, self.site.tongues[page.lang])

    def _set_story_json(self, order: Order) -> TextSheet:
        self.note(OFFICE)
        return TextSheet(json_of(order.values, self._text(order.values), self.site.public))

    def _set_proofs(self, order: Order) -> Sheet:
        page = proofs_page(self._around.settings, order.values["days"])
        return Sheet("proofs.html", {"proofs": page})

    def _set_signers(self, _: Order) -> TextSheet:
        return TextSheet(signers_of(self._around.settings))

    def _set_feed(self, order: Order) -> FeedSheet:
        stories = tuple(self._story_page(story) for story in order.values["stories"])
        # Pelican's own words in a feed: its title and the newsroom's name.
        self.note(OFFICE)
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
        stories = tuple(map(read_teaser, values["teasers"]))
        given: dict[str, Any] = {"listing": Listing(heading, int(number), values["last"], stories)}
        if name.startswith(CAMPAIGN):
            id_ = campaign_of(name, around).id
            # Pages with a number stay as they are for good, and count no days.
            given["campaign"] = campaigning.campaign_at(id_, around)
            if number == "0":
                given["campaign"] = campaigning.campaign_today(id_, self.site, around, self.note)
            given["has_kit"] = values.get("has_kit", False)
        return Sheet(heading.template, given)

    def _language(self, order: Order, tongue: Tongue, number: int) -> Sheet:
        """A page of the stories in another language."""
        heading = language_heading(tongue)
        stories = tuple(retold(map(read_teaser, order.values["teasers"]), tongue))
        listing = Listing(heading, number, order.values["last"], stories)
        return Sheet(heading.template, {"listing": listing}, tongue=tongue)

    def _set_campaigns(self, _: Order) -> Sheet:
        found = campaigning.all_campaigns(self.site, self._around, self.note)
        return Sheet("campaigns.html", {"campaigns": found})

    def _set_front(self, order: Order) -> Sheet:
        values, desks = order.values, self._around.settings.desks
        by_desk = {id_: [*map(read_teaser, texts)] for id_, texts in values["desks"].items()}
        news = [read_teaser(text) for text in values["news"]]
        agenda = agenda_today({"coming": values["coming"], "past": ()}, self.site, self.note).coming
        front = make_front(news, by_desk, desks, agenda)
        newest = read_teaser(values["newest"]).time if values["newest"] else None
        self.note(Node(NodeKind.CAMPAIGNS, CURRENT))
        campaigns = (
            replace(campaigning.campaign_at(id_, self._around), days_left=left)
            for id_, left in self.site.countdown
        )
        front = replace(
            front,
            newest=newest,
            campaigns=tuple(campaigns),
            fresh=newest_changes(map(read_teaser, values["fresh"])),
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

    def _set_kit(self, order: Order) -> Sheet:
        values, digests = order.values, (order.values["days"], order.values["weeks"])
        stories, kept_out = read_pairs(values["stories"]), read_pairs(values["kept_out"])
        fresh = map(read_teaser, values["fresh"])
        return Sheet(
            "kit.html", {"kit": kit_page(stories, kept_out, fresh, digests, self._offices)}
        )

    def _set_shared(self, order: Order) -> Sheet:
        kit = from_json(Kit, order.values["kit"])
        shared = shared_story(self._story_page(order.values["story"]), kit, self._offices)
        return Sheet("kit_story.html", {"kit": shared})

    def _set_digest(self, order: Order) -> Sheet:
        office = self._around.settings.office
        stories = read_pairs(order.values["stories"])
        name, said = order.task.name, ""
        if name.startswith(OF_CAMPAIGN):
            said = campaign_of(name.removeprefix(f"{SHARED}/"), self._around).name
        digest = digest_page(name, stories, office.city, office.site_url, clean_line(said))
        return Sheet("kit_digest.html", {"digest": digest})

    @property
    def _offices(self) -> tuple[OfficeUnit, ...]:
        self.note(Node(NodeKind.REGISTER, OFFICES))
        return self.site.givens.offices

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

    def _set_check(self, order: Order) -> Sheet:
        found = check_page(self._around.settings, **order.values)
        return Sheet("check.html", {"check": found})

    def _set_sought(self, order: Order) -> DataSheet:
        return DataSheet(order.values["content"])

    def _set_withdrawn(self, order: Order) -> Sheet:
        root = root_of(self._around.settings.office)
        addresses = [root + address_at(path) for path in order.values["paths"]]
        return Sheet("withdrawn.json", {"addresses": addresses})

    def _set_short(self, order: Order) -> TextSheet:
        self.note(OFFICE)
        return TextSheet(short_page(order.values["path"], self.site.public.office))

    def _set_archive(self, order: Order) -> Sheet:
        years = archive_years(order.values["listings"])
        if order.task.name == ALL:
            return Sheet("archive.html", {"years": years})
        return Sheet("archive_year.html", {"year": years[0]})

    def _set_agenda(self, order: Order) -> Sheet:
        return Sheet("agenda.html", {"agenda": agenda_today(order.values, self.site, self.note)})

    def _set_calendar(self, order: Order) -> TextSheet:
        return TextSheet(calendar_text(order, self.site, self._around, self.note))

    def _set_scorecard(self, order: Order) -> AnySheet:
        return scorecard_sheet(order.task.name, order.values, self._around.settings.zone)

    def _set_sitemap(self, order: Order) -> Sheet:
        return sitemap_sheet(order.task.name, order.values)

    def _set_security(self, _: Order) -> Sheet:
        self.note(Node(NodeKind.EXPIRY, SECURITY))
        return Sheet("security.txt", {"expires": self.site.security_until.astimezone(UTC)})

    def _set_plain(self, order: Order) -> Sheet:
        return Sheet(order.task.name, {})
