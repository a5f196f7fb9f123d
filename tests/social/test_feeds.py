"""Which feeds the site has, and which of them tell of a story."""

import pytest

from newsroom.social.feeds import desk_feed, feeds_of
from tests.stories import make_story


@pytest.mark.parametrize(
    ("desk", "feed"), [("layanan", "feeds/layanan.xml"), ("Kota & Desa", "feeds/kota-desa.xml")]
)
def test_a_desk_has_a_feed_of_its_own(desk: str, feed: str) -> None:
    assert desk_feed(desk) == feed


def test_addresses_are_whole_whether_the_sites_own_ends_with_a_slash_or_not() -> None:
    story = make_story()

    assert feeds_of(story, "https://kota.id/berita/") == feeds_of(story, "https://kota.id/berita")
    assert feeds_of(story, "https://kota.id/berita")[0] == "https://kota.id/berita/feeds/atom.xml"
