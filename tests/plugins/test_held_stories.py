"""What is held back or withdrawn: nothing of it may be seen where it must not be."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.newsrooms import NOW
from tests.plugins.conftest import SECRET, Site
from tests.sites import build, text_of, with_class


@pytest.mark.parametrize("word", SECRET)
def test_a_held_story_is_absent_everywhere(site: Site, word: str) -> None:
    assert site.containing(word) == []


def test_a_withdrawn_story_keeps_its_page_with_reason_and_time(site: Site) -> None:
    page = site.tree("/2026/11/cabut/")
    (notice,) = with_class(page, "notice--withdrawal")

    assert text_of(notice) == (
        "Berita ini dicabut Kamis, 19 November 2026, 15.30 WITA Sumbernya ternyata keliru."
    )
    assert page.find(".//meta[@name='robots']").get("content") == "noindex"  # type: ignore[union-attr]
    assert "buka lebih pagi mulai" not in text_of(page)
    assert list(with_class(page, "story__aside")) == []


def test_a_withdrawn_story_leaves_listings_feeds_and_the_sitemap(site: Site) -> None:
    named = {name for name in site.containing("/2026/11/cabut/") if name != "manifest.json"}

    own = {"2026/11/cabut/index.html", "2026/11/cabut/story.json", "s/2026-11-19-cabut/index.html"}
    # The front page and the share kit tell of fresh withdrawals, without the story.
    told_by = {"ralat/index.html", "index.html", "kit/index.html", "dicabut.json"}
    # A text that was copied from it is still known as one that was withdrawn.
    told_by |= {"cek/2026-0.json"}
    assert named == own | told_by
    assert site.containing("dicabut-saja") == []
    assert not any(name.startswith("images/cabut") for name in site.names())


def test_corrections_and_withdrawals_are_listed_with_their_time_newest_first(site: Site) -> None:
    listed = [text_of(item) for item in with_class(site.tree("/ralat/"), "notices__one")]

    assert ["15.30 WITA" in listed[0], "15.20 WITA" in listed[1]] == [True, True]
    assert "Sumbernya ternyata keliru." in listed[0]
    assert "Semula pukul enam Seharusnya pukul lima" in listed[1]


def test_only_pictures_that_a_page_shows_are_published(site: Site) -> None:
    pictures = [name for name in site.names() if name.startswith("images/")]

    assert {name.rpartition("-")[0] for name in pictures} == {"images/denah-30", "images/pasar-30"}
    assert {name.rpartition(".")[2] for name in pictures} == {"avif", "webp", "jpg"}


@pytest.mark.slow
def test_a_story_appears_when_its_embargo_is_over(
    tmp_path_factory: pytest.TempPathFactory, make_site: Callable[..., Site]
) -> None:
    site = make_site(tmp_path_factory.mktemp("embargo"))

    build(site.root, NOW + timedelta(days=30))

    assert f"2026/11/{SECRET[0]}/index.html" in site.names()
    assert any(name.startswith(f"images/{SECRET[0]}-") for name in site.names())
    assert f"topik/{SECRET[0]}/index.html" in site.names()
    assert site.containing(SECRET[1]) == []
