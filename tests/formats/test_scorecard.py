"""The scorecard for people, for programs, for spreadsheets."""

import csv
import io
import json
from datetime import datetime

from newsroom.formats._scorecard import as_csv, as_json, as_text
from newsroom.scorecard import LEGS, Journey, Scorecard, score
from newsroom.scorecard.definitions import DEFINITIONS
from tests.scorecard.journeys import make_journey
from tests.stories import WITA, make_settings

NOW = datetime(2026, 12, 1, 8, tzinfo=WITA)


def card(*journeys: Journey, settings: str = "") -> Scorecard:
    return score(journeys, make_settings(settings), at=NOW, waiting=2)


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

    assert "Kartu nilai redaksi, Selasa, 1 Desember 2026, 08.00 WITA" in text
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


def test_programs_get_minutes_shares_and_null_for_what_is_unknown() -> None:
    told = json.loads(as_json(BUSY))

    assert told["limit_minutes"] == 120
    assert told["total"]["on_time_share"] == 0.5
    assert told["total"]["legs"]["submitted-approved"] == {
        "median_minutes": 17.5,
        "p90_minutes": 20,
        "known": 2,
        "declared": 0,
        "reversed": 0,
        "unknown": 1,
    }
    assert told["desks"][0]["desk"] == "budaya"
    assert told["desks"][0]["on_time_share"] is None
    assert told["late"][0] == {
        "story": "2026-11-19-pasar",
        "path": "content/stories/2026/11/2026-11-19-pasar.md",
        "title": "Pasar",
        "desk": "layanan",
        "over_minutes": 10,
        "reason": "Hujan.",
    }
    assert set(told["definitions"]) == {one.name for one in DEFINITIONS}


def test_spreadsheets_get_a_row_for_all_each_desk_and_each_month() -> None:
    heads, *rows = csv.reader(io.StringIO(as_csv(BUSY)))

    assert [row[:4] for row in rows] == [
        ["total", "", "", "3"],
        ["desk", "budaya", "Budaya", "1"],
        ["desk", "layanan", "Layanan", "2"],
        ["month", "2026-11", "2026-11", "3"],
    ]
    assert all(len(row) == len(heads) for row in rows)
    assert len(heads) == 12 + 6 * len(LEGS)
    assert rows[0][heads.index("ended-live_p90_minutes")] == "130.0"
    assert rows[1][heads.index("ended-live_median_minutes")] == ""


def test_no_cell_is_a_formula() -> None:
    told = card(make_journey(desk="x"), settings='[desks.x]\nname = "=1+1"\n')

    assert "desk,x,'=1+1," in as_csv(told)
