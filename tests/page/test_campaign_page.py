"""What a campaign's page shows on which day."""

from datetime import date, datetime, timedelta

import pytest

from newsroom.page.campaign_page import (
    CampaignPage,
    Standing,
    campaign_page,
    campaigns_of,
    on_this_day,
)
from newsroom.registers import AgendaItem, Campaign
from tests.stories import WITA

EIGHT = datetime(2027, 1, 30, 8, tzinfo=WITA)


def event(name: str, days: int) -> AgendaItem:
    return AgendaItem(name=name, place="Lapangan", starts_at=EIGHT + timedelta(days=days))


def page(id_: str = "hut", *agenda: AgendaItem, day: date = date(2027, 2, 21)) -> CampaignPage:
    found = Campaign(id=id_, name=id_.upper(), date=day, description="Menuju.", agenda=agenda)
    return campaign_page(found, WITA)


def test_the_agenda_is_told_by_day_whatever_order_it_was_written_in() -> None:
    found = page("hut", event("Pawai", 9), event("Lomba", 0))

    assert [line.name for line in found.agenda] == ["Lomba", "Pawai"]


def test_what_is_over_stands_apart_from_what_is_to_come() -> None:
    found = page("hut", event("Pawai", 9), event("Lomba", 0))
    today = on_this_day(found, Standing(20, (True, False)))

    assert [line.name for line in today.coming] == ["Pawai"]
    assert [line.name for line in today.past] == ["Lomba"]


@pytest.mark.parametrize(
    ("standing", "is_over"),
    [
        (Standing(20, (False,)), False),
        (Standing(0, (True,)), False),
        (Standing(None, (False,)), False),
        (Standing(None, (True,)), True),
    ],
)
def test_it_is_over_behind_its_day_and_its_last_event(standing: Standing, *, is_over: bool) -> None:
    assert on_this_day(page("hut", event("Pameran", 30)), standing).is_over is is_over


def test_only_an_agenda_has_a_calendar() -> None:
    assert page("hut").calendar == ""
    assert page("hut", event("Lomba", 0)).calendar == "/kampanye/hut/agenda.ics"


def test_it_is_shared_by_its_own_address() -> None:
    whatsapp = page("hut").share("https://berita.contoh.example")[0]

    assert whatsapp.address == (
        "https://wa.me/?text=HUT%20https%3A%2F%2Fberita.contoh.example%2Fkampanye%2Fhut%2F"
    )


def test_all_campaigns_are_told_the_nearest_first_and_those_over_the_newest_first() -> None:
    days = {"lama": (-400, None), "baru": (-10, None), "jauh": (300, 300), "dekat": (5, 5)}
    pages = [
        on_this_day(page(id_, day=date(2027, 1, 1) + timedelta(days=days_)), Standing(left))
        for id_, (days_, left) in days.items()
    ]
    found = campaigns_of(pages)

    assert [one.id for one in found.current] == ["dekat", "jauh"]
    assert [one.id for one in found.over] == ["baru", "lama"]
