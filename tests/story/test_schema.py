"""The JSON Schema: what editors accept is what the newsroom reads."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

import newsroom
from newsroom.corpus import read_corpus
from newsroom.story.schema import story_schema
from tests.stories import WITA, story_text

ROOT = Path(newsroom.__file__).parents[2]


class EditorsLoader(yaml.SafeLoader):
    """Reads YAML as editors do: a date stays text."""


EditorsLoader.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if not pair[0].endswith(":timestamp")]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def validate(text: str) -> None:
    front: Any = yaml.load(text.split("---")[1], Loader=EditorsLoader)  # noqa: S506 - a safe one
    Draft202012Validator(story_schema()).validate(front)


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(story_schema())


def test_every_story_of_the_newsroom_fits() -> None:
    stories = read_corpus(ROOT, zone=WITA).stories

    assert stories
    for story in stories:
        validate(story.text)


@pytest.mark.parametrize(
    "line",
    [
        *("titel: Pasar", "kind: berita", "tags: pasar", "images: [{alt: Pasar}]"),
        *("sources: [{name: Ratna, method: gossip}]", "event: {end: 1}", "verdict: maybe"),
    ],
)
def test_what_the_newsroom_refuses_the_editor_refuses(line: str) -> None:
    key = line.split(":", maxsplit=1)[0]
    lines = [one for one in story_text().splitlines() if not one.startswith((key, "  "))]

    with pytest.raises(ValidationError):
        validate("\n".join(["---", line, *lines[1:]]))


@pytest.mark.parametrize("verdict", ["false", "misleading", '"true"'])
def test_a_verdict_may_look_like_yes_or_no(verdict: str) -> None:
    validate(story_text(f"verdict: {verdict}"))
