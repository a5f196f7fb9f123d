"""Templates are rendered as Jinja renders them, escaped and strict, wherever they are."""

from pathlib import Path
from typing import Any

import pytest
from jinja2 import Template, UndefinedError

from newsroom.theme.environment import TEMPLATES, make_environment, render

PART = "{% macro greet(name) %}{{ site }}: {{ name }}{% endmacro %}"
FRAME = "<{% block main %}{% endblock %}>{{ site }}"
PAGE = (
    '{% extends "frame.html" %}{% from "part.html" import greet %}\n{% set shown = name %}'
    "{% block main %}{{ greet(shown) }} {{ once(greet, name) }}{% endblock %}"
)


@pytest.fixture
def page(tmp_path: Path) -> Template:
    folder = tmp_path / TEMPLATES
    folder.mkdir(parents=True)
    for name, text in {"part.html": PART, "frame.html": FRAME, "page.html": PAGE}.items():
        (folder / name).write_text(text, "utf-8")
    environment = make_environment(tmp_path)
    environment.globals["site"] = "Situs & kota"
    return environment.get_template("page.html")


@pytest.mark.parametrize("values", [{"name": "Siti <b>"}, {"name": "Siti", "site": "Lain"}])
def test_a_page_is_what_jinja_makes_of_it(page: Template, values: dict[str, Any]) -> None:
    assert render(page, values) == page.render(values)


def test_it_is_escaped_and_knows_the_globals_wherever_it_is(page: Template) -> None:
    assert render(page, {"name": "<b>"}) == (
        "<Situs &amp; kota: &lt;b&gt; Situs &amp; kota: &lt;b&gt;>Situs &amp; kota"
    )


def test_a_name_that_is_missing_is_an_error_at_its_line_of_the_template(page: Template) -> None:
    with pytest.raises(UndefinedError, match="'name' is undefined") as caught:
        render(page, {})

    places = {(Path(entry.path).name, entry.lineno + 1) for entry in caught.traceback}
    assert ("page.html", 2) in places
