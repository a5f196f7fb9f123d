"""The networks' published schemas, where they lie on this machine.

They are data of other people and no part of this project: they are read in ../shared/specs seen
from the project, or in the folder that TAYANG_SPECS names. Without them the fields that are
written down in a stand-in count.
"""

import json
import os
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from tests.crosspost.fakes import RefusedError, Reply

PROJECT = Path(__file__).parents[3]


def specs() -> Path | None:
    """The folder with the schemas, or None."""
    named = os.environ.get("TAYANG_SPECS")
    folder = Path(named) if named else PROJECT.parent / "shared" / "specs"
    return folder if folder.is_dir() else None


@cache
def read_spec(name: str) -> Any:
    """The schema file with this name, or None where it is not here."""
    folder = specs()
    path = folder / name if folder else None
    return json.loads(path.read_text()) if path and path.is_file() else None


def meta_fields(node: str, method: str, edge: str) -> frozenset[str] | None:
    """The fields of a call in Meta's `meta-<node>.json`; None where the schemas are not here.

    `edge` is an edge (`feed`) or one of `#get`, `#update`, `#delete` for the node itself.
    """
    spec = read_spec(f"meta-{node}.json")
    if spec is None:
        return None
    for api in spec["apis"]:
        if api["method"] == method and edge in (api.get("endpoint"), api.get("name")):
            return frozenset(param["name"] for param in api["params"])
    raise AssertionError(f"Meta publishes no {method} {edge} of {node}")


def telegram_fields(method: str) -> frozenset[str] | None:
    """The fields of a method of Telegram's Bot API; None where the schemas are not here."""
    spec = read_spec("telegram-bot-api.json")
    if spec is None:
        return None
    return frozenset(field["name"] for field in spec["methods"][method].get("fields", ()))


def telegram_type_fields(name: str) -> frozenset[str] | None:
    """The fields of a type of Telegram's Bot API; None where the schemas are not here."""
    spec = read_spec("telegram-bot-api.json")
    if spec is None:
        return None
    return frozenset(field["name"] for field in spec["types"][name].get("fields", ()))


def x_problems(method: str, path: str, values: Any) -> list[str]:
    """What X's OpenAPI has against `values` as the JSON body of a call; [] where it is not here."""
    spec = read_spec("x-openapi.json")
    if spec is None:
        return []
    call = spec["paths"][path][method.lower()]
    schema = call["requestBody"]["content"]["application/json"]["schema"]
    whole = {**schema, "components": spec["components"]}
    return [error.message for error in Draft202012Validator(whole).iter_errors(values)]


def allow(
    sent: Iterable[str],
    written: Iterable[str],
    published: frozenset[str] | None,
    *,
    always: Iterable[str] = (),
    status: int = 400,
) -> None:
    """Refuse a call with fields that the network's schema does not have.

    `written` are the fields that the stand-in knows how to treat, `published` those of the schema,
    None where it is not here. `always` go with every call and stand in no schema (`access_token`).
    Raises RefusedError, and AssertionError where `written` itself has a field that is not published.
    """
    if published is not None:
        extra = set(written) - published - set(always)
        assert not extra, f"not in the published schema: {sorted(extra)}"
    unknown = set(sent) - set(written) - set(always)
    if unknown:
        raise RefusedError(Reply(status, {"error": f"unknown fields: {sorted(unknown)}"}))


def allow_mapping(sent: Mapping[str, Any], written: Iterable[str]) -> None:
    """Refuse an object inside a body that has fields which the stand-in does not know."""
    allow(sent, written, None)
