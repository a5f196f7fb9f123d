"""From a story to the posts that are due for it."""

from dataclasses import replace
from pathlib import Path

import pytest

from newsroom.errors import ContentError
from newsroom.networks import LANDSCAPE, NETWORKS, Limits
from newsroom.social.prepare import (
    draw_card,
    networks_for,
    prepare_correction,
    prepare_edit,
    prepare_post,
)
from tests.stories import make_settings, make_story

ACCOUNTS = """
[networks.x]
account = "kota"
[networks.facebook]
account = "kota"
[networks.instagram]
account = "kota"
enabled = false
"""


def test_enabled_accounts_are_posted_to_in_the_order_of_the_settings() -> None:
    assert networks_for(make_story(), make_settings(ACCOUNTS)) == ("x", "facebook")


def test_a_story_may_skip_a_network() -> None:
    story = make_story("social: {skip: [x]}")

    assert networks_for(story, make_settings(ACCOUNTS)) == ("facebook",)


def test_a_translation_is_posted_nowhere() -> None:
    story = make_story("lang: en\ntranslation_of: 2026-11-19-asli")

    assert networks_for(story, make_settings(ACCOUNTS)) == ()


def test_a_withdrawn_story_is_posted_nowhere() -> None:
    story = make_story("withdrawn: {at: 2026-11-20T08:00+08:00, reason: Salah}")

    assert networks_for(story, make_settings(ACCOUNTS)) == ()
    with pytest.raises(ContentError):
        prepare_post(story, "x", make_settings(ACCOUNTS))


def test_an_account_on_a_network_without_a_row_is_passed_over() -> None:
    settings = make_settings(ACCOUNTS)
    known = {name: row for name, row in settings.networks.items() if name == "x"}
    other = replace(settings, networks={**known, "lain": settings.networks["x"]})

    assert networks_for(make_story(), other) == ("x",)


@pytest.mark.parametrize("network", ["facebook", "instagram", "x"])
def test_a_post_names_its_card_in_the_networks_shape_without_drawing_it(network: str) -> None:
    post = prepare_post(make_story(), network, make_settings())
    shape = NETWORKS[network].shape

    assert post.picture is not None
    assert (post.picture.width, post.picture.height) == (shape.width, shape.height)
    assert f"-{shape.name}-" in post.picture.name
    assert post.picture.alt == "Kartu berita. Pasar Tepian Buka Lebih Pagi."


def test_a_hub_gets_no_card() -> None:
    assert prepare_post(make_story(), "websub", make_settings()).picture is None


def test_what_a_server_says_of_itself_counts() -> None:
    story = make_story(f"images: [{{file: a.jpg, alt: '{'Perahu di sungai. ' * 90}'}}]")
    limits = Limits(text=5_000, alt_text=200)
    post = prepare_post(story, "mastodon", make_settings(), limits=limits)

    assert post.limit == 5_000
    assert post.picture is not None
    assert len(post.picture.alt) <= 200


CORRECTED = "corrections: [{at: 2026-11-20T08:00+08:00, wrong: 40 perahu., right: 14 perahu.}]"


def test_an_edited_post_has_a_card_of_its_own_that_says_so() -> None:
    before = prepare_post(make_story(), "telegram", make_settings())
    after = prepare_edit(make_story(CORRECTED), "telegram", make_settings(), 1)

    assert "Yang benar: 14 perahu." in after.text
    assert before.picture is not None
    assert after.picture is not None
    assert after.picture.name != before.picture.name
    assert after.picture.alt.startswith("Kartu berita. RALAT.")


def test_a_reply_that_corrects_has_no_card() -> None:
    settings = make_settings()
    post = prepare_correction(make_story(CORRECTED), "threads", settings, 1, reply_to="178")

    assert (post.picture, post.reply_to) == (None, "178")
    assert post.text.startswith("RALAT\n\nSemula tertulis: 40 perahu.")


def test_the_card_that_is_drawn_is_the_one_that_was_named(tmp_path: Path) -> None:
    drawn = draw_card(make_story(), LANDSCAPE, make_settings(), tmp_path / "cards")

    assert prepare_post(make_story(), "x", make_settings()).picture == drawn
    assert (tmp_path / "cards" / drawn.name).is_file()


def test_the_alternative_text_keeps_to_the_limit() -> None:
    story = make_story(f"images: [{{file: a.jpg, alt: '{'Perahu di sungai. ' * 90}'}}]")
    picture = prepare_post(story, "x", make_settings()).picture

    assert picture is not None
    assert 500 < len(picture.alt) <= 1000
    assert picture.alt.endswith(".")
