"""The components of the theme: a folder each, with its macros, its style and what it is for.

`<name>.yml` describes a component, the parameters of its macros, and examples. Examples that are
`hidden` are there for tests; the others are shown on the page with all components.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment

from newsroom.errors import BuildError

COMPONENTS = "theme/templates/components"
SAMPLES = "theme/samples.yml"

_NAMING = re.compile(r'\b(?P<name>id|for|aria-labelledby|aria-describedby)="(?P<ids>[^"]+)"')
_INSIDE = re.compile(r'\bhref="#(?P<id>[^"]+)"')
_LABEL = re.compile(r'\baria-label="(?P<label>[^"]+)"')


@dataclass(frozen=True, slots=True)
class Example:
    """A macro with arguments. `expects` must stand in what it makes, `lacks` must not."""

    name: str
    macro: str
    arguments: Mapping[str, Any]
    hidden: bool = False
    expects: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Component:
    """A component. `macros` maps the name of each macro to its parameters and what these are."""

    name: str
    description: str
    macros: Mapping[str, Mapping[str, str]]
    examples: tuple[Example, ...]

    @property
    def shown(self) -> tuple[Example, ...]:
        """The examples that document it."""
        return tuple(example for example in self.examples if not example.hidden)


Read = Callable[[str, Mapping[str, Any]], Any]
"""Reads YAML in which samples can be named."""


def read_components(root: Path, read: Read) -> tuple[Component, ...]:
    """The components of the newsroom in `root`, by name.

    Raises BuildError that names the file where one cannot be read.
    """
    samples = _read(root, Path(SAMPLES), read, {})
    files = sorted((root / COMPONENTS).glob("*/*.yml"))
    return tuple(_component(root, file.relative_to(root), read, samples) for file in files)


def _component(root: Path, file: Path, read: Read, samples: Mapping[str, Any]) -> Component:
    told = _read(root, file, read, samples)
    try:
        examples = tuple(_examples(file.stem, told["examples"]))
        return Component(file.stem, told["description"], told["macros"], examples)
    except (KeyError, TypeError, AttributeError) as error:
        raise _unreadable(file, f"tidak lengkap: {error}", f"incomplete: {error}") from None


def _examples(name: str, told: list[dict[str, Any]]) -> Iterator[Example]:
    for one in told:
        yield Example(
            one["name"],
            one.get("macro", name),
            one.get("arguments", {}),
            hidden=one.get("hidden", False),
            expects=tuple(one.get("expects", ())),
            lacks=tuple(one.get("lacks", ())),
        )


def _read(root: Path, file: Path, read: Read, samples: Mapping[str, Any]) -> Any:
    try:
        return read((root / file).read_text(encoding="utf-8"), samples)
    # ValueError: a value that a tag cannot read, also one that is no YAML.
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _unreadable(file, str(error), str(error)) from None


def _unreadable(file: Path, why: str, why_en: str) -> BuildError:
    return BuildError(
        f"{file.as_posix()} tidak dapat dibaca ({why}). Perbaiki berkas itu.",
        f"{file.as_posix()} cannot be read ({why_en}). Mend that file.",
    )


def render_example(environment: Environment, component: str, example: Example) -> str:
    """What the example makes."""
    template = environment.get_template(f"components/{component}/{component}.html")
    return str(getattr(template.module, example.macro)(**example.arguments))


def beside_others(html: str, mark: str) -> str:
    """`html` with ids and names of its own, so that many examples can stand on one page.

    `mark` is the id of the example's heading, which is added to every name.
    """
    html = _NAMING.sub(lambda found: _renamed(found, mark), html)
    html = _INSIDE.sub(rf'href="#\g<id>-{mark}"', html)
    return _LABEL.sub(rf'aria-label="\g<label>, {mark}"', html)


def _renamed(found: re.Match[str], mark: str) -> str:
    ids = [f"{one}-{mark}" for one in found["ids"].split()]
    if found["name"] == "aria-labelledby":
        ids.append(mark)
    return f'{found["name"]}="{" ".join(ids)}"'
