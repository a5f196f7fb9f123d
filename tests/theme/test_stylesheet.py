"""One stylesheet of our own, made of tokens and components."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from newsroom.settings import Look, load_settings
from newsroom.theme.colour import DARK, LIGHT
from newsroom.theme.minify import minify_css
from newsroom.theme.stylesheet import Clothes, make_clothes
from tests.sites import ROOT
from tests.theme.sheets import SHEETS, THEME

TEMPLATES = sorted((THEME / "templates").rglob("*.html"))
TOKENS = {*LIGHT, "city", "band", "on-band", "serif"}


@pytest.fixture(scope="module")
def clothes() -> Clothes:
    return make_clothes(load_settings(ROOT))


def test_styles_come_before_components_and_components_in_the_order_of_their_names(
    clothes: Clothes,
) -> None:
    parts = [minify_css(sheet.read_text(encoding="utf-8"), sheet.name) for sheet in SHEETS]
    places = [clothes.css.index(part) for part in parts]

    assert [sheet.parent.name for sheet in SHEETS[:3]] == ["styles"] * 3
    assert places == sorted(places)
    assert clothes.css.endswith("".join(parts))


def test_the_citys_colour_is_in_it_by_day_by_night_and_on_paper(clothes: Clothes) -> None:
    assert clothes.css.count(f"--city:{Look().colour}") == 2
    assert clothes.css.count(f"--city:{clothes.palette.dark['city']}") == 1
    assert clothes.css.count(f"--paper:{DARK['paper']}") == 1


def test_its_name_follows_its_content(clothes: Clothes) -> None:
    other = replace(clothes, css=clothes.css + "p{}")

    assert re.fullmatch(r"style-[0-9a-f]{12}\.css", clothes.name)
    assert other.name != clothes.name


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_colours_are_tokens_and_nothing_is_loaded_from_elsewhere(sheet: Path) -> None:
    css = sheet.read_text(encoding="utf-8")

    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", css)
    assert "url(" not in css
    assert "@import" not in css
    assert "!important" not in css


SIDES = re.compile(
    r"(?:^|[;{\s])(?:[a-z-]+-)?(?:left|right)(?:-[a-z]+)*\s*:"  # margin-left, left, border-right-width
    r"|(?:float|clear|text-align|caption-side)\s*:\s*(?:left|right)"
)
FOUR = re.compile(r"(?:margin|padding|inset|border-[a-z]+)\s*:([^;}]+)")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_nothing_is_said_of_left_and_right_so_that_pages_can_be_read_either_way(
    sheet: Path,
) -> None:
    css = _rules(sheet)

    assert SIDES.findall(css) == []
    for value in FOUR.findall(css):
        parts = _parts(value)
        assert len(parts) < 4 or parts[1] == parts[3], value


def _parts(value: str) -> list[str]:
    """The parts of a value: `calc(a * b) 0` has two."""
    while (flat := re.sub(r"\([^()]*\)", "", value)) != value:
        value = flat
    return value.split()


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_nothing_moves(sheet: Path) -> None:
    """So there is nothing that readers who asked for less motion would have to be spared."""
    assert not re.search(r"\b(?:animation|transition|scroll-behavior)\b|@keyframes", _rules(sheet))


def test_every_token_that_is_used_exists() -> None:
    css = "".join(sheet.read_text(encoding="utf-8") for sheet in SHEETS)

    assert set(re.findall(r"var\(--([a-z0-9-]+)", css)) <= TOKENS | set(
        re.findall(r"--([a-z0-9-]+):", css)
    )


def test_every_class_that_is_styled_is_used_by_a_template() -> None:
    markup = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES)
    styled = {
        name for sheet in SHEETS for name in re.findall(r"\.([a-z][a-z_-]+[a-z])", _rules(sheet))
    }
    made_in_code = {"table", "right", "center"}
    varied = ("headline--", "strip__point--", "band--", "requests__one--")

    unused = {name for name in styled - made_in_code if name not in markup}
    assert {name for name in unused if not name.startswith(varied)} == set()


def _rules(sheet: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_templates_escape_everything_and_carry_no_style_or_script_inside(template: Path) -> None:
    text = template.read_text(encoding="utf-8")

    assert not re.search(r"\|\s*safe\b|autoescape false|Markup", text)
    assert not re.search(r"\sstyle=|\son[a-z]+=", text)
    scripts = [one for one in re.findall(r"<script.*", text) if "ld+json" not in one]
    loads_a_file = (
        r'<script type="module" src="\{\{ site\.root \}\}\{\{ script\("\w+"\) \}\}"></script>'
    )
    assert [one for one in scripts if not re.match(loads_a_file, one)] == []
