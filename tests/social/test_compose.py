"""A story becomes a post: whose words, which labels, what gives way when the text is too long."""

from dataclasses import replace
from time import process_time
from typing import Any

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
    Limits,
    LinkUse,
    Network,
    Says,
    X,
)
from newsroom.social.compose import address, compose
from newsroom.social.counting import boundaries, length_of
from newsroom.social.post import Picture, Post
from newsroom.story import Story
from newsroom.story.kinds import Kind, Label
from newsroom.story.model import FrontMatter, Social
from tests.stories import make_story

SITE = "https://berita.kotacontoh.id"
LINK = f"{SITE}/2026/11/pasar/"
PAID = "label: advertorial\npayer: Koperasi Perahu"
LONG = "Warga menunggu lama di loket itu sejak pagi. " * 12
TOLD = [network for network in NETWORKS.values() if network.says is Says.CAPTION]
EVERY = pytest.mark.parametrize("network", TOLD, ids=lambda network: network.name)


def posted(front: str, network: Network) -> Post:
    return compose(make_story(front), network, site_url=SITE)


def changed(**values: object) -> Story:
    story = make_story()
    return replace(story, meta=replace(story.meta, **values))  # type: ignore[arg-type]


def test_a_post_on_x_reads_like_this() -> None:
    post = posted("tags: [pasar, jam buka, warga]", X)

    assert post.text == (
        "Pasar Tepian Buka Lebih Pagi\n\n"
        "Pasar Tepian kini buka pukul 05.00 WITA.\n\n"
        f"{LINK}\n#Pasar #JamBuka"
    )
    assert (post.length, post.limit, post.was_cut) == (111, 280, False)


def test_a_post_on_facebook_carries_its_link_beside_the_text() -> None:
    post = posted("tags: [pasar]", FACEBOOK)

    assert post.text.endswith("WITA.\n\n#Pasar")
    assert post.link == LINK
    assert LINK not in post.text


def test_a_post_on_instagram_writes_the_address_for_the_eye() -> None:
    assert posted("tags: [pasar]", INSTAGRAM).text.endswith(
        "Baca selengkapnya: berita.kotacontoh.id/2026/11/pasar\n#Pasar"
    )


@pytest.mark.parametrize(
    ("network", "link"),
    [
        (THREADS, f"\n\n{LINK}\n#Pasar"),
        (BLUESKY, "\n\n#Pasar"),
        (MASTODON, f"\n\n{LINK}\n#Pasar"),
        (TELEGRAM, f"\n\n{LINK}\n#Pasar"),
    ],
    ids=["threads", "bluesky", "mastodon", "telegram"],
)
def test_the_link_stands_where_readers_can_follow_it(network: Network, link: str) -> None:
    post = posted("tags: [pasar]", network)

    assert post.text.endswith(f"05.00 WITA.{link}")
    assert post.link == LINK


def test_threads_carries_one_hashtag_since_it_links_only_one() -> None:
    assert posted("tags: [pasar, jam buka, warga]", THREADS).text.endswith(f"{LINK}\n#Pasar")


@pytest.mark.parametrize("network", [FACEBOOK, BLUESKY], ids=lambda network: network.name)
def test_a_photo_story_keeps_its_address_in_the_text_since_no_preview_shows_it(
    network: Network,
) -> None:
    picture = Picture(name="kartu.jpg", width=1200, height=630, alt="Kartu")
    post = compose(changed(kind=Kind.PHOTO), network, site_url=SITE, picture=picture)

    assert post.attached
    assert LINK in post.text
    assert not posted("", network).attached


def test_websub_is_told_the_addresses_of_the_feeds_that_changed() -> None:
    post = posted("label: advertorial\npayer: Koperasi", WEBSUB)

    assert post.text.split("\n") == [
        f"{SITE}/feeds/atom.xml",
        f"{SITE}/feeds/rss.xml",
        f"{SITE}/feeds/all.json",
        f"{SITE}/feeds/layanan.xml",
    ]
    assert post.picture is None


def test_a_story_without_a_desk_is_in_the_feeds_of_all_stories() -> None:
    post = compose(changed(desk=""), WEBSUB, site_url=SITE)

    assert post.text.split("\n") == [
        f"{SITE}/feeds/{name}" for name in ("atom.xml", "rss.xml", "all.json")
    ]


def test_a_server_with_more_room_gets_more_of_the_caption() -> None:
    front = f"social: {{default: '{LONG}'}}"
    printed = posted(front, MASTODON)
    said = MASTODON.within(Limits(text=5_000, link_weight=30))
    roomy = compose(make_story(front), said, site_url=SITE)

    assert (printed.was_cut, printed.limit) == (True, 500)
    assert (roomy.was_cut, roomy.limit) == (False, 5_000)
    assert roomy.length == len(roomy.text) - len(LINK) + 30


