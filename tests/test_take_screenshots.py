"""The README's pictures need Chromium; without it, the script says so and how to get it."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


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
