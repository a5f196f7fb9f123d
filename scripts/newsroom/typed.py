"""Plain data (from YAML or TOML) to frozen dataclasses, with every problem named at once.

The validating itself is pydantic's; the dataclasses stay plain, so that nothing above this
module knows it. See docs/adr for the reason.
"""

from collections import abc
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, TypeVar, cast, get_args, get_origin

from pydantic import BeforeValidator, ConfigDict, TypeAdapter, ValidationError, with_config
from pydantic_core import ErrorDetails, PydanticCustomError

from newsroom.clock import read_moment

T = TypeVar("T")
Loc = tuple[str | int, ...]

strict_keys = with_config(ConfigDict(extra="forbid"))
"""Class decorator: an unknown key is a problem, not something to pass over."""


class ProblemKind(StrEnum):
    """What is wrong with a value."""

    UNKNOWN_KEY = "unknown-key"
    MISSING = "missing"
    NO_TIME_ZONE = "no-time-zone"
    WRONG_VALUE = "wrong-value"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with the data at `loc`, in Indonesian and English."""

    loc: Loc
    kind: ProblemKind
    message: str
    message_en: str


def _to_moment(value: object) -> object:
    if isinstance(value, datetime):
        moment: datetime | None = value
    else:
        moment = read_moment(str(value))
    if moment is None:
        raise PydanticCustomError("moment", "not a date with a time of day")
    if moment.tzinfo is None:
        raise PydanticCustomError("naive_moment", "no offset")
    return moment


def _to_day(value: object) -> object:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    moment = read_moment(str(value))
    if moment is not None:
        return moment.date()
    try:
        return date.fromisoformat(str(value).strip())
    except ValueError:
        raise PydanticCustomError("day", "not a date") from None


Moment = Annotated[datetime, BeforeValidator(_to_moment)]
"""An aware datetime, written with its offset: `2022-01-13T15:00+08:00`."""

Day = Annotated[date, BeforeValidator(_to_day)]
"""A calendar day; a moment is accepted and cut to its day."""


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    return TypeAdapter(shape)


def json_schema(shape: Any) -> dict[str, Any]:
    """The JSON Schema of what `read` accepts for `shape`."""
    return _adapter(shape).json_schema()


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` was most likely meant to be, or None."""
    found = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return found[0] if found else None


def read(
    shape: type[T],
    data: object,
    *,
    repair: Callable[[Problem, object], object] | None = None,
) -> tuple[T | None, list[Problem]]:
    """Read `data` as `shape`, a dataclass.

    Values with a problem are left out and the rest is read again, so that one fault does not
    hide the others nor the healthy fields. `repair` may give a value to use instead of leaving
    it out. Returns the value, or None where nothing could be made of it, and all problems.
    """
    adapter: TypeAdapter[T] = _adapter(cast("Any", shape))
    problems: list[Problem] = []
    for round_ in range(_ROUNDS):
        try:
            return adapter.validate_python(data), problems
        except ValidationError as error:
            found = [_problem(shape, detail) for detail in error.errors(include_url=False)]
        # The first round names every fault; later ones see only what leaving things out broke.
        if round_ == 0:
            problems = found
        data = _mended(data, found, repair if round_ == 0 else None)
        if data is None:
            break
    return None, problems


# Each round can at worst leave out one level of nesting.
_ROUNDS = 8


def _mended(
    data: object,
    problems: list[Problem],
    repair: Callable[[Problem, object], object] | None,
) -> object:
    for problem in sorted(problems, key=lambda p: _sortable(p.loc), reverse=True):
        given = repair(problem, _get(data, problem.loc)) if repair else None
        loc = problem.loc
        if given is None and problem.kind is ProblemKind.MISSING:
            loc = loc[:-1]
        if not loc:
            return None
        data = _replaced(data, loc, given)
    return data


def _sortable(loc: Loc) -> tuple[tuple[int, str], ...]:
    return tuple((part, "") if isinstance(part, int) else (-1, part) for part in loc)


def _get(data: object, loc: Loc) -> object:
    for part in loc:
        try:
            data = cast("Any", data)[part]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _replaced(data: object, loc: Loc, value: object) -> object:
    """`data` with the value at `loc` set, or left out when `value` is None."""
    head, rest = loc[0], loc[1:]
    if isinstance(data, Mapping):
        copy = dict(data)
        if rest:
            copy[head] = _replaced(copy.get(head), rest, value)
        elif value is None:
            copy.pop(head, None)
        else:
            copy[head] = value
        return copy
    if isinstance(data, list) and isinstance(head, int) and head < len(data):
        item = _replaced(data[head], rest, value) if rest else value
        middle = [] if item is None else [item]
        return [*data[:head], *middle, *data[head + 1 :]]
    return data


def _problem(shape: Any, detail: ErrorDetails) -> Problem:
    loc = _real_loc(detail["loc"])
    kind, message, message_en = _WORDS.get(detail["type"], (ProblemKind.WRONG_VALUE, "", ""))
    name = _say(loc)
    if kind is ProblemKind.UNKNOWN_KEY:
        guess = nearest(str(loc[-1]), _keys_at(shape, loc[:-1]))
        hint = f' Mungkin maksudnya "{guess}".' if guess else ""
        hint_en = f' Did you mean "{guess}"?' if guess else ""
        return Problem(
            loc, kind, f'Kunci "{name}" tidak dikenal.{hint}', f'Unknown key "{name}".{hint_en}'
        )
    if not message:
        message, message_en = _other(detail)
    return Problem(loc, kind, message.format(name=name), message_en.format(name=name))


def _real_loc(loc: tuple[int | str, ...]) -> Loc:
    # pydantic adds the branch of a union to the path; our unions are only "or nothing".
    return tuple(part for part in loc if not (isinstance(part, str) and "[" in part))


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
