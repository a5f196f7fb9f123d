"""The scorecard of a small newsroom, counted by hand, on the site and by `newsroom report`."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from newsroom.ledger import (
    POST,
    Claim,
    Figures,
    Ledger,
    Record,
    State,
    StoredHappening,
    key_of,
)
from newsroom.settings import load_settings
from newsroom.trail import Evidence, Step
from tests.build.machine import typed
from tests.ledger.conftest import git
from tests.newsrooms import NOW
from tests.shells import call
from tests.sites import make_site_newsroom
from tests.stories import story_text

ENDED = datetime.fromisoformat("2026-11-19T15:00+08:00")
# The second one lets corrections and withdrawals out.
REVIEWED = (
    "reviewed: [{by: dewi, at: 2026-11-19T15:40+08:00}, {by: dewi, at: 2026-11-20T08:00+08:00}]"
)
OLD = "reviewed: [{by: dewi, at: 2025-03-02T09:00+08:00}]"

# Minutes after the event; the desk; what else stands in the file.
LIVE: dict[str, tuple[int | None, str, str]] = {
    "pasar": (50, "layanan", ""),
    "air": (60, "layanan", ""),
    "jalan": (130, "layanan", "late_reason: Jaringan padam."),
    "taman": (200, "layanan", "withdrawn: {at: 2026-11-19T19:00+08:00, reason: Salah.}"),
    "sampah": (None, "layanan", "late_reason: Rapat molor."),
    "pompa": (
        120,
        "layanan",
        "corrections: [{at: 2026-11-19T18:00+08:00, wrong: Lima, right: Enam}]",
    ),
}


def measured(minutes: int) -> StoredHappening:
    at = ENDED + timedelta(minutes=minutes)
    return StoredHappening(step=Step.LIVE, at=at, evidence=Evidence.MEASURED)


def posted(story: str, network: str, state: State, minutes: int) -> tuple[str, Claim]:
    at = ENDED + timedelta(minutes=minutes)
    claim = Claim(
        network=network,
        account="kota",
        kind=POST,
        seq=1,
        state=state,
        attempt=1,
        run="uji",
        claimed_at=at,
        payload="",
        at=at,
    )
    return key_of(story, network, "kota", POST, 1), claim


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Six stories of November 2026, one of March 2025, a draft, a translation; their records."""
    stories = {
        f"content/stories/2026/11/{slug}.md": story_text(
            f"{REVIEWED}\n{more}", slug=slug, desk=desk
        )
        for slug, (_, desk, more) in LIVE.items()
    }
    english = "lang: en\ntranslation_of: 2026-11-19-pasar"
    stories |= {
        "content/stories/2025/03/lama.md": story_text(OLD, slug="lama", desk="layanan"),
        "content/stories/2026/11/draf.md": story_text(slug="draf"),
        "content/stories/2026/11/market.md": story_text(f"{REVIEWED}\n{english}", slug="market"),
    }
    make_site_newsroom(tmp_path, files=stories)
    git(tmp_path, "init", "-q")
    ledger = Ledger(tmp_path, load_settings(tmp_path).ledger)
    for slug, (minutes, *_) in LIVE.items():
        if minutes is not None:
            record(ledger, f"2026-11-19-{slug}", minutes)
    return tmp_path


def record(ledger: Ledger, story: str, minutes: int) -> None:
    """It was seen live and posted two minutes later; the first one with answers."""
    posts = [posted(story, "mastodon", State.POSTED, minutes + 2)]
    if story.endswith("air"):
        posts.append(posted(story, "x", State.REJECTED, minutes + 2))
    answers = Figures(at=ENDED + timedelta(days=1), likes=7, shares=1)
    figures = {posts[0][0]: answers} if story.endswith("pasar") else {}

    def change(found: Record) -> Record:
        found = replace(found, happenings=(measured(minutes),))
        return replace(found, posts=dict(posts), figures=figures)

    ledger.update(story, change, "uji")


def on_site(root: Path, name: str) -> Any:
    text = (root / "output" / "rapor" / name).read_text("utf-8")
    return json.JSONDecoder().raw_decode(text)[0]


