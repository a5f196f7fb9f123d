"""The QR code on a card: a reader of codes finds the permanent address in what was drawn."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image, ImageDraw, ImageStat

from newsroom.networks import SCREEN, Shape
from newsroom.settings import Settings
from newsroom.social.cards import SHAPES, card_of
from newsroom.social.code import draw_modules, modules_of, scale_of
from newsroom.social.drawing import draw
from newsroom.social.layout import LAYOUTS
from tests.stories import make_settings, make_story

SHORT = "https://berita.contoh.example/s/2026-11-19-pasar/"
PICTURED = "images: [{file: pasar.jpg, alt: Los pasar, credit: Redaksi}]"
PAID = "label: advertorial\npayer: Koperasi Perahu"


@pytest.fixture
def newsroom(tmp_path: Path) -> Settings:
    picture = tmp_path / "content" / "images" / "pasar.jpg"
    picture.parent.mkdir(parents=True)
    Image.effect_noise((900, 600), 90).convert("RGB").save(picture, "JPEG")
    return replace(make_settings(), root=tmp_path)


def read(image: Image.Image) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(image)]


def drawn(settings: Settings, shape: Shape, front: str) -> Image.Image:
    file = draw(card_of(make_story(front), settings, shape))
    return Image.open(io.BytesIO(file)).convert("RGB")


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
@pytest.mark.parametrize("front", ["", PICTURED, PAID], ids=["plain", "pictured", "paid"])
def test_every_card_leads_to_the_permanent_address(
    newsroom: Settings, shape: Shape, front: str
) -> None:
    card = drawn(newsroom, shape, front)

    assert read(card) == [SHORT]
    # As a network makes it smaller for a phone.
    assert read(card.resize((card.width * 2 // 3, card.height * 2 // 3))) == [SHORT]


def test_a_story_without_an_id_has_no_permanent_address_and_no_code() -> None:
    story = make_story()
    card = card_of(replace(story, meta=replace(story.meta, id="")), make_settings(), SHAPES[0])

    assert card.code == ""
    assert read(Image.open(io.BytesIO(draw(card)))) == []


def test_where_apps_lay_their_buttons_no_words_stand(newsroom: Settings) -> None:
    card, layout = drawn(newsroom, SCREEN, PICTURED), LAYOUTS[SCREEN]

    above = card.crop((0, 0, SCREEN.width, layout.above - 2))
    below = card.crop((0, SCREEN.height - layout.below, *(SCREEN.width, SCREEN.height)))
    for plain in (above, below):
        assert max(ImageStat.Stat(plain).stddev) < 2


@pytest.mark.parametrize("scale", [1, 2, 5])
def test_modules_are_as_large_as_their_room_allows(scale: int) -> None:
    modules = modules_of(SHORT)
    room = len(modules) * scale + 1

    assert scale_of(modules, room) == scale
    image = Image.new("L", (room + 16 * scale, room + 16 * scale), 255)
    draw_modules(ImageDraw.Draw(image), modules, (8 * scale, 8 * scale), scale, fill="black")
    assert read(image.resize((image.width * 4, image.height * 4), Image.Resampling.NEAREST)) == [
        SHORT
    ]
