"""`newsroom approve`: who may, and that nothing else in the file changes."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from newsroom.story import Story, read_story
from tests.newsrooms import NOW, make_newsroom
from tests.shells import call
from tests.stories import WITA, story_text

PATH = "content/stories/2026/11/pasar.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A newsroom with one story of the desk layanan by siti."""
    return make_newsroom(tmp_path, stories={PATH: story_text()})


def story_in(root: Path) -> Story:
    """The story as it now stands on disk."""
    story, _ = read_story(root, PATH, zone=WITA)
    assert story is not None
    return story


def test_the_editor_of_the_desk_approves_and_the_gate_opens(root: Path) -> None:
    assert call(root, "gate").code == 1

    said = call(root, "approve", PATH, "--by", "dewi")

    assert (said.code, said.out) == (0, f"{PATH}\n")
    assert "Disetujui Dewi Anggraini, Kamis, 19 November 2026, 16.00 WITA" in said.err
    assert call(root, "gate").code == 0


def test_the_approval_says_who_when_and_which_text(root: Path) -> None:
    digest = story_in(root).digest

    call(root, "approve", PATH, "--by", "dewi")

    (review,) = story_in(root).meta.reviewed
    assert (review.by, review.at, review.covers) == ("dewi", NOW, digest[:12])
    assert "at: 2026-11-19T16:00:00+08:00" in (root / PATH).read_text()


@pytest.mark.parametrize("name", [PATH, "pasar", "2026-11-19-pasar"])
def test_a_story_is_named_by_path_slug_or_id(root: Path, name: str) -> None:
    assert call(root, "approve", name, "--by", "dewi").out == f"{PATH}\n"


def test_a_path_is_seen_from_the_folder_one_stands_in(root: Path) -> None:
    assert call((root / PATH).parent, "approve", "pasar.md", "--by", "dewi").out == f"{PATH}\n"


@pytest.mark.parametrize(
    ("by", "why"),
    [
        ("siti", "Siti Rahma menulis berita ini"),
        ("hendro", "Hendro Kusuma bukan penyunting desk ini"),
        ("orang-lain", "orang-lain bukan penyunting desk ini"),
    ],
)
def test_whoever_may_not_is_told_who_may(root: Path, by: str, why: str) -> None:
    before = (root / PATH).read_bytes()

    said = call(root, "approve", PATH, "--by", by)

    assert said.code == 2
    assert why in said.err
    assert "Dewi Anggraini (dewi), Tomi Wijaya (tomi)" in said.err
    assert (root / PATH).read_bytes() == before


def test_an_editor_who_wrote_the_story_is_not_named_as_entitled(root: Path) -> None:
    (root / PATH).write_text(story_text(authors="dewi"))

    said = call(root, "approve", PATH, "--by", "dewi")

    assert said.code == 2
    assert "may approve: Tomi Wijaya (tomi)." in said.err


def test_approving_twice_adds_nothing(root: Path) -> None:
    call(root, "approve", PATH, "--by", "dewi")
    once = (root / PATH).read_bytes()

    said = call(root, "approve", PATH, "--by", "dewi", now=NOW + timedelta(hours=1))

    assert (said.code, said.out) == (0, "")
    assert "sudah disetujui" in said.err
    assert (root / PATH).read_bytes() == once


def test_after_a_change_the_same_editor_approves_again(root: Path) -> None:
    call(root, "approve", PATH, "--by", "dewi")
    (root / PATH).write_text((root / PATH).read_text().replace("sejak subuh", "sejak pagi"))
    assert call(root, "gate").code == 1

    call(root, "approve", PATH, "--by", "dewi", now=NOW + timedelta(hours=1))

    assert len(story_in(root).meta.reviewed) == 2
    assert call(root, "gate").code == 0


def test_mode_mark_and_windows_lines_stay(root: Path) -> None:
    file = root / PATH
    before = b"\xef\xbb\xbf" + story_text().replace("\n", "\r\n").encode()
    file.write_bytes(before)
    file.chmod(0o640)

    assert call(root, "approve", PATH, "--by", "dewi").code == 0

    after = file.read_bytes()
    added = rb"reviewed:\r\n  - \{by: dewi, at: [^\r\n]+\}\r\n"
    assert re.sub(added, b"", after) == before
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_linked_story_stays_a_link(root: Path) -> None:
    real = root / "content" / "pasar-asli.md"
    (root / PATH).rename(real)
    (root / PATH).symlink_to(real)

    assert call(root, "approve", PATH, "--by", "dewi").code == 0

    assert (root / PATH).is_symlink()
    assert "reviewed:" in real.read_text()


