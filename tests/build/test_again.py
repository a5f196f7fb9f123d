"""Building again and again: Pelican stays warm for stories and starts anew for everything else."""

import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from newsroom.build import pelican
from newsroom.build.again import Rebuilder
from newsroom.build.output import SHOWCASE
from newsroom.errors import BuildError, ContentError
from tests.newsrooms import NOW
from tests.sites import ROOT, approved, build, make_site_newsroom, snapshot

COMPONENT = "theme/templates/components/kicker/kicker.html"


class Desk:
    """A newsroom that is built again after each change; it counts how often Pelican started."""

    def __init__(self, root: Path, builder: Rebuilder, starts: list[Path]) -> None:
        self.root = root
        self.starts = starts
        self._builder = builder

    def change(self, path: str, old: str, new: str) -> None:
        """Replace `old` by `new` in a file, and build."""
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")
        self.build({file})

    def build(self, changed: set[Path]) -> None:
        """Build, after these files changed."""
        self._builder.build(NOW, changed)

    def shown(self, address: str) -> str:
        """A page."""
        return (self.root / "output" / address / "index.html").read_text(encoding="utf-8")


def story(slug: str) -> str:
    """The path of a story."""
    return f"content/stories/2026/11/{slug}.md"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A newsroom for all tests here; each changes a story of its own."""
    slugs = ("pasar", "taman", "sungai", "jalan", "kapal")
    files = {path: text for slug in slugs for path, text in approved(slug=slug).items()}
    root = make_site_newsroom(tmp_path_factory.mktemp("redaksi") / "redaksi", files=files)
    (root / "theme").unlink()
    shutil.copytree(ROOT / "theme", root / "theme")
    starts: list[Path] = []
    spawn = pelican.spawn

    def counted(root: Path, socket: int, strangers: Sequence[int] = ()) -> int:
        starts.append(root)
        return spawn(root, socket, strangers)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pelican, "spawn", counted)
        with Rebuilder(root, root / "output") as builder:
            builder.build(NOW, ())
            yield Desk(root, builder, starts)


def let_time_pass(root: Path) -> None:
    """As if all was saved long ago: what was saved just now is read once more in any case."""
    for file in (*root.glob("*.*"), *(root / "content").rglob("*"), *(root / "theme").rglob("*")):
        os.utime(file, (1_700_000_000, 1_700_000_000))


def equals_a_full_build(desk: Desk) -> bool:
    """Whether the output is what a build from scratch makes, but for the page with components."""
    other = desk.root.parent / "lain"
    build(desk.root, output=other)
    found = snapshot(desk.root / "output")
    return snapshot(other) == {
        name: data for name, data in found.items() if not name.startswith(f"{SHOWCASE}/")
    }


def test_stories_are_rendered_by_a_pelican_that_stays(desk: Desk) -> None:
    before = len(desk.starts)

    desk.change(story("pasar"), "Lebih Pagi", "Lebih Siang")
    first = desk.shown("2026/11/pasar")
    desk.change(story("pasar"), "Lebih Siang", "Lebih Malam")

    assert "Lebih Siang" in first
    assert "Lebih Malam" in desk.shown("2026/11/pasar")
    assert len(desk.starts) == before


def test_a_fault_in_a_story_leaves_pelican_and_the_old_site(desk: Desk) -> None:
    before = len(desk.starts)

    with pytest.raises(ContentError):
        desk.change(story("taman"), "title: ", "judul: ")
    kept = desk.shown("2026/11/taman")
    desk.change(story("taman"), "judul: ", "title: ")
    desk.change(story("taman"), "Lebih Pagi", "Lebih Siang")

    assert "Lebih Pagi" in kept
    assert "Lebih Siang" in desk.shown("2026/11/taman")
    assert len(desk.starts) == before


def test_people_are_read_again_by_a_pelican_that_stays(desk: Desk) -> None:
    before = len(desk.starts)

    desk.change("content/registers/people.yml", "Siti Rahma", "Siti Rahmawati")

    assert "Siti Rahmawati" in desk.shown("2026/11/jalan")
    assert len(desk.starts) == before


def test_a_component_in_a_component_is_read_anew(desk: Desk) -> None:
    source = (desk.root / COMPONENT).read_text(encoding="utf-8")
    start = source.index("macro kicker")
    opening = source[: source.index("%}", start) + 2]
    before = len(desk.starts)

    desk.change(COMPONENT, opening, f"{opening}<b>baru</b>")

    assert "<b>baru</b>" in desk.shown("")
    assert len(desk.starts) > before


def test_a_broken_template_keeps_the_old_site_and_is_mended(desk: Desk) -> None:
    desk.change(story("sungai"), "Lebih Pagi", "Lebih Siang")

    with pytest.raises(BuildError, match=r"theme/templates/story\.html:\d+"):
        desk.change("theme/templates/story.html", "{% endblock", "{{ tiada.apa }}{% endblock")
    kept = desk.shown("2026/11/sungai")
    desk.change("theme/templates/story.html", "{{ tiada.apa }}", "")

    assert "Lebih Siang" in kept
    assert equals_a_full_build(desk)


def test_the_search_index_waits_until_pelican_starts(desk: Desk) -> None:
    index = desk.root / "output" / "pagefind"
    before = snapshot(index)
    gone = desk.root / story("kapal")
    gone.unlink()
    let_time_pass(desk.root)

    desk.build({gone})
    waiting = snapshot(index)
    with Rebuilder(desk.root, desk.root / "output") as builder:
        builder.build(NOW, ())

    assert waiting == before
    assert snapshot(index) != before
    assert equals_a_full_build(desk)
