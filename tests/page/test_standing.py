"""What stands at an address of the site, told from the files."""

from pathlib import Path

import pytest

from newsroom.page.standing import standing
from tests.newsrooms import make_newsroom
from tests.stories import story_text

FILES = {
    "content/stories/2026/11/pasar.md": story_text(),
    "content/pages/aturan.md": "---\ntitle: Pedoman\nslug: pedoman\n---\n\nIsi.\n",
    "content/images/2026/11/pasar.jpg": "x",
    "content/rahasia.txt": "x",
}


@pytest.mark.parametrize(
    ("path", "stands"),
    [
        ("/2026/11/pasar/", True),
        ("/2026/11/pasar", True),
        ("/2026/11/passar/", False),
        ("/2026/10/pasar/", False),
        ("/pedoman/", True),
        ("/aturan/", False),
        ("/images/2026/11/pasar.jpg", True),
        ("/images/2026/11/pasar.png", False),
        ("/images/../rahasia.txt", False),
        # What the site makes by itself is taken to be there.
        ("/", True),
        ("/topik/pasar/", True),
        ("/ralat/", True),
        ("/2026/", True),
        ("/sitemap.xml", True),
        # No file's name.
        ("/2026/11/" + "x" * 5000 + "/", False),
        ("/images/\x00", False),
    ],
)
def test_an_address_stands_where_its_file_does(path: str, stands: bool, tmp_path: Path) -> None:
    assert standing(make_newsroom(tmp_path, stories=FILES))(path) is stands
