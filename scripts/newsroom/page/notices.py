"""Corrections and withdrawals with their stories, for the page that lists them all."""

from collections.abc import Iterable
from dataclasses import dataclass

from newsroom.page.boxes import CorrectionBox, WithdrawalBox
from newsroom.page.story_page import StoryPage


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
