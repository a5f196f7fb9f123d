"""The words around a caption: the paid label, the mark, hashtags, clean characters."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.networks import FACEBOOK, INSTAGRAM
from newsroom.social.wording import (
    clean,
    clean_line,
    hashtags,
    mark,
    paid_label,
    without_paid_label,
)
from tests.stories import make_story

PAID = "label: advertorial\npayer: Koperasi Perahu"


def test_who_paid_stands_in_the_label() -> None:
    assert paid_label(make_story(PAID).meta) == "ADVERTORIAL · dibayar oleh Koperasi Perahu"


def test_without_a_payer_the_word_still_stands() -> None:
    assert paid_label(make_story("label: advertorial").meta) == "ADVERTORIAL"


def test_a_payer_without_the_label_is_no_label() -> None:
    assert paid_label(make_story("payer: Koperasi Perahu").meta) == ""


@pytest.mark.parametrize(
    "caption",
    [
        "Advertorial, dibayar oleh Koperasi Perahu: susur sungai tiap Sabtu.",
        "ADVERTORIAL · dibayar oleh Koperasi Perahu. Susur sungai tiap Sabtu.",
        "(Adv) dibayar oleh koperasi perahu – susur sungai tiap Sabtu.",
        "Susur sungai tiap Sabtu.",
    ],
)
def test_a_label_that_the_reporter_wrote_does_not_stand_twice(caption: str) -> None:
    assert without_paid_label(caption, "Koperasi Perahu") == "Susur sungai tiap Sabtu."


def test_a_sentence_that_only_mentions_the_payer_stays() -> None:
    caption = "Koperasi Perahu membuka susur sungai."

    assert without_paid_label(caption, "Koperasi Perahu") == caption


def test_a_caption_that_is_only_the_label_stays() -> None:
    caption = "Advertorial, dibayar oleh Koperasi Perahu."

    assert without_paid_label(caption, "Koperasi Perahu") == caption


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("kind: news", ""),
        ("kind: agenda", ""),
        ("kind: reply", "HAK JAWAB"),
        ("kind: clarification", "KLARIFIKASI"),
        ("kind: clarification\nverdict: false", "CEK FAKTA · TIDAK BENAR"),
        ("kind: clarification\nverdict: misleading", "CEK FAKTA · MENYESATKAN"),
        ("kind: clarification\nverdict: true", "CEK FAKTA · BENAR"),
        ("verification: pending", "MASIH DIVERIFIKASI"),
    ],
)
def test_what_a_reader_must_know_first_is_marked(front: str, said: str) -> None:
    assert mark(make_story(front).meta) == said


@pytest.mark.parametrize("verdict", ["false", "misleading", "true"])
def test_no_verdict_says_hoax_because_that_accuses_somebody(verdict: str) -> None:
    story = make_story(f"kind: clarification\nverdict: {verdict}")

    assert "HOAKS" not in mark(story.meta)


@pytest.mark.parametrize(
    ("tag", "hashtag"),
    [
        ("media sosial", "#MediaSosial"),
        ("Sungai Sela", "#SungaiSela"),
        ("hari-jadi", "#HariJadi"),
        ("HUT ke-120", "#HUTKe120"),
        ("air & listrik", "#AirListrik"),
        ("iPhone", "#IPhone"),
        ("batik kawung 🧵", "#BatikKawung"),
        ("kafé", "#Kafé"),
        ("日本", "#日本"),
        ("data_terbuka", "#Data_terbuka"),
    ],
)
def test_a_tag_becomes_a_hashtag_that_networks_link(tag: str, hashtag: str) -> None:
    assert hashtags(make_story(f'tags: ["{tag}"]'), INSTAGRAM, "") == (hashtag,)


@pytest.mark.parametrize("tag", ["2045", "!!!", "🧵", " "])
def test_a_tag_that_no_network_links_is_left_out(tag: str) -> None:
    assert hashtags(make_story(f'tags: ["{tag}"]'), INSTAGRAM, "") == ()


def test_an_abbreviation_keeps_the_capitals_that_the_story_gives_it() -> None:
    story = make_story("tags: [dprd, rapat dprd]")
    told = replace(story, meta=replace(story.meta, title="Wali Kota Datang ke DPRD"))

    assert hashtags(story, INSTAGRAM, "") == ("#Dprd", "#RapatDprd")
    assert hashtags(told, INSTAGRAM, "") == ("#DPRD", "#RapatDPRD")


def test_a_word_that_is_only_shouted_once_is_no_abbreviation() -> None:
    story = make_story("tags: [pasar]")
    shouted = replace(story, meta=replace(story.meta, title="PASAR dan pasar"))

    assert hashtags(shouted, INSTAGRAM, "") == ("#Pasar",)


def test_tags_that_differ_only_in_capitals_stand_once() -> None:
    story = make_story("tags: [pasar tepian, Pasar Tepian, PASAR-TEPIAN]")

    assert hashtags(story, INSTAGRAM, "") == ("#PasarTepian",)


def test_each_network_gets_as_many_as_its_habit_is() -> None:
    story = make_story("tags: [satu, dua, tiga, empat, lima, enam]")

    assert hashtags(story, FACEBOOK, "") == ("#Satu", "#Dua")
    assert len(hashtags(story, INSTAGRAM, "")) == 5


def test_hashtags_of_the_caption_count_and_are_not_repeated() -> None:
    story = make_story("tags: [pasar, pagi, warga]")

    assert hashtags(story, FACEBOOK, "Ayo ke #Pasar!") == ("#Pagi",)
    assert hashtags(story, FACEBOOK, "#satu #dua #tiga") == ()


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  dua   kata\t", "dua kata"),
        ("satu\r\ndua\rtiga", "satu\ndua\ntiga"),
        ("alinea\n\n\n\n\nkedua", "alinea\n\nkedua"),
        ("nol\x00\x07bel", "nolbel"),
        ("\ufeffpembuka", "pembuka"),
        ("balik\u202emoc.kilab", "balikmoc.kilab"),
        ("cafe\u0301", "café"),
        ("keluarga 👨‍👩‍👧", "keluarga 👨‍👩‍👧"),
        ("setengah \ud83d", "setengah"),
    ],
)
def test_characters_that_cannot_be_sent_are_left_out(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert "\n" not in clean_line(text)
    clean(text).encode("utf-8")


@given(st.text() | st.text(alphabet="aZé e\u0301\u00a0\u200b\u202e\ufdd0\u2126\n\t"))
def test_a_line_is_a_cleaned_text_without_its_line_ends(text: str) -> None:
    assert clean_line(text) == " ".join(clean(text).split())
