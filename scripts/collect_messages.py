"""Brings the catalogues of translations up to date with the words of templates and code.

New words come in without a translation, words that nobody says any more go, and what translators
wrote stays. `--check` writes nothing and ends with 1 where a catalogue is out of date or something
in it is not translated.
"""

import argparse
import ast
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import Environment

from newsroom.clock import DAYS, MONTHS
from newsroom.files import write_aside
from newsroom.theme.environment import TEMPLATES
from newsroom.tongue import catalogues, entries

ROOT = Path(__file__).resolve().parents[1]
CODE = "scripts/newsroom"
_CALLS = frozenset({"message", "say", "count"})
_NUMBER = "{n}"

Message = tuple[str, str]
"""Words for one, and for many; the latter are empty where no number is told."""


def messages(root: Path) -> Mapping[Message, list[str]]:
    """All words that pages say, each with the files that say them."""
    found: dict[Message, list[str]] = {}
    for place, one in sorted([*_in_templates(root), *_in_code(root)]):
        places = found.setdefault(one, [])
        if place not in places:
            places.append(place)
    return {one: found[one] for one in sorted(found, key=lambda one: (one[0].casefold(), one))}


def _in_templates(root: Path) -> Iterator[tuple[str, Message]]:
    environment = Environment(  # noqa: S701 - nothing is rendered
        extensions=["jinja2.ext.i18n"], trim_blocks=True, lstrip_blocks=True
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.newstyle_gettext = True  # type: ignore[attr-defined] # of the extension
    for file in sorted((root / TEMPLATES).rglob("*")):
        if not file.is_file() or file.suffix in {".css", ".yml"}:
            continue
        place = file.relative_to(root).as_posix()
        text = file.read_text(encoding="utf-8")
        for _, how, words in environment.extract_translations(text):  # type: ignore[attr-defined]
            one, *more = words if isinstance(words, tuple) else (words,)
            yield place, (one, more[0] if how == "ngettext" else "")


def _in_code(root: Path) -> Iterator[tuple[str, Message]]:
    for name in (*DAYS, *MONTHS):
        yield f"{CODE}/clock.py", (name, "")
    for file in sorted((root / CODE).rglob("*.py")):
        place = file.relative_to(root).as_posix()
        for words in _said(file.read_text(encoding="utf-8")):
            yield place, (words, words if _NUMBER in words else "")


def _said(source: str) -> Iterator[str]:
    """The words that code marks with `message`, or says at once."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        name = node.func.attr if isinstance(node.func, ast.Attribute) else name
        words = node.args[0]
        marked = name in _CALLS and (name == "message" or _is_of_tongue(node.func))
        if marked and isinstance(words, ast.Constant) and isinstance(words.value, str):
            yield words.value


def _is_of_tongue(function: ast.expr) -> bool:
    said_by = function.value if isinstance(function, ast.Attribute) else None
    names = {getattr(said_by, "id", ""), getattr(said_by, "attr", "")}
    return "tongue" in names


def catalogue(text: str, found: Mapping[Message, list[str]]) -> str:
    """The catalogue `text` with the messages `found`, and no others."""
    old = {(one.get("msgid", ""), one.get("msgid_plural", "")): one for one in entries(text)}
    head = old.get(("", ""), {}).get("msgstr", "")
    parts = [_entry(("", ""), ["Translations of the words on pages."], {"msgstr": head}, "# ")]
    parts += [_entry(one, places, old.get(one, {}), "#: ") for one, places in found.items()]
    return "\n".join(parts)


def _entry(words: Message, notes: list[str], old: Mapping[str, str], mark: str) -> str:
    one, many = words
    lines = [f"{mark}{note}" for note in notes]
    lines += ["#, fuzzy"] if "fuzzy" in old else []
    lines.append(_line("msgid", one))
    if many:
        lines.append(_line("msgid_plural", many))
        lines += [_line(f"msgstr[{n}]", old.get(f"msgstr[{n}]", "")) for n in (0, 1)]
    else:
        lines.append(_line("msgstr", old.get("msgstr", "")))
    return "\n".join(lines) + "\n"


def _line(keyword: str, text: str) -> str:
    parts = text.splitlines(keepends=True) or [""]
    said = [json.dumps(part, ensure_ascii=False) for part in parts]
    return f"{keyword} {said[0]}" if len(said) == 1 else "\n".join([f'{keyword} ""', *said])


def untranslated(text: str) -> list[str]:
    """The words of a catalogue that are not translated, or only in doubt."""
    return [
        one["msgid"]
        for one in entries(text)
        if one.get("msgid")
        and ("fuzzy" in one or not all(one[key] for key in one if key.startswith("msgstr")))
    ]


def main() -> int:
    """Write the catalogues, or with --check say what is wrong with them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing")
    check = parser.parse_args().check
    found, faults = messages(ROOT), 0
    for file in catalogues(ROOT):
        text = file.read_text(encoding="utf-8")
        wanted = catalogue(text, found)
        if wanted != text and not check:
            write_aside(file, wanted.encode())
        missing = untranslated(wanted)
        faults += len(missing) + (check and wanted != text)
        stale = [] if wanted == text else ["out of date; run: make messages"]
        for line in [*(stale if check else []), *(f"not translated: {one}" for one in missing)]:
            sys.stderr.write(f"{file.relative_to(ROOT)}: {line}\n")
    return 1 if faults and check else 0


if __name__ == "__main__":
    sys.exit(main())
