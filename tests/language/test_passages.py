"""What readers see of a story, and the days of its event."""

from datetime import date

import pytest

from newsroom.language.calendar.occasion import event_days
from newsroom.language.passages import Role, story_passages
from newsroom.story import parse
from tests.stories import WITA, make_story

TEXT = """\
---
title: 'Pasar "Tepian"'
event: {name: Pembukaan, ended_at: 2026-11-19T15:00+08:00}
summary: >-
  Pasar buka
  pagi.
images:
  - {file: a.jpg, alt: "Pasar", caption: Pasar pagi, credit: Redaksi}
social: {x: Ayo ke pasar, skip: [facebook]}
---

## Pagi

**Pasar** buka di [sini](https://contoh.example).

> Kutipan

| a | b |
|---|---|
| c | d |

<div>html</div>
"""


def test_every_passage_stands_where_it_says() -> None:
    story, _ = parse("content/stories/2026/11/pasar.md", TEXT, zone=WITA)
    assert story is not None
    seen = [(one.role, " ".join(one.prose.split())) for one in story_passages(story)]

    assert seen[:5] == [
        (Role.TITLE, 'Pasar "Tepian"'),
        (Role.SUMMARY, "Pasar buka pagi."),
        (Role.CAPTION, "Pasar"),
        (Role.CAPTION, "Pasar pagi"),
        (Role.SOCIAL, "Ayo ke pasar"),
    ]
    assert seen[5:8] == [
        (Role.HEADING, "Pagi"),
        (Role.TEXT, "Pasar buka di sini ."),
        (Role.EXCERPT, "Kutipan"),
    ]
    assert {role for role, _ in seen[8:]} == {Role.TABLE}
    for one in story_passages(story):
        written = TEXT[one.start : one.start + len(one.prose)]
        assert all(a in (b, " ") for a, b in zip(one.prose, written, strict=True))


@pytest.mark.parametrize(
    ("ended", "more", "first", "last"),
    [
        ("2026-11-19T15:00+08:00", "", 19, 19),
        ("2026-11-19T22:00+00:00", "", 20, 20),
        ("2026-11-19T00:30+08:00", "", 18, 19),
    ],
)
def test_the_days_of_an_event(ended: str, more: str, first: int, last: int) -> None:
    story = make_story(more, ended=ended)

    assert event_days(story, WITA) == (date(2026, 11, first), date(2026, 11, last))


def test_an_announced_event_is_on_the_day_it_starts() -> None:
    text = TEXT.replace(
        "event: {name: Pembukaan,",
        "kind: agenda\nevent: {name: Lomba, starts_at: 2026-11-18T08:00+08:00,",
    )
    story, _ = parse("content/stories/2026/11/pasar.md", text, zone=WITA)
    assert story is not None

    assert event_days(story, WITA) == (date(2026, 11, 18), date(2026, 11, 18))


def test_without_an_event_there_are_no_days() -> None:
    story, _ = parse("content/stories/2026/11/pasar.md", "---\ntitle: Pasar\n---\n", zone=WITA)
    assert story is not None

    assert event_days(story, WITA) is None
