"""Which feeds the site has, and which of them tell of a story."""

import pytest

from newsroom.social.feeds import desk_feed, feeds_of, hub_of
from tests.stories import make_settings, make_story

LIVE = '[networks.websub]\naccount = "hub"\nlive_since = 2026-11-01T00:00:00+08:00\n'


@pytest.mark.parametrize(
    ("desk", "feed"), [("layanan", "feeds/layanan.xml"), ("Kota & Desa", "feeds/kota-desa.xml")]
)
def test_a_desk_has_a_feed_of_its_own(desk: str, feed: str) -> None:
    assert desk_feed(desk) == feed


def test_addresses_are_whole_whether_the_sites_own_ends_with_a_slash_or_not() -> None:
    story = make_story()

    assert feeds_of(story, "https://kota.id/berita/") == feeds_of(story, "https://kota.id/berita")
    assert feeds_of(story, "https://kota.id/berita")[0] == "https://kota.id/berita/feeds/atom.xml"


def test_a_translation_is_told_by_the_feed_of_its_language_alone() -> None:
    story = make_story("lang: en\ntranslation_of: 2026-11-19-asli")

    assert feeds_of(story, "https://kota.id") == ("https://kota.id/feeds/en/atom.xml",)


def test_the_hub_is_the_one_of_newsroom_toml_or_the_usual_one() -> None:
    own = LIVE + 'server = "https://hub.contoh.example/"\n'

    assert hub_of(make_settings(own)) == "https://hub.contoh.example/"
    assert hub_of(make_settings(LIVE)) == "https://pubsubhubbub.appspot.com/"


@pytest.mark.parametrize(
    "accounts",
    ["", '[networks.websub]\naccount = "hub"\n', LIVE + "enabled = false\n"],
    ids=["none", "not live", "closed"],
)
def test_a_hub_that_nobody_tells_is_not_named(accounts: str) -> None:
    assert hub_of(make_settings(accounts)) == ""
