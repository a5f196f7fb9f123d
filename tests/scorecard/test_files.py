"""The scorecard for programs and for spreadsheets."""

import csv
import io
import json
from datetime import datetime

from newsroom.ledger import Fate, Sent
from newsroom.scorecard import LEGS, Journey, Scorecard, bundles_of, score, tally_of
from newsroom.scorecard.definitions import DEFINITIONS
from newsroom.scorecard.files import as_csv, as_json
from tests.scorecard.journeys import make_journey
from tests.stories import WITA, make_settings

NOW = datetime(2026, 12, 1, 8, tzinfo=WITA)
ANSWERED = Sent("mastodon", Fate.POSTED, NOW, likes=4, shares=0, comments=1)


def card(*journeys: Journey, settings: str = "") -> Scorecard:
    return score(bundles_of(map(tally_of, journeys)), make_settings(settings), at=NOW, waiting=2)


BUSY = card(
    make_journey(submitted=10, approved=25, merged=26, live=30, posted=31, posts=(ANSWERED,)),
    make_journey(submitted=60, approved=80, merged=90, live=130, reason="Hujan."),
    make_journey(desk="budaya", corrections=1, posts=(Sent("mastodon", Fate.REFUSED),)),
)


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
    assert told["networks"][0]["likes"] == {"posts": 1, "sum": 4}
    assert told["networks"][0]["views"] == {"posts": 0, "sum": None}
    assert set(told["definitions"]) == {one.name for one in DEFINITIONS}


def test_spreadsheets_get_a_row_for_all_each_desk_month_and_network() -> None:
    heads, *rows = csv.reader(io.StringIO(as_csv(BUSY)))

    assert [row[:4] for row in rows] == [
        ["total", "", "", "3"],
        ["desk", "budaya", "Budaya", "1"],
        ["desk", "layanan", "Layanan", "2"],
        ["month", "2026-11", "2026-11", "3"],
        ["network", "mastodon", "Mastodon", ""],
    ]
    assert all(len(row) == len(heads) for row in rows)
    assert len(heads) == 12 + 6 * len(LEGS) + 10
    assert rows[0][heads.index("ended-live_p90_minutes")] == "130.0"
    assert rows[1][heads.index("ended-live_median_minutes")] == ""
    told = dict(zip(heads, rows[4], strict=True))
    assert (told["posts"], told["posted"], told["refused"]) == ("2", "1", "1")
    assert (told["answered"], told["likes"], told["shares"], told["views"]) == ("1", "4", "0", "")


def test_no_cell_is_a_formula() -> None:
    told = card(make_journey(desk="x"), settings='[desks.x]\nname = "=1+1"\n')

    assert "desk,x,'=1+1," in as_csv(told)


def test_what_is_not_told_is_null() -> None:
    told = json.loads(as_json(score([], make_settings(), at=None)))

    assert (told["at"], told["waiting"], told["since"]) == (None, None, None)
