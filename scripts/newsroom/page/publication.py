"""All that the site publishes at a given hour: the one value that plug-ins and previews read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from newsroom.edition import Edition, Published
from newsroom.finding import Finding
from newsroom.ledger import ARRIVED, OUTBOX
from newsroom.page.addresses import desk_address, root_of
from newsroom.page.boxes import CorrectionBox, WithdrawalBox
from newsroom.page.campaign_page import CampaignPage, campaign_pages
from newsroom.page.front import Front, make_front
from newsroom.page.related import Surroundings
from newsroom.page.static_page import StaticPage, read_static_pages
from newsroom.page.story_page import StoryPage
from newsroom.page.words import Link, Time
from newsroom.pictures import Original
from newsroom.settings import Office
from newsroom.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page: the name, the desks, the pages, the newest story's time.

    `url` is the site's whole address; `root` is its path, before every address: mostly empty.
    """

    office: Office
    url: str
    root: str
    desks: tuple[Link, ...]
    pages: tuple[Link, ...]
    newest: Time | None


@dataclass(frozen=True, slots=True)
class Notice:
    """A correction or a withdrawal with its story, for the list of both."""

    page: StoryPage
    box: CorrectionBox | WithdrawalBox

    @property
    def is_withdrawal(self) -> bool:
        """Whether the story was withdrawn, rather than corrected."""
        return isinstance(self.box, WithdrawalBox)


@dataclass(frozen=True)
class Publication:
    """The site's content at `now`; everything is worked out when it is first asked for."""

    workspace: Workspace
    now: datetime

    @cached_property
    def edition(self) -> Edition:
        """What is on air, and what is held back."""
        return self.workspace.edition(self.now)

    @cached_property
    def around(self) -> Surroundings:
        """What stories' pages need besides their story."""
        workspace = self.workspace
        return Surroundings(
            workspace.settings, workspace.registers, self.edition, self._in_outbox, self.now
        )

    def _in_outbox(self, story_id: str) -> bool:
        record = self.workspace.records.get(story_id)
        claims = record.posts.values() if record else ()
        return any(claim.network == OUTBOX and claim.state in ARRIVED for claim in claims)

    def page_of(self, published: Published) -> StoryPage:
        """The page of a story, on air or seen as if it were."""
        return StoryPage(published, self.around)

    @cached_property
    def pages(self) -> tuple[StoryPage, ...]:
        """All stories that have a page, newest first."""
        return tuple(self.page_of(published) for published in self.edition.published)

    @cached_property
    def by_path(self) -> Mapping[str, StoryPage]:
        """`pages` by the path of the story's file, relative to the repository."""
        return {page.story.path: page for page in self.pages}

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """The place of every story among `pages`, by path."""
        return {page.story.path: rank for rank, page in enumerate(self.pages)}

    @cached_property
    def originals(self) -> tuple[Original, ...]:
        """The pictures that some page shows, by name."""
        found = {original for page in self.pages for original in page.originals}
        for page in self.static_pages:
            found |= page.shown(self.frame.root, self.original)[1]
        return tuple(sorted(found, key=lambda original: original.name))

    def original(self, name: str) -> Original | None:
        """The picture of this name below content/images."""
        return self.around.measure(self.workspace.settings.root, name)

    @cached_property
    def listed(self) -> tuple[StoryPage, ...]:
        """The stories that listings and feeds show, newest first: all but withdrawn ones."""
        return tuple(page for page in self.pages if page.withdrawal is None)

    @cached_property
    def front(self) -> Front:
        """The front page."""
        return make_front(self.listed, self.workspace.settings)

    @cached_property
    def campaigns(self) -> tuple[CampaignPage, ...]:
        """All campaigns, the nearest day first."""
        return campaign_pages(self.workspace.registers, self.listed, self.workspace.settings.zone)

    @property
    def current_campaigns(self) -> tuple[CampaignPage, ...]:
        """The campaigns whose day is not over."""
        today = self.now.astimezone(self.workspace.settings.zone).date()
        return tuple(campaign for campaign in self.campaigns if campaign.day >= today)

    @cached_property
    def notices(self) -> tuple[Notice, ...]:
        """Corrections and withdrawals, newest first."""
        found = [Notice(page, box) for page in self.pages for box in page.corrections]
        found += [Notice(page, page.withdrawal) for page in self.pages if page.withdrawal]
        return tuple(sorted(found, key=lambda n: (n.box.time.moment, n.page.url), reverse=True))

    @cached_property
    def _static(self) -> tuple[tuple[StaticPage, ...], list[Finding]]:
        return read_static_pages(self.workspace.settings.root)

    @property
    def static_pages(self) -> tuple[StaticPage, ...]:
        """The pages of content/pages, in the footer's order."""
        return self._static[0]

    @property
    def static_findings(self) -> list[Finding]:
        """What is wrong with them."""
        return self._static[1]

    @cached_property
    def frame(self) -> Frame:
        """What stands around every page."""
        settings = self.workspace.settings
        return Frame(
            office=settings.office,
            url=settings.office.site_url.rstrip("/"),
            root=root_of(settings.office),
            desks=tuple(Link(desk.name, desk_address(id_)) for id_, desk in settings.desks.items()),
            pages=tuple(Link(page.matter.title, page.address) for page in self.static_pages),
            newest=self.listed[0].time if self.listed else None,
        )
