"""The serif: small, the same every time, and no jump when it arrives."""

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from newsroom.theme.font import FontFile, font_css, font_stack, make_fonts
from tests.sites import ROOT

LIMIT = 45_000


@pytest.fixture(scope="module")
def fonts() -> tuple[FontFile, ...]:
    return make_fonts(ROOT / ".cache" / "fonts")


def test_both_weights_together_stay_small(fonts: tuple[FontFile, ...]) -> None:
    assert [font.weight for font in fonts] == [400, 600]
    assert sum(len(font.data) for font in fonts) <= LIMIT


def test_the_letters_of_indonesian_stories_are_there(fonts: tuple[FontFile, ...]) -> None:
    wanted = set("ABCZabcz0123456789.,:;!?()[]/%&@#“”‘’–—…·éÉñüçšŽłRp€−×°½→")
    for font in fonts:
        held = TTFont(BytesIO(font.data)).getBestCmap()
        assert {letter for letter in wanted if ord(letter) not in held} == set()


def test_the_licence_travels_with_the_font_and_its_reserved_name_does_not(
    fonts: tuple[FontFile, ...],
) -> None:
    for font in fonts:
        names = {
            record.nameID: record.toUnicode() for record in TTFont(BytesIO(font.data))["name"].names
        }
        assert set(names) == {0, 13, 14}
        assert "SIL Open Font License" in names[13]


def test_a_font_is_cut_once_and_a_damaged_one_again(tmp_path: Path) -> None:
    first = make_fonts(tmp_path)
    kept = sorted(tmp_path.iterdir())
    kept[0].write_bytes(b"wOF2 broken")

    assert make_fonts(tmp_path) == first
    assert [file.read_bytes()[:4] for file in kept] == [b"wOF2", b"wOF2"]
    assert len(sorted(tmp_path.iterdir())) == 2


def test_stand_ins_take_as_much_room_as_the_serif(fonts: tuple[FontFile, ...]) -> None:
    css = font_css(fonts)

    assert css.count("@font-face") == 8
    assert 'local("Georgia");size-adjust:101.3%;' in css
    assert 'local("Times New Roman"),local("Liberation Serif");size-adjust:' in css
    for name in ("Georgia", "Noto", "Times"):
        assert f'"Tayang Serif {name}"' in font_stack()
