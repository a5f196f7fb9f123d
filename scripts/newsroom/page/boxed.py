"""What stands around the text of a story's page: labels, notices, sources, receipts."""

from functools import cached_property

from newsroom.edition import Published
from newsroom.page import boxes
from newsroom.page.receipts import ReceiptLine, receipts_of
from newsroom.page.requested import RequestLine, requested_of
from newsroom.page.surroundings import Surroundings
from newsroom.page.ties import Ties
from newsroom.requests import Request
from newsroom.settings import Settings
from newsroom.social.wording import clean_line, paid_label
from newsroom.story import Label, Story, Verification


class Boxed:
    """A story's page, as far as its boxes go. `StoryPage` fills in what it stands on."""

    published: Published
    around: Surroundings
    ties: Ties
    requests: tuple[Request, ...]

    @property
    def story(self) -> Story:
        """The story itself."""
        return self.published.story

    @property
    def settings(self) -> Settings:
        """newsroom.toml."""
        return self.around.settings

    @property
    def paid(self) -> bool:
        """Whether somebody paid for it."""
        return self.story.meta.label is Label.ADVERTORIAL

    @property
    def label(self) -> str:
        """The paid label with the payer, or nothing."""
        return paid_label(self.story.meta)

    @property
    def pending(self) -> bool:
        """Whether its facts are still being checked."""
        return self.story.meta.verification is Verification.PENDING

    @property
    def corrections(self) -> tuple[boxes.CorrectionBox, ...]:
        """Its corrections, newest first."""
        return boxes.corrections_of(self.story, self.settings.zone)

    @property
    def corrected(self) -> bool:
        """Whether something in it was corrected."""
        return bool(self.story.meta.corrections)

    @property
    def withdrawn(self) -> bool:
        """Whether it was withdrawn."""
        return self.story.meta.withdrawn is not None

    @cached_property
    def withdrawal(self) -> boxes.WithdrawalBox | None:
        """Its withdrawal, or None."""
        return boxes.withdrawal_of(self.story, self.settings.zone)

    @property
    def claim(self) -> boxes.Claim | None:
        """Of a clarification: the claim and the verdict."""
        return None if self.withdrawn else boxes.claim_of(self.story)

    @property
    def sources(self) -> tuple[boxes.SourceLine, ...]:
        """What it relies on."""
        return () if self.withdrawn else boxes.sources_of(self.story)

    @property
    def receipts(self) -> tuple[ReceiptLine, ...]:
        """What was checked of it, how and by whom."""
        return receipts_of(self.story, self.around.name_of)

    @property
    def asked(self) -> tuple[RequestLine, ...]:
        """What readers asked for, and what became of it."""
        return requested_of(self.story, self.requests, self.ties, self.settings)

    @property
    def anonymity(self) -> str:
        """Why a source is not named, or nothing."""
        anonymous = self.story.meta.anonymous
        return clean_line(anonymous.reason) if anonymous and not self.withdrawn else ""
