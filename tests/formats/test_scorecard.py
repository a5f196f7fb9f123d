"""The scorecard for people."""

from datetime import datetime

from newsroom.formats._scorecard import as_text
from newsroom.scorecard import Journey, Scorecard, bundles_of, score, tally_of
from newsroom.scorecard.definitions import DEFINITIONS
from tests.scorecard.journeys import make_journey
from tests.stories import WITA, make_settings

NOW = datetime(2026, 12, 1, 8, tzinfo=WITA)


def card(*journeys: Journey, settings: str = "") -> Scorecard:
    return score(bundles_of(map(tally_of, journeys)), make_settings(settings), at=NOW, waiting=2)


def lines(told: Scorecard) -> list[str]:
    """The text's lines, however wide their columns are."""
    return [" ".join(line.split()) for line in as_text(told, WITA).splitlines()]


BUSY = card(
    make_journey(submitted=10, approved=25, merged=26, live=30, posted=31),
    make_journey(submitted=60, approved=80, merged=90, live=130, reason="Hujan."),
    make_journey(desk="budaya", corrections=1),
)


def test_people_read_counts_steps_delays_and_what_the_words_mean() -> None:
    text = as_text(BUSY, WITA)

    assert "Rapor redaksi, Selasa, 1 Desember 2026, 08.00 WITA" in text
    assert "semua / all 3 1 1 1 50% 1" in lines(BUSY)
    assert "dikirim → disetujui 18 menit 20 menit 2 0 0 1" in lines(BUSY)
    assert "lewat 10 menit; Hujan." in text
    assert "Ditahan / held back: 2." in text
    assert all(one.text in text and one.text_en in text for one in DEFINITIONS)


def test_what_is_not_known_is_shown_as_such() -> None:
    assert "selesai → tayang ? ? 0 0 0 1" in lines(card(make_journey()))


def test_many_delays_are_counted_where_they_do_not_fit() -> None:
    late = [make_journey(live=200 + number, story=f"s-{number}") for number in range(23)]

    text = as_text(card(*late), WITA)

    assert "dan 3 lagi" in text
    assert text.count("lewat 1 jam") == 20
