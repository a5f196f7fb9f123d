"""The comment on a pull request, against the forge: every request is one that GitHub describes."""

import io
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from newsroom.clock import fixed_clock
from newsroom.commands import Shell
from newsroom.commands._desk import Counter
from newsroom.desk.report import Report, encode
from newsroom.errors import ForgeError, ForgeReason
from newsroom.github.client import GitHub
from newsroom.github.pulls import pull
from tests.desk.desks import finding, post
from tests.desk.test_suggestions import FIX
from tests.forge.desk import ACTIONS
from tests.forge.forge import client_of
from tests.forge.houses import FOLDER, GITHUB, PEOPLE, story_file
from tests.forge.server import READ, FakeForge
from tests.newsrooms import make_newsroom

PATH = f"{FOLDER}/pasar.md"
LINE = 18
"""Where the joined preposition stands."""
RIGHTS = {
    "pull_requests": "write",
    "issues": "write",
    "contents": "read",
    "actions": "read",
    "metadata": "read",
}
SOUND = Report(checked=1, posts=(post(path=PATH),))


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """The main branch, checked out where the trusted job runs."""
    root = make_newsroom(tmp_path / "kantor", settings=GITHUB)
    (root / "content/registers/people.yml").write_text(PEOPLE)
    return root


def counter_of(forge: FakeForge, root: Path, github: GitHub | None = None) -> Counter:
    """The counter at the forge's own hour."""
    shell = Shell(root, io.StringIO(), io.StringIO(), fixed_clock(forge.desk.now), {})
    return Counter(shell, github or client_of(forge, ACTIONS, RIGHTS))


def tell(forge: FakeForge, root: Path, number: int, report: Report = SOUND) -> None:
    """The trusted job after a check."""
    file = root / "laporan.json"
    file.write_text(encode(report))
    counter = counter_of(forge, root)
    counter.tell(pull(counter.github, number), file, 9)


def tell_again(forge: FakeForge, root: Path, number: int, *, later: int = 0) -> None:
    """Some event without a check, so many minutes later."""
    forge.desk.now += timedelta(minutes=later)
    counter = counter_of(forge, root)
    counter.tell_again(pull(counter.github, number))


def opened(forge: FakeForge, authors: str = "siti") -> int:
    """A pull request with one story that has a joined preposition."""
    forge.desk.now = datetime.fromisoformat("2026-11-19T15:10+08:00")
    text = story_file(authors=authors)[PATH]
    assert text is not None
    forge.desk.push(
        "naik", {PATH: text.replace(b"Pedagang", b"Disana pedagang")}, "Tulis", "siti-gh"
    )
    return forge.desk.open_pull("naik", "Pasar buka", "Isi", "siti-gh")


def comments(forge: FakeForge, number: int) -> list[str]:
    return [said.body for said in forge.desk.threads[number].comments]


def test_a_story_from_its_first_check_to_a_late_approval(forge: FakeForge, office: Path) -> None:
    number = opened(forge)
    fix = replace(
        FIX,
        line=LINE,
        end_line=LINE,
        column=2,
        end_column=8,
        original="Disana",
        replacement="Di sana",
    )
    report = replace(SOUND, findings=(finding(path=PATH, line=LINE, end_line=LINE, fix=fix),))

    tell(forge, office, number, report)
    tell(forge, office, number, report)

    (comment,) = comments(forge, number)
    assert "tayang paling lambat **17.00 WITA**" in comment
    assert "boleh disetujui Dewi Contoh (dewi-gh), Tomi Contoh (Tomi-GH)" in comment
    assert "/actions/runs/9/artifacts/91" in comment
    assert forge.desk.threads[number].labels == ["aman"]
    (review,) = forge.desk.requests[number].reviews
    (remark,) = review.comments
    assert "“Di sana pedagang sudah siap" in str(remark["body"])

    tell_again(forge, office, number, later=85)
    tell_again(forge, office, number, later=5)
    assert forge.desk.threads[number].labels == ["mepet"]
    (_, call) = comments(forge, number)
    assert "@dewi-gh @Tomi-GH mohon diperiksa." in call

    forge.desk.review(number, "dewi-gh", "APPROVED")
    tell_again(forge, office, number, later=40)
    (comment, _) = comments(forge, number)
    assert forge.desk.threads[number].labels == ["lewat"]
    assert "disetujui Dewi Contoh." in comment
    assert "Nama ini ditulis dengan dua ejaan." in comment


def test_ones_own_approval_is_told_as_what_it_is(forge: FakeForge, office: Path) -> None:
    number = opened(forge, authors="dewi")
    forge.desk.review(number, "dewi-gh", "APPROVED")

    tell(forge, office, number)

    assert "boleh disetujui Tomi Contoh (Tomi-GH) (desk Layanan)" in comments(forge, number)[0]
    assert "dewi adalah penulisnya sendiri" in comments(forge, number)[0]


def test_a_token_that_may_only_read_changes_nothing(forge: FakeForge, office: Path) -> None:
    number = opened(forge)
    github = client_of(forge, ACTIONS, {**READ, "actions": "read"})
    counter = counter_of(forge, office, github)

    with pytest.raises(ForgeError) as caught:
        counter.tell(pull(github, number), None, 0)

    assert caught.value.reason is ForgeReason.RIGHTS
    assert comments(forge, number) == []
    assert forge.desk.threads[number].labels == []


def test_hostile_words_from_a_fork_do_nothing(forge: FakeForge, office: Path) -> None:
    forge.desk.now = datetime.fromisoformat("2026-11-19T15:10+08:00")
    story = story_file(slug="pasar")
    number = forge.desk.open_from_fork("orang-luar/berita", "main", story, "Usul", "orang-luar")
    words = "@dewi-gh <!-- tayang:redaksi --> [x](https://jahat.example) <img src=x>"

    tell(forge, office, number, replace(SOUND, findings=(finding(path=PATH, message=words),)))

    (comment,) = comments(forge, number)
    assert "blob/" in comment
    assert "orang-luar/berita/blob" in comment
    assert "@dewi" not in comment
    assert "](https://jahat" not in comment
    assert comment.count("<!-- tayang:redaksi -->") == 1
