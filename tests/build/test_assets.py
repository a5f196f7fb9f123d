"""Files that are not rendered: there when a page needs them, gone when none does, made once."""

import shutil
from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image

from newsroom.pictures import Original, measure
from newsroom.search import SearchRecord, ensure_year
from newsroom.social.cards import SHAPES, Card, ensure_card
from tests.build.machine import Typist, typed
from tests.newsrooms import NOW
from tests.sites import approved, make_site_newsroom, snapshot

STORIES = "content/stories/2026/11"
PICTURED = "images: [{{file: {0}.png, alt: x}}]"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {
        **approved(PICTURED.format("a"), slug="satu"),
        **approved(PICTURED.format("a"), slug="dua"),
        **approved(PICTURED.format("b"), slug="tiga"),
    }
    root = make_site_newsroom(tmp_path, files=files)
    (root / "content" / "images").mkdir()
    for name, colour in (("a", "teal"), ("b", "red")):
        draw(root, name, colour)
    return root


def draw(root: Path, name: str, colour: str) -> None:
    Image.new("RGB", (30, 20), colour).save(root / "content" / "images" / f"{name}.png")


def files(root: Path, folder: str) -> set[str]:
    """The files of a kind in the output."""
    found = (path for path in (root / "output" / folder).rglob("*") if path.is_file())
    return {path.relative_to(root / "output" / folder).as_posix() for path in found}


def names(root: Path, folder: str) -> set[str]:
    """What they are called before their sizes and hashes."""
    return {name.partition("-")[0] for name in files(root, folder)}


def story(root: Path, slug: str) -> Path:
    return root / STORIES / f"{slug}.md"


