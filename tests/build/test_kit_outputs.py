"""What the share kit makes the build render: a story's own page, its day, its week, the list."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.build.newsroom_edits import OFFICES, PEOPLE, Draft, settings_text
from tests.build.newsroom_machine import Workbench, site_in
from tests.newsrooms import NOW

KIT = "kit/index.html"
FIRST = datetime.fromisoformat("2026-11-16T08:00+08:00")
"""A Monday; the stories come out on one day after the other."""


def draft(number: int) -> Draft:
    day = (FIRST + timedelta(days=number)).isoformat(timespec="minutes")
    return Draft(f"k{number}", "2026/11", ended=day, reviewed=day)


def kit(number: int) -> str:
    return f"kit/2026-11-19-k{number}/index.html"


def day(number: int) -> str:
    return f"kit/hari/{FIRST + timedelta(days=number):%Y-%m-%d}/index.html"


WEEK = "kit/pekan/2026-W47/index.html"
LEADS_THERE = 'href="/kit/2026-11-19-k1/"'


def page(bench: Workbench, number: int) -> str:
    """The page of a story."""
    file = bench.root / "output" / "2026" / "11" / f"k{number}" / "index.html"
    return file.read_text("utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Workbench:
    """Three stories of one week, all of which can be passed on."""
    folder = tmp_path_factory.mktemp("kit")
    bench = Workbench(folder / "newsroom", folder / "twin", folder / "shared")
    bench.make()
    bench.write("newsroom.toml", settings_text({}))
    bench.write("content/registers/people.yml", PEOPLE[0])
    for number in range(3):
        bench.write(draft(number).path, draft(number).text())
    bench.build(NOW)
    return bench


@pytest.fixture
def bench(built: Workbench, tmp_path: Path) -> Workbench:
    """The same for one test alone."""
    return built.copied(tmp_path)


def rendered(bench: Workbench, now: datetime = NOW) -> set[str]:
    """Build; the outputs of the kit that were rendered."""
    bench.build(now)
    return {name for name in bench.orders if name.startswith("kit/")}


def standing(bench: Workbench) -> set[str]:
    return {name for name in site_in(bench.root / "output") if name.startswith("kit/")}


def write(bench: Workbench, one: Draft) -> None:
    bench.write(one.path, one.text())


def test_each_story_has_its_kit_and_stands_in_its_day_and_its_week(built: Workbench) -> None:
    days = {day(number) for number in range(3)}

    assert standing(built) == {KIT, WEEK, *days, *(kit(number) for number in range(3))}


def test_the_page_of_a_story_leads_to_its_kit(built: Workbench) -> None:
    assert LEADS_THERE in page(built, 1)


def test_one_story_more_renders_its_own_kit_its_digests_and_the_list(bench: Workbench) -> None:
    write(bench, draft(3))

    assert rendered(bench) == {KIT, kit(3), day(3), WEEK}


def test_a_word_of_the_text_renders_the_storys_kit_alone(bench: Workbench) -> None:
    write(bench, replace(draft(1), body="Kata lain."))

    assert rendered(bench) == {kit(1)}


def test_a_headline_renders_where_it_stands(bench: Workbench) -> None:
    write(bench, replace(draft(1), title="Judul Lain"))

    assert rendered(bench) == {KIT, kit(1), day(1), WEEK}


def test_a_story_that_is_kept_out_leaves_the_kit_and_says_why(bench: Workbench) -> None:
    write(bench, replace(draft(1), more="verification: pending"))

    assert rendered(bench) == {KIT, WEEK}
    assert not {kit(1), day(1)} & standing(bench)
    assert LEADS_THERE not in page(bench, 1)
    assert "Faktanya masih diverifikasi." in (bench.root / "output" / KIT).read_text("utf-8")


def test_a_withdrawn_story_vanishes_with_a_notice(bench: Workbench) -> None:
    # Within the last three days, and approved afterwards.
    gone = "withdrawn: {at: 2026-11-17T07:00+08:00, reason: Salah.}"
    write(bench, replace(draft(1), more=gone))

    assert rendered(bench) == {KIT, WEEK}
    assert not {kit(1), day(1)} & standing(bench)
    assert "Jangan bagikan lagi" in (bench.root / "output" / KIT).read_text("utf-8")


def test_when_its_days_are_over_a_story_leaves_the_kit(bench: Workbench) -> None:
    over = datetime.fromisoformat(draft(0).reviewed) + timedelta(days=30)
    rendered(bench, over - timedelta(minutes=1))

    assert rendered(bench, over) == {KIT, WEEK}
    assert not {kit(0), day(0)} & standing(bench)
    assert "/kit/2026-11-19-k0/" not in page(bench, 0)


def test_in_an_elections_days_no_candidate_is_handed_out_and_afterwards_again(
    bench: Workbench,
) -> None:
    candidate = "candidates: [{name: Ratna Wulandari}]"
    window = f"- {{name: Pemilihan Wali Kota, since: 2026-11-19, until: 2026-11-20, {candidate}}}\n"
    before = standing(bench)
    bench.write("content/registers/elections.yml", window)

    rendered(bench)
    assert standing(bench) == {KIT}
    assert "SKB Netralitas ASN 2022" in (bench.root / "output" / KIT).read_text("utf-8")
    assert LEADS_THERE not in page(bench, 1)

    rendered(bench, datetime.fromisoformat("2026-11-21T00:00+08:00"))
    assert standing(bench) == before
    assert LEADS_THERE in page(bench, 1)


def test_another_hour_renders_nothing_of_the_kit(bench: Workbench) -> None:
    assert rendered(bench, NOW + timedelta(hours=1)) == set()


def test_the_offices_render_what_has_them_to_choose_from(bench: Workbench) -> None:
    bench.write("content/registers/offices.yml", OFFICES[1] or "")

    assert rendered(bench) == {KIT, *(kit(number) for number in range(3))}


def test_the_disclosure_line_renders_every_kit(bench: Workbench) -> None:
    bench.write("newsroom.toml", settings_text({"social": '[social]\ndisclosure = "Kami."\n'}))

    assert rendered(bench) == {kit(number) for number in range(3)}


def test_another_id_moves_the_kit(bench: Workbench) -> None:
    write(bench, replace(draft(1), id="lain"))

    assert rendered(bench) == {KIT, day(1), WEEK, "kit/lain/index.html"}
    assert kit(1) not in standing(bench)
