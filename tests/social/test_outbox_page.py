"""The outbox: posts as files, and a page built from those files alone."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from newsroom.social import outbox_page
from newsroom.social.outbox_page import card_path, find, lay_down, post_path, write_page
from newsroom.social.post import Picture, Post, post_to_json

POST = Post(
    story_id="2026-11-19-pasar",
    network="x",
    text="Pasar buka pukul 05.00.",
    link="https://berita.kotacontoh.id/2026/11/pasar/",
    length=23,
    limit=280,
    picture=Picture(name="pasar-1200x630-0123456789ab.jpg", width=1200, height=630, alt="Kartu."),
    title="Pasar Tepian Buka Lebih Pagi",
    dated="2026-11-19T15:00:00+08:00",
)


def page_of(outbox: Path) -> str:
    return write_page(outbox).read_text(encoding="utf-8")


def test_a_post_lies_under_its_story_and_network(tmp_path: Path) -> None:
    path = lay_down(tmp_path, POST)

    assert path == tmp_path / "2026-11-19-pasar" / "x.json"
    assert path.read_text(encoding="utf-8") == post_to_json(POST)
    assert find(tmp_path, POST.story_id, "x") == POST


def test_laying_it_down_again_changes_no_byte(tmp_path: Path) -> None:
    before = lay_down(tmp_path, POST).read_bytes()

    assert lay_down(tmp_path, POST).read_bytes() == before


@pytest.mark.parametrize(
    "story_id", ["../../etc", "..", ".", "a/b", "", "x" * 5000, "\ud800", "a\0b", "cards"]
)
def test_no_id_leads_out_of_the_outbox(tmp_path: Path, story_id: str) -> None:
    outbox = tmp_path / "outbox"
    path = lay_down(outbox, replace(POST, story_id=story_id))

    assert path.resolve().parent.parent == outbox.resolve()
    assert find(outbox, story_id, "x") == replace(POST, story_id=story_id)
    assert [each.name for each in tmp_path.iterdir()] == ["outbox"]


def test_different_ids_never_share_a_file(tmp_path: Path) -> None:
    ids = ["a/b", "a%2Fb", "a", "A", "x" * 5000, "x" * 5001, ".", "%2E", "cards", "%63ards"]

    assert len({post_path(tmp_path, each, "x") for each in ids}) == len(ids)


def test_what_was_never_laid_down_or_is_broken_is_not_found(tmp_path: Path) -> None:
    assert find(tmp_path, POST.story_id, "x") is None

    lay_down(tmp_path, POST).write_bytes(b"{\xff")

    assert find(tmp_path, POST.story_id, "x") is None


def test_the_page_shows_every_post_newest_story_first(tmp_path: Path) -> None:
    older = replace(POST, story_id="2026-10-01-banjir", title="Banjir Surut")
    for post in (older, POST, replace(POST, network="facebook", text="Untuk Facebook.")):
        lay_down(tmp_path, post)

    page = page_of(tmp_path)

    assert page.index("Pasar Tepian Buka Lebih Pagi") < page.index("Banjir Surut")
    assert page.index('aria-label="Facebook"') < page.index('aria-label="X"')
    assert "2 berita, 3 kiriman" in page
    assert "Acara Kamis, 19 November 2026 · Facebook 23 · X 23" in page
    assert 'src="cards/pasar-1200x630-0123456789ab.jpg"' in page


def test_who_paid_stands_above_the_posts(tmp_path: Path) -> None:
    lay_down(tmp_path, replace(POST, payer="Koperasi Perahu"))

    assert "ADVERTORIAL · dibayar oleh Koperasi Perahu" in page_of(tmp_path)


def test_the_page_depends_on_the_posts_alone(tmp_path: Path) -> None:
    one, two = tmp_path / "satu", tmp_path / "dua"
    posts = [POST, replace(POST, story_id="2026-10-01-banjir"), replace(POST, network="facebook")]
    for post in posts:
        lay_down(one, post)
    for post in reversed(posts):
        lay_down(two, post)

    assert page_of(one) == page_of(two)


def test_a_page_that_would_be_the_same_is_not_written(tmp_path: Path) -> None:
    lay_down(tmp_path, POST)
    page = write_page(tmp_path)
    before = page.stat()

    assert write_page(tmp_path).stat().st_ino == before.st_ino
    assert page.stat().st_mtime_ns == before.st_mtime_ns


def test_the_folder_of_cards_is_no_story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox_page, "MOST_STORIES", 1)
    lay_down(tmp_path, POST)
    alone = page_of(tmp_path)
    for picture in filter(None, [POST.picture]):
        card_path(tmp_path, picture).parent.mkdir()
        card_path(tmp_path, picture).write_bytes(b"kartu")

    assert page_of(tmp_path) == alone
    assert post_path(tmp_path, "cards", "x").parent.name != "cards"


def test_an_empty_outbox_says_what_to_do(tmp_path: Path) -> None:
    assert "newsroom publish --local" in page_of(tmp_path / "outbox")


def test_a_file_that_is_no_post_is_named_and_the_rest_is_shown(tmp_path: Path) -> None:
    lay_down(tmp_path, POST)
    (tmp_path / "2026-11-19-pasar" / "facebook.json").write_text("{}", encoding="utf-8")

    page = page_of(tmp_path)

    assert "2026-11-19-pasar/facebook.json tidak terbaca" in page
    assert POST.text in page


def test_the_page_stays_small_whatever_the_archive_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox_page, "MOST_STORIES", 3)
    for day in range(1, 8):
        lay_down(tmp_path, replace(POST, story_id=f"2026-11-0{day}-berita", title=f"Hari ke-{day}"))

    page = page_of(tmp_path)

    assert [day for day in range(1, 8) if f"Hari ke-{day}" in page] == [5, 6, 7]
    assert "4 berita yang lebih lama tidak ditampilkan" in page


@pytest.mark.parametrize("dated", ["", "kemarin", "2026-11-19T15:00:00"])
def test_a_post_without_a_day_is_shown_without_one(tmp_path: Path, dated: str) -> None:
    lay_down(tmp_path, replace(POST, dated=dated))

    assert POST.text in page_of(tmp_path)


def test_the_page_allows_itself_its_own_style_and_pictures_and_nothing_else(
    tmp_path: Path,
) -> None:
    lay_down(tmp_path, replace(POST, title="</style><script>alert(1)</script>"))
    page = page_of(tmp_path)
    style = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = b64encode(sha256(style[0].encode()).digest()).decode()
    policy = re.findall(r'Content-Security-Policy" content="([^"]+)"', page)[0].replace(
        "&#39;", "'"
    )

    assert len(style) == 1
    assert "<script" not in page
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src 'self' data:; "
        "base-uri 'none'; form-action 'none'"
    )


def test_no_address_of_another_house_is_fetched(tmp_path: Path) -> None:
    lay_down(tmp_path, POST)
    page = page_of(tmp_path)

    assert re.findall(r'(?:src|url\()\s*=?["\']?(https?:)', page) == []
    assert "<link" not in page


def test_a_storys_line_holds_only_what_html_allows_in_a_summary(tmp_path: Path) -> None:
    lay_down(tmp_path, replace(POST, payer="Koperasi Perahu"))
    (line,) = re.findall(r"<summary>(.*?)</summary>", page_of(tmp_path), re.DOTALL)

    assert set(re.findall(r"<([a-z0-9]+)", line)) == {"h2", "span"}
