"""A translation as its page shows it: the same facts, in the words of its readers."""

from datetime import timedelta
from pathlib import Path

import pytest

from newsroom.clock import say_date
from newsroom.page.translation import TranslationPage
from newsroom.page.words import Time, TimeIn, tell_date, tell_duration, time_in
from newsroom.tongue import SOURCE, read_tongue
from tests.newsrooms import NOW
from tests.sites import ROOT, approved, make_site_newsroom, page_of
from tests.stories import WITA

ENGLISH = read_tongue(ROOT, "en")
TIES = "lang: en\ntranslation_of: 2026-11-01-asli"


def translation(folder: Path, front: str = "") -> TranslationPage:
    page = page_of(make_site_newsroom(folder, files=approved(f"{TIES}\n{front}")))
    assert isinstance(page, TranslationPage)
    return page


def test_times_durations_and_sorts_are_told_in_its_language(tmp_path: Path) -> None:
    page = translation(
        tmp_path, "corrections: [{at: 2026-11-19T15:30+08:00, wrong: Five, right: Six}]"
    )

    assert page.lang == "en"
    assert page.kind == "News"
    assert page.time.full == "Thursday, 19 November 2026, 15:40 WITA"
    assert page.updated is not None
    assert (page.updated.short_day, page.updated.clock) == ("19 Nov 2026", "15:30")
    assert page.corrections[0].time.hour == "15:30 WITA"
    assert page.sources[0].method == "interview"
    assert page.sources[0].day == "Thursday, 19 November 2026"
    assert [link.name for link in page.respond] == ["Report an error", "Ask for the right of reply"]


def test_a_withdrawal_a_claim_and_a_payer_too(tmp_path: Path) -> None:
    gone = translation(tmp_path / "1", "withdrawn: {at: 2026-11-19T15:50+08:00, reason: Wrong.}")
    checked = translation(tmp_path / "2", "kind: clarification\nclaim: It closes\nverdict: false")
    paid = translation(tmp_path / "3", "label: advertorial\npayer: Bank Contoh")
    unnamed = translation(tmp_path / "4", "label: advertorial")

    assert gone.withdrawal is not None
    assert gone.withdrawal.time.hour == "15:50 WITA"
    assert (gone.sources, gone.claim) == ((), None)
    assert checked.claim is not None
    assert checked.claim.verdict == "False"
    assert paid.label == "ADVERTORIAL · paid for by Bank Contoh"
    assert unnamed.label == "ADVERTORIAL"


def test_what_was_checked_too(tmp_path: Path) -> None:
    receipt = "{statement: A, source: B, method: document, checked_by: dewi, at: 2026-11-19}"

    (line,) = translation(tmp_path, f"claims: [{receipt}]").receipts

    assert (line.method, line.day) == ("document", "Thursday, 19 November 2026")


def test_it_stands_in_no_desk_topic_or_agenda_and_on_no_card(tmp_path: Path) -> None:
    page = translation(tmp_path, "kind: agenda\ntags: [Pasar]\ncampaign: hut")

    assert (page.desk.name, page.desk.address) == ("English", "/en/")
    assert (page.tags, page.campaign, page.calendar) == ((), None, "")
    assert (page.card, page.code) == ("", None)


def test_an_event_is_still_told_with_its_time(tmp_path: Path) -> None:
    ((path, text),) = approved(f"{TIES}\nkind: agenda").items()
    text = text.replace("  ended_at:", "  starts_at: 2026-11-20T07:00+08:00\n  ended_at:")
    page = page_of(make_site_newsroom(tmp_path, files={path: text}))

    assert page.starts is not None
    assert page.starts.full == "Friday, 20 November 2026, 07:00 WITA"


def test_the_clock_runs_for_the_original_alone(tmp_path: Path) -> None:
    strip = translation(tmp_path).strip

    assert strip.minutes is None
    assert strip.verdict == (
        "This is a translation; the promised time is counted for the original story."
    )
    assert [(point.name, point.evidence) for point in strip.points] == [
        ("submitted", "not recorded"),
        ("approved", "declared by the newsroom"),
        ("on air", "not recorded"),
    ]
    assert strip.day == "Thursday, 19 November 2026"


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, "0 minutes"),
        (1, "1 minute"),
        (60, "1 hour"),
        (125, "2 hours 5 minutes"),
        (1440, "1 day"),
        (4565, "3 days 4 hours"),
    ],
)
def test_durations_are_counted_as_in_indonesian(minutes: int, said: str) -> None:
    assert tell_duration(timedelta(minutes=minutes), ENGLISH) == said


def test_in_indonesian_nothing_changes() -> None:
    assert time_in(NOW, WITA) == Time(NOW)
    assert tell_date(NOW, SOURCE) == say_date(NOW)
    assert isinstance(time_in(NOW, WITA, ENGLISH), TimeIn)
