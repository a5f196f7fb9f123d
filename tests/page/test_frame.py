"""What stands around every page, whichever stories there are."""

from pathlib import Path

import pytest

from newsroom.page.frame import Frame, frame_of
from newsroom.page.static_page import read_static_pages
from newsroom.page.words import Link
from newsroom.settings import load_settings
from tests.newsrooms import make_newsroom

PAGES = {
    "content/pages/a.md": "---\ntitle: Kontak\nslug: kontak\norder: 2\n---\n\nIsi.\n",
    "content/pages/b.md": "---\ntitle: Tentang\nslug: tentang\norder: 1\n---\n\nIsi.\n",
}


def frame(root: Path, address: str = "https://berita.contoh.example") -> Frame:
    make_newsroom(root, stories=PAGES)
    toml = root / "newsroom.toml"
    text = toml.read_text("utf-8").replace("https://berita.contoh.example", address)
    toml.write_text(text, "utf-8")
    settings = load_settings(root)
    pages, found = read_static_pages(root)
    assert found == []
    return frame_of(settings, pages)


def test_desks_stand_in_the_offices_order_and_pages_in_their_own(tmp_path: Path) -> None:
    found = frame(tmp_path)

    assert found.desks == (Link("Layanan", "/desk/layanan/"), Link("Budaya", "/desk/budaya/"))
    assert found.pages == (
        Link("Tentang", "/tentang/"),
        Link("Kontak", "/kontak/"),
        Link("Redaksi", "/redaksi/"),
    )
    assert found.office.name == "Redaksi Kota Contoh"


@pytest.mark.parametrize(
    ("address", "url", "root"),
    [
        ("https://berita.contoh.example", "https://berita.contoh.example", ""),
        ("https://berita.contoh.example/", "https://berita.contoh.example", ""),
        ("https://contoh.example/berita/", "https://contoh.example/berita", "/berita"),
    ],
)
def test_the_site_may_stand_below_a_path(tmp_path: Path, address: str, url: str, root: str) -> None:
    found = frame(tmp_path, address)

    assert (found.url, found.root) == (url, root)
