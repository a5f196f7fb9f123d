"""The page of a story for readers of another language: the same facts in other words.

It stands apart: in no desk, no topic, no agenda, on no card. What it does not say itself, the
story says that it translates.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from newsroom.edition import Published
from newsroom.page import boxes
from newsroom.page.pictures import Picture
from newsroom.page.receipts import ReceiptLine, receipts_of
from newsroom.page.requested import RequestLine, requested_of
from newsroom.page.respond import respond_links
from newsroom.page.story_page import StoryPage
from newsroom.page.strip import Strip, strip_in
from newsroom.page.teaser import Teaser
from newsroom.page.versions import language_link
from newsroom.page.words import KINDS, Link, Time, told
from newsroom.social.wording import clean_line
from newsroom.tongue import SOURCE, Tongue, Tongues, message


@dataclass(frozen=True)
class TranslationPage(StoryPage):
    """A story's page in the words of `tongue`."""

    tongue: Tongue = SOURCE

    @cached_property
    def desk(self) -> Link:
        """Where it stands: with all stories in its language."""
        return language_link(self.tongue)

    @property
    def kind(self) -> str:
        """What sort of story it is."""
        return self.tongue.say(KINDS[self.story.meta.kind])

    @cached_property
    def time(self) -> Time:
        """When it came out; of a draft, the hour at which it is seen."""
        return told(super().time, self.tongue)

    @cached_property
    def updated(self) -> Time | None:
        """When it was last corrected or withdrawn."""
        changed = super().updated
        return told(changed, self.tongue) if changed else None

    @property
    def starts(self) -> Time | None:
        """Of an agenda: when the event begins."""
        starts = super().starts
        return told(starts, self.tongue) if starts else None

    @property
    def calendar(self) -> str:
        """Nothing: the event's file for calendars is the original's."""
        return ""

    @cached_property
    def strip(self) -> Strip:
        """Its trail, without a clock."""
        return strip_in(super().strip, self.tongue)

    @property
    def label(self) -> str:
        """The paid label with the payer, or nothing."""
        if not self.paid:
            return ""
        payer = clean_line(self.story.meta.payer or "")
        if not payer:
            return self.tongue.say(message("ADVERTORIAL"))
        return self.tongue.say(message("ADVERTORIAL · dibayar oleh {payer}")).format(payer=payer)

    @cached_property
    def pictures(self) -> tuple[Picture, ...]:
        """Its pictures."""
        return tuple(replace(one, label=self.tongue.say(one.label)) for one in super().pictures)

    @property
    def corrections(self) -> tuple[boxes.CorrectionBox, ...]:
        """Its corrections, newest first."""
        return boxes.corrections_of(self.story, self.settings.zone, self.tongue)

    @cached_property
    def withdrawal(self) -> boxes.WithdrawalBox | None:
        """Its withdrawal, or None."""
        return boxes.withdrawal_of(self.story, self.settings.zone, self.tongue)

    @property
    def claim(self) -> boxes.Claim | None:
        """Of a clarification: the claim and the verdict."""
        return None if self.withdrawn else boxes.claim_of(self.story, self.tongue)

    @property
    def sources(self) -> tuple[boxes.SourceLine, ...]:
        """What it relies on."""
        return () if self.withdrawn else boxes.sources_of(self.story, self.tongue)

    @property
    def receipts(self) -> tuple[ReceiptLine, ...]:
        """What was checked of it, how and by whom."""
        return receipts_of(self.story, self.around.name_of, self.tongue)

    @property
    def asked(self) -> tuple[RequestLine, ...]:
        """What readers asked for, and what became of it."""
        return requested_of(self.story, self.requests, self.ties, self.settings, self.tongue)

    @cached_property
    def tags(self) -> tuple[Link, ...]:
        """None: topics list stories in the newsroom's own language."""
        return ()

    @cached_property
    def campaign(self) -> Link | None:
        """None, as with tags."""
        return None

    @property
    def respond(self) -> tuple[Link, ...]:
        """Links by which a reader reports an error, or asks for the right of reply."""
        repository = self.settings.office.repository
        return respond_links(self.title, self.url, repository, self.tongue)


def make_page(published: Published, *around: Any, tongues: Tongues, **more: Any) -> StoryPage:
    """The page of a story, in the words of its language; the rest as `StoryPage` takes it."""
    story = published.story
    if not story.is_translation:
        return StoryPage(published, *around, **more)
    lang = story.meta.lang.value
    # A card would need words of its own, and translations are not posted.
    more["is_shareable"] = False
    more |= {"lang": lang, "tongue": tongues[lang]}
    return TranslationPage(published, *around, **more)


def retold(teasers: Iterable[Teaser], tongue: Tongue) -> Iterator[Teaser]:
    """Teasers of stories in the language of `tongue`, with their times in its words."""
    for one in teasers:
        updated = told(one.updated, tongue) if one.updated else None
        starts = told(one.starts, tongue) if one.starts else None
        yield replace(one, time=told(one.time, tongue), updated=updated, starts=starts)
