"""A story's card: what is on it decides its name, and its name decides whether it is drawn."""

import io
import os
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageDraw

from newsroom.errors import SettingsError
from newsroom.networks import LANDSCAPE, PORTRAIT, Shape
from newsroom.settings import Settings
from newsroom.social import cards, drawing
from newsroom.social.cards import (
    Card,
    card_name,
    card_of,
    copy_card,
    describe,
    ensure_card,
    trim_cards,
)
from newsroom.social.drawing import INK, PAPER, WARNING, draw
from newsroom.social.layout import LAYOUTS
from newsroom.social.pictures import MOST_BYTES
from newsroom.story import Story
from tests.stories import make_settings, make_story

SHAPES = pytest.mark.parametrize("shape", cards.SHAPES, ids=lambda shape: shape.name)
TEAL = (15, 94, 102)
PICTURED = "images: [{file: 2026/11/pasar.jpg, alt: Los pasar, credit: 'Foto: Redaksi'}]"
PAID = "label: advertorial\npayer: Koperasi Perahu"


@pytest.fixture
def newsroom(tmp_path: Path) -> Settings:
    """A newsroom whose folder holds one picture: red, half as wide as Instagram takes."""
    picture = tmp_path / "content" / "images" / "2026" / "11" / "pasar.jpg"
    picture.parent.mkdir(parents=True)
    Image.new("RGB", (900, 600), (200, 30, 30)).save(picture, "JPEG", quality=95)
    return replace(make_settings(), root=tmp_path)


def card(front: str = "", shape: Shape = LANDSCAPE, settings: Settings | None = None) -> Card:
    return card_of(make_story(front), settings or make_settings(), shape)


def opened(drawn: bytes) -> Image.Image:
    return Image.open(io.BytesIO(drawn)).convert("RGB")


def near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) <= 12 for a, b in zip(one, other, strict=True))


def pixel(image: Image.Image, x: int, y: int) -> tuple[int, ...]:
    found = image.getpixel((x, y))
    assert isinstance(found, tuple)
    return tuple(int(part) for part in found)


# What is on a card


def test_a_card_carries_desk_headline_day_place_and_short_address() -> None:
    made = card()

    assert made.desk == "Layanan"
    assert made.headline == "Pasar Tepian Buka Lebih Pagi"
    assert (made.when, made.place) == ("Kamis, 19 November 2026", "Pasar Tepian")
    assert made.address == "berita.contoh.example/2026/11/pasar"


def test_an_agenda_says_when_it_begins_and_at_what_hour() -> None:
    story = make_story("kind: agenda")
    assert story.meta.event is not None
    event = replace(story.meta.event, starts_at=story.meta.event.ended_at)
    agenda = replace(story, meta=replace(story.meta, event=event))

    made = card_of(agenda, make_settings(), LANDSCAPE)

    assert (made.when, made.mark) == ("Kamis, 19 November 2026, 15.00 WITA", "AGENDA")


@pytest.mark.parametrize(
    ("front", "said", "warning"),
    [
        ("", "", False),
        ("kind: announcement", "PENGUMUMAN", False),
        ("kind: reply", "HAK JAWAB", False),
        ("kind: clarification\nverdict: false", "CEK FAKTA · TIDAK BENAR", True),
        ("verification: pending", "MASIH DIVERIFIKASI", True),
        ("corrections: [{at: 2026-11-20T08:00+08:00, wrong: a, right: b}]", "RALAT", True),
        ("withdrawn: {at: 2026-11-20T08:00+08:00, reason: Salah}", "DICABUT", True),
    ],
)
def test_the_mark_beside_the_desk(front: str, said: str, warning: bool) -> None:
    assert (card(front).mark, card(front).warning) == (said, warning)


@pytest.mark.parametrize(
    ("image", "note"),
    [
        ("credit: 'Foto: Redaksi'", "Foto: Redaksi"),
        ("credit: Redaksi, ai: true", "Ilustrasi AI · Redaksi"),
        ("credit: Redaksi, taken_at: 2024-03-01", "Arsip, 1/3/2024 · Redaksi"),
        ("credit: Redaksi, taken_at: 2026-11-19", "Redaksi"),
        ("credit: 'Ilustrasi: Redaksi', taken_at: 2024-03-01", "Ilustrasi: Redaksi"),
    ],
)
def test_a_picture_says_what_it_is(newsroom: Settings, image: str, note: str) -> None:
    made = card(f"images: [{{file: 2026/11/pasar.jpg, {image}}}]", settings=newsroom)

    assert made.picture is not None
    assert made.picture.note == note


