"""The form of `story.json` as JSON Schema, for whoever reads it elsewhere."""

from typing import Any

from newsroom.provenance.story_json import StoryJson
from newsroom.story.schema import DIALECT, without_titles
from newsroom.typed import json_schema


def story_json_schema() -> dict[str, Any]:
    """The schema of `story.json`, worked out from the model."""
    schema = without_titles(json_schema(StoryJson))
    return {"$schema": DIALECT, "title": "What machines check of a published story", **schema}
