"""Why an output was rendered, or was not, and what it depends on."""

from pathlib import Path

import pytest

from newsroom.build.due import DAMAGED, EVERYTHING, NEW
from newsroom.build.explain import Explanation, Fate, explain
from newsroom.build.reasons import told
from newsroom.build.site import BuildReport
from newsroom.errors import UsageError
from newsroom.node import NodeKind
from newsroom.settings import load_settings
from tests.sites import approved, build, make_site_newsroom
from tests.stories import story_text

STORY = "content/stories/2026/11/pasar.md"
PAGE = "2026/11/pasar/index.html"
DRAFT = {"content/stories/2026/11/konsep.md": story_text(slug="konsep")}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newsroom that was built twice: nothing changed since."""
    files = {**approved(), **approved(slug="taman"), **DRAFT}
    root = make_site_newsroom(tmp_path_factory.mktemp("redaksi") / "redaksi", files=files)
    build(root)
    return root


def ask(root: Path, asked: str, report: BuildReport | None = None) -> Explanation:
    """What is said of the output that somebody in `root` calls `asked`."""
    plan = (report or build(root)).plan
    return explain(load_settings(root), root / "output", plan, asked, root)


@pytest.mark.parametrize(
    "asked",
    [
        *("/2026/11/pasar/", "2026/11/pasar", PAGE, f"/{PAGE}", f"output/{PAGE}", STORY),
        *("https://berita.contoh.example/2026/11/pasar/", "http://127.0.0.1:8000/2026/11/pasar/"),
        *("/2026/11/pasar/#ralat", "/2026/11/%70asar/?utm=1"),
    ],
)
def test_an_output_may_be_named_as_people_do(root: Path, asked: str) -> None:
    assert ask(root, asked).address == PAGE


def test_absolute_paths_and_the_front_page_are_understood(root: Path) -> None:
    assert ask(root, str(root / "output" / "2026" / "11" / "pasar")).address == PAGE
    assert {ask(root, one).address for one in ("/", "index.html", "output", "output/")} == {
        "index.html"
    }


def test_what_did_not_change_says_so_and_what_it_depends_on(root: Path) -> None:
    found = ask(root, "/2026/11/pasar/")
    lines = list(found.lines)

    assert found.fate is Fate.KEPT
    assert lines[:2] == [
        "/2026/11/pasar/: tidak dirangkai: tidak satu pun yang dibacanya berubah.",
        "/2026/11/pasar/: not rendered: nothing that it reads changed.",
    ]
    assert found.needs["story"] == (STORY,)
    assert found.needs["template"] == ("story.html",)
    assert f"  story: {STORY}" in lines


def test_an_unknown_output_is_answered_with_the_nearest_one(root: Path) -> None:
    with pytest.raises(UsageError, match='Mungkin maksudnya "/2026/11/pasar/"'):
        ask(root, "/2026/11/pasr/")


def test_a_story_that_is_held_has_no_page_yet(root: Path) -> None:
    for asked in ("/2026/11/konsep/", "content/stories/2026/11/konsep.md"):
        with pytest.raises(UsageError, match="belum tayang, jadi tidak punya"):
            ask(root, asked)


def test_assets_are_no_pages(root: Path) -> None:
    (card,) = (root / "output" / "cards").glob("pasar-1200x630-*")

    found = ask(root, f"/cards/{card.name}")

    assert (found.fate, found.reasons) == (Fate.COPIED, ())
    assert "not a page" in list(found.lines)[1]


def test_a_site_below_a_folder_is_understood(tmp_path: Path) -> None:
    root = make_site_newsroom(tmp_path, files=approved())
    toml = root / "newsroom.toml"
    toml.write_text(toml.read_text().replace("contoh.example", "contoh.example/berita"))

    assert ask(root, "https://berita.contoh.example/berita/2026/11/pasar/").address == PAGE


def test_reasons_follow_what_happened(tmp_path: Path) -> None:
    root = make_site_newsroom(tmp_path, files={**approved(), **approved(slug="taman")})
    first = ask(root, PAGE)
    story = root / STORY
    story.write_text(story.read_text().replace("Lebih Pagi", "Lebih Siang"))
    report = build(root)
    changed, front = ask(root, PAGE, report), ask(root, "/", report)
    (root / "output" / PAGE).write_text("rusak")
    damaged = ask(root, PAGE)
    story.unlink()
    removed = ask(root, PAGE)

    assert first.reasons == (NEW,)
    assert changed.reasons == (f"story:{STORY}",)
    assert front.reasons == (f"teaser:{STORY}",)
    assert any("changed: what listings show of a story" in line for line in front.lines)
    assert (damaged.fate, damaged.reasons) == (Fate.RENDERED, (DAMAGED,))
    assert (removed.fate, removed.needs) == (Fate.REMOVED, {})


def test_every_reason_has_words() -> None:
    reasons = [NEW, DAMAGED, EVERYTHING, *(f"{kind}:nama" for kind in NodeKind)]

    for reason in reasons:
        assert all(told(reason))
