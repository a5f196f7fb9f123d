"""What is wrong with plain data, in words that a newsroom understands."""

from collections import abc
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, get_args, get_origin

from pydantic_core import ErrorDetails

Loc = tuple[str | int, ...]


class ProblemKind(StrEnum):
    """What is wrong with a value."""

    UNKNOWN_KEY = "unknown-key"
    MISSING = "missing"
    NO_TIME_ZONE = "no-time-zone"
    WRONG_VALUE = "wrong-value"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with the data at `loc`, in Indonesian and English.

    `guess` is the known key that an unknown one was most likely meant to be.
    """

    loc: Loc
    kind: ProblemKind
    message: str
    message_en: str
    guess: str | None = None


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` was most likely meant to be, or None."""
    found = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return found[0] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> tuple[str, str]:
    """A sentence naming the nearest known word, in Indonesian and English.

    Each begins with a space; both are "" where nothing is near.
    """
    guess = nearest(word, known)
    return (f' Mungkin maksudnya "{guess}".', f' Did you mean "{guess}"?') if guess else ("", "")


def explain(shape: Any, detail: ErrorDetails) -> Problem:
    """The problem that pydantic found, told about `shape`, the dataclass that was wanted."""
    kind, message, message_en = _WORDS.get(detail["type"], (ProblemKind.WRONG_VALUE, "", ""))
    loc = _real_loc(detail["loc"], is_key=kind is ProblemKind.UNKNOWN_KEY)
    name = _say(loc)
    if kind is ProblemKind.UNKNOWN_KEY:
        guess = nearest(str(loc[-1]), _keys_at(shape, loc[:-1]))
        hint = f' Mungkin maksudnya "{guess}".' if guess else ""
        hint_en = f' Did you mean "{guess}"?' if guess else ""
        return Problem(
            loc,
            kind,
            f'Kunci "{name}" tidak dikenal.{hint}',
            f'Unknown key "{name}".{hint_en}',
            guess,
        )
    if not message:
        message, message_en = _other(detail)
    return Problem(loc, kind, message.format(name=name), message_en.format(name=name))


def _real_loc(loc: tuple[int | str, ...], *, is_key: bool) -> Loc:
    # pydantic adds the branch of a union to the path; our unions are only "or nothing". The last
    # part may be a key that somebody wrote so.
    way, last = loc[:-1], loc[-1:]
    if not is_key:
        way, last = loc, ()
    return tuple(part for part in way if not (isinstance(part, str) and "[" in part)) + last


def _say(loc: Loc) -> str:
    text = ""
    for part in loc:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def _other(detail: ErrorDetails) -> tuple[str, str]:
    expected = detail.get("ctx", {}).get("expected")
    if expected:
        listed = str(expected).replace(" or ", ", ").replace("'", "")
        return (
            f'Nilai "{{name}}" tidak dikenal; pilih salah satu: {listed}.',
            f'The value of "{{name}}" is not one of: {listed}.',
        )
    return (
        'Nilai "{name}" tidak dapat dibaca; bandingkan dengan contoh di panduan reporter.',
        'The value of "{name}" cannot be read ('
        + detail["msg"].replace("{", "").replace("}", "")
        + ").",
    )


def _keys_at(shape: Any, loc: Loc) -> list[str]:
    """The keys that `shape` knows at `loc`."""
    for part in loc:
        shape = _inside(shape, part)
    found = _dataclass_in(shape)
    return [field.name for field in fields(found)] if found else []


def _inside(shape: Any, part: str | int) -> Any:
    if get_origin(shape) in (tuple, abc.Mapping):
        return next((arg for arg in get_args(shape) if _dataclass_in(arg)), None)
    found = _dataclass_in(shape)
    known = fields(found) if found else ()
    return next((field.type for field in known if field.name == part), None)


def _dataclass_in(shape: Any) -> Any:
    if isinstance(shape, type) and is_dataclass(shape):
        return shape
    return next((found for arg in get_args(shape) if (found := _dataclass_in(arg))), None)


_LIST = (
    ProblemKind.WRONG_VALUE,
    'Nilai "{name}" harus berupa daftar, misalnya [satu, dua].',
    'The value of "{name}" must be a list, such as [one, two].',
)
_MAPPING = (
    ProblemKind.WRONG_VALUE,
    'Nilai "{name}" harus berupa pasangan kunci dan nilai, misalnya {{nama: isi}}.',
    'The value of "{name}" must be keys with values, such as {{key: value}}.',
)
_BOOLEAN = (
    ProblemKind.WRONG_VALUE,
    'Nilai "{name}" harus true atau false.',
    'The value of "{name}" must be true or false.',
)
_NUMBER = (
    ProblemKind.WRONG_VALUE,
    'Nilai "{name}" harus berupa bilangan bulat.',
    'The value of "{name}" must be a whole number.',
)
_WORDS: Mapping[str, tuple[ProblemKind, str, str]] = {
    "unexpected_keyword_argument": (ProblemKind.UNKNOWN_KEY, "", ""),
    "extra_forbidden": (ProblemKind.UNKNOWN_KEY, "", ""),
    "missing": (
        ProblemKind.MISSING,
        'Kunci "{name}" wajib ada; tambahkan dengan isinya.',
        'The key "{name}" is required; add it with its value.',
    ),
    "missing_argument": (
        ProblemKind.MISSING,
        'Kunci "{name}" wajib ada; tambahkan dengan isinya.',
        'The key "{name}" is required; add it with its value.',
    ),
    "naive_moment": (
        ProblemKind.NO_TIME_ZONE,
        'Waktu pada "{name}" tidak menyebut zona; tambahkan selisihnya, misalnya +08:00.',
        'The time in "{name}" has no offset; add it, for instance +08:00.',
    ),
    "moment": (
        ProblemKind.WRONG_VALUE,
        'Nilai "{name}" harus berupa tanggal dan jam, misalnya 2026-11-19T15:00+08:00.',
        'The value of "{name}" must be a date with a time, such as 2026-11-19T15:00+08:00.',
    ),
    "day": (
        ProblemKind.WRONG_VALUE,
        'Nilai "{name}" harus berupa tanggal, misalnya 2026-11-19.',
        'The value of "{name}" must be a date, such as 2026-11-19.',
    ),
    "string_type": (
        ProblemKind.WRONG_VALUE,
        'Nilai "{name}" harus berupa teks.',
        'The value of "{name}" must be text.',
    ),
    "tuple_type": _LIST,
    "list_type": _LIST,
    "dict_type": _MAPPING,
    "mapping_type": _MAPPING,
    "dataclass_type": _MAPPING,
    "dataclass_exact_type": _MAPPING,
    "bool_parsing": _BOOLEAN,
    "bool_type": _BOOLEAN,
    "int_parsing": _NUMBER,
    "int_type": _NUMBER,
    "int_from_float": _NUMBER,
}
