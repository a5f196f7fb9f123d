"""The scorecard as readers see it: counts always, shares and medians only of enough stories."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from newsroom.clock import say_duration
from newsroom.page.addresses import SCORECARD_FILE, address_at, scorecard_address
from newsroom.page.score_panels import Panel, Table, month_name, number, panels_of, years_table
from newsroom.page.score_strip import ScorePoint, share_of, strip_points, verdict_of
from newsroom.page.strip import Mark
from newsroom.page.words import Link, Time, say_promise, time_in
from newsroom.scorecard import (
    FEW,
    Figures,
    Scorecard,
)
from newsroom.scorecard.definitions import DEFINITIONS, Definition

DELAYS = 20
"""So many delays are named at most; the files name all."""

SHOWN = tuple(one for one in DEFINITIONS if one.name != "requests")
"""What readers are told the meaning of: requests change by the hour and stand in no page."""


@dataclass(frozen=True, slots=True)
class Delay:
    """A story that was late: by how much, and the newsroom's reason."""

    story: Link
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class ScorecardPage:
    """The scorecard of `year`, or of the newest months where it is empty.

    `known` is the newest time of all that is counted, `share` the per cent on time where there are
    enough stories to say so. `years` is a table of all years, `beside` are those with a page.
    """

    year: str
    period: str
    promise: str
    known: Time | None
    stories: int
    points: tuple[ScorePoint, ...]
    share: int | None
    verdict: str
    panels: tuple[Panel, ...]
    delays: tuple[Delay, ...]
    more_delays: int
    corrections: str
    years: Table | None
    beside: tuple[Link, ...]
    few: int = FEW
    definitions: tuple[Definition, ...] = SHOWN

    @property
    def marks(self) -> tuple[tuple[Mark, str], ...]:
        """The marks of the points with their words, once each."""
        return tuple(dict.fromkeys((point.mark, point.how) for point in self.points))

    @property
    def address(self) -> str:
        """Where it stands."""
        return scorecard_address(self.year)

    @property
    def files(self) -> tuple[Link, ...]:
        """The same figures for programs."""
        base = f"{self.address}{SCORECARD_FILE}"
        return Link("CSV", f"{base}.csv"), Link("JSON", f"{base}.json")


def scorecard_page(
    card: Scorecard,
    zone: tzinfo,
    *,
    year: str = "",
    years: Sequence[tuple[str, Figures]] = (),
    beside: Iterable[str] = (),
) -> ScorecardPage:
    """The page of `card`; of the newest months it has a table of all `years`, oldest first."""
    limit = card.limit
    return ScorecardPage(
        year=year,
        period=_period(card),
        promise=say_promise(limit),
        known=time_in(card.at, zone) if card.at else None,
        stories=card.total.stories,
        points=strip_points(card.total),
        share=share_of(card.total),
        verdict=verdict_of(card.total, limit),
        panels=panels_of(card) if card.total.stories else (),
        delays=tuple(
            Delay(
                Link(one.title or "Berita yang dicabut", address_at(one.path)),
                f"lewat {say_duration(one.over)}" if one.over else "tidak terukur",
                one.reason,
            )
            for one in card.late[:DELAYS]
        ),
        more_delays=max(0, len(card.late) - DELAYS),
        corrections=_corrections(card.total),
        years=years_table(years) if years else None,
        beside=tuple(Link(one, scorecard_address(one)) for one in beside if one != year),
    )


def _corrections(figures: Figures) -> str:
    if not figures.corrections and not figures.withdrawn:
        return "Tidak ada ralat dan pencabutan pada masa ini."
    said: list[str] = []
    if figures.corrections:
        said.append(f"{number(figures.corrections)} ralat pada {number(figures.corrected)} berita")
    if figures.withdrawn:
        said.append(f"{number(figures.withdrawn)} berita dicabut")
    return f"{'; '.join(said)}, dari {number(figures.stories)} berita yang tayang."


def _period(card: Scorecard) -> str:
    if not card.months:
        return ""
    first, last = card.months[0].key, card.months[-1].key
    return month_name(first) if first == last else f"{month_name(first)} – {month_name(last)}"
