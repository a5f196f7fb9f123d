"""The newsroom's registers: typed, and their faults told like those of a story."""

from datetime import date
from pathlib import Path

import pytest

from newsroom.finding import Finding
from newsroom.registers import FOLDER, Candidate, Registers, load_registers

HEAD = "pattern,replacement,exceptions,basis,added_by,date\n"


def load(root: Path, **files: str) -> tuple[Registers, list[Finding]]:
    """Registers of the given files; a double underscore stands for a slash."""
    for name, text in files.items():
        path = root / FOLDER / name.replace("__", "/")
        path = path.with_suffix(".csv" if "__" in name else ".yml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load_registers(root)


def test_absent_registers_are_empty(tmp_path: Path) -> None:
    registers, found = load_registers(tmp_path)

    assert vars(registers) == vars(Registers(words={}))
    assert found == []


def test_entries_are_typed(tmp_path: Path) -> None:
    registers, found = load(
        tmp_path,
        people="- {id: siti, name: Siti Rahma, role: Reporter}\n",
        officials="- {name: A, role: B, institution: C, since: 2025-02-20, aliases: [Bu A]}\n",
        campaigns="- {id: hut, name: HUT, date: 2027-02-21, description: D,\n"
        "   agenda: [{name: Kirab, place: Alun-alun, starts_at: 2027-02-20T08:00+08:00}]}\n",
        elections="- {name: Pemilihan, since: 2030-09-25, until: 2030-11-27,\n"
        "   candidates: [B, {name: C, aliases: [Pak C], exceptions: [Jalan C]}]}\n",
    )

    assert found == []
    assert registers.people_by_id["siti"].name == "Siti Rahma"
    assert registers.officials[0].since == date(2025, 2, 20)
    assert registers.campaigns_by_id["hut"].agenda[0].place == "Alun-alun"
    by_name, in_full = registers.elections[0].candidates
    assert by_name == Candidate(name="B")
    assert (in_full.names, in_full.exceptions) == (("C", "Pak C"), ("Jalan C",))


@pytest.mark.parametrize(
    ("text", "line", "column", "named"),
    [
        ("- {id: a, nama: A, role: B}\n", 1, 11, '"name"'),
        ("- id: a\n  role: B\n", 1, 3, '"name" wajib'),
        ("id: a\n", 1, 1, "daftar"),
        ("- {id: a\n", 2, 1, "tidak dapat dibaca"),
        ("- &a {id: a}\n", 1, 3, "Jangkar"),
    ],
)
def test_faults_are_findings_at_their_place(
    tmp_path: Path, text: str, line: int, column: int, named: str
) -> None:
    _, found = load(tmp_path, people=text)

    first = found[0]
    assert (first.path, first.span.line, first.span.column) == (
        f"{FOLDER}/people.yml",
        line,
        column,
    )
    assert any(named in finding.message for finding in found)


def test_a_faulty_entry_leaves_the_others(tmp_path: Path) -> None:
    registers, found = load(
        tmp_path, people="- {id: a}\n- {id: siti, name: Siti Rahma, role: Reporter}\n"
    )

    assert [person.id for person in registers.people] == ["siti"]
    assert found


def test_word_lists_are_read_by_their_files_name(tmp_path: Path) -> None:
    registers, found = load(
        tmp_path, words__nonstandard=HEAD + "resiko,risiko,,EYD,dewi,2026-11-19\n"
    )

    assert found == []
    assert registers.words["nonstandard"].rows[0].replacement == "risiko"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("kata,ganti\n", 1),
        (HEAD + "resiko,risiko,,EYD,dewi,kemarin\n", 2),
        (HEAD + "a,b,c,d,e,2026-11-19\nresiko,risiko\n", 3),
    ],
)
def test_a_faulty_row_is_found_by_its_line(tmp_path: Path, text: str, line: int) -> None:
    _, (finding,) = load(tmp_path, words__nonstandard=text)

    assert finding.span.line == line


def test_people_are_known_by_their_login_in_whatever_case(tmp_path: Path) -> None:
    people = (
        "- {id: siti, name: Siti, role: Reporter, github: Siti-Contoh}\n"
        "- {id: budi, name: Budi, role: Reporter}\n"
    )

    registers, found = load(tmp_path, people=people)

    assert found == []
    assert {login: one.id for login, one in registers.by_login.items()} == {"siti-contoh": "siti"}


@pytest.mark.parametrize(
    ("login", "why"),
    [
        ("'@siti'", "bukan nama akun GitHub"),
        ("https://github.com/siti", "bukan nama akun GitHub"),
        ("-siti", "bukan nama akun GitHub"),
        ("BUDI-contoh", "sudah milik orang lain"),
    ],
)
def test_a_login_that_cannot_be_is_told_with_its_line(tmp_path: Path, login: str, why: str) -> None:
    people = (
        "- {id: budi, name: Budi, role: Reporter, github: budi-contoh}\n"
        f"- {{id: siti, name: Siti, role: Reporter, github: {login}}}\n"
    )

    _, found = load(tmp_path, people=people)

    assert [(one.path, one.span.line) for one in found] == [("content/registers/people.yml", 2)]
    assert why in found[0].message
