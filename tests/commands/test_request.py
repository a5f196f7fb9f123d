"""`newsroom request`: letters are recorded, requests are declined with a reason that readers see."""

from datetime import timedelta
from pathlib import Path

import pytest

from newsroom.ledger import Ledger
from newsroom.requests import Request, RequestKind
from newsroom.settings import load_settings
from tests.ledger.conftest import git
from tests.newsrooms import NOW, make_newsroom
from tests.shells import Said, call
from tests.stories import story_text

PATH = "content/stories/2026/11/pasar.md"
AT = "2026-11-19T09:00+08:00"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    make_newsroom(tmp_path, stories={PATH: story_text()})
    git(tmp_path, "init", "-q")
    return tmp_path


def recorded(root: Path) -> tuple[Request, ...]:
    return Ledger(root, load_settings(root).ledger).record("2026-11-19-pasar").requests


def request(root: Path, *arguments: str) -> Said:
    return call(root, "request", "pasar", *arguments)


def test_a_letter_is_recorded_with_the_hour_it_came(root: Path) -> None:
    said = request(root, "--kind", "reply", "--at", AT)

    (one,) = recorded(root)
    assert (said.code, said.out) == (0, f"{PATH}\n")
    assert (one.kind, one.at.isoformat()) == (RequestKind.REPLY, "2026-11-19T09:00:00+08:00")
    assert "dijawab paling lambat Jumat, 20 November 2026, 09.00 WITA" in said.err


def test_twice_is_once(root: Path) -> None:
    request(root, "--kind", "reply", "--at", AT)

    again = request(root, "--kind", "reply", "--at", AT)

    assert (again.code, len(recorded(root))) == (0, 1)
    assert "sudah tercatat" in again.err


def test_it_is_declined_with_a_reason(root: Path) -> None:
    request(root, "--kind", "correction", "--at", AT, "--issue", "12")

    request(root, "--kind", "correction", "--issue", "12", "--declined", " Angkanya \n sesuai. ")

    (one,) = recorded(root)
    assert (one.declined_at, one.reason) == (NOW, "Angkanya sesuai.")
    assert one.at == NOW - timedelta(hours=7)


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--kind", "reply"], "sebutkan kapan"),
        (["--kind", "reply", "--at", "kemarin"], "bukan waktu"),
        (["--kind", "reply", "--at", "2026-11-19T09:00"], "bukan waktu dengan selisih zona"),
        (["--kind", "reply", "--at", "2026-11-20T09:00+08:00"], "belum terjadi"),
        (["--kind", "reply", "--at", AT, "--declined", "  "], "alasan penolakan dibaca publik"),
        (["--kind", "reply", "--at", AT, "--declined", "a" * 301], "1 sampai 300 karakter"),
        (["--kind", "reply", "--issue", "7", "--declined", "Tidak"], "sebutkan kapan"),
    ],
)
def test_what_makes_no_request_is_refused(root: Path, arguments: list[str], why: str) -> None:
    said = request(root, *arguments)

    assert said.code == 2
    assert why in said.err
    assert recorded(root) == ()


def test_a_story_without_id_can_be_asked_for_nothing(root: Path) -> None:
    text = (root / PATH).read_text("utf-8").replace("id: 2026-11-19-pasar\n", "")
    (root / PATH).write_text(text, "utf-8")

    said = request(root, "--kind", "reply", "--at", AT)

    assert said.code != 0
    assert "tanpa id" in said.err


def test_the_report_counts_it_in_its_desk_and_month(root: Path) -> None:
    review = "reviewed: [{by: dewi, at: 2026-11-19T15:40+08:00}]"
    (root / PATH).write_text(story_text(review), "utf-8")
    request(root, "--kind", "reply", "--at", AT)

    assert "Permintaan pembaca / requests: 1 (hak jawab 1, ralat 0)" in call(root, "report").out
    assert "requests: 1" not in call(root, "report", "--desk", "budaya").out
    assert "requests: 1" not in call(root, "report", "--since", "2026-12").out
