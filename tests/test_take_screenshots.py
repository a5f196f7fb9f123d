"""The README's pictures need Chromium; without it, the script says so and how to get it."""

import subprocess
import sys
from pathlib import Path

from take_screenshots import ON_PHONES, VIEWS

ROOT = Path(__file__).resolve().parents[1]


PICTURES = ROOT / "docs" / "img"
MOST_KB = 150


def test_the_documents_pictures_are_small() -> None:
    large = [file.name for file in PICTURES.iterdir() if file.stat().st_size > MOST_KB * 1024]

    assert large == []


def test_each_view_is_there_on_phone_and_desktop_by_day_and_by_night() -> None:
    assert {"front", "story", "desk", "campaign", "search", "check"} <= VIEWS.keys()
    assert {one.stem for one in PICTURES.glob("*.webp")} == {
        f"{view}-{size}-{scheme}"
        for view in VIEWS
        for size in ("phone", "desktop")
        for scheme in ("light", "dark")
    } | {f"{view}-phone-light" for view in ON_PHONES}


def test_without_chromium_it_says_what_to_do() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/take_screenshots.py"],
        cwd=ROOT,
        env={"PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        "Chromium is not installed, and the screenshots need it: make browser"
    ]
