"""What a post says once its story was corrected."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsroom.errors import ContentError
from newsroom.networks import (
    BLUESKY,
    FACEBOOK,
    INSTAGRAM,
    MASTODON,
    NETWORKS,
    TELEGRAM,
    THREADS,
    WEBSUB,
    LinkUse,
    Network,
    Says,
    X,
)
from newsroom.social.compose import compose
from newsroom.social.correcting import compose_correction, compose_edit
from newsroom.social.counting import fits, length_of
from newsroom.social.post import Picture
from newsroom.story import Story
from newsroom.story.model import Correction
from tests.stories import make_story

SITE = "https://berita.kotacontoh.id"
LINK = f"{SITE}/2026/11/pasar/"
AT = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
TOLD = [network for network in NETWORKS.values() if network.says is Says.CAPTION]
EVERY = pytest.mark.parametrize("network", TOLD, ids=lambda network: network.name)


def corrected(*corrections: tuple[str, str, str], front: str = "") -> Story:
    story = make_story(front)
    made = tuple(Correction(at=AT, wrong=w, right=r, note=n) for w, r, n in corrections)
    return replace(story, meta=replace(story.meta, corrections=made))


STORY = corrected(("40 perahu.", "14 perahu.", "Angka dari panitia."))


def test_a_reply_says_what_was_wrong_what_is_right_and_where() -> None:
    post = compose_correction(STORY, THREADS, 1, site_url=SITE, reply_to="178")

    assert post.text == (
        "RALAT\n\n"
        "Semula tertulis: 40 perahu.\n"
        "Yang benar: 14 perahu.\n"
        "Angka dari panitia.\n\n"
        f"{LINK}"
    )
    assert (post.reply_to, post.picture, post.was_cut) == ("178", None, False)
    assert post.length == length_of(post.text, THREADS)


def test_the_second_correction_tells_of_itself_alone() -> None:
    story = corrected(("40", "14", ""), ("Senin", "Selasa", ""))

    assert "Senin" in compose_correction(story, THREADS, 2, site_url=SITE).text
    assert "40" not in compose_correction(story, THREADS, 2, site_url=SITE).text


def test_the_note_gives_way_first_then_what_was_wrong_and_last_what_is_right() -> None:
    long = "Warga menunggu di loket itu sejak pagi. "
    noted = corrected(("40 perahu.", "14 perahu.", long * 20))
    wrong = corrected((long * 20, "14 perahu.", ""))
    both = corrected((long * 20, "Bukan begitu, kata kepala pasar. " * 20, ""))

    assert not compose_correction(noted, X, 1, site_url=SITE).was_cut
    assert "Warga" not in compose_correction(noted, X, 1, site_url=SITE).text
    assert "Yang benar: 14 perahu." in compose_correction(wrong, X, 1, site_url=SITE).text
    said = compose_correction(both, X, 1, site_url=SITE)
    assert said.was_cut
    assert "Semula tertulis: Warga menunggu" in said.text
    assert "Yang benar: Bukan begitu" in said.text
    assert said.text.endswith(LINK)


def test_who_paid_is_said_in_the_correction_too() -> None:
    story = corrected(("a", "b", ""), front="label: advertorial\npayer: Koperasi Perahu")

    said = compose_correction(story, THREADS, 1, site_url=SITE).text
    assert said.startswith("ADVERTORIAL · dibayar oleh Koperasi Perahu\nRALAT\n\n")


def test_an_edited_post_is_todays_with_the_mark_first_and_the_correction_behind() -> None:
    post = compose_edit(STORY, MASTODON, 1, site_url=SITE)

    assert post.text == (
        "RALAT\n\n"
        "Pasar Tepian Buka Lebih Pagi\n\nPasar Tepian kini buka pukul 05.00 WITA.\n\n"
        "Semula tertulis: 40 perahu.\nYang benar: 14 perahu.\n\n"
        f"{LINK}"
    )


def test_a_short_post_tells_what_is_right_before_all_that_was_wrong() -> None:
    wrong = "Warga menabung empat koma delapan ton sampah plastik selama tiga bulan. " * 3
    story = corrected((wrong, "Beratnya 4,2 ton.", ""), front=f"social: {{default: '{wrong * 2}'}}")
    post = compose_edit(story, BLUESKY, 1, site_url=SITE)

    assert "Semula tertulis: Warga menabung" in post.text
    assert "Yang benar: Beratnya 4,2 ton." in post.text
    assert post.was_cut
    assert post.length <= 300


def test_an_edited_post_keeps_its_picture_and_its_other_mark() -> None:
    picture = Picture(name="kartu.jpg", width=1200, height=630, alt="Kartu")
    story = corrected(("a", "b", ""), front="kind: reply")
    post = compose_edit(story, TELEGRAM, 1, site_url=SITE, picture=picture)

    assert post.text.startswith("RALAT\nHAK JAWAB\n\n")
    assert post.picture == picture


def test_a_caption_that_begins_with_the_mark_does_not_get_it_twice() -> None:
    story = corrected(("a", "b", ""), front='social: {default: "Ralat: 14 perahu."}')

    assert compose_edit(story, BLUESKY, 1, site_url=SITE).text.startswith("Ralat: 14 perahu.")


def test_hubs_are_told_of_feeds_again() -> None:
    assert compose_edit(STORY, WEBSUB, 1, site_url=SITE) == compose(STORY, WEBSUB, site_url=SITE)


@pytest.mark.parametrize("number", [-1, 0, 2])
def test_a_correction_that_there_is_not_is_a_fault_of_the_caller(number: int) -> None:
    with pytest.raises(IndexError):
        compose_correction(STORY, THREADS, number, site_url=SITE)
    with pytest.raises(IndexError):
        compose_edit(STORY, THREADS, number, site_url=SITE)


@EVERY
def test_of_a_withdrawn_story_nothing_is_said(network: Network) -> None:
    story = make_story("withdrawn: {at: 2026-11-20T08:00+08:00, reason: Salah}")

    with pytest.raises(ContentError, match="dicabut"):
        compose_correction(story, network, 1, site_url=SITE)
    with pytest.raises(ContentError, match="dicabut"):
        compose_edit(story, network, 1, site_url=SITE)


def test_an_address_longer_than_the_network_takes_is_said_plainly() -> None:
    story = make_story(slug="panjang" * 50)
    story = replace(story, meta=replace(story.meta, corrections=STORY.meta.corrections))

    with pytest.raises(ContentError, match="pendekkan nama berkasnya"):
        compose_correction(story, X, 1, site_url="https://berita.contoh.example")


TEXTS = st.lists(
    st.one_of(
        st.characters(),
        st.sampled_from(["👨‍👩‍👧‍👦", "🇮🇩", "日本語", "العربية ", "ꦏ꧀ꦏ", "“", " ", ". ", "https://contoh.id/a "]),
    ),
    max_size=120,
).map("".join)  # fmt: skip


@settings(max_examples=60)
@given(TEXTS, TEXTS, TEXTS, st.sampled_from(TOLD))
@example("a" * 900, "b" * 900, "", BLUESKY)
@example("👨‍👩‍👧‍👦" * 200, "👨‍👩‍👧‍👦" * 200, "", BLUESKY)
@example("", "", "", X)
def test_whatever_was_wrong_the_correction_fits_and_keeps_its_link(
    wrong: str, right: str, note: str, network: Network
) -> None:
    story = corrected((wrong, right, note))
    today = replace(story, meta=replace(story.meta, title=wrong or "Judul", summary=right))
    address = {INSTAGRAM: "Baca selengkapnya: berita.kotacontoh.id/2026/11/pasar"}

    for post in (
        compose_correction(story, network, 1, site_url=SITE),
        compose_edit(today, network, 1, site_url=SITE),
    ):
        assert fits(post.text, network)
        assert post.length == length_of(post.text, network) <= network.limit
        assert network.link is LinkUse.FIELD or address.get(network, LINK) in post.text.split("\n")
        assert post.text.startswith("RALAT") or post.text.casefold().startswith("ralat")


def test_facebook_shows_the_preview_of_the_story_below_a_correction() -> None:
    post = compose_correction(STORY, FACEBOOK, 1, site_url=SITE)

    assert (post.link, LINK in post.text) == (LINK, False)
