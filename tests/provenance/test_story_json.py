"""story.json: what a page says, for machines; and nothing that its readers are not told."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from newsroom.edition import Published, consider
from newsroom.page.text import html_of
from newsroom.page.version import present_version
from newsroom.provenance import Reply, Where, encode, story_json
from newsroom.provenance.schema import story_json_schema
from newsroom.story import Story
from newsroom.trail import Evidence, Happening, Step
from tests.newsrooms import NOW
from tests.stories import WITA, make_settings, make_story

PLACE = Where("https://berita.contoh.example/2026/11/pasar/", "https://berita.contoh.example/s/p/")
APPROVED = "reviewed: [{by: dewi, at: 2026-11-19T15:40+08:00}]"
CORRECTED = "corrections: [{at: 2026-11-19T15:20+08:00, wrong: enam, right: lima}]"
WITHDRAWN = "withdrawn: {at: 2026-11-19T15:30+08:00, reason: Sumbernya keliru.}"
FORM = Draft202012Validator(story_json_schema(), format_checker=FormatChecker())


def published(story: Story, recorded: Iterable[Happening] = ()) -> Published:
    found = consider(story, make_settings(), (), lambda _: recorded, NOW)
    assert isinstance(found, Published)
    return found


def said(
    front: str = "", recorded: Iterable[Happening] = (), replies: Iterable[Reply] = ()
) -> dict[str, Any]:
    """What the file says of the story with these lines of front matter, read by its schema."""
    story = make_story(f"{APPROVED}\n{front}".rstrip())
    found = story_json(
        published(story, recorded),
        html_of(story),
        PLACE,
        version=present_version(story),
        zone=WITA,
        replies=replies,
    )
    values: dict[str, Any] = json.loads(encode(found))
    FORM.validate(values)
    return values


def step(step: Step, at: str, evidence: Evidence, who: str = "", url: str = "") -> Happening:
    return Happening(step, datetime.fromisoformat(at), evidence, who, url)


def test_it_names_the_story_and_where_it_stands() -> None:
    found = said()

    assert {name: found[name] for name in ("id", "title", "lang", "kind", "desk")} == {
        "id": "2026-11-19-pasar",
        "title": "Pasar Tepian Buka Lebih Pagi",
        "lang": "id",
        "kind": "news",
        "desk": "layanan",
    }
    assert (found["url"], found["short_url"]) == PLACE
    assert found["published_at"] == "2026-11-19T15:40:00+08:00"
    assert found["updated_at"] is None


def test_its_hash_is_that_of_its_text() -> None:
    found = said()

    assert found["text"].startswith("Pasar Tepian Buka Lebih Pagi\nPasar Tepian kini")
    assert found["sha256"] == sha256(found["text"].encode()).hexdigest()
    assert found["version"] == present_version(make_story(APPROVED))


def test_it_tells_each_step_with_how_it_is_known() -> None:
    recorded = [
        step(Step.LIVE, "2026-11-19T07:50+00:00", Evidence.MEASURED, url=PLACE.url),
        step(Step.POSTED, "2026-11-19T15:55+08:00", Evidence.RETURNED, "x", "https://x.com/k/1"),
    ]
    found = said(recorded=recorded)

    assert [(one["step"], one["evidence"]) for one in found["trail"]] == [
        ("ended", "declared"),
        ("approved", "declared"),
        ("live", "measured"),
        ("posted", "returned"),
    ]
    assert found["trail"][2]["at"] == "2026-11-19T15:50:00+08:00"
    assert found["approvals"] == [
        {"by": "dewi", "at": "2026-11-19T15:40:00+08:00", "evidence": "declared"}
    ]
    assert found["posts"] == [
        {"network": "x", "url": "https://x.com/k/1", "at": "2026-11-19T15:55:00+08:00"}
    ]


def test_who_handed_it_in_is_nobodys_business() -> None:
    recorded = [step(Step.SUBMITTED, "2026-11-19T15:10+08:00", Evidence.RECORDED, "@seseorang")]

    assert "seseorang" not in json.dumps(said(recorded=recorded))


def test_a_correction_is_told_and_changes_the_version() -> None:
    found = said(CORRECTED)

    assert found["corrections"] == [
        {"at": "2026-11-19T15:20:00+08:00", "wrong": "enam", "right": "lima"}
    ]
    assert found["updated_at"] == "2026-11-19T15:20:00+08:00"
    assert found["version"] != said()["version"]


def test_of_a_withdrawn_story_the_text_is_gone_and_its_hash() -> None:
    found = said(WITHDRAWN)

    assert found["text"] is found["sha256"] is found["clarifies"] is None
    assert found["withdrawn"] == {
        "at": "2026-11-19T15:30:00+08:00",
        "reason": "Sumbernya keliru.",
    }
    assert "subuh" not in json.dumps(found)


@pytest.mark.parametrize(
    ("front", "clarified"),
    [
        (
            "kind: clarification\nclaim: Pasar tutup\nverdict: false",
            {"claim": "Pasar tutup", "verdict": "false"},
        ),
        ("kind: clarification\nclaim: Pasar tutup", {"claim": "Pasar tutup", "verdict": None}),
        ("kind: clarification", None),
        ("claim: Pasar tutup", None),
    ],
)
def test_a_clarification_carries_the_claim(front: str, clarified: object) -> None:
    assert said(front)["clarifies"] == clarified


def test_it_names_the_stories_that_answer_it() -> None:
    reply = Reply(id="2026-11-20-jawab", url="https://berita.contoh.example/2026/11/jawab/")

    assert said(replies=[reply])["replies"] == [{"id": reply.id, "url": reply.url}]


def test_the_same_story_gives_the_same_bytes() -> None:
    story = make_story(APPROVED)
    files = {
        encode(story_json(published(story), html_of(story), PLACE, version="1", zone=WITA))
        for _ in range(3)
    }

    assert len(files) == 1
    assert files.pop().endswith("}\n")


def test_a_text_that_no_utf_8_can_hold_is_written_all_the_same() -> None:
    story = make_story(APPROVED)
    odd = replace(story, meta=replace(story.meta, desk="\ud800"))
    found = story_json(
        replace(published(story), story=odd), html_of(odd), PLACE, version="1", zone=WITA
    )

    assert json.loads(encode(found).encode())["desk"] == "\ud800"


def test_a_time_that_no_zone_can_hold_is_told_as_it_is() -> None:
    early = replace(
        published(make_story(APPROVED)),
        trail=replace(published(make_story(APPROVED)).trail, happenings=()),
    )
    found = story_json(early, "", PLACE, version="1", zone=WITA)

    assert found.published_at.year == 1


def test_the_schema_in_the_docs_is_the_one_that_is_tested() -> None:
    kept = Path(__file__).parents[2] / "docs" / "story-json.schema.json"

    Draft202012Validator.check_schema(story_json_schema())
    assert json.loads(kept.read_bytes()) == story_json_schema()
