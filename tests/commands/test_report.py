"""`newsroom report`: the figures of a newsroom on disk."""

import csv
import io
import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from newsroom.ledger import Ledger, Record, StoredHappening
from newsroom.settings import load_settings
from newsroom.trail import Evidence, Step
from tests.ledger.conftest import git
from tests.newsrooms import make_newsroom
from tests.shells import call
from tests.stories import WITA, story_text

FOLDER = "content/stories/2026/11"
BY_DEWI = "reviewed: [{by: dewi, at: 2026-11-19T15:40+08:00}]"
SEEN = StoredHappening(
    step=Step.LIVE, at=datetime(2026, 11, 19, 15, 50, tzinfo=WITA), evidence=Evidence.MEASURED
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two stories on air and a draft; the probe saw one of the two, 50 minutes after its event."""
    stories = {
        f"{FOLDER}/pasar.md": story_text(BY_DEWI),
        f"{FOLDER}/air.md": story_text(BY_DEWI, slug="air", desk="layanan"),
        f"{FOLDER}/draf.md": story_text(slug="draf", desk="budaya"),
    }
    make_newsroom(tmp_path, stories=stories)
    git(tmp_path, "init", "-q")

    def measured(record: Record) -> Record:
        return replace(record, happenings=(SEEN,))

    Ledger(tmp_path, load_settings(tmp_path).ledger).update("2026-11-19-pasar", measured, "seen")
    return tmp_path


def test_it_counts_what_the_ledger_recorded_and_nothing_else(root: Path) -> None:
    said = call(root, "report", "--format", "json")
    told = json.loads(said.out)

    assert said.code == 0
    assert (told["total"]["stories"], told["waiting"]) == (2, 1)
    assert (told["total"]["on_time"], told["total"]["unknown"]) == (1, 1)
    assert told["total"]["legs"]["ended-live"]["median_minutes"] == 50


def test_a_translation_is_no_other_story(root: Path) -> None:
    english = story_text(f"{BY_DEWI}\nlang: en\ntranslation_of: 2026-11-19-pasar", slug="market")
    (root / FOLDER / "market.md").write_text(english, "utf-8")

    told = json.loads(call(root, "report", "--format", "json").out)

    assert (told["total"]["stories"], told["total"]["unknown"]) == (2, 1)


def test_one_desk_and_one_period_can_be_asked_for(root: Path) -> None:
    budaya = json.loads(call(root, "report", "--format", "json", "--desk", "budaya").out)
    assert (budaya["total"]["stories"], budaya["waiting"]) == (0, 1)

    later = call(root, "report", "--format", "csv", "--since", "2026-12").out
    (_, total) = csv.reader(io.StringIO(later))
    assert total[:4] == ["total", "", "", "0"]


def test_people_get_a_table(root: Path) -> None:
    said = call(root, "report")

    assert "semua / all 2 1 0 1 100% 0" in " ".join(said.out.split())


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--desk", "layana"], 'tidak ada desk "layana"'),
        (["--since", "2026-13"], "a month such as 2026-11"),
        (["--since", "2026-11", "--until", "2026-10"], "tukarlah"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_a_sentence(
    root: Path, arguments: list[str], why: str
) -> None:
    said = call(root, "report", *arguments)

    assert (said.code, said.out) == (2, "")
    assert why in said.err


def test_without_the_remote_the_figures_come_from_what_is_known_here(root: Path) -> None:
    with (root / "newsroom.toml").open("a") as file:
        file.write("\n[ledger]\npush = true\n")

    said = call(root, "report", "--format", "json")

    assert said.code == 0
    assert json.loads(said.out)["total"]["on_time"] == 1
    assert "catatan yang ada di sini" in said.err