@EVERY
def test_the_reporters_words_for_one_network_come_first(network: Network) -> None:
    front = f"social: {{default: Untuk semua., {network.name}: Hanya di sini.}}"
    if network.name == "outbox":
        front = "social: {default: Untuk semua., x: Hanya di X.}"
    said = posted(front, network).text.split("\n")[0]

    assert said == ("Untuk semua." if network.name == "outbox" else "Hanya di sini.")
    assert posted("social: {default: Untuk semua.}", network).text.startswith("Untuk semua.")


def test_a_link_that_the_reporter_pasted_does_not_stand_twice() -> None:
    post = posted(f'social: {{default: "Pasar buka pagi. {LINK}"}}', X)

    assert post.text == f"Pasar buka pagi.\n\n{LINK}"


@EVERY
def test_who_paid_is_the_first_line_everywhere(network: Network) -> None:
    post = posted(f"{PAID}\nsocial: {{default: Ayo susur sungai.}}", network)

    assert post.text.startswith("ADVERTORIAL · dibayar oleh Koperasi Perahu\n\nAyo susur sungai.")
    assert post.payer == "Koperasi Perahu"


def test_a_paid_label_that_the_reporter_wrote_too_does_not_stand_twice() -> None:
    caption = "Advertorial, dibayar oleh Koperasi Perahu: ayo susur sungai."
    post = posted(f'{PAID}\nsocial: {{x: "{caption}"}}', X)

    assert post.text.startswith("ADVERTORIAL · dibayar oleh Koperasi Perahu\n\nAyo susur sungai.")


@EVERY
def test_a_check_of_facts_says_its_verdict_before_the_claim(network: Network) -> None:
    post = posted("kind: clarification\nverdict: false", network)

    assert post.text.startswith("CEK FAKTA · TIDAK BENAR\n\n")


def test_a_mark_that_the_caption_already_begins_with_does_not_stand_twice() -> None:
    post = posted('kind: reply\nsocial: {default: "Hak jawab: koperasi menjelaskan iuran."}', X)

    assert post.text.startswith("Hak jawab: koperasi")


def test_hashtags_give_way_before_a_word_does() -> None:
    def tail(length: int) -> str:
        caption = "a" * length
        return posted(f"social: {{x: {caption}}}\ntags: [warga, pasar]", X).text.split(caption)[1]

    assert tail(241) == f"\n\n{LINK}\n#Warga #Pasar"
    assert tail(242) == f"\n\n{LINK}\n#Warga"
    assert tail(248) == f"\n\n{LINK}\n#Warga"
    assert tail(249) == tail(255) == f"\n\n{LINK}"


def test_then_the_caption_ends_earlier_and_the_link_stays_whole() -> None:
    post = posted(f"social: {{x: '{LONG}'}}\ntags: [warga]", X)

    assert post.was_cut
    assert post.text.endswith(f"sejak pagi.\n\n{LINK}")
    assert "#" not in post.text
    assert 200 < post.length <= 280


def test_a_cut_caption_still_says_who_paid() -> None:
    post = posted(f"{PAID}\nsocial: {{x: '{LONG}'}}", X)

    assert post.text.startswith("ADVERTORIAL · dibayar oleh Koperasi Perahu\n\nWarga")
    assert post.text.endswith(LINK)


def test_a_payer_with_an_endless_name_leaves_half_of_the_post_to_the_story() -> None:
    post = compose(
        changed(label=Label.ADVERTORIAL, payer="Perkumpulan Usaha " * 40), X, site_url=SITE
    )

    assert post.text.startswith("ADVERTORIAL · dibayar oleh Perkumpulan Usaha")
    assert "Pasar Tepian Buka Lebih Pagi" in post.text
    assert post.text.endswith(LINK)


def test_a_withdrawn_story_is_never_composed() -> None:
    with pytest.raises(ContentError, match="dicabut"):
        posted("withdrawn: {at: 2026-11-20T08:00+08:00, reason: Salah}", X)


def test_an_address_longer_than_the_network_takes_is_said_plainly() -> None:
    story = make_story(slug="panjang" * 50)

    with pytest.raises(ContentError, match="pendekkan nama berkasnya"):
        compose(story, X, site_url="https://berita.contoh.example")


def test_the_same_story_fits_where_the_network_shortens_addresses() -> None:
    story = make_story(slug="panjang" * 50)

    assert address(story, SITE) in compose(story, X, site_url=SITE).text


def test_an_address_is_ascii_whatever_the_files_name() -> None:
    assert address(make_story(slug="kafé"), SITE + "/") == f"{SITE}/2026/11/kaf%C3%A9/"


