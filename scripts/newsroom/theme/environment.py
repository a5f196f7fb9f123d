"""How templates are read: the same way by Pelican and by `newsroom preview`.

Everything is escaped unless code marked it as HTML (`Markup`); a name that does not exist is an
error rather than an empty place.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from newsroom.theme.shown import Shown
from newsroom.theme.translated import Translated, in_tongue
from newsroom.tongue import SOURCE, Tongue

OPTIONS: Mapping[str, Any] = MappingProxyType(
    {
        "trim_blocks": True,
        "lstrip_blocks": True,
        "autoescape": True,
        "extensions": [Shown, Translated],
        "undefined": StrictUndefined,
        # Whoever renders for long starts anew when a template changes.
        "auto_reload": False,
        # All of them stay: they are few, and Jinja then finds them without a lock.
        "cache_size": -1,
    }
)
TEMPLATES = "theme/templates"


def make_environment(root: Path, tongue: Tongue = SOURCE) -> Environment:
    """The templates of the newsroom in `root`, to render a page or two, in a language."""
    environment = Environment(loader=FileSystemLoader(root / TEMPLATES), **OPTIONS)  # noqa: S701 - OPTIONS escapes
    environment.globals["once"] = _at_once
    return environment if tongue.is_source else translated(environment, tongue)


def translated(environment: Environment, tongue: Tongue) -> Environment:
    """The same templates, with all that they know, in another language."""
    return in_tongue(environment, tongue, OPTIONS)


def render(template: Template, values: Mapping[str, Any]) -> str:
    """What `template.render` gives; sooner where a template imports many others.

    For each import Jinja asks of every global, one by one, whether the imported template lacks it.
    Here none can: all globals are the environment's.
    """
    environment = template.environment
    known = {**environment.globals, **values}
    context = environment.context_class(environment, known, template.name, template.blocks)
    try:
        return environment.concat(template.root_render_func(context))
    except Exception:  # noqa: BLE001 - Jinja raises it again, with the template's lines
        environment.handle_exception()


def _at_once(part: Callable[..., str], *arguments: object) -> str:
    """What many pages show alike, made for one."""
    return part(*arguments)
