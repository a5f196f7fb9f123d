"""The mark of a campaign on its stories' cards: words that fit, on a colour that they are read on."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from newsroom.networks import LANDSCAPE, PORTRAIT, SCREEN, SQUARE, Shape
from newsroom.registers import Campaign
from newsroom.settings import Settings
from newsroom.social.cards import Card, card_name, card_of, describe
from newsroom.social.colour import contrast
from newsroom.social.drawing import draw
from newsroom.social.marks import (
    INK,
    LEAST_CONTRAST,
    LONGEST,
    NO_MARK,
    PAPER,
    Mark,
    faults_in,
    mark_in,
    mark_of,
    nearest,
)
from tests.stories import make_settings, make_story

REGISTER = """\
- id: hut
  name: HUT ke-120 Kota Contoh
  date: 2027-02-21
  description: Menuju.
  mark: HUT ke-120
  colour: "#8C4A00"
"""
OF_CAMPAIGN = "campaign: hut"
MARKED = Mark("HUT ke-120", "#8c4a00")
COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


@pytest.fixture
def newsroom(tmp_path: Path) -> Settings:
    """A newsroom with one campaign."""
    file = tmp_path / "content/registers/campaigns.yml"
    file.parent.mkdir(parents=True)
    file.write_text(REGISTER)
    return replace(make_settings(), root=tmp_path)


def campaign(mark: str = "HUT ke-120", colour: str = "") -> Campaign:
    return Campaign(
        id="hut", name="HUT", date=date(2027, 2, 21), description="x", mark=mark, colour=colour
    )


def card(newsroom: Settings, front: str = OF_CAMPAIGN, shape: Shape = LANDSCAPE) -> Card:
    return card_of(make_story(front), newsroom, shape)


class TestWhatTheMarkIs:
    def test_a_story_has_that_of_its_campaign(self, newsroom: Settings) -> None:
        assert mark_of(make_story(OF_CAMPAIGN), newsroom.root) == MARKED

    @pytest.mark.parametrize("front", ["", "campaign: lain"])
    def test_other_stories_have_none(self, newsroom: Settings, front: str) -> None:
        assert mark_of(make_story(front), newsroom.root) is NO_MARK

    def test_without_a_register_nobody_has(self, tmp_path: Path) -> None:
        assert mark_of(make_story(OF_CAMPAIGN), tmp_path) is NO_MARK

    def test_an_edit_of_the_register_counts_at_once(self, newsroom: Settings) -> None:
        file = newsroom.root / "content/registers/campaigns.yml"
        before = mark_of(make_story(OF_CAMPAIGN), newsroom.root)
        file.write_text(REGISTER.replace("mark: HUT ke-120", "mark: Hari Jadi Kota"))

        assert (before.text, mark_of(make_story(OF_CAMPAIGN), newsroom.root).text) == (
            "HUT ke-120",
            "Hari Jadi Kota",
        )

    def test_without_a_colour_it_stands_on_ink(self) -> None:
        assert mark_in(campaign()) == Mark("HUT ke-120", INK)


class TestFaults:
    @pytest.mark.parametrize(
        ("mark", "colour", "told"),
        [
            ("H" * (LONGEST + 1), "", f"hanya muat {LONGEST}"),
            ("", "#8c4a00", "warna saja tidak berkata apa-apa"),
            ("HUT", "cokelat", 'warna "cokelat" tidak dikenal'),
            ("HUT", "#8c4a", "tidak dikenal"),
            ("HUT", "#7b7b7b", "Terdekat: #"),
        ],
    )
    def test_say_what_is_wrong_and_leave_the_mark_out(
        self, mark: str, colour: str, told: str
    ) -> None:
        wrong = campaign(mark, colour)
        (found,) = faults_in([wrong])

        assert told in found.message
        assert found.message.startswith("hut: ")
        assert mark_in(wrong) is NO_MARK

    def test_a_sound_mark_has_none(self) -> None:
        assert list(faults_in([campaign(), campaign("", ""), campaign("HUT", "#8c4a00")])) == []

    @given(colour=COLOURS)
    def test_whatever_colour_was_chosen_the_proposed_one_passes(self, colour: str) -> None:
        proposed = nearest(colour)

        assert list(faults_in([campaign(colour=proposed)])) == []
        assert max(contrast(proposed, PAPER), contrast(proposed, INK)) >= LEAST_CONTRAST


class TestOnTheCard:
    def test_cards_without_one_keep_the_names_that_they_had(self) -> None:
        plain = card_of(make_story(), make_settings(), LANDSCAPE)

        assert card_name(plain) == "pasar-1200x630-662c902ae7f8.jpg"

    def test_a_mark_makes_another_card(self, newsroom: Settings) -> None:
        assert card_name(card(newsroom)) != card_name(card(newsroom, ""))

    def test_the_alternative_text_says_it(self, newsroom: Settings) -> None:
        made = card(newsroom)

        assert describe(make_story(OF_CAMPAIGN), made.campaign) == (
            "Kartu berita. HUT ke-120. Pasar Tepian Buka Lebih Pagi."
        )

    @pytest.mark.parametrize("shape", [LANDSCAPE, PORTRAIT, SQUARE, SCREEN])
    @pytest.mark.parametrize("front", [OF_CAMPAIGN, f"{OF_CAMPAIGN}\nlabel: advertorial\npayer: X"])
    def test_it_ends_the_band_of_the_city_and_nothing_else(
        self, newsroom: Settings, shape: Shape, front: str
    ) -> None:
        with_mark = picture(card(newsroom, front, shape))
        without = picture(replace(card(newsroom, front, shape), campaign=""))
        left, top, right, bottom = differing(with_mark, without)

        assert right == shape.width
        assert left > shape.width // 2
        assert bottom <= shape.height // 4
        assert near(with_mark.getpixel((right - 4, (top + bottom) // 2)), (0x8C, 0x4A, 0x00))

    @pytest.mark.parametrize("shape", [LANDSCAPE, PORTRAIT])
    def test_the_longest_mark_and_the_longest_name_do_not_meet(
        self, newsroom: Settings, shape: Shape
    ) -> None:
        name = "Dinas Komunikasi, Informatika, Statistik, Persandian, dan Keterbukaan Informasi"
        made = replace(card(newsroom, shape=shape), newsroom=name, campaign="W" * LONGEST)
        drawn = picture(made)
        begins = next(
            x for x in range(shape.width) if near(drawn.getpixel((x, 4)), (0x8C, 0x4A, 0x00))
        )
        city = (0x0F, 0x5E, 0x66)

        gap = [drawn.getpixel((begins - 8, y)) for y in range(10, 50)]
        assert all(near(one, city) for one in gap)


def picture(card: Card) -> Image.Image:
    return Image.open(io.BytesIO(draw(card))).convert("RGB")


def near(one: object, other: tuple[int, ...]) -> bool:
    assert isinstance(one, tuple)
    return all(abs(a - b) <= 16 for a, b in zip(one, other, strict=True))


def differing(one: Image.Image, other: Image.Image) -> tuple[int, int, int, int]:
    """The box in which two pictures differ by more than JPEG does."""
    from PIL import ImageChops

    far = ImageChops.difference(one, other).convert("L").point(lambda value: 255 * (value > 40))
    box = far.getbbox()
    assert box is not None
    return box
