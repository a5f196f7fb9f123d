"""The newsroom's own registers in content/registers, typed and checked like the stories."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from newsroom.finding import START, Finding, LineIndex, Span
from newsroom.registers.elections import Candidate, Election
from newsroom.registers.model import (
    AgendaItem,
    Anniversary,
    Campaign,
    CodeArticle,
    Contact,
    OfficeUnit,
    Official,
    Person,
    Place,
    Registers,
    Term,
    people_by_login,
)
from newsroom.registers.wordlist import WordList, WordRow, is_phrase, with_lexicon
from newsroom.story.frontmatter import FrontMatterError, YamlData, read_yaml
from newsroom.story.parse import decode
from newsroom.typed import Problem, ProblemKind, read

__all__ = [
    "ELECTIONS",
    "FOLDER",
    "PEOPLE",
    "AgendaItem",
    "Anniversary",
    "Campaign",
    "Candidate",
    "CodeArticle",
    "Contact",
    "Election",
    "OfficeUnit",
    "Official",
    "Person",
    "Place",
    "Registers",
    "Term",
    "WordList",
    "WordRow",
    "load_registers",
    "load_some",
    "people_by_login",
    "read_elections",
    "read_people",
]

FOLDER = "content/registers"
PEOPLE, ELECTIONS = f"{FOLDER}/people.yml", f"{FOLDER}/elections.yml"
RULE = "invalid-front-matter"
T = TypeVar("T")

SHAPES: Mapping[str, Any] = {
    "people": Person,
    "officials": Official,
    "glossary": Term,
    "anniversaries": Anniversary,
    "campaigns": Campaign,
    "contacts": Contact,
    "offices": OfficeUnit,
    "places": Place,
    "elections": Election,
    "codes": CodeArticle,
}
_LOGIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,37}[A-Za-z0-9])?(?:_[a-z0-9]+)?")
_COLUMNS = ["pattern", "replacement", "exceptions", "basis", "added_by", "date"]


def load_registers(root: Path) -> tuple[Registers, list[Finding]]:
    """Read all registers below `root`. A register that is absent is empty, not a fault."""
    found: list[Finding] = []
    loaded = _load_lists(root, SHAPES, found)
    words = {
        file.stem: _load_words(root, f"{FOLDER}/words/{file.name}", found)
        for file in sorted((root / FOLDER / "words").glob("*.csv"))
    }
    return Registers(**loaded, words=with_lexicon(words)), sorted(found, key=Finding.sort_key)


def load_some(root: Path, *names: str) -> tuple[Registers, list[Finding]]:
    """Read the registers of these names, such as `people`; the others stay empty."""
    found: list[Finding] = []
    loaded = _load_lists(root, {name: SHAPES[name] for name in names}, found)
    return Registers(**loaded), sorted(found, key=Finding.sort_key)


def _load_lists(root: Path, shapes: Mapping[str, Any], found: list[Finding]) -> dict[str, Any]:
    return {
        name: _load_list(root, f"{FOLDER}/{name}.yml", shape, found)
        for name, shape in shapes.items()
    }


def _read(root: Path, path: str, found: list[Finding]) -> str | None:
    file = root / path
    if not file.is_file():
        return None
    text, odd = decode(path, file.read_bytes())
    found += odd
    return text


def _load_list(root: Path, path: str, shape: type[T], found: list[Finding]) -> tuple[T, ...]:
    text = _read(root, path, found)
    return () if text is None else _read_list(text, path, shape, found)


def read_people(text: str) -> tuple[tuple[Person, ...], list[Finding]]:
    """The people in the text of people.yml, and what is wrong with it."""
    found: list[Finding] = []
    return _read_list(text, PEOPLE, Person, found), found


def read_elections(text: str) -> tuple[tuple[Election, ...], list[Finding]]:
    """The elections in the text of elections.yml, and what is wrong with it."""
    found: list[Finding] = []
    return _read_list(text, ELECTIONS, Election, found), found


def _read_list(text: str, path: str, shape: type[T], found: list[Finding]) -> tuple[T, ...]:
    lines = LineIndex(text)
    try:
        source = read_yaml(text)
    except FrontMatterError as error:
        found.append(Finding(RULE, path, lines.span(*error.at), error.message, error.message_en))
        return ()
    if not isinstance(source.data, list):
        if source.data is not None:
            found.append(_not_a_list(path))
        return ()
    entries = [
        _entry(path, shape, number, item, source, lines, found)
        for number, item in enumerate(source.data)
    ]
    if shape is Person:
        found += _login_faults(path, source, lines, entries)
    return tuple(entry for entry in entries if entry is not None)


def _login_faults(
    path: str, source: YamlData, lines: LineIndex, entries: Sequence[object]
) -> Iterator[Finding]:
    """Logins that GitHub could not have given, and those of two people."""
    seen: set[str] = set()
    for number, entry in enumerate(entries):
        login = entry.github if isinstance(entry, Person) else ""
        if not login:
            continue
        at = lines.span(*_place(source, (number, "github"), unknown=False))
        if not _LOGIN.fullmatch(login):
            yield _no_login(path, at, login)
        elif login.lower() in seen:
            yield _login_of_two(path, at, login)
        seen.add(login.lower())


def _no_login(path: str, at: Span, login: str) -> Finding:
    return Finding(
        RULE,
        path,
        at,
        f'"{login}" bukan nama akun GitHub; tulis tanpa @ dan tanpa alamat, misalnya siti-contoh.',
        f'"{login}" is no login on GitHub; write it without @ and address, such as siti-contoh.',
    )


def _login_of_two(path: str, at: Span, login: str) -> Finding:
    return Finding(
        RULE,
        path,
        at,
        f'Akun GitHub "{login}" sudah milik orang lain di daftar ini; satu akun untuk satu orang.',
        f'The login "{login}" belongs to somebody else on this list already; one for one person.',
    )


def _entry(
    path: str,
    shape: type[T],
    number: int,
    item: object,
    source: YamlData,
    lines: LineIndex,
    found: list[Finding],
) -> T | None:
    value, problems = read(shape, item)
    for problem in problems:
        at = _place(source, (number, *problem.loc), unknown=problem.kind is ProblemKind.UNKNOWN_KEY)
        found.append(_from_problem(path, lines, at, problem))
    return value


def _place(source: YamlData, loc: tuple[str | int, ...], *, unknown: bool) -> tuple[int, int]:
    if unknown and loc in source.keys:
        return source.keys[loc]
    while loc:
        if loc in source.values:
            return source.values[loc]
        loc = loc[:-1]
    return (0, 0)


def _from_problem(path: str, lines: LineIndex, at: tuple[int, int], problem: Problem) -> Finding:
    return Finding(RULE, path, lines.span(*at), problem.message, problem.message_en)


def _not_a_list(path: str) -> Finding:
    return Finding(
        RULE,
        path,
        START,
        "Register harus berupa daftar; setiap butir diawali tanda hubung dan spasi (- ).",
        "A register must be a list; each entry begins with a hyphen and a space (- ).",
    )


def _load_words(root: Path, path: str, found: list[Finding]) -> WordList:
    text = _read(root, path, found)
    if text is None:
        return WordList()
    rows = csv.reader(text.splitlines())
    if next(rows, None) != _COLUMNS:
        found.append(_wrong_columns(path))
        return WordList()
    read_rows = [_word_row(path, rows.line_num, row, found) for row in rows if row]
    return WordList(tuple(row for row in read_rows if row is not None))


def _word_row(path: str, line: int, row: list[str], found: list[Finding]) -> WordRow | None:
    try:
        *cells, day = row
        pattern, replacement, exceptions, basis, added_by = cells
        read_row = WordRow(
            pattern, replacement, exceptions, basis, added_by, date.fromisoformat(day)
        )
    except ValueError:
        found.append(
            _bad_row(
                path,
                line,
                f"Baris ini harus berisi {len(_COLUMNS)} kolom dan diakhiri tanggal, misalnya 2026-11-19.",
                f"This row needs {len(_COLUMNS)} columns and a date at its end, such as 2026-11-19.",
            )
        )
        return None
    phrases = [pattern, *(part.strip() for part in exceptions.split(";") if exceptions)]
    wrong = [phrase for phrase in phrases if not is_phrase(phrase)]
    if wrong:
        found.append(
            _bad_row(
                path,
                line,
                f'"{wrong[0]}" bukan kata atau frasa yang dapat dicari: tulis kata-kata yang dipisahkan satu spasi; '
                "bintang hanya di akhir kata dan sesudah sedikitnya empat huruf; pengecualian dipisahkan titik koma.",
                f'"{wrong[0]}" is no word or phrase to search for: write words with one space between them; a star '
                "only ends a word, behind four letters or more; semicolons part exceptions.",
            )
        )
        return None
    return read_row


def _bad_row(path: str, line: int, message: str, message_en: str) -> Finding:
    return Finding(RULE, path, Span(line, 1, line, 1), message, message_en)


def _wrong_columns(path: str) -> Finding:
    return Finding(
        RULE,
        path,
        START,
        f"Baris pertama harus: {','.join(_COLUMNS)}",
        f"The first row must be: {','.join(_COLUMNS)}",
    )
