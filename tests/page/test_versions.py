"""A story in several languages: each leads to the others, and search engines are told."""

from dataclasses import replace
from pathlib import Path

from newsroom.page.teaser import Teaser
from newsroom.page.versions import ALONE, versions_of
from newsroom.tongue import Tongues
from tests.sites import ROOT, approved, make_site_newsroom, page_of

SITE = "https://berita.contoh.example"
TONGUES = Tongues(ROOT)


def teaser(folder: Path, **changes: object) -> Teaser:
    found = page_of(make_site_newsroom(folder, files=approved())).teaser
    return replace(found, **changes)  # type: ignore[arg-type]


def test_a_translated_story_invites_readers_in_their_language(tmp_path: Path) -> None:
    english = teaser(tmp_path, lang="en", address="/en-a/", url=f"{SITE}/en-a/")

    found = versions_of("id", f"{SITE}/a/", [english], TONGUES)

    assert [(one.invitation, one.address) for one in found.others] == [
        ("Read in English", "/en-a/")
    ]
    assert found.original is None
    assert [(link.name, link.address) for link in found.alternates] == [
        ("en", f"{SITE}/en-a/"),
        ("id", f"{SITE}/a/"),
        ("x-default", f"{SITE}/a/"),
    ]


def test_both_pages_tell_search_engines_the_same(tmp_path: Path) -> None:
    english = teaser(tmp_path / "1", lang="en", url=f"{SITE}/en-a/")
    original = teaser(tmp_path / "2", url=f"{SITE}/a/")

    here = versions_of("id", f"{SITE}/a/", [english], TONGUES)
    there = versions_of("en", f"{SITE}/en-a/", [original], TONGUES)

    assert there.alternates == here.alternates
    assert there.original is not None
    assert there.original.invitation == "Baca dalam bahasa Indonesia"


def test_of_two_translations_into_a_language_the_newest_counts(tmp_path: Path) -> None:
    new, old = (teaser(tmp_path / name, lang="en", address=f"/{name}/") for name in ("a", "b"))

    assert [one.address for one in versions_of("id", SITE, [new, old], TONGUES).others] == ["/a/"]


def test_a_translation_leads_to_no_other_in_its_language(tmp_path: Path) -> None:
    twin = teaser(tmp_path, lang="en")

    assert versions_of("en", SITE, [twin], TONGUES) == ALONE


def test_what_was_withdrawn_is_not_led_to_but_told_of(tmp_path: Path) -> None:
    gone = teaser(tmp_path, withdrawn=True, address="/a/")

    found = versions_of("en", SITE, [gone], TONGUES)

    assert (found.others, found.alternates, found.withdrawn) == ((), (), "/a/")
    assert versions_of(
        "id", SITE, [teaser(tmp_path / "b", lang="en", withdrawn=True)], TONGUES
    ) == (ALONE)
