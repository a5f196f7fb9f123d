"""security.txt: where holes in the site can be reported, and until when that holds (RFC 9116)."""

import re
from datetime import UTC, datetime
from pathlib import Path

from tests.newsrooms import NOW
from tests.plugins.conftest import Site
from tests.sites import build, make_site_newsroom
from tests.stories import SETTINGS

SITE = "https://berita.contoh.example"
FILE = ".well-known/security.txt"


def fields(text: str) -> dict[str, str]:
    """The fields, each of which may stand there once; a line is a field and nothing else."""
    pairs = [line.split(": ", 1) for line in text.splitlines()]
    found = dict(pairs)
    assert len(found) == len(pairs)
    return found


def test_it_names_a_page_and_the_hour_at_which_it_expires(site: Site) -> None:
    found = fields(site.read(FILE))

    assert found == {
        "Contact": f"{SITE}/redaksi/",
        "Expires": found["Expires"],
        "Preferred-Languages": "id, en",
        "Canonical": f"{SITE}/{FILE}",
    }
    assert re.fullmatch(r"[-0-9]{10}T[:0-9]{8}Z", found["Expires"])
    assert datetime.fromisoformat(found["Expires"]).astimezone(UTC) > NOW


def test_the_office_can_name_another_page(tmp_path: Path) -> None:
    root = make_site_newsroom(tmp_path)
    contact = "https://lapor.contoh.example/?situs=berita&bahasa=id"
    chosen = SETTINGS.replace("[newsroom]", f'[newsroom]\nsecurity_contact = "{contact}"', 1)
    (root / "newsroom.toml").write_text(chosen, encoding="utf-8")
    build(root)

    assert fields((root / "output" / FILE).read_text("utf-8"))["Contact"] == contact
