"""The newsroom's own pages, read as strictly as stories."""

from pathlib import Path

import pytest

from newsroom.finding import Finding
from newsroom.page.static_page import StaticPage, read_static_pages

ABOUT = "---\ntitle: Tentang\nslug: tentang\norder: 2\n---\n\nIsi **halaman**.\n"


def pages(root: Path, **texts: str) -> tuple[tuple[StaticPage, ...], list[Finding]]:
    folder = root / "content" / "pages"
    folder.mkdir(parents=True)
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return read_static_pages(root)


def no_picture(name: str) -> None:
    """What a newsroom without pictures finds."""


def test_pages_are_read_in_their_order(tmp_path: Path) -> None:
    first = ABOUT.replace("tentang", "awal").replace("order: 2", "order: 1")
    found, findings = pages(tmp_path, tentang=ABOUT, zzz=first)

    assert findings == []
    assert [page.address for page in found] == ["/awal/", "/tentang/"]
    assert found[1].body("", no_picture).strip() == "<p>Isi <strong>halaman</strong>.</p>"


def test_links_stay_inside_a_site_that_stands_below_a_path(tmp_path: Path) -> None:
    (page,), _ = pages(tmp_path, a=ABOUT + "[Ralat](/ralat/) [lain](https://a.example/)\n")

    assert 'href="/berita/ralat/"' in page.body("/berita", no_picture)
    assert 'href="https://a.example/"' in page.body("/berita", no_picture)


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (ABOUT.replace("order:", "ordr:"), (4, 1), 'Mungkin maksudnya "order"'),
        (ABOUT.replace("order: 2", "order: dua"), (4, 8), "bilangan bulat"),
        (ABOUT.replace("title: Tentang\n", ""), (2, 1), 'Kunci "title" wajib ada'),
        (ABOUT.replace("slug: tentang", "slug: Tentang Kami"), (3, 7), "tidak dapat dipakai"),
        (ABOUT.replace("slug: tentang", "slug: desk"), (3, 7), "tidak dapat dipakai"),
        (ABOUT.replace("slug: tentang", "slug: 2026"), (3, 7), "tidak dapat dipakai"),
        (ABOUT.replace("slug: tentang", 'slug: "../x"'), (3, 7), "tidak dapat dipakai"),
        ("Tanpa bagian depan", (1, 1), "tidak diawali bagian depan"),
        ("---\ntitle: [a\n---\n", (3, 1), "tidak dapat dibaca"),
    ],
)
def test_a_fault_is_told_with_its_place(
    tmp_path: Path, text: str, place: tuple[int, int], message: str
) -> None:
    _, findings = pages(tmp_path, tentang=text)

    (finding,) = findings
    assert finding.path == "content/pages/tentang.md"
    assert (finding.span.line, finding.span.column) == place
    assert message in finding.message


def test_two_pages_cannot_share_an_address(tmp_path: Path) -> None:
    _, (finding,) = pages(tmp_path, a=ABOUT, b=ABOUT)

    assert finding.path == "content/pages/b.md"
    assert "sudah dipakai content/pages/a.md" in finding.message
