"""`newsroom gate`: nothing passes that nobody entitled has approved."""

from pathlib import Path

import pytest

from tests.newsrooms import make_newsroom
from tests.shells import call
from tests.stories import story_text

FOLDER = "content/stories/2026/11"
BY_DEWI = "reviewed: [{by: dewi, at: 2026-11-19T15:40+08:00}]"


def gate(folder: Path, *names: str, settings: str = "", **stories: str) -> tuple[int, str, str]:
    """Exit code, results and words of the gate over `stories`, given by slug."""
    files = {f"{FOLDER}/{slug}.md": text for slug, text in stories.items()}
    said = call(make_newsroom(folder, settings=settings, stories=files), "gate", *names)
    return said.code, said.out, said.err


def test_approved_stories_pass(tmp_path: Path) -> None:
    code, out, err = gate(
        tmp_path,
        pasar=story_text(BY_DEWI),
        air=story_text(BY_DEWI, slug="air"),
    )

    assert (code, out) == (0, "")
    assert "2 berita, semuanya disetujui" in err


@pytest.mark.parametrize(
    ("text", "why", "why_en"),
    [
        (story_text(), "belum disetujui siapa pun", "approved by nobody yet"),
        (
            story_text(BY_DEWI, authors="dewi"),
            "dewi adalah penulisnya sendiri",
            "dewi is one of its authors",
        ),
        (
            story_text(BY_DEWI, desk="budaya"),
            "dewi bukan penyunting desk ini",
            "dewi is not an editor of this desk",
        ),
        (
            story_text("reviewed: [{by: dewi, at: 2026-11-19T15:40+08:00, covers: 00}]"),
            "persetujuan dewi mendahului perubahan terakhir",
            "the approval by dewi is older than the newest change",
        ),
    ],
)
def test_whoever_is_stopped_is_told_why(tmp_path: Path, text: str, why: str, why_en: str) -> None:
    code, out, err = gate(tmp_path, pasar=text, air=story_text(BY_DEWI, slug="air"))

    assert code == 1
    assert out == f"{FOLDER}/pasar.md: {why}\n  {why_en}\n"
    assert "1 berita belum boleh tayang" in err


def test_only_the_named_stories_are_asked_for(tmp_path: Path) -> None:
    stories = {"pasar": story_text(), "air": story_text(BY_DEWI, slug="air")}

    assert gate(tmp_path, "air", **stories)[0] == 0
    assert gate(tmp_path, "pasar", "air", **stories)[0] == 1


def test_an_embargo_is_told_and_stops_nobody(tmp_path: Path) -> None:
    text = story_text(f"{BY_DEWI}\nembargo_until: 2026-11-20T00:00Z")

    code, _, err = gate(tmp_path, pasar=text)

    assert code == 0
    assert "ditahan sampai Jumat, 20 November 2026, 08.00 WITA" in err


def test_a_candidate_in_an_elections_days_needs_two_editors(tmp_path: Path) -> None:
    elections = (
        "- {name: Pemilihan Wali Kota Contoh, since: 2026-11-01, until: 2026-11-27,\n"
        "   candidates: [Ratna Wulandari]}\n"
    )
    make_newsroom(tmp_path, stories={"content/registers/elections.yml": elections})

    one, out, _ = gate(tmp_path, pasar=story_text(BY_DEWI))
    both = f"{BY_DEWI[:-1]}, {{by: tomi, at: 2026-11-19T15:50+08:00}}]"

    assert (one, gate(tmp_path, pasar=story_text(both))[0]) == (1, 0)
    assert (
        "perlu penyunting kedua karena menyebut Ratna Wulandari (Pemilihan Wali Kota Contoh)" in out
    )


def test_a_file_that_cannot_be_read_does_not_pass(tmp_path: Path) -> None:
    code, out, _ = gate(tmp_path, pasar="bukan berita\n", air=story_text(BY_DEWI, slug="air"))

    assert code == 1
    assert out.startswith(f"{FOLDER}/pasar.md: tidak dapat dibaca")


def test_without_the_ledger_nobody_knows_of_reviews_and_declared_ones_do_not_count(
    tmp_path: Path,
) -> None:
    code, out, err = gate(
        tmp_path,
        settings='[approval]\nsource = "github"\n',
        pasar=story_text(BY_DEWI),
        air=story_text(slug="air"),
    )

    assert code == 3
    assert out.startswith(f"{FOLDER}/pasar.md:13:1: kunci reviewed tidak berlaku")
    assert "air.md" not in out
    assert "git fetch origin ledger:ledger" in err