def test_what_cannot_be_written_safely_is_left_to_a_person(root: Path) -> None:
    text = (
        "---\n{id: a, desk: layanan, authors: [siti], title: Pasar}\n---\nPasar buka lebih pagi.\n"
    )
    (root / PATH).write_text(text)

    said = call(root, "approve", PATH, "--by", "dewi")

    assert said.code == 1
    assert "- {by: dewi, at: 2026-11-19T16:00:00+08:00, covers:" in said.err
    assert (root / PATH).read_text() == text


def test_a_correction_from_the_future_cannot_be_approved_yet(root: Path) -> None:
    later = "corrections:\n  - {at: 2026-11-19T18:00+08:00, wrong: pukul 6, right: pukul 5}"
    (root / PATH).write_text(story_text(later))

    said = call(root, "approve", PATH, "--by", "dewi")

    assert said.code == 1
    assert "18.00 WITA" in said.err


@pytest.mark.parametrize(
    ("text", "name", "words", "code"),
    [
        (story_text(), "pasr", 'Mungkin maksudnya "pasar"', 2),
        (story_text(), "newsroom.toml", "bukan berkas berita", 2),
        (story_text(desk="olahraga"), "pasar", 'desk "olahraga" tidak dikenal', 1),
        ("---\ntitle: a: b\n---\n", PATH, f"{PATH}:2:8: ", 1),
    ],
)
def test_what_cannot_be_approved_gets_a_plain_answer(
    root: Path, text: str, name: str, words: str, code: int
) -> None:
    (root / PATH).write_text(text)

    said = call(root, "approve", name, "--by", "dewi")

    assert (said.code, words in said.err) == (code, True), said.err
    assert (root / PATH).read_text() == text


def test_a_slug_of_two_stories_must_be_told_apart(root: Path) -> None:
    other = root / "content/stories/2026/12/pasar.md"
    other.parent.mkdir()
    other.write_text(story_text().replace("id: 2026-11-19-pasar", "id: 2026-12-01-pasar"))

    said = call(root, "approve", "pasar", "--by", "dewi")

    assert said.code == 2
    assert "content/stories/2026/12/pasar.md" in said.err


def test_where_approvals_are_reviews_nothing_is_declared(tmp_path: Path) -> None:
    root = make_newsroom(
        tmp_path, settings='[approval]\nsource = "github"\n', stories={PATH: story_text()}
    )

    said = call(root, "approve", PATH, "--by", "dewi")

    assert said.code == 2
    assert "pull request" in said.err


class TestInAnElectionsDays:
    """The story names Ratna Wulandari, who is a candidate."""

    @pytest.fixture(autouse=True)
    def _elect(self, root: Path) -> None:
        (root / "content/registers/elections.yml").write_text(
            "- {name: Pemilihan, since: 2026-11-01, until: 2026-11-27,\n"
            "   candidates: [Ratna Wulandari]}\n"
        )

    def test_the_first_editor_hears_that_another_one_is_needed(self, root: Path) -> None:
        said = call(root, "approve", PATH, "--by", "dewi")

        assert said.code == 0
        assert "Belum dapat tayang: perlu penyunting kedua karena menyebut Ratna" in said.err
        assert call(root, "gate").code == 1

    def test_the_second_may_be_of_another_desk(self, root: Path) -> None:
        call(root, "approve", PATH, "--by", "dewi")
        said = call(root, "approve", PATH, "--by", "hendro", now=NOW + timedelta(minutes=5))

        assert said.code == 0
        assert "Belum dapat tayang" not in said.err
        assert call(root, "gate").code == 0

    def test_a_reporter_may_not(self, root: Path) -> None:
        assert call(root, "approve", PATH, "--by", "budi").code == 2

    def test_nor_another_desk_when_those_days_are_over(self, root: Path) -> None:
        later = NOW + timedelta(days=30)

        assert call(root, "approve", PATH, "--by", "hendro", now=later).code == 2