def test_figures_are_those_that_were_counted_by_hand(root: Path) -> None:
    typed(root)

    told = on_site(root, "2026/rapor.json")

    total = told["total"]
    legs = total.pop("legs")
    assert total == {
        "stories": 6,  # neither the draft nor the translation
        "on_time": 3,  # 50, 60 and, at the last moment, 120 minutes
        "late": 2,  # 130 and 200
        "unknown": 1,
        "on_time_share": 0.6,
        "late_with_reason": 1,
        "corrected": 1,
        "corrections": 1,
        "withdrawn": 1,
    }
    assert legs["ended-live"] == {
        "median_minutes": 120,  # 50, 60, 120, 130, 200
        "p90_minutes": 200,
        "known": 5,
        "declared": 0,
        "reversed": 0,
        "unknown": 1,
    }
    assert legs["ended-approved"]["declared"] == legs["ended-approved"]["known"] == 6
    assert legs["live-posted"]["median_minutes"] == 2
    assert [(one["title"], one["over_minutes"], one["reason"]) for one in told["late"]] == [
        ("", 80, None),  # withdrawn: named by no headline
        ("Pasar Tepian Buka Lebih Pagi bersama Jalan", 10, "Jaringan padam."),
        ("Pasar Tepian Buka Lebih Pagi bersama Sampah", None, "Rapat molor."),
    ]
    x, mastodon = told["networks"]
    assert (x["posts"], x["refused"], x["answered"]) == (1, 1, 0)
    assert (mastodon["posts"], mastodon["posted"], mastodon["answered"]) == (5, 5, 1)
    assert (mastodon["likes"], mastodon["views"]) == (
        {"posts": 1, "sum": 7},
        {"posts": 0, "sum": None},
    )
    assert told["at"] == "2026-11-20T15:00:00+08:00", (
        "when a network last answered, not the hour now"
    )


@pytest.mark.parametrize(
    ("file", "period"),
    [("rapor", ("2025-03", "2026-11")), ("2026/rapor", ("2026-01", "2026-12"))],
)
def test_newsroom_report_gives_the_same_figures(
    root: Path, file: str, period: tuple[str, str]
) -> None:
    typed(root)
    asked = ["report", "--since", period[0], "--until", period[1]]

    told = json.loads(call(root, *asked, "--format", "json").out)
    own = {"at", "waiting", "requests"}  # what changes by the hour
    site = on_site(root, f"{file}.json")
    assert {name: told[name] for name in told.keys() - own} == {
        name: site[name] for name in site.keys() - own
    }
    csv = call(root, *asked, "--format", "csv").out.replace("\r\n", "\n")
    text = (root / "output" / "rapor" / file.removeprefix("rapor/")).with_suffix(".csv").read_text()
    assert text.replace("\r\n", "\n").startswith(csv)


def test_what_is_held_back_leaves_no_trace_on_the_site(root: Path) -> None:
    typed(root)
    before = (root / "output/rapor/rapor.json").read_bytes()
    assert json.JSONDecoder().raw_decode(before.decode())[0]["waiting"] is None

    text = story_text(f"{REVIEWED}\nembargo_until: 2027-05-01T08:00+08:00", slug="rahasia")
    (root / "content/stories/2026/11/rahasia.md").write_text(text, "utf-8")
    typed(root)

    assert (root / "output/rapor/rapor.json").read_bytes() == before


def test_another_hour_says_nothing_else(root: Path) -> None:
    typed(root)
    before = (root / "output/rapor/index.html").read_bytes()

    typed(root, NOW + timedelta(days=400), full=True)

    assert (root / "output/rapor/index.html").read_bytes() == before


def test_a_newsroom_without_stories_has_a_scorecard(tmp_path: Path) -> None:
    make_site_newsroom(tmp_path, files={})

    typed(tmp_path)

    told = on_site(tmp_path, "rapor.json")
    assert (told["total"]["stories"], told["at"], told["months"]) == (0, None, [])
    assert not list((tmp_path / "output/rapor").glob("*/"))
