"""Plain data (from YAML or TOML) to frozen dataclasses, with every problem named at once.

The validating itself is pydantic's; the dataclasses stay plain, so that nothing above this
module knows it. See docs/adr for the reason.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Annotated, Any, TypeVar, cast

from pydantic import BeforeValidator, ConfigDict, TypeAdapter, ValidationError, with_config
from pydantic_core import PydanticCustomError, PydanticSerializationError

from newsroom.clock import read_moment
from newsroom.typed.problem import (
    Loc,
    Problem,
    ProblemKind,
    did_you_mean,
    explain,
    nearest,
)

__all__ = [
    "Day",
    "Loc",
    "Moment",
    "Named",
    "Problem",
    "ProblemKind",
    "did_you_mean",
    "from_json",
    "json_schema",
    "nearest",
    "read",
    "strict_keys",
    "to_json",
]

T = TypeVar("T")

strict_keys = with_config(ConfigDict(extra="forbid"))
"""Class decorator: an unknown key is a problem, not something to pass over."""


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


def _to_named(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


Named = BeforeValidator(_to_named)
"""Marks a dataclass that may be written as its `name` alone: `Annotated[Candidate, Named]`."""


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    return TypeAdapter(shape)


def json_schema(shape: Any) -> dict[str, Any]:
    """The JSON Schema of what `read` accepts for `shape`."""
    return _adapter(shape).json_schema()


def to_json(shape: type[T], value: T, *, indent: int | None = None, terse: bool = False) -> str:
    """`value`, a `shape`, as JSON that `from_json` turns back into an equal one.

    With an `indent` each value stands on a line of its own. `terse` leaves defaults out.
    """
    adapter = _adapter(cast("Any", shape))
    try:
        return adapter.dump_json(value, indent=indent, exclude_defaults=terse).decode()
    except PydanticSerializationError:  # half a surrogate pair, which YAML can name
        plain = adapter.dump_python(value, mode="json", exclude_defaults=terse)
        return json.dumps(plain, indent=indent)


def from_json(shape: type[T], text: str) -> T:
    """What `to_json` was given. Raises ValueError for anything that it did not write."""
    adapter: TypeAdapter[T] = _adapter(cast("Any", shape))
    if "\\ud" in text:
        return adapter.validate_python(json.loads(text))
    return adapter.validate_json(text)


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
            found = [explain(shape, detail) for detail in error.errors(include_url=False)]
        # The first round names every fault; later ones see only what leaving things out broke.
        if round_ == 0:
            problems = _one_per_cause(found)
        data = _mended(data, found, repair if round_ == 0 else None)
        if data is None:
            break
    return None, problems


def _one_per_cause(found: list[Problem]) -> list[Problem]:
    """Without the missing keys that were only misspelt."""
    meant = {(*problem.loc[:-1], problem.guess) for problem in found if problem.guess}
    return [p for p in found if p.kind is not ProblemKind.MISSING or p.loc not in meant]


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
