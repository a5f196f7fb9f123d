"""All components on one page, `_components/`, for those who work on the theme.

It is no part of the site: it stands in no manifest, and a build that was not asked for it takes it
away.
"""

from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from newsroom.build.output import SHOWCASE
from newsroom.files import write_aside
from newsroom.page.frame import Wear, frame_of
from newsroom.page.samples import read_samples
from newsroom.page.static_page import read_static_pages
from newsroom.page.surroundings import public
from newsroom.settings import Settings
from newsroom.theme.components import (
    Component,
    beside_others,
    read_components,
    render_example,
)
from newsroom.theme.environment import make_environment
from newsroom.theme.policy import SITE_POLICY
from newsroom.theme.stylesheet import make_clothes

_TEMPLATE = "components.html"
_FILES = "theme/showcase"
"""What the page brings along: its own style, and the picture of all samples."""


@dataclass(frozen=True, slots=True)
class Specimen:
    """An example on the page: its heading's id, its name, what it makes."""

    id: str
    name: str
    html: Markup


def write_showcase(settings: Settings, output: Path) -> None:
    """Put the page with all components into `output`, where the site is.

    Raises BuildError where a component's description cannot be read.
    """
    environment = make_environment(settings.root)
    clothes = make_clothes(settings)
    paper = {"light": clothes.palette.light["paper"], "dark": clothes.palette.dark["paper"]}
    icons = sorted((output / "theme").glob("icon-*.svg"))
    icon = f"/theme/{icons[0].name}" if icons else ""
    environment.globals.update(
        site=frame_of(public(settings), read_static_pages(settings.root)[0]),
        look=Wear(f"/theme/{clothes.name}", icon, paper),
        policy=SITE_POLICY,
    )
    components = read_components(settings.root, read_samples)
    shown = [
        (component, [_specimen(environment, component, at) for at in range(len(component.shown))])
        for component in components
    ]
    html = environment.get_template(_TEMPLATE).render(components=shown)
    write_aside(output / SHOWCASE / "index.html", html.encode())
    for file in sorted((settings.root / _FILES).iterdir()):
        write_aside(output / SHOWCASE / file.name, file.read_bytes())


def _specimen(environment: Environment, component: Component, at: int) -> Specimen:
    example = component.shown[at]
    mark = f"contoh-{component.name}-{at + 1}"
    html = beside_others(render_example(environment, component.name, example), mark)
    return Specimen(mark, example.name, Markup(html))  # noqa: S704 - its templates escape
