"""What the page that checks texts knows of the site."""

from newsroom.page.check_page import check_page
from tests.stories import make_settings


def test_the_newest_year_comes_first() -> None:
    assert check_page(make_settings(), ["2024", "2026"]).years == ("2026", "2024")


def test_it_knows_whose_addresses_are_ours_and_which_hour_it_is_there() -> None:
    found = check_page(make_settings(), ["2026"])

    assert (found.host, found.root) == ("berita.contoh.example", "")
    assert found.zone == "Asia/Makassar"


def test_without_an_index_there_is_no_year() -> None:
    found = check_page(make_settings("\n[search]\nenabled = false\n"), ["2026"])

    assert (found.enabled, found.years) == (False, ())
