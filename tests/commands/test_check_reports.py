"""What `newsroom check` tells a workflow on GitHub."""

from pathlib import Path

import pytest

from tests.newsrooms import make_newsroom
from tests.shells import call
from tests.stories import story_text

ON_GITHUB = {
    "GITHUB_SERVER_URL": "https://github.com",
    "GITHUB_REPOSITORY": "kota/berita",
    "GITHUB_SHA": "abc123",
}
PAGE = "](https://github.com/kota/berita/blob/abc123/docs/rules/invalid-front-matter.md)"


@pytest.mark.parametrize(("environ", "linked"), [(ON_GITHUB, True), ({}, False)])
def test_a_summary_links_to_the_rules_pages_where_they_can_be_read(
    tmp_path: Path, environ: dict[str, str], linked: bool
) -> None:
    stories = {"content/stories/2026/11/pasar.md": story_text("titel: Pasar")}
    root = make_newsroom(tmp_path, stories=stories)

    said = call(root, "check", "--format", "markdown", environ=environ)

    assert (PAGE in said.out) is linked
