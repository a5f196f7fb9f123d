"""Values to show components with: YAML in which a few tags stand for what pages are made of.

`!time` is a moment, `!picture` a picture with its words, `!sample` one of theme/samples.yml with
other values in it. Everything else stays plain: templates ask a mapping like an object.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import yaml

from newsroom.page.pictures import Picture, Source
from newsroom.page.words import Time
from newsroom.pictures import Original

DRAWING = "/_components/contoh.svg"
"""Where the picture of all samples stands; the page with the components brings it along."""

_WIDTH, _HEIGHT = 960, 640


def read_samples(text: str, samples: Mapping[str, Any]) -> Any:
    """The values that `text` holds; `samples` are those that `!sample` can name.

    Raises ValueError where it is no YAML or names a sample that does not exist.
    """

    class Loader(yaml.SafeLoader):
        """One for these samples."""

    def sample(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
        if isinstance(node, yaml.ScalarNode):
            name, changes = str(loader.construct_scalar(node)), {}
        else:
            changes = _mapping(loader, node)
            name = changes.pop("of")
        if name not in samples:
            raise yaml.constructor.ConstructorError(
                None, None, f'there is no sample "{name}"', node.start_mark
            )
        return {**samples[name], **changes} if changes else samples[name]

    Loader.add_constructor("!sample", sample)
    Loader.add_constructor("!time", _time)
    Loader.add_constructor("!picture", _picture)
    try:
        return yaml.load(text, Loader)  # noqa: S506 - a SafeLoader
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from None


def _mapping(loader: yaml.SafeLoader, node: yaml.Node) -> dict[str, Any]:
    if not isinstance(node, yaml.MappingNode):
        raise yaml.constructor.ConstructorError(
            None, None, "expected names with values", node.start_mark
        )
    return {str(key): value for key, value in loader.construct_mapping(node, deep=True).items()}


def _time(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> Time:
    return Time(datetime.fromisoformat(str(loader.construct_scalar(node))))


def _picture(loader: yaml.SafeLoader, node: yaml.Node) -> Picture:
    words = {"alt": "", "caption": "", "credit": "", "label": "", **_mapping(loader, node)}
    steps = ((DRAWING, _WIDTH),)
    return Picture(
        original=Original("contoh.svg", "", _WIDTH, _HEIGHT),
        address=DRAWING,
        width=_WIDTH,
        height=_HEIGHT,
        sources=(Source("image/svg+xml", steps),),
        **words,
    )
