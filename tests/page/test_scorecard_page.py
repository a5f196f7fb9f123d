"""The scorecard as readers see it: no share and no median of a few, nothing hidden."""

from datetime import datetime

import pytest

from newsroom.ledger import Fate, Sent
from newsroom.page.score_panels import Panel
from newsroom.page.score_strip import share_of, verdict_of
from newsroom.page.scorecard_page import ScorecardPage, scorecard_page
from newsroom.page.strip import Mark
from newsroom.page.words import Link
from newsroom.scorecard import (
    FEW,
    Figures,
    Journey,
    bundles_of,
    figures_of,
    score,
    sheaf_of,
    tally_of,
)
from tests.scorecard.journeys import LIMIT, make_journey
from tests.stories import WITA, make_settings

NOW = datetime(2026, 12, 1, 8, tzinfo=WITA)


def page(*journeys: Journey, year: str = "") -> ScorecardPage:
    card = score(bundles_of(map(tally_of, journeys)), make_settings(), at=NOW)
    return scorecard_page(card, WITA, year=year)


def panel(shown: ScorecardPage, id_: str) -> Panel:
    return next(one for one in shown.panels if one.id == id_)


def figures(*journeys: Journey) -> Figures:
    return figures_of(sheaf_of([tally_of(one) for one in journeys]))


def cells(told: Panel) -> dict[str, tuple[str, ...]]:
    return {row.head.name: row.cells for row in told.table.rows}


ENOUGH = [make_journey(submitted=5, approved=20, live=30 + number) for number in range(FEW)]


def test_of_ten_stories_there_is_a_share_and_a_median() -> None:
    shown = page(*ENOUGH[:-1], make_journey(live=200))

    assert shown.share == 90
    assert shown.verdict.endswith("9 dari 10 berita yang terukur tayang dalam janji dua jam: 90%.")
    assert cells(panel(shown, "bulan"))["Nov 2026"] == ("10", "9", "1", "0", "90%", "0")
    assert cells(panel(shown, "langkah"))["selesai → tayang"][:3] == ("34 menit", "38 menit", "10")


def test_of_nine_there_are_numbers_only() -> None:
    shown = page(*ENOUGH[:9])

    assert shown.share is None
    assert "9 dari 9" in shown.verdict
    assert "terlalu sedikit" in shown.verdict
    assert cells(panel(shown, "bulan"))["Nov 2026"][4] == "–"
    assert cells(panel(shown, "langkah"))["selesai → tayang"][:3] == ("–", "–", "9")
    assert panel(shown, "langkah").chart is None
    assert [point.time for point in shown.points] == [""] * 5
    assert shown.points[3].note == "9 berita"


def test_without_a_measurement_nothing_is_claimed() -> None:
    shown = page(*[make_journey(approved=20)] * 30)

    assert shown.share is None
    assert "belum dapat dinilai" in shown.verdict
    assert shown.points[3].mark is Mark.UNKNOWN


@pytest.mark.parametrize(("kept", "late", "share"), [(399, 1, 99), (1, 399, 1), (10, 0, 100)])
def test_nearly_all_is_not_told_as_all_nor_hardly_any_as_none(
    kept: int, late: int, share: int
) -> None:
    assert (
        share_of(figures(*[make_journey(live=9)] * kept, *[make_journey(live=999)] * late)) == share
    )


def test_a_step_that_the_newsroom_only_declares_is_marked_so() -> None:
    declared = page(*[make_journey(approved=20, declared=True)] * FEW)
    recorded = page(*ENOUGH)

    assert (declared.points[2].mark, recorded.points[2].mark) == (Mark.DECLARED, Mark.RECORDED)
    assert recorded.points[3].mark is Mark.PROVEN


def test_the_longest_delays_are_named_with_reasons_and_the_others_counted() -> None:
    late = [make_journey(live=200 + n, story=f"s-{n:02}", reason="Hujan.") for n in range(22)]

    shown = page(*late, make_journey(withdrawn=True, reason="Listrik padam.", story="dicabut"))

    assert (len(shown.delays), shown.more_delays) == (20, 3)
    first = shown.delays[0]
    assert first.story == Link("Pasar", "/2026/11/s-21/")
    assert (first.by, first.reason) == ("lewat 1 jam 41 menit", "Hujan.")


def test_a_withdrawn_story_is_named_by_no_headline() -> None:
    (delay,) = page(make_journey(withdrawn=True, reason="Listrik padam.")).delays

    assert delay.story.name == "Berita yang dicabut"
    assert delay.by == "tidak terukur"


def test_posts_tell_what_became_of_them_and_what_nobody_told() -> None:
    posts = (
        Sent("facebook", Fate.POSTED, NOW, likes=1200),
        Sent("facebook", Fate.REFUSED),
        Sent("outbox", Fate.POSTED),
    )

    told = panel(page(make_journey(posts=posts)), "kiriman")

    assert cells(told) == {
        "Facebook": ("2", "1", "0", "1", "0", "1.200", "–", "–", "–"),
        "Kotak keluar": ("1", "0", "0", "0", "1", "–", "–", "–", "–"),
    }
    assert told.chart is not None
    assert [one.kind for one in told.chart.shapes] == ["solid", "striped", "dotted"]


def test_months_say_their_year_where_it_begins() -> None:
    months = ("2025-11", "2025-12", "2026-01", "2026-02")

    chart = panel(page(*[make_journey(month=one) for one in months]), "bulan").chart

    assert chart is not None
    assert [one.text for one in chart.letters if one.anchor == "middle"] == [
        *("Nov", "2025", "Des"),
        *("Jan", "2026", "Feb"),
    ]


def test_a_newsroom_without_stories_has_a_scorecard_that_says_so() -> None:
    shown = page()

    assert (shown.panels, shown.period, shown.delays) == ((), "", ())
    assert (
        shown.verdict
        == verdict_of(figures(), LIMIT)
        == ("Belum ada berita yang tayang pada masa ini.")
    )


def test_its_files_stand_beside_it() -> None:
    assert page(year="2026").files == (
        Link("CSV", "/rapor/2026/rapor.csv"),
        Link("JSON", "/rapor/2026/rapor.json"),
    )
    assert page().address == "/rapor/"


def test_no_two_parts_of_the_page_have_one_name_for_those_who_hear_it() -> None:
    posts = (Sent("facebook", Fate.POSTED),)
    shown = page(make_journey(live=30, posts=posts))

    names = [name for one in shown.panels for name in (one.title, one.table.caption)]
    assert len(names) == len(set(names)) == 8
