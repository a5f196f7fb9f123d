"""What counts as seen by readers: approved in the file, merged under reviews on GitHub, or recorded."""

from dataclasses import replace
from datetime import timedelta

import pytest

from newsroom.checker import make_checker
from newsroom.corpus import Before
from newsroom.rules import Context
from newsroom.trail import Evidence, Happening, Step
from tests.newsrooms import NOW, make_context
from tests.stories import make_settings, story_text

PATH = "content/stories/2026/11/pasar.md"
GITHUB = make_settings('\n[approval]\nsource = "github"\n')
LATER = f"embargo_until: {(NOW + timedelta(hours=1)).isoformat()}"


def told(context: Context, then: str) -> list[str]:
    """What is found where the file is changed, and where it is gone."""
    changed = replace(context, before=Before({PATH: then}))
    gone = replace(context, before=Before({PATH: then}, (PATH,)))
    text = then.replace("sejak subuh", "sejak siang")
    found = make_checker(changed, only={"silent-edit"}).check_text(PATH, text)
    found += make_checker(gone, only={"deleted-story"}).check_newsroom()
    return [one.rule for one in found]


BOTH = ["silent-edit", "deleted-story"]


@pytest.mark.parametrize(
    ("front", "expected"),
    [("", []), ("reviewed: [{by: dewi, at: 2026-11-19T15:40+08:00}]", BOTH)],
)
def test_an_approval_in_the_file(front: str, expected: list[str]) -> None:
    assert told(make_context(), story_text(front)) == expected


@pytest.mark.parametrize(("front", "expected"), [("", BOTH), (LATER, [])])
def test_what_was_merged_under_reviews_on_github(front: str, expected: list[str]) -> None:
    assert told(make_context(settings=GITHUB), story_text(front)) == expected


def test_what_was_measured_live_whatever_the_file_says() -> None:
    live = Happening(Step.LIVE, NOW, Evidence.MEASURED)
    context = replace(make_context(), recorded=lambda _: [live])

    assert told(context, story_text()) == BOTH


def test_without_a_base_nothing_is_asked() -> None:
    checker = make_checker(make_context(), only=set(BOTH))

    assert checker.check_text(PATH, story_text()) + checker.check_newsroom() == []
