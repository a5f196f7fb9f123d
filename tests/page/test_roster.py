"""The masthead lists everyone once for each thing that they do, from the registers alone."""

from datetime import date

import pytest

from newsroom.page.roster import DeskEditors, Member, roster_of, who_answers
from newsroom.page.words import Link
from newsroom.registers import Official, Person
from newsroom.settings import Desk, Office

PEOPLE = {
    "siti": Person(id="siti", name="Siti Rahma", role="Reporter", bio="Meliput pasar."),
    "dewi": Person(id="dewi", name="Dewi  Anggraini", role="Penyunting"),
    "ayu": Person(id="ayu", name="Ayu", role="Reporter"),
}


def official(name: str) -> Official:
    return Official(name=name, role="Kepala Dinas", institution="Dinas", since=date(2023, 1, 9))


def office(responsible: str) -> Office:
    return Office(name="Redaksi", city="Kota", site_url="https://x", responsible=responsible)


def test_editors_stand_with_their_desks_and_people_with_their_roles() -> None:
    desks = {"layanan": Desk(name="Layanan", editors=("dewi", "rina-m"))}

    found = roster_of(PEOPLE, desks, {"penulis/siti"})

    editors = (Link("Dewi Anggraini", ""), Link("Rina M", ""))
    assert found.desks == (DeskEditors(Link("Layanan", "/desk/layanan/"), editors),)
    reporters = (
        Member(Link("Ayu", ""), ""),
        Member(Link("Siti Rahma", "/penulis/siti/"), "Meliput pasar."),
    )
    assert found.roles == (
        ("Penyunting", (Member(Link("Dewi Anggraini", ""), ""),)),
        ("Reporter", reporters),
    )


@pytest.mark.parametrize(
    ("responsible", "name"),
    [("Kepala Dinas", "Irwan"), ("Kepala Dinas Kota", "Irwan"), ("Wali Kota", ""), ("", "")],
)
def test_who_answers_is_named_where_it_is_clear(responsible: str, name: str) -> None:
    assert who_answers(office(responsible), [official("Irwan")]) == name
    assert who_answers(office(responsible), []) == ""


def test_of_two_office_holders_nobody_is_named() -> None:
    assert who_answers(office("Kepala Dinas"), [official("Irwan"), official("Budi")]) == ""
