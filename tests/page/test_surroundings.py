"""What a page may know: nothing that is not meant for it, and nothing unnoticed."""

from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.node import Node, NodeKind
from newsroom.page.frame import Wear
from newsroom.page.surroundings import (
    Surroundings,
    WatchedMapping,
    public,
    surround,
    watch_again,
    watched,
)
from newsroom.settings import Settings
from tests.newsrooms import make_registers
from tests.stories import make_settings

CAMPAIGN = "- {id: hari-jadi, name: Hari Jadi, date: 2027-02-21, description: Menuju.}"


@pytest.fixture
def notes() -> list[str]:
    return []


@pytest.fixture
def around(notes: list[str]) -> Surroundings:
    def note(node: Node) -> None:
        notes.append(str(node))

    registers = make_registers(campaigns=CAMPAIGN)
    return surround(make_settings(), registers, lambda _, name: None, note)


def test_every_field_of_the_settings_that_is_read_is_noted(
    around: Surroundings, notes: list[str]
) -> None:
    assert around.settings.office.city == "Kota Contoh"
    assert around.settings.deadline.minutes == 120

    assert notes == ["office:office", "office:deadline"]


def test_who_is_asked_for_is_noted_whether_there_or_not(
    around: Surroundings, notes: list[str]
) -> None:
    assert around.name_of("siti") == "Siti Rahma"
    assert around.name_of("yosef-lakamera") == "Yosef Lakamera"
    assert around.campaigns.get("tiada") is None
    assert around.campaigns["hari-jadi"].name == "Hari Jadi"

    assert notes == [
        "person:siti",
        "person:yosef-lakamera",
        "campaign:tiada",
        "campaign:hari-jadi",
    ]


def test_who_may_approve_post_and_check_is_nothing_that_pages_show() -> None:
    more = (
        '[networks.x]\naccount = "k"\n[approval]\nsource = "github"\n[ledger]\nbranch = "catatan"\n'
    )
    told, hidden = public(make_settings(more)), public(make_settings())

    assert told == hidden
    assert all(desk.editors == () for desk in told.desks.values())
    assert told.networks == {}


def test_the_hub_that_feeds_name_is_shown() -> None:
    more = '[networks.x]\naccount = "k"\n[networks.websub]\naccount = "hub"\n'
    live = f"{more}live_since = 2026-11-01T00:00:00+08:00\n"

    assert public(make_settings(more)).networks == {}
    assert list(public(make_settings(live)).networks) == ["websub"]


def test_what_pages_show_is_left_as_it_is() -> None:
    settings = make_settings('[social]\nshare_days = 7\n[look]\ncolour = "#7a1f2b"\n')
    kept = {"office", "deadline", "social", "look", "zone", "root", "search"}

    for name in kept & {field.name for field in fields(Settings)}:
        assert getattr(public(settings), name) == getattr(settings, name)
    assert [desk.name for desk in public(settings).desks.values()] == ["Layanan", "Budaya"]


def test_a_watched_value_tells_of_each_field_once_until_it_is_watched_again(
    notes: list[str],
) -> None:
    first = Wear("/a.css", "/a.svg", {})
    wear = watched(first, NodeKind.LOOK, lambda node: notes.append(str(node)))
    assert [wear.icon, wear.icon, wear.stylesheet] == ["/a.svg", "/a.svg", "/a.css"]
    assert notes == ["look:icon", "look:stylesheet"]

    watch_again(wear, replace(first, icon="/b.svg"))

    assert wear.icon == "/b.svg"
    assert notes == ["look:icon", "look:stylesheet", "look:icon"]


def test_a_field_that_is_not_there_is_not_made_up() -> None:
    wear = watched(Wear("/a.css", "/a.svg", {}), NodeKind.LOOK, lambda _: None)

    with pytest.raises(AttributeError, match="warna"):
        wear.warna  # type: ignore[attr-defined] # noqa: B018


def test_a_value_that_nobody_watches_stays_as_it_is() -> None:
    wear = Wear("/a.css", "/a.svg", {})

    watch_again(wear, Wear("", "", {}))

    assert wear == Wear("/a.css", "/a.svg", {})


@given(st.dictionaries(st.text(), st.integers()), st.text())
def test_a_watched_mapping_answers_like_the_one_that_it_watches(
    values: dict[str, int], key: str
) -> None:
    notes: list[Node] = []
    found = WatchedMapping(values, NodeKind.PERSON, notes.append)

    assert (len(found), list(found)) == (len(values), list(values))
    assert notes == []
    assert found.get(key) == values.get(key)
    assert notes == [Node(NodeKind.PERSON, key)]


def test_pictures_are_measured_by_whoever_was_named() -> None:
    asked: list[tuple[Path, str]] = []
    around = surround(
        make_settings(), make_registers(), lambda root, name: asked.append((root, name))
    )

    around.measure(Path("x"), "a.jpg")

    assert asked == [(Path("x"), "a.jpg")]
