"""Corrections and withdrawals with their stories, for the page that lists them all."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from newsroom.page.boxes import CorrectionBox, WithdrawalBox
from newsroom.page.story_page import StoryPage

FRESH = timedelta(days=3)
"""For so long the front page names a correction or a withdrawal: over a weekend, so that whoever
read the story on Friday is told on Monday."""


def fresh_until(page: StoryPage) -> datetime | None:
    """Until when the front page says that the story was corrected or withdrawn, if it was."""
    changed = page.story.last_declared_change
    try:
        return changed + FRESH if changed else None
    except OverflowError:  # the last day that Python knows; a typing error
        return None


@dataclass(frozen=True, slots=True)
class Notice:
    """A correction or a withdrawal with its story."""

    page: StoryPage
    box: CorrectionBox | WithdrawalBox

    @property
    def is_withdrawal(self) -> bool:
        """Whether the story was withdrawn, rather than corrected."""
        return isinstance(self.box, WithdrawalBox)


def notices_of(pages: Iterable[StoryPage]) -> tuple[Notice, ...]:
    """The corrections and withdrawals of these stories, newest first."""
    found: list[Notice] = []
    for page in pages:
        found += [Notice(page, box) for box in page.corrections]
        found += [Notice(page, page.withdrawal)] if page.withdrawal else []
    return tuple(sorted(found, key=lambda n: (n.box.time.moment, n.page.url), reverse=True))
