"""A preview is one file that needs nothing else, for drafts too."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PIL import Image

from newsroom.build.preview import render_preview
from newsroom.workspace import open_workspace
from tests.newsrooms import NOW
from tests.sites import approved, make_site_newsroom, text_of, tree, with_class
from tests.stories import story_text

NETWORKS = """
[networks.facebook]
account = "kotacontoh"
[networks.x]
account = "kotacontoh"
"""
PICTURE = "images: [{file: pasar.png, alt: Pasar}]"


def preview(root: Path, front: str = "", now: datetime = NOW) -> str:
    """The preview of a draft; with a review in `front`, of a story on air."""
    path = "content/stories/2026/11/pasar.md"
    text = story_text(f"{PICTURE}\n{front}".rstrip()) + "\n[Uji](/2026/10/uji/)\n"
    make_site_newsroom(root, settings=NETWORKS, files={path: text})
    (root / "content" / "images").mkdir()
    Image.new("RGB", (30, 20)).save(root / "content" / "images" / "pasar.png")
    return render(root, now)


def render(root: Path, now: datetime = NOW) -> str:
    """The preview of the newsroom's only story."""
    workspace = open_workspace(root)
    (story,) = workspace.corpus.stories
    return render_preview(workspace, story, now)


def test_it_holds_everything_inside(tmp_path: Path) -> None:
    page = tree(preview(tmp_path))
    sources = [element.get("src", "") for element in page.iter() if element.get("src")]

    assert [source[:11] for source in sources] == ["data:image/"] * 3  # picture and two cards
    assert page.findall(".//link[@rel='stylesheet']") == []
    styles = "".join(style.text or "" for style in page.iter("style"))
    assert {found.split(";")[0] for found in re.findall(r'url\("([^"]*)', styles)} == {
        "data:font/woff2"
    }


def test_its_policy_lets_only_its_own_styles_in(tmp_path: Path) -> None:
    policy = tree(preview(tmp_path)).find(".//meta[@http-equiv='Content-Security-Policy']")
    assert policy is not None

    content = policy.get("content", "")
    assert content.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in content


def test_links_lead_to_the_public_site_since_a_file_has_none(tmp_path: Path) -> None:
    page = tree(preview(tmp_path))
    addresses = [a.get("href", "") for a in page.iter("a") if not a.get("href", "").startswith("#")]

    assert addresses
    assert all(urlsplit(address).scheme for address in addresses)
    assert "https://berita.contoh.example/2026/10/uji/" in addresses


def test_the_posts_stand_below_the_page(tmp_path: Path) -> None:
    page = tree(preview(tmp_path))

    (posts,) = with_class(page, "posts-preview")
    assert "Facebook" in text_of(posts)
    assert "Pasar Tepian" in text_of(posts)


@pytest.mark.parametrize(
    ("front", "now", "standing"),
    [
        ("", NOW, "Pratinjau · belum tayang: belum disetujui siapa pun"),
        (
            "reviewed: [{by: siti, at: 2026-11-19T15:40+08:00}]",
            NOW,
            "Pratinjau · belum tayang: siti adalah penulisnya sendiri",
        ),
        (
            "embargo_until: 2026-11-20T08:00+08:00",
            NOW,
            "Pratinjau · embargo sampai Jumat, 20 November 2026, 08.00 WITA",
        ),
        (
            "reviewed: [{by: dewi, at: 2026-11-19T15:40+08:00}]",
            NOW + timedelta(days=9),
            "Pratinjau · sudah disetujui",
        ),
    ],
)
def test_a_band_on_top_says_how_the_story_stands(
    tmp_path: Path, front: str, now: datetime, standing: str
) -> None:
    band = next(with_class(tree(preview(tmp_path, front, now)), "band--preview"))

    assert text_of(band) == standing


def test_the_bands_of_a_paid_draft_can_be_told_apart_by_name(tmp_path: Path) -> None:
    page = tree(preview(tmp_path, "label: advertorial\npayer: Koperasi Sela"))

    assert [band.get("aria-label") for band in with_class(page, "band")] == [
        "Pratinjau",
        "Advertorial",
    ]


def test_a_draft_shows_how_much_time_is_left(tmp_path: Path) -> None:
    page = tree(preview(tmp_path))

    assert text_of(next(with_class(page, "strip__verdict"))) == (
        "Belum disetujui, sisa 1 jam dari janji dua jam."
    )
    assert "Belum tayang. Dilihat Kamis, 19 November 2026, 16.00 WITA" in text_of(page)


def test_a_draft_without_desk_or_event_can_be_seen(tmp_path: Path) -> None:
    text = "---\nid: x\ntitle: Naskah\n---\n\nIsi.\n"
    root = make_site_newsroom(tmp_path, files={"content/stories/2026/11/naskah.md": text})

    html = render(root)

    assert "tenggatnya tidak dihitung" in html


def test_a_withdrawn_story_has_no_posts(tmp_path: Path) -> None:
    files = approved("withdrawn: {at: 2026-11-19T15:30+08:00, reason: Keliru.}")
    root = make_site_newsroom(tmp_path, settings=NETWORKS, files=files)

    html = render(root)

    assert list(with_class(tree(html), "posts-preview")) == []
    assert "Keliru." in html
