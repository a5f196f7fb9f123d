"""What a machine can check of a published story: its text, its way on air, the newsroom's word.

Read `text` for what counts as a story's text, `story_json` for the file that stands beside its
page (docs/provenance.md).
"""

from newsroom.provenance.story_json import Reply, StoryJson, Where, encode, story_json
from newsroom.provenance.text import canonical_text, text_digest

__all__ = [
    "Reply",
    "StoryJson",
    "Where",
    "canonical_text",
    "encode",
    "story_json",
    "text_digest",
]
