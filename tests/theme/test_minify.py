"""A stylesheet in fewer bytes that means the same, to the letter of CSS Syntax 3."""

import re
from collections.abc import Iterable
from typing import Any

import pytest
import tinycss2
from hypothesis import given
from hypothesis import strategies as st

from newsroom.errors import BuildError
from newsroom.settings import load_settings
from newsroom.theme.minify import minify_css
from newsroom.theme.stylesheet import make_clothes
from tests.sites import ROOT
from tests.theme.sheets import SAME, SHEETS


@pytest.mark.parametrize(("css", "short"), SAME)
def test_what_means_nothing_is_left_out_and_all_else_stays(css: str, short: str | None) -> None:
    made = minify_css(css, "a.css")

    assert meaning(made) == meaning(css)
    assert len(made) < len(css) or made == css
    assert short in (None, made)
    assert minify_css(made, "a.css") == made


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_the_sheets_of_the_theme_mean_the_same(sheet: Any) -> None:
    css = sheet.read_text(encoding="utf-8")

    assert meaning(minify_css(css, sheet.name)) == meaning(css)


def test_the_whole_sheet_is_on_one_line_and_mostly_words() -> None:
    css = make_clothes(load_settings(ROOT)).css

    assert "\n" not in css
    assert "/*" not in css
    assert "  " not in css


@pytest.mark.parametrize(
    ("css", "line"),
    [
        ("a{b:c}\n\n}x{}", 3),
        ("a{\n  color:red;\n  *zoom:1;\n}", 3),
        ("a{b:c}\nh1, h2", 2),
        ("a{\n  b:url(a'b)}", 2),
        ("a{b:'c\n}", 1),
    ],
)
def test_what_is_no_css_is_told_with_its_line(css: str, line: int) -> None:
    with pytest.raises(BuildError) as refused:
        minify_css(css, "theme/styles/a.css")

    assert refused.value.message.startswith(f"theme/styles/a.css:{line}: bukan CSS yang sah")
    assert refused.value.message_en.startswith(f"theme/styles/a.css:{line}: no valid CSS")


# Where white space may stand (·) and where it has to (␣).
RULES = [
    "a␣:hover·,·b·>·c·+·d·{·e:·f␣g·,·h·;·i:·j(·k·,·l␣+␣m·)·}·",
    "ul·{·a:·b·!important·;·li␣:hover·,·&·~·b·{·c:·d·}·e:·f·;·}·",
    "@media␣(width␣>=␣30em)␣and␣(·30em␣<␣width·)·,·print·{·a␣b·{·--c:·d␣e·}·}·",
    "@supports␣not␣(·display:grid·)·{·a:is(·.b␣.c·,·d·)·{·e:·url('f  g')·}·}·",
    "@layer␣a·,·b·;·",
    "@font-face·{·font-family:·'A  B'·;·src:·url('a')␣format('b')·}·",
]
SPACES = st.sampled_from([" ", "\n", "\t ", " /* a;b */ ", "\r\n  "])


@given(css=st.lists(st.sampled_from(RULES), max_size=4).map("".join), data=st.data())
def test_however_it_is_spaced_it_becomes_the_same(css: str, data: st.DataObject) -> None:
    loose = {"·": st.just("") | st.just("/**/") | SPACES, "␣": SPACES}
    spaced = "".join(data.draw(loose[sign]) if sign in loose else sign for sign in css)
    tight = css.replace("·", "").replace("␣", " ").replace(";}", "}").replace("'", '"')

    assert minify_css(spaced, "a.css") == tight


def meaning(css: str) -> str:
    """`css` with white space only where it may matter.

    Told from the tokens alone, not from rules as the minifier does.
    """
    return _told(tinycss2.parse_component_value_list(css), in_brackets=False)


def _told(tokens: Iterable[Any], *, in_brackets: bool) -> str:
    """The tokens, one behind the other, each space that may matter as `␣`.

    White space means nothing at the ends, beside commas, semicolons and braces, behind a colon,
    and outside brackets beside a combinator; nor does a semicolon at the end of a block.
    """
    said = "".join(_one(token) for token in tokens if token.type != "comment")
    beside = re.escape(",;{}" if in_brackets else ",;{}>+~")
    said = re.sub(f"␣*([{beside}])␣*", r"\1", re.sub("␣+", "␣", said))
    return re.sub("([{(\\[:])␣|;(?=})|␣(?=[})\\]!])", r"\1", said.strip("␣"))


def _one(token: Any) -> str:
    if token.type == "whitespace":
        return "␣"
    if token.type == "function":
        return f"{token.name}({_told(token.arguments, in_brackets=True)})"
    if token.type.endswith(" block"):
        inside = _told(token.content, in_brackets=token.type != "{} block")
        return f"{token.type[0]}{inside}{token.type[1]}"
    # Signs inside a string or a name are not punctuation.
    return str(token.serialize()).translate(_QUOTED) if token.type != "literal" else token.value


_QUOTED = {ord(sign): f"‹{ord(sign)}›" for sign in ",;{}>+~:()[]␣"}