def test_the_fold_lies_behind_a_word_and_shows_the_label() -> None:
    post = posted(f"{PAID}\nsocial: {{default: '{LONG}'}}", INSTAGRAM)

    assert post.folded_at is not None
    assert post.text[: post.folded_at].startswith("ADVERTORIAL · dibayar oleh Koperasi Perahu")
    assert post.text[post.folded_at] == " "
    assert 100 <= post.folded_at <= 125


def test_a_short_text_is_not_folded_and_x_folds_nothing() -> None:
    assert posted("social: {default: Pendek.}", FACEBOOK).folded_at is None
    assert posted(f"social: {{x: '{LONG}'}}", X).folded_at is None


def test_the_picture_is_passed_on_and_never_opened() -> None:
    picture = Picture(name="tidak-ada.jpg", width=1200, height=630, alt="Kartu")

    assert compose(make_story(), X, site_url=SITE, picture=picture).picture == picture


def test_a_preview_gets_title_summary_and_the_hour_of_the_event() -> None:
    post = posted("", FACEBOOK)

    assert post.title == "Pasar Tepian Buka Lebih Pagi"
    assert post.summary == "Pasar Tepian kini buka pukul 05.00 WITA."
    assert post.dated == "2026-11-19T15:00:00+08:00"


def test_a_title_of_a_megabyte_holds_nobody_up() -> None:
    """A second would be a thousand times what a sound story takes."""
    story = changed(title="Warga menunggu lama. " * 50_000)
    before = process_time()

    assert compose(story, X, site_url=SITE).was_cut
    assert process_time() - before < 5


PIECES = st.one_of(
    st.characters(),
    st.sampled_from(
        ["👨‍👩‍👧‍👦", "🇮🇩", "👍🏽", "e\u0301", "日本語", "العربية ", "\u202e", "ꦗꦮ", "“", "”", "\n", " ", ". ",
         "https://contoh.id/a ", "contoh.id", "#tagar ", "@akun "]
    ),
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=60).map("".join)
LONG_TEXTS = st.tuples(TEXTS, st.integers(1, 60)).map(lambda pair: pair[0] * pair[1])


@st.composite
def metas(draw: st.DrawFn) -> FrontMatter:
    base = make_story().meta
    names = st.sampled_from(["x", "threads", "bluesky", "mastodon", "telegram"])
    captions: dict[str, Any] = {draw(names): draw(st.none() | LONG_TEXTS)}
    return replace(
        base,
        title=draw(LONG_TEXTS),
        summary=draw(TEXTS),
        tags=tuple(draw(st.lists(TEXTS, max_size=6))),
        kind=draw(st.sampled_from(Kind)),
        label=draw(st.sampled_from(Label)),
        payer=draw(st.none() | TEXTS),
        social=Social(**captions),
    )


@given(metas(), st.sampled_from(TOLD))
@example(replace(make_story().meta, title="", summary=""), X)
@example(replace(make_story().meta, title="👨‍👩‍👧‍👦" * 200, label=Label.ADVERTORIAL), X)
@example(replace(make_story().meta, title="日" * 400, tags=("日本",) * 3), X)
@example(replace(make_story().meta, title="“" * 300, label=Label.ADVERTORIAL, payer="”" * 300), X)
@example(replace(make_story().meta, title="contoh.id " * 90), X)
@example(replace(make_story().meta, title="👨‍👩‍👧‍👦" * 300), BLUESKY)
@example(replace(make_story().meta, title="ꦏ꧀ꦏ" * 300), BLUESKY)
@example(replace(make_story().meta, title="“😀” " * 150), THREADS)
@example(replace(make_story().meta, title="https://contoh.id/a " * 60), MASTODON)
def test_whatever_is_written_the_post_fits_and_keeps_link_and_label(
    meta: FrontMatter, network: Network
) -> None:
    post = compose(replace(make_story(), meta=meta), network, site_url=SITE)

    assert post.length == length_of(post.text, network) <= network.limit
    assert len(post.text.encode()) <= (network.most_bytes or 10**9)
    by_network = {INSTAGRAM: "Baca selengkapnya: berita.kotacontoh.id/2026/11/pasar"}
    beside = network.link is LinkUse.FIELD and meta.kind is not Kind.PHOTO
    assert beside or by_network.get(network, LINK) in post.text.split("\n")
    assert meta.label is Label.NONE or post.text.startswith("ADVERTORIAL")
    post.text.encode("utf-8")


@settings(max_examples=20)
@given(metas())
def test_the_same_story_gives_the_same_post(meta: FrontMatter) -> None:
    story = replace(make_story(), meta=meta)

    assert compose(story, X, site_url=SITE) == compose(story, X, site_url=SITE)


@given(metas(), st.sampled_from([FACEBOOK, INSTAGRAM]))
def test_a_fold_never_falls_inside_a_character(meta: FrontMatter, network: Network) -> None:
    post = compose(replace(make_story(), meta=meta), network, site_url=SITE)

    assert post.folded_at is None or post.folded_at in boundaries(post.text)
