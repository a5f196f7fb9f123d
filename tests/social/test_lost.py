"""What a network's limit takes from a caption."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.networks import (
    BLUESKY,
    FACEBOOK,
    INSTAGRAM,
    MASTODON,
    NETWORKS,
    TELEGRAM,
    THREADS,
    Network,
    X,
)
from newsroom.social.compose import compose
from newsroom.social.lost import lost_of, lost_of_summary
from newsroom.story import Story
from tests.stories import make_story

SITE = "https://berita.contoh.go.id"
LONG = (
    "Pasar Tepian kini buka lebih pagi. " * 7
    + "Bawa kantong sendiri. "
    + "Parkir di belakang pasar."
)


def with_caption(caption: str) -> Story:
    quoted = caption.replace("\\", "\\\\").replace('"', '\\"')
    return make_story(f'social: {{default: "{quoted}"}}')


def test_the_last_sentence_is_named_where_it_does_not_fit() -> None:
    lost = lost_of(LONG, with_caption(LONG), X, site_url=SITE)

    assert lost.endswith("Parkir di belakang pasar.")
    assert len(lost) < len(LONG)


def test_nothing_is_lost_where_there_is_room() -> None:
    story = with_caption(LONG)

    assert lost_of(LONG, story, FACEBOOK, site_url=SITE) == ""
    assert lost_of(LONG, story, INSTAGRAM, site_url=SITE) == ""


@pytest.mark.parametrize(
    ("caption", "network"),
    [
        ("👨‍👩‍👧‍👦" * 130 + " Parkir di belakang.", BLUESKY),
        ("ꦏ꧀ꦏ" * 150 + " Parkir di belakang.", BLUESKY),
        ("“Pasar” " * 45 + "Parkir di belakang.", THREADS),
        ("日" * 160 + " Parkir di belakang.", THREADS),
        ("日本 " * 165 + "Parkir di belakang.", MASTODON),
        ("😀 " * 350 + "Parkir di belakang.", TELEGRAM),
    ],
    ids=["bytes", "joined", "quotes", "han", "mastodon", "telegram"],
)
def test_what_a_network_counts_in_its_own_way_is_lost_by_that_count(
    caption: str, network: Network
) -> None:
    lost = lost_of(caption, with_caption(caption), network, site_url=SITE)

    assert lost.endswith("Parkir di belakang.")
    assert len(lost) < len(caption)


def test_the_summary_is_measured_with_the_title() -> None:
    short = make_story()
    long = replace(short, meta=replace(short.meta, summary=LONG))

    assert lost_of_summary(long, X, site_url=SITE).endswith("Parkir di belakang pasar.")
    assert lost_of_summary(short, X, site_url=SITE) == ""


@settings(max_examples=60)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=320))
def test_what_is_called_whole_is_posted_whole(caption: str) -> None:
    story = with_caption(caption)
    written = story.meta.social.default
    if not written:
        return

    for network in NETWORKS.values():
        if not lost_of(written, story, network, site_url=SITE):
            post = compose(story, network, site_url=SITE)
            assert not post.was_cut or not written.strip()
