"""What templates show is what Jinja would show, character by character."""

from types import MappingProxyType
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from markupsafe import Markup, escape

from newsroom.theme.shown import Shown, shown

OPTIONS: MappingProxyType[str, Any] = MappingProxyType({"autoescape": True})
OURS = Environment(extensions=[Shown], **OPTIONS)  # noqa: S701 - OPTIONS escapes
JINJAS = Environment(**OPTIONS)  # noqa: S701 - OPTIONS escapes
PAGE = (
    "{% macro part(value) %}<b>{{ value }}</b>{% endmacro %}{% set kept %}{{ value }}{% endset %}"
    "{{ value }}{{ part(value) }}{{ kept }}{{ value ~ '<' }}{{ value | string | upper }}"
    "{% autoescape false %}{{ value }}{% endautoescape %}{{ [value] | join('&') }}"
)


class Text(str):
    """A text of another type."""

    __slots__ = ()


class Marked:
    """Knows how it looks in HTML."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __html__(self) -> str:
        return f"<i>{self.text}</i>"


texts = st.text(st.one_of(st.sampled_from("&<>'\" a"), st.characters()))
values = st.one_of(
    texts, texts.map(Markup), texts.map(Text), texts.map(Marked), st.integers(), st.none()
)


@given(values)
def test_a_value_is_escaped_as_markupsafe_does(value: object) -> None:
    assert str(shown(value)) == str(escape(value))


@given(values)
def test_a_page_is_what_jinja_makes_of_it(value: object) -> None:
    ours, jinjas = OURS.from_string(PAGE), JINJAS.from_string(PAGE)

    assert ours.render(value=value) == jinjas.render(value=value)


def test_templates_use_it() -> None:
    assert "environment.shown(" in str(OURS.compile("{{ a }}", raw=True))
