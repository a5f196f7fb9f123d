"""A translation stands apart: the index knows it under its language, and nowhere else."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from newsroom.build.entry import GONE, Entry
from newsroom.build.index import Index
from newsroom.build.listed import is_language
from tests.build.machine import empty_database, entries_of
from tests.sites import approved, make_site_newsroom

ENGLISH = "lang: en\ntranslation_of: 2026-11-19-asli"
EVERYTHING = f"""\
{ENGLISH}
kind: agenda
tags: [Pasar]
campaign: hut
follows: 2026-11-19-lain
reply_to: 2026-11-19-lain"""
WITHDRAWN = "withdrawn: {at: 2026-11-19T15:30+08:00, reason: Wrong.}"
CORRECTED = "corrections: [{at: 2026-11-19T15:30+08:00, wrong: Five, right: Six}]"


def entry(folder: Path, front: str) -> Entry:
    ((path, text),) = approved(front).items()
    text = text.replace("  ended_at:", "  starts_at: 2026-11-20T07:00+08:00\n  ended_at:")
    (found,) = entries_of(make_site_newsroom(folder, files={path: text}))
    return found


def index_of(entries: Mapping[str, Entry]) -> Index:
    index = Index(empty_database())
    index.replace(entries.values())
    return index


def test_it_is_listed_with_its_language_and_among_the_proofs_of_its_day(tmp_path: Path) -> None:
    found = entry(tmp_path, EVERYTHING)

    assert found.on_air
    assert found.listings.keys() == {"en", "bahasa/en", "bukti/2026-11-19"}
    assert found.translation_of == "2026-11-19-asli"


def test_it_is_tied_to_no_other_story_and_is_in_no_agenda_search_or_card(tmp_path: Path) -> None:
    found = entry(tmp_path, EVERYTHING)

    assert (found.follows, found.reply_to, found.people) == ("", "", ())
    assert (found.event, found.words, found.cards) == ("", "", "")


@pytest.mark.parametrize("front", [CORRECTED, WITHDRAWN])
def test_the_page_of_all_corrections_leaves_it_to_the_original(tmp_path: Path, front: str) -> None:
    found = entry(tmp_path, f"{ENGLISH}\n{front}")

    assert not {"ralat-baru"} & found.listings.keys()
    assert index_of({"": found}).notices() == []


def test_a_withdrawn_one_is_given_up_by_browsers_and_listed_among_the_proofs_alone(
    tmp_path: Path,
) -> None:
    found = entry(tmp_path, f"{ENGLISH}\n{WITHDRAWN}")
    index = index_of({"": found})

    assert (found.notices, dict(found.listings)) == (GONE, {"bukti/2026-11-19": ""})
    assert index.withdrawn() == [found.path]
    assert index.languages() == []


def test_an_indonesian_story_cannot_be_one(tmp_path: Path) -> None:
    found = entry(tmp_path, "translation_of: 2026-11-19-asli")

    assert found.translation_of == ""
    assert "all" in found.listings


def test_languages_are_told_from_other_listings() -> None:
    assert [is_language(name) for name in ("en", "all", "desk/en", "id")] == [
        *(True, False, False, False)
    ]