@pytest.mark.parametrize("file", ["2026/11/hilang.jpg", "../../../etc/passwd", "/etc/passwd", "."])
def test_a_picture_that_is_not_in_the_house_is_left_out(newsroom: Settings, file: str) -> None:
    assert card(f"images: [{{file: {file}}}]", settings=newsroom).picture is None


def test_the_alternative_text_says_what_is_written_and_what_is_pictured() -> None:
    assert describe(make_story(f"{PAID}\n{PICTURED}"), "") == (
        "Kartu berita. ADVERTORIAL · dibayar oleh Koperasi Perahu. "
        "Pasar Tepian Buka Lebih Pagi. Gambar: Los pasar"
    )


def test_the_alternative_text_of_a_made_up_picture_says_so() -> None:
    story = make_story("images: [{file: a.jpg, alt: Los pasar, ai: true}]")

    assert describe(story, "").endswith("Ilustrasi buatan AI: Los pasar")


def test_an_ornament_adds_nothing_to_the_alternative_text() -> None:
    story = make_story("images: [{file: garis.png, alt: Garis, decorative: true}]")

    assert describe(story, "") == "Kartu berita. Pasar Tepian Buka Lebih Pagi."


# Its name


def test_the_name_tells_story_and_shape() -> None:
    assert card_name(card()).startswith("pasar-1200x630-")
    assert card_name(card(shape=PORTRAIT)).startswith("pasar-1080x1350-")
    assert len(card_name(card())) == len("pasar-1200x630-") + 12 + len(".jpg")


@pytest.mark.parametrize("name", sorted({field.name for field in fields(Card)} - {"picture"}))
def test_whatever_is_on_the_card_is_in_its_name(name: str) -> None:
    made = replace(card(), campaign="HUT ke-120", campaign_colour="#8c4a00")
    value = getattr(made, name)
    other: Any = {bool: True, Shape: PORTRAIT}.get(type(value), f"{value} lain")

    assert card_name(replace(made, **{name: other})) != card_name(made)


def test_another_picture_under_the_same_file_name_is_another_card(newsroom: Settings) -> None:
    before = card_name(card(PICTURED, settings=newsroom))
    path = newsroom.root / "content/images/2026/11/pasar.jpg"
    Image.new("RGB", (900, 600), "blue").save(path)

    assert card_name(card(PICTURED, settings=newsroom)) != before


def test_where_the_repository_lies_is_not_in_the_name(newsroom: Settings, tmp_path: Path) -> None:
    moved = tmp_path / "lain"
    (moved / "content").mkdir(parents=True)
    (newsroom.root / "content" / "images").rename(moved / "content" / "images")
    before = card_name(card(PICTURED, settings=replace(newsroom, root=moved)))
    (moved / "content" / "images").rename(newsroom.root / "content" / "images")

    assert card_name(card(PICTURED, settings=newsroom)) == before


def test_a_new_layout_is_a_new_name(monkeypatch: pytest.MonkeyPatch) -> None:
    before = card_name(card())
    monkeypatch.setattr(cards, "LAYOUT", cards.LAYOUT + 1)

    assert card_name(card()) != before


def test_words_that_are_not_on_the_card_are_not_in_its_name() -> None:
    assert card_name(card("tags: [pasar]\nsocial: {default: Lain.}")) == card_name(card())


