"""`newsroom new`: a few questions, a valid draft."""

import io
from datetime import datetime
from pathlib import Path

import pytest

from newsroom.clock import fixed_clock
from newsroom.commands import Shell, run
from newsroom.story import Kind, read_story
from tests.shells import call
from tests.stories import SETTINGS, WITA, story_text

NOW = datetime(2026, 11, 19, 16, 5, tzinfo=WITA)
ANSWERS = [
    "Pasar Tepian Buka Lebih Pagi",
    "layanan",
    "siti",
    "Pembukaan pasar",
    "Pasar Tepian",
    "15.00",
    "Pasar Tepian kini buka pukul 05.00 WITA.",
    "Ratna Wulandari",
    "Kepala Pasar",
]
PICTURE = [
    "2026/11/pasar.jpg",
    "Pedagang menata sayur di lapak baru: los A, diterangi lampu pagi",
    'Lapak "los A" di Pasar Tepian, Kamis (19/11/2026).',
    "Foto: Diskominfo/Rudi",
]
PATH = "content/stories/2026/11/pasar-tepian-buka-lebih-pagi.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "newsroom.toml").write_text(SETTINGS, encoding="utf-8")
    registers = tmp_path / "content" / "registers"
    registers.mkdir(parents=True)
    (registers / "people.yml").write_text("- {id: siti, name: Siti, role: Reporter}\n")
    return tmp_path


def new(root: Path, *arguments: str, answers: list[str] = ANSWERS) -> tuple[int, str, str]:
    """Exit code, results and words of `newsroom new`."""
    typed = io.StringIO("".join(f"{answer}\n" for answer in answers))
    shell = Shell(root, io.StringIO(), io.StringIO(), fixed_clock(NOW), {}, typed)
    code = run(["new", *arguments], shell)
    assert isinstance(shell.out, io.StringIO)
    assert isinstance(shell.err, io.StringIO)
    return code, shell.out.getvalue(), shell.err.getvalue()


def test_answers_become_a_story_file(root: Path) -> None:
    code, result, _ = new(root)

    assert (code, result) == (0, f"{PATH}\n")
    story, found = read_story(root, PATH, zone=WITA)
    assert found == []
    assert story is not None
    assert story.id == "2026-11-19-pasar-tepian-buka-lebih-pagi"
    assert story.meta.event is not None
    assert story.meta.event.ended_at == NOW.replace(hour=15, minute=0)


@pytest.mark.parametrize("kind", Kind)
def test_a_draft_of_every_kind_passes_the_check(root: Path, kind: Kind) -> None:
    more = {Kind.REPLY: ["2026-11-18-taman"], Kind.PHOTO: PICTURE}

    # What is answered leads to its reply.
    taman = story_text(slug="taman").replace("2026-11-19-taman", "2026-11-18-taman")
    answered = root / "content/stories/2026/11/taman.md"
    answered.parent.mkdir(parents=True)
    answered.write_text(f"{taman}\n*Baca [hak jawabnya](/{PATH[16:-3]}/).*\n")

    _, path, _ = new(root, "--kind", kind, answers=[*ANSWERS, *more.get(kind, [])])

    checked = call(root, "check", path.strip(), now=NOW)
    assert checked.out == ""
    assert checked.code == 0


def test_a_wrong_answer_is_asked_again(root: Path) -> None:
    answers = [ANSWERS[0], "olahraga", *ANSWERS[1:]]

    code, _, words = new(root, answers=answers)

    assert code == 0
    assert "pilih salah satu: layanan, budaya" in words


def test_options_are_not_asked_for(root: Path) -> None:
    code, _, words = new(root, "--title", "Judul Lain", answers=ANSWERS[1:])

    assert code == 0
    assert "Judul?" not in words


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--kind", "gosip"], "pilih salah satu: news"),
        (["--title", " "], "tidak boleh kosong"),
        (["--title", "x", "--desk", "olahraga"], "pilih salah satu: layanan"),
    ],
)
def test_a_wrong_option_is_wrong_use(root: Path, arguments: list[str], said: str) -> None:
    code, _, words = new(root, *arguments)

    assert code == 2
    assert said in words
    assert not (root / "content" / "stories").exists()


def test_when_nobody_answers_nothing_is_written(root: Path) -> None:
    code, _, words = new(root, answers=ANSWERS[:3])

    assert code == 2
    assert "tidak terjawab" in words
    assert not (root / "content" / "stories").exists()


def test_the_same_title_twice_gives_two_files(root: Path) -> None:
    new(root)
    _, result, _ = new(root)

    assert result == f"{PATH.removesuffix('.md')}-2.md\n"
