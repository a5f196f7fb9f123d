"""The archive lists the months in which something came out."""

from newsroom.page.archive import archive_years, month_name
from newsroom.page.words import Link


def test_years_stand_newest_first_and_their_months_from_the_first() -> None:
    newest, oldest = archive_years(["arsip/2022/12", "arsip/2026/02", "arsip/2026/11"])

    assert (newest.name, newest.address) == ("2026", "/arsip/2026/")
    assert newest.months == (
        Link("Februari", "/arsip/2026/02/"),
        Link("November", "/arsip/2026/11/"),
    )
    assert (oldest.name, [link.name for link in oldest.months]) == ("2022", ["Desember"])


def test_without_stories_there_are_no_years() -> None:
    assert archive_years([]) == ()


def test_a_month_is_called_as_readers_call_it() -> None:
    assert month_name("2026", "05") == "Mei 2026"
