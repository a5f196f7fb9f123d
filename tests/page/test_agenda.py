"""The agenda: whose events stand there, when they are over, and in which order they stand."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from newsroom.page.agenda import (
    PAST,
    Agenda,
    Occasion,
    agenda_of,
    occasion_of,
    occasions_of,
    over_at,
)
from newsroom.page.words import time_in
from newsroom.registers import AgendaItem, Campaign
from tests.newsrooms import NOW
from tests.sites import approved, make_site_newsroom, page_of
from tests.stories import WITA

EIGHT = datetime(2026, 11, 24, 8, tzinfo=WITA)


def occasion(id_: str, starts: datetime) -> Occasion:
    """An event of which only its id and its start matter."""
    return Occasion(id_, "Lomba", "", "", time_in(starts, WITA), None, "", "", NOW)


def story(root: Path, front: str, event: str) -> Occasion | None:
    """The event of a story with these lines."""
    ((path, text),) = approved(front).items()
    text = text.replace("  ended_at: 2026-11-19T15:00+08:00\n", event)
    return occasion_of(page_of(make_site_newsroom(root, files={path: text})))


def test_an_agenda_tells_of_its_event(tmp_path: Path) -> None:
    found = story(tmp_path, "kind: agenda", "  starts_at: 2026-11-24T08:00+08:00\n")

    assert found is not None
    assert (found.id, found.name) == ("2026-11-19-pasar", "Pasar Tepian Buka Lebih Pagi")
    assert (found.place, found.hours) == ("Pasar Tepian", "08.00 WITA")
    assert found.calendar == "/2026/11/pasar/acara.ics"
    assert found.changed == datetime(2026, 11, 19, 15, 40, tzinfo=WITA)


@pytest.mark.parametrize(
    ("front", "event"),
    [
        ("", "  starts_at: 2026-11-24T08:00+08:00\n"),
        ("kind: agenda", ""),
        (
            "kind: agenda\nwithdrawn: {at: 2026-11-19T16:00+08:00, reason: Batal.}",
            "  starts_at: 2026-11-24T08:00+08:00\n",
        ),
    ],
    ids=["no agenda", "no start", "withdrawn"],
)
def test_other_stories_have_none(tmp_path: Path, front: str, event: str) -> None:
    assert story(tmp_path, front, event) is None


def test_an_end_before_the_start_is_no_end(tmp_path: Path) -> None:
    event = "  starts_at: 2026-11-24T08:00+08:00\n  ended_at: 2026-11-24T07:00+08:00\n"
    found = story(tmp_path, "kind: agenda", event)

    assert found is not None
    assert found.ends is None


def test_events_of_campaigns_lead_to_the_campaign() -> None:
    item = AgendaItem(name="Lomba  perahu", place="Dermaga", starts_at=EIGHT)
    campaign = Campaign(
        id="hut", name="HUT Kota", date=EIGHT.date(), description="x", agenda=(item,)
    )

    (found,) = occasions_of(campaign, WITA)

    assert (found.name, found.about, found.address) == (
        "Lomba perahu",
        "HUT Kota",
        "/kampanye/hut/",
    )
    assert found.changed == EIGHT


@pytest.mark.parametrize(
    ("ends", "over"),
    [
        (EIGHT + timedelta(hours=2), EIGHT + timedelta(hours=2)),
        (EIGHT - timedelta(hours=2), datetime(2026, 11, 25, tzinfo=WITA)),
        (None, datetime(2026, 11, 25, tzinfo=WITA)),
    ],
)
def test_an_event_is_over_at_its_end_or_with_its_day(ends: datetime | None, over: datetime) -> None:
    assert over_at(EIGHT, ends, WITA) == over


def test_the_last_day_of_all_is_over_at_once() -> None:
    last = datetime.max.replace(tzinfo=WITA)

    assert over_at(last, None, WITA) == last


def test_the_next_event_stands_first_and_so_does_the_last_that_is_over() -> None:
    days = [occasion(str(day), EIGHT + timedelta(days=day)) for day in (2, 1, 3)]

    agenda = agenda_of(days, days)

    assert [one.id for one in agenda.coming] == ["1", "2", "3"]
    assert [one.id for one in agenda.past] == ["3", "2", "1"]


def test_an_event_of_a_campaign_that_a_story_tells_stands_there_once() -> None:
    story = replace(occasion("a", EIGHT), calendar="/2026/11/a/acara.ics")
    same, beside = occasion("b", EIGHT), replace(occasion("c", EIGHT), place="Balai Kota")
    other = replace(occasion("d", EIGHT), place="Balai Kota")

    assert agenda_of([same, beside, other, story], []).coming == (story, beside, other)
    assert agenda_of([beside, same], [story]) == Agenda((beside,), (story,))


def test_only_the_last_events_that_are_over_stay() -> None:
    many = [occasion(f"{day:03}", EIGHT + timedelta(days=day)) for day in range(PAST + 9)]

    agenda = agenda_of(many, many)

    assert len(agenda.coming) == PAST + 9
    assert [one.id for one in agenda.past] == [one.id for one in reversed(many[9:])]