class TestPictures:
    def test_are_there_for_the_pages_that_show_them(self, root: Path) -> None:
        typed(root)

        assert names(root, "images") == {"a", "b"}
        assert {Path(name).suffix for name in files(root, "images")} == {".avif", ".webp", ".jpg"}

    def test_go_with_the_last_page_that_shows_them(self, root: Path) -> None:
        typed(root)
        story(root, "tiga").unlink()
        typed(root)
        assert names(root, "images") == {"a"}

    def test_stay_while_a_page_that_is_not_rendered_again_shows_them(self, tmp_path: Path) -> None:
        files = {
            **approved(PICTURED.format("a"), slug="a-lama"),
            **approved(slug="b-antara"),
            **approved(PICTURED.format("a"), slug="c-baru"),
        }
        root = make_site_newsroom(tmp_path, files=files)
        (root / "content" / "images").mkdir()
        draw(root, "a", "teal")
        typed(root)
        before = names(root, "images")
        story(root, "c-baru").unlink()
        typist = Typist()

        typed(root, typist=typist)

        assert "2026/11/a-lama/index.html" not in typist.addresses
        assert names(root, "images") == before == {"a"}

    def test_change_with_their_file(self, root: Path) -> None:
        typed(root)
        before = files(root, "images")
        draw(root, "b", "blue")

        typed(root)

        assert {name[0] for name in before ^ files(root, "images")} == {"b"}
        assert len(files(root, "images")) == len(before)

    def test_that_were_lost_are_put_back_without_their_page(self, root: Path) -> None:
        typed(root)
        before = snapshot(root / "output")
        (lost,) = (root / "output" / "images").glob("b-*.webp")
        lost.unlink()

        report = typed(root)

        assert (report.rendered, report.written) == (0, 1)
        assert snapshot(root / "output") == before

    def test_are_not_measured_again_for_another_story(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        typed(root)
        asked: list[str] = []

        def noted(folder: Path, name: str) -> Original | None:
            asked.append(name)
            return measure(folder, name)

        monkeypatch.setattr("newsroom.build.assets.measure", noted)
        text = story(root, "satu").read_text("utf-8")
        story(root, "satu").write_text(
            text.replace("lebih pagi mulai", "lebih awal mulai"), "utf-8"
        )
        typed(root)

        assert asked == []


class TestCards:
    def test_are_there_while_a_story_can_be_shared(self, root: Path) -> None:
        typed(root)
        assert names(root, "cards") == {"satu", "dua", "tiga"}

        typed(root, NOW + timedelta(days=40))
        assert names(root, "cards") == set()

    def test_have_every_shape_for_previews_networks_and_the_share_kit(self, root: Path) -> None:
        typed(root)

        shapes = Counter(name.rsplit("-", 2)[1] for name in files(root, "cards"))
        assert shapes == {"1200x630": 3, "1080x1350": 3, "1080x1080": 3, "1080x1920": 3}

    def test_are_drawn_once(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        typed(root)
        drawn: list[str] = []

        def noted(card: Card, folder: Path) -> Path:
            drawn.append(str(card))
            return ensure_card(card, folder)

        monkeypatch.setattr("newsroom.build.assets.ensure_card", noted)
        story(root, "empat").write_text(approved(slug="empat").popitem()[1], "utf-8")
        typed(root)

        assert len(drawn) == len(SHAPES)

    def test_follow_their_headline(self, root: Path) -> None:
        typed(root)
        before = files(root, "cards")
        text = story(root, "satu").read_text("utf-8")
        story(root, "satu").write_text(text.replace("title: Pasar", "title: Lapak"), "utf-8")
        typed(root)

        assert {name.partition("-")[0] for name in before ^ files(root, "cards")} == {"satu"}
        assert len(files(root, "cards")) == len(before)


class TestWhatPagesWear:
    def test_follows_the_colour_of_the_office(self, root: Path) -> None:
        typed(root)
        before = files(root, "theme")
        toml = root / "newsroom.toml"
        toml.write_text(toml.read_text("utf-8") + '\n[look]\ncolour = "#7a1f2b"\n', "utf-8")

        report = typed(root)

        after = files(root, "theme")
        changed = {name for name in before ^ after if not name.endswith(".woff2")}
        assert {Path(name).suffix for name in changed} == {".css", ".jpg", ".svg", ".png"}
        assert len(before) == len(after)
        assert (report.written, report.removed) == (18, 18), "with the cards of three stories"


class TestSearch:
    """The search index: a folder for each year, and files that all years share."""

    @pytest.fixture
    def years(self, tmp_path: Path) -> Path:
        """A story in each of two years."""
        old = approved(slug="lama", ended="2025-11-19T15:00+08:00").popitem()[1]
        old = old.replace("at: 2026-11-19T15:40", "at: 2025-11-19T15:40")
        files = {**approved(slug="baru"), "content/stories/2025/11/lama.md": old}
        return make_site_newsroom(tmp_path, files=files)

    def index(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> list[int]:
        """Build; the years that were indexed for it."""
        found: list[int] = []

        def noted(records: Iterable[SearchRecord], cache: Path) -> Path:
            some = list(records)
            found.extend(sorted({record.year for record in some}))
            return ensure_year(some, cache)

        with monkeypatch.context() as patched:
            patched.setattr("newsroom.build.assets.ensure_year", noted)
            typed(root, search=True)
        return sorted(found)

    def test_is_made_again_only_for_the_year_that_changed(
        self, years: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert self.index(years, monkeypatch) == [2025, 2026]
        before = {name for name in files(years, "pagefind") if name.startswith("2025/")}
        assert before
        text = story(years, "baru").read_text("utf-8")
        story(years, "baru").write_text(text.replace("sejak subuh", "sejak fajar"), "utf-8")

        assert self.index(years, monkeypatch) == [2026]
        assert {name for name in files(years, "pagefind") if name.startswith("2025/")} == before

    def test_is_not_made_again_for_what_cannot_be_searched_for(
        self, years: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.index(years, monkeypatch)
        people = years / "content" / "registers" / "people.yml"
        people.write_text(people.read_text("utf-8").replace("Siti Rahma", "Siti R."), "utf-8")

        assert self.index(years, monkeypatch) == []

    def test_goes_with_the_last_story_of_its_year(
        self, years: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.index(years, monkeypatch)
        (years / "content" / "stories" / "2025" / "11" / "lama.md").unlink()

        self.index(years, monkeypatch)

        assert not (years / "output" / "pagefind" / "2025").exists()
        assert (years / "output" / "pagefind" / "2026").is_dir()

    def test_is_put_back_where_it_was_lost(
        self, years: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.index(years, monkeypatch)
        before = snapshot(years / "output")
        shutil.rmtree(years / "output" / "pagefind" / "2025")
        shared = next(f for f in (years / "output" / "pagefind").iterdir() if f.is_file())
        shared.write_bytes(b"rusak")

        self.index(years, monkeypatch)

        assert snapshot(years / "output") == before

    def test_goes_when_the_office_wants_none(
        self, years: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.index(years, monkeypatch)
        toml = years / "newsroom.toml"
        toml.write_text(toml.read_text("utf-8") + "\n[search]\nenabled = false\n", "utf-8")

        assert self.index(years, monkeypatch) == []
        assert not (years / "output" / "pagefind").exists()
