"""What the search page offers to narrow results to."""

from newsroom.page.search_page import search_page
from newsroom.page.words import Link
from tests.stories import make_settings


def test_years_come_newest_first_and_desks_as_the_office_has_them() -> None:
    found = search_page(make_settings(), ["2024", "2026"], [])

    assert found.years == ("2026", "2024")
    assert found.desks == ("Layanan", "Budaya")


def test_what_was_paid_for_is_a_kind_of_its_own() -> None:
    found = search_page(make_settings(), [], [])

    assert found.kinds[0] == "Berita"
    assert found.kinds[-1] == found.paid == "Advertorial"


def test_topics_lead_to_their_listings() -> None:
    found = search_page(make_settings(), [], [("sungai-sela", "Sungai Sela")])

    assert found.topics == (Link("Sungai Sela", "/topik/sungai-sela/"),)


def test_where_nothing_is_indexed_no_year_can_be_searched() -> None:
    found = search_page(make_settings("\n[search]\nenabled = false\n"), ["2026"], [])

    assert (found.enabled, found.years) == (False, ())
