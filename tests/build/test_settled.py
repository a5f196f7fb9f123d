"""Nothing is to be done only where nothing changed with the hour either."""

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.newsrooms import NOW
from tests.sites import approved, build, make_site_newsroom, text_of, tree, with_class

CAMPAIGN = "- {id: hut, name: Hari Jadi, date: 2026-11-20, description: Apa saja.}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A newsroom with a campaign whose day is tomorrow; its files were saved long ago."""
    files = {"content/registers/campaigns.yml": CAMPAIGN}
    root = make_site_newsroom(tmp_path, files=files)
    for file in (*root.glob("*.*"), *(root / "content").rglob("*")):
        os.utime(file, (1_700_000_000, 1_700_000_000))
    return root


def front(root: Path, now: datetime) -> bool:
    """Whether the front page names the campaign after a build."""
    build(root, now)
    return "Hari Jadi" in (root / "output" / "index.html").read_text(encoding="utf-8")


def test_a_campaign_leaves_the_front_page_when_its_day_is_over(root: Path) -> None:
    midnight = datetime(2026, 11, 21, tzinfo=NOW.tzinfo)

    assert front(root, NOW)
    assert front(root, midnight - timedelta(seconds=1))
    assert not front(root, midnight)
    assert not front(root, midnight + timedelta(days=400))
    assert front(root, NOW)


def test_a_story_is_news_for_two_days(root: Path) -> None:
    path, text = approved(slug="kabar").popitem()
    (root / path).parent.mkdir(parents=True)
    (root / path).write_text(text, "utf-8")
    os.utime(root / path, (1_700_000_000, 1_700_000_000))
    over = datetime.fromisoformat("2026-11-21T15:40:00+08:00")

    def named(now: datetime) -> bool:
        build(root, now)
        return "/2026/11/kabar/" in (root / "output" / "sitemap-news.xml").read_text("utf-8")

    assert named(NOW)
    assert named(over - timedelta(seconds=1))
    assert not named(over)
    assert not named(over + timedelta(days=400))
    assert named(NOW)


def left(root: Path, now: datetime) -> str:
    """How long it is until the campaign's day, as the front page says it after a build."""
    build(root, now)
    page = tree((root / "output" / "index.html").read_text(encoding="utf-8"))
    return text_of(next(with_class(page, "countdown")))


def test_the_days_until_a_campaign_are_counted_anew_every_day(root: Path) -> None:
    midnight = datetime(2026, 11, 20, tzinfo=NOW.tzinfo)

    assert left(root, midnight - timedelta(days=1, seconds=1)) == "2 hari lagi"
    assert left(root, midnight - timedelta(seconds=1)) == "Besok"
    assert left(root, midnight) == "Hari ini"
    assert left(root, midnight - timedelta(days=9)) == "9 hari lagi"


def test_a_correction_is_fresh_for_three_days(tmp_path: Path) -> None:
    files = approved("corrections: [{at: 2026-11-19T15:20+08:00, wrong: enam, right: lima}]")
    root = make_site_newsroom(tmp_path, files=files)
    over = datetime(2026, 11, 22, 15, 20, tzinfo=NOW.tzinfo)

    def told(now: datetime) -> bool:
        build(root, now)
        page = tree((root / "output" / "index.html").read_text(encoding="utf-8"))
        return any(with_class(page, "fresh__one"))

    assert told(NOW)
    assert told(over - timedelta(seconds=1))
    assert not told(over)
    assert told(NOW)


def coming(root: Path, now: datetime) -> list[str]:
    """What the agenda holds after a build: the events to come, and those that are over."""
    build(root, now)
    page = tree((root / "output" / "agenda" / "index.html").read_text(encoding="utf-8"))
    return [text_of(part) for part in with_class(page, "events__section")]


def test_events_are_over_at_their_end_or_with_their_day(root: Path) -> None:
    agenda = ", agenda: [{name: Lomba, place: Sela, starts_at: 2026-11-20T08:00+08:00}]"
    register = root / "content/registers/campaigns.yml"
    register.write_text(CAMPAIGN.replace("}", f"{agenda}}}"), encoding="utf-8")
    ((path, text),) = approved("kind: agenda").items()
    ends = "starts_at: 2026-11-20T09:00+08:00\n  ended_at: 2026-11-20T11:00+08:00"
    (root / path).parent.mkdir(parents=True)
    (root / path).write_text(text.replace("ended_at: 2026-11-19T15:00+08:00", ends), "utf-8")
    noon = datetime(2026, 11, 20, 11, tzinfo=NOW.tzinfo)

    (both,) = coming(root, noon - timedelta(seconds=1))
    assert ("Lomba" in both, "Pasar Tepian" in both) == (True, True)
    ahead, over = coming(root, noon)
    assert ("Lomba" in ahead, "Pasar Tepian Buka" in over) == (True, True)
    ahead, over = coming(root, datetime(2026, 11, 21, tzinfo=NOW.tzinfo))
    assert ("Belum ada acara" in ahead, "Lomba" in over) == (True, True)
    assert coming(root, noon - timedelta(seconds=1)) == [both]


def test_otherwise_the_hour_changes_nothing(root: Path) -> None:
    build(root, NOW)

    report = build(root, NOW + timedelta(hours=7))

    assert (report.rendered, report.written, report.removed) == (0, 0, 0)
