"""Captions of the share kit: the story's own words, no two alike, none too long anywhere."""

import re
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.rules.social import fact_not_in_story, social_copy
from newsroom.settings import load_settings
from newsroom.social.counting import length_of
from newsroom.social.kit import (
    MOST,
    NEAR_DOUBLE,
    NETWORKS,
    Caption,
    CaptionKind,
    disclosure_of,
    kit_of,
    likeness,
)
from newsroom.story import Story, parse, read_story
from tests.newsrooms import make_context
from tests.sites import ROOT
from tests.stories import WITA, make_settings, make_story, story_text

DEMO = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("content/stories/*/*/*.md"))
OURS = load_settings(ROOT)


def demo(path: str) -> Story:
    story, _ = read_story(ROOT, path, zone=WITA)
    assert story is not None
    return story


def bare(text: str) -> str:
    """What is compared word for word: without marks of Markdown, and white space as single blanks."""
    without_links = re.sub(r"\]\([^)]*\)", "", text)
    return " ".join(re.sub(r"[*_\[\]>#\\]", "", without_links).split())


def is_verbatim(line: str, story: Story) -> bool:
    """Whether a line of a caption stands in the story, up to where it was cut off."""
    sources = {f"— {one.name}, {one.role}" for one in story.meta.sources}
    said = bare(line.strip("“”").removesuffix("…").rstrip())
    return line in sources or said in bare(story.text)


def assert_own_words(story: Story, captions: tuple[Caption, ...]) -> None:
    for caption in captions:
        lines = [line for line in caption.text.split("\n") if line]
        ours = [line for line in lines if not line.isupper() and "ADVERTORIAL" not in line]
        assert ours
        for line in ours:
            assert is_verbatim(line, story), line


@pytest.mark.parametrize("path", DEMO)
def test_every_line_is_the_storys_own(path: str) -> None:
    story = demo(path)

    assert_own_words(story, kit_of(story, OURS).captions)


WORD = st.sampled_from(
    [
        "Pasar",
        "warga",
        "sungai",
        "140",
        "pohon",
        "Rp5.000",
        "itu",
        "kata",
        "Ratna",
        "Wulandari",
        "“Kami",
        "siap,”",
        "*tebal*",
        "[tautan](/a)",
        "80",
        "persen",
        "nilainya.",
        "buka",
        "pagi",
        ".",
        ",",
        "…",
        "👩\u200d👩\u200d👧",
        "’",
        "\\",
    ]
)


@given(
    body=st.lists(st.lists(WORD, max_size=25).map(" ".join), max_size=6).map("\n\n".join),
    title=st.lists(WORD, min_size=1, max_size=60).map(" ".join),
    summary=st.lists(WORD, max_size=60).map(" ".join),
)
@settings(max_examples=60)
def test_nothing_is_invented_whatever_the_story_says(body: str, title: str, summary: str) -> None:
    text = story_text().partition("\n---\n\n")[0] + f"\n---\n\n{body}\n"
    story, _ = parse("content/stories/2026/11/pasar.md", text, zone=WITA)
    assert story is not None
    meta = replace(story.meta, title=title, summary=summary)
    told = replace(story, meta=meta, text=f"{story.text}\n{title}\n{summary}")

    captions = kit_of(replace(story, meta=meta), make_settings()).captions

    for caption in captions:
        for line in filter(None, caption.text.split("\n")):
            assert is_verbatim(line, told), line
    assert_room(captions)


def assert_room(captions: tuple[Caption, ...]) -> None:
    for caption in captions:
        whole = f"{caption.text}\n\n{disclosure_of(OURS)}"
        for network in NETWORKS:
            link = network.link_weight or 120
            assert length_of(whole, network) + 2 + link <= network.limit


@pytest.mark.parametrize("path", DEMO)
def test_no_two_say_the_same_and_each_has_room_everywhere(path: str) -> None:
    captions = kit_of(demo(path), OURS).captions

    assert 2 <= len(captions) <= MOST
    assert all(likeness(a.text, b.text) < NEAR_DOUBLE for a, b in combinations(captions, 2))
    assert_room(captions)


@pytest.mark.parametrize("path", [path for path in DEMO if "pelita-street" not in path])
def test_each_passes_the_rules_for_captions(path: str) -> None:
    story = demo(path)
    for caption in kit_of(story, OURS).captions:
        told = with_caption(story, caption.text)
        context = make_context(settings=OURS)
        found = [*fact_not_in_story.check(told, context), *social_copy.check(told, context)]
        assert [one.message_en for one in found] == []


def with_caption(story: Story, caption: str) -> Story:
    """The same story with this caption for every network."""
    quoted = caption.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    without = re.sub(r"\nsocial:\n(?:  .*\n)+", "\n", story.text)
    text = without.replace("\n---\n", f'\nsocial: {{default: "{quoted}"}}\n---\n', 1)
    told, _ = parse(story.path, text, zone=WITA)
    assert told is not None
    assert told.meta.social.default == caption
    return told


def test_a_demo_story_has_a_headline_a_quote_and_a_figure() -> None:
    story = demo("content/stories/2026/11/taman-kota-jalan-pelita.md")

    assert kit_of(story, OURS).captions == (
        Caption(
            CaptionKind.HEADLINE,
            "Lahan Parkir Lama di Jalan Pelita Berubah Jadi Taman\n"
            "Taman Pelita, Jalan Pelita, Kota Contoh",
        ),
        Caption(
            CaptionKind.QUOTE,
            "“Kami menanam yang sudah tumbuh di sini sejak dahulu, bukan yang paling cepat besar”\n"
            "— Fransiska Wairatu, Perancang taman",
        ),
        Caption(
            CaptionKind.FIGURE,
            "Sebanyak 140 pohon ditanam, antara lain ketapang, tanjung, dan kenari.",
        ),
    )


@pytest.mark.parametrize(
    ("front", "first"),
    [
        (
            "label: advertorial\npayer: Koperasi Perahu",
            "ADVERTORIAL · dibayar oleh Koperasi Perahu",
        ),
        ("kind: reply", "HAK JAWAB"),
        ("kind: clarification\nverdict: false", "CEK FAKTA · TIDAK BENAR"),
    ],
)
def test_labels_and_marks_stand_first(front: str, first: str) -> None:
    captions = kit_of(make_story(front), make_settings()).captions

    assert captions
    assert all(one.text.startswith(f"{first}\n\n") for one in captions)


def test_near_doubles_are_dropped() -> None:
    story = make_story()
    meta = replace(story.meta, summary=f"{story.meta.title}.", event=None)

    kinds = [one.kind for one in kit_of(replace(story, meta=meta), make_settings()).captions]

    assert CaptionKind.SUMMARY not in kinds


def test_a_quote_that_finds_no_room_is_left_out_and_never_cut() -> None:
    long = "Kami " + " ".join(["mempertanggungjawabkan"] * 13) + " semuanya"
    text = story_text().replace("Pedagang sudah siap sejak subuh hari ini", long)
    story, _ = parse("content/stories/2026/11/pasar.md", text, zone=WITA)
    assert story is not None

    kinds = [one.kind for one in kit_of(story, make_settings()).captions]

    assert kinds
    assert CaptionKind.QUOTE not in kinds


def test_the_disclosure_line_is_the_offices_own_or_made_of_the_city() -> None:
    own = make_settings('\n[social]\ndisclosure = "Saya bekerja di balai kota."\n')

    assert disclosure_of(make_settings()) == "Saya pegawai Pemerintah Kota Contoh."
    assert disclosure_of(own) == "Saya bekerja di balai kota."