# The file


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The headlines of the cards that are drawn from here on; drawing gives a short file."""
    headlines: list[str] = []

    def note(card: Card) -> bytes:
        headlines.append(card.headline)
        return f"kartu: {card.headline}".encode()

    monkeypatch.setattr(drawing, "draw", note)
    return headlines


def test_a_card_is_drawn_once(tmp_path: Path, drawn: list[str]) -> None:
    path = ensure_card(card(), tmp_path)
    before = path.stat()

    assert path == tmp_path / card_name(card())
    assert ensure_card(card(), tmp_path) == path
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert len(drawn) == 1


@pytest.mark.parametrize("broken", [b"", b"kartu: lain", None], ids=["empty", "other", "gone"])
@pytest.mark.parametrize("which", ["", ".seal"], ids=["card", "seal"])
def test_a_damaged_card_is_drawn_again(
    tmp_path: Path, drawn: list[str], broken: bytes | None, which: str
) -> None:
    path = ensure_card(card(), tmp_path)
    whole, victim = path.read_bytes(), path.with_name(path.name + which)
    victim.unlink()
    if broken is not None:
        victim.write_bytes(broken)

    assert ensure_card(card(), tmp_path).read_bytes() == whole
    assert len(drawn) == 2
    ensure_card(card(), tmp_path)
    assert len(drawn) == 2


def test_a_card_of_another_pillow_is_drawn_again(
    tmp_path: Path, drawn: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full build draws with today's, and must give the same bytes."""
    ensure_card(card(), tmp_path)
    monkeypatch.setattr(cards, "_pens", lambda: "pillow-99")

    ensure_card(card(), tmp_path)

    assert len(drawn) == 2


def test_a_copy_is_written_only_where_it_is_not_there(tmp_path: Path, drawn: list[str]) -> None:
    path, folder = ensure_card(card(), tmp_path / "cache"), tmp_path / "output"

    assert [copy_card(path, folder), copy_card(path, folder)] == [True, False]
    (folder / path.name).write_bytes(b"rusak")
    assert copy_card(path, folder)
    assert [(each.name, each.read_bytes()) for each in folder.iterdir()] == [
        (path.name, path.read_bytes())
    ]


def test_the_cache_forgets_what_was_drawn_longest_ago(tmp_path: Path, drawn: list[str]) -> None:
    paths = [
        ensure_card(replace(card(), headline=f"Kartu {number}"), tmp_path) for number in range(3)
    ]
    for hour, path in enumerate(paths):
        os.utime(path, (hour, hour))
    sizes = sum(file.stat().st_size for file in tmp_path.iterdir())

    assert trim_cards(tmp_path, most=sizes) == 0
    assert trim_cards(tmp_path, most=sizes - 1) == 1
    assert [path.is_file() for path in paths] == [False, True, True]


def test_a_cache_that_is_not_there_needs_no_trimming(tmp_path: Path) -> None:
    assert trim_cards(tmp_path / "tiada") == 0


@SHAPES
@pytest.mark.parametrize("front", ["", PAID, PICTURED, f"{PAID}\n{PICTURED}"])
def test_a_card_is_a_small_plain_baseline_jpeg(
    newsroom: Settings, shape: Shape, front: str
) -> None:
    drawn = draw(card(front, shape, newsroom))
    image = Image.open(io.BytesIO(drawn))

    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (shape.width, shape.height))
    assert len(drawn) < MOST_BYTES
    assert not {"progressive", "exif", "icc_profile"} & set(image.info)
    assert draw(card(front, shape, newsroom)) == drawn


def test_even_noise_stays_under_the_limit(newsroom: Settings) -> None:
    path = newsroom.root / "content/images/2026/11/pasar.jpg"
    Image.effect_noise((1200, 800), 120).convert("RGB").save(path, quality=95)

    assert len(draw(card(PICTURED, PORTRAIT, newsroom))) < MOST_BYTES


# What is seen


@SHAPES
def test_the_citys_band_is_on_top(shape: Shape) -> None:
    assert near(pixel(opened(draw(card(shape=shape))), shape.width - 20, 20), TEAL)


@SHAPES
def test_who_paid_stands_above_the_citys_band(shape: Shape) -> None:
    image = opened(draw(card(PAID, shape)))
    right = shape.width - 20

    above = LAYOUTS[shape].above

    assert near(pixel(image, right, above + 20), (27, 26, 24))
    assert near(pixel(image, right, above + 120), TEAL)


@SHAPES
def test_a_warning_is_red(shape: Shape) -> None:
    plain = opened(draw(card("kind: clarification", shape)))
    assert _count(plain, WARNING) > 2000
    assert _count(opened(draw(card("", shape))), WARNING) == 0


def test_the_picture_is_beside_the_headline_on_the_wide_card(newsroom: Settings) -> None:
    image = opened(draw(card(PICTURED, LANDSCAPE, newsroom)))

    assert near(pixel(image, 900, 250), (200, 30, 30))
    assert near(pixel(image, 610, 100), (251, 250, 246))


