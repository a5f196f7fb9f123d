"""Every component says what it is for, and every example of it does what it says."""

import re
from collections.abc import Iterator
from pathlib import Path

import html5lib
import pytest
from jinja2 import Environment, nodes

from newsroom.errors import BuildError
from newsroom.page.frame import Wear, frame_of
from newsroom.page.samples import read_samples
from newsroom.settings import load_settings
from newsroom.theme.components import (
    Component,
    Example,
    beside_others,
    read_components,
    render_example,
)
from newsroom.theme.environment import make_environment
from tests.sites import ROOT

COMPONENTS = read_components(ROOT, read_samples)
FOLDER = ROOT / "theme" / "templates" / "components"


def examples() -> Iterator[object]:
    for component in COMPONENTS:
        for example in component.examples:
            yield pytest.param(component, example, id=f"{component.name}: {example.name}")


@pytest.fixture(scope="module")
def environment() -> Environment:
    environment = make_environment(ROOT)
    environment.globals["site"] = frame_of(load_settings(ROOT), ())
    environment.globals["look"] = Wear("/theme/style.css", "/theme/icon.svg", {})
    return environment


@pytest.mark.parametrize(
    "folder", sorted(path for path in FOLDER.iterdir()), ids=lambda path: path.name
)
def test_a_component_is_a_folder_with_its_macros_its_style_and_its_description(
    folder: Path,
) -> None:
    template = (folder / f"{folder.name}.html").read_text(encoding="utf-8")

    assert {path.name for path in folder.iterdir()} == {
        f"{folder.name}.{kind}" for kind in ("css", "html", "yml")
    }
    assert re.match(r"\{#-\s.+?\s-#\}", template, re.DOTALL)


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda component: component.name)
def test_its_macros_and_their_parameters_are_all_described(component: Component) -> None:
    source = (FOLDER / component.name / f"{component.name}.html").read_text(encoding="utf-8")
    macros = make_environment(ROOT).parse(source).find_all(nodes.Macro)

    described = {name: list(parameters) for name, parameters in component.macros.items()}
    assert described == {
        macro.name: [one.name for one in macro.args]
        for macro in macros
        # What begins with an underscore is for its own file.
        if not macro.name.startswith("_")
    }
    assert component.description.endswith(".")


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda component: component.name)
def test_it_is_shown_by_at_least_one_example_and_each_macro_has_one(component: Component) -> None:
    assert component.shown
    assert {example.macro for example in component.examples} == set(component.macros)


@pytest.mark.parametrize(("component", "example"), list(examples()))
def test_an_example_makes_what_it_says(
    environment: Environment, component: Component, example: Example
) -> None:
    html = render_example(environment, component.name, example)

    assert [text for text in example.expects if text not in html] == []
    assert [text for text in example.lacks if text in html] == []


@pytest.mark.parametrize(("component", "example"), list(examples()))
def test_an_example_is_sound_html(
    environment: Environment, component: Component, example: Example
) -> None:
    parser = html5lib.HTMLParser()
    parser.parseFragment(render_example(environment, component.name, example))

    assert [fault[1] for fault in parser.errors] == []


def test_examples_of_the_same_component_can_stand_on_one_page() -> None:
    html = (
        '<section aria-labelledby="a"><h2 id="a">A</h2><a href="#a">a</a>'
        '<a href="/b#a">b</a><nav aria-label="Desk"></nav></section>'
    )

    assert beside_others(html, "contoh-1") == (
        '<section aria-labelledby="a-contoh-1 contoh-1"><h2 id="a-contoh-1">A</h2>'
        '<a href="#a-contoh-1">a</a><a href="/b#a">b</a>'
        '<nav aria-label="Desk, contoh-1"></nav></section>'
    )


@pytest.mark.parametrize(
    "text", ["examples: [", "description: a", "arguments: !sample tiada", "t: !time kemarin"]
)
def test_a_description_that_cannot_be_read_is_named(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "theme" / "templates" / "components" / "a"
    folder.mkdir(parents=True)
    (tmp_path / "theme" / "samples.yml").write_text("story: {}\n", encoding="utf-8")
    (folder / "a.yml").write_text(text, encoding="utf-8")

    with pytest.raises(BuildError, match=r"theme/templates/components/a/a\.yml"):
        read_components(tmp_path, read_samples)
