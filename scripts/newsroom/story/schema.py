"""The story format as JSON Schema, for editors that complete and check front matter."""

from typing import Any

from newsroom.story.model import FrontMatter
from newsroom.typed import json_schema

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def story_schema() -> dict[str, Any]:
    """The schema of a story's front matter, worked out from the model."""
    schema = without_titles(json_schema(FrontMatter))
    # The newsroom reads every value as text; an editor reads these two as yes and no.
    verdict = schema["$defs"]["Verdict"]
    verdict["enum"] += [False, True]
    del verdict["type"]
    return {"$schema": DIALECT, "title": "The front matter of a story", **schema}


def without_titles(node: Any) -> Any:
    """`node` without the titles that only repeat a key's name; a key `title` holds a mapping."""
    if isinstance(node, dict):
        return {
            key: without_titles(value)
            for key, value in node.items()
            if not (key == "title" and isinstance(value, str))
        }
    return [without_titles(item) for item in node] if isinstance(node, list) else node