def test_the_picture_is_the_upper_half_of_the_tall_card(newsroom: Settings) -> None:
    image = opened(draw(card(PICTURED, PORTRAIT, newsroom)))

    assert near(pixel(image, 20, 200), (200, 30, 30))
    assert near(pixel(image, 20, 1000), (251, 250, 246))


@pytest.mark.parametrize("broken", [b"", b"bukan gambar", b"\xff\xd8\xff\xe0" + b"\0" * 40])
def test_a_file_that_is_no_picture_gives_a_card_of_words(newsroom: Settings, broken: bytes) -> None:
    (newsroom.root / "content/images/2026/11/pasar.jpg").write_bytes(broken)

    assert near(pixel(opened(draw(card(PICTURED, settings=newsroom))), 1190, 250), (251, 250, 246))


def test_a_photo_taken_sideways_is_shown_upright(newsroom: Settings) -> None:
    path = newsroom.root / "content/images/2026/11/pasar.jpg"
    sideways = Image.new("RGB", (600, 900), "blue")
    ImageDraw.Draw(sideways).rectangle((0, 0, 299, 899), fill="red")
    exif = Image.Exif()
    exif[0x0112] = 6  # turn a quarter to the right to see it upright
    sideways.save(path, quality=95, exif=exif)

    image = opened(draw(card(PICTURED, PORTRAIT, newsroom)))

    assert near(pixel(image, 540, 150), (254, 0, 0))
    assert near(pixel(image, 540, 600), (0, 0, 254))


def test_a_see_through_picture_lies_on_paper(newsroom: Settings) -> None:
    path = newsroom.root / "content/images/2026/11/pasar.jpg"
    Image.new("RGBA", (900, 600), (0, 0, 0, 0)).save(path, "PNG")

    assert near(pixel(opened(draw(card(PICTURED, settings=newsroom))), 900, 250), (251, 250, 246))


def test_a_picture_with_a_colour_profile_is_turned_into_srgb(newsroom: Settings) -> None:
    path = newsroom.root / "content/images/2026/11/pasar.jpg"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    Image.new("RGB", (900, 600), (200, 30, 30)).save(path, quality=95, icc_profile=profile)

    image = Image.open(io.BytesIO(draw(card(PICTURED, settings=newsroom))))

    assert "icc_profile" not in image.info
    assert near(pixel(image.convert("RGB"), 900, 250), (200, 30, 30))


def test_words_never_touch_the_edges() -> None:
    """Networks round corners and crop a little."""
    long = replace(
        card(), headline="Wakil Wali Kota Meninjau Pembangunan " * 6, place="Jalan " * 40
    )
    for shape in (LANDSCAPE, PORTRAIT):
        image = opened(draw(replace(long, shape=shape)))
        for x in (20, shape.width - 20):
            for y in range(150, shape.height, 7):
                assert near(pixel(image, x, y), (251, 250, 246))


def test_a_colour_that_is_none_is_said_plainly() -> None:
    with pytest.raises(SettingsError, match="warna"):
        draw(replace(card(), colour="hijau"))


@pytest.mark.parametrize(
    ("colour", "ink"), [("#ffffff", INK), ("#ffee00", INK), ("#000000", PAPER)]
)
def test_any_colour_of_a_city_leaves_its_band_readable(colour: str, ink: str) -> None:
    image = opened(draw(replace(card(), colour=colour)))

    assert _count(image.crop((0, 0, 1200, 60)), ink) > 200


def _count(image: Image.Image, colour: str) -> int:
    wanted = Image.new("RGB", (1, 1), colour).getpixel((0, 0))
    assert isinstance(wanted, tuple)
    colours = image.getcolors(maxcolors=1 << 24) or []
    return sum(
        count for count, found in colours if isinstance(found, tuple) and near(found, wanted)
    )


@settings(max_examples=25)
@given(st.text(max_size=400), st.sampled_from([LANDSCAPE, PORTRAIT]))
def test_any_headline_can_be_drawn(headline: str, shape: Shape) -> None:
    assert draw(replace(card(shape=shape), headline=headline, place=headline, label=headline))


def test_a_story_of_an_unknown_desk_still_has_a_card() -> None:
    story: Story = make_story(desk="tidak-ada")

    assert card_of(story, make_settings(), LANDSCAPE).desk == "tidak-ada"
