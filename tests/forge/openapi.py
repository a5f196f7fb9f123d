"""GitHub's own description of its interface: is this a request that it knows, is that its answer?

`make peers` brings the description here (npm's @octokit/openapi; tests/peers/github pins it).
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator
from jsonschema.protocols import Validator
from referencing import Registry
from referencing.jsonschema import DRAFT7

from tests.crosspost.fakes import Reply, Seen

HERE = Path(__file__).parents[2] / ".cache" / "peers" / "github"
MISSING = "GitHub's description of its interface is not here: run make peers"
_ROOT = "urn:github"


def is_here() -> bool:
    """Whether `make peers` has been here."""
    return (HERE / ".ready").exists()


@dataclass(frozen=True, slots=True)
class Operation:
    """A method on an address, with the parts of the address that it names."""

    path: str
    described: Mapping[str, Any]
    parts: Mapping[str, str]

    @property
    def openness(self) -> tuple[int, int]:
        """How much of the address it leaves open; the less, the better it fits."""
        return len(self.parts), -len(re.sub(r"\{[^}]+\}", "", self.path))


class Description:
    """The description."""

    def __init__(self, text: str) -> None:
        self._api: dict[str, Any] = json.loads(text)
        resource = DRAFT7.create_resource(_plain(self._api))
        self._registry: Registry[Any] = Registry().with_resource(_ROOT, resource)

    def faults(self, seen: Seen, reply: Reply) -> list[str]:
        """What is wrong with a request and its answer."""
        operation = self._find(seen)
        if operation is None:
            return [f"GitHub knows no {seen.method} {seen.path}"]
        where = f"{seen.method} {operation.path}"
        found = [*self._query(operation, seen), *self._body(operation, seen)]
        found += self._reply(operation, reply)
        return [f"{where}: {fault}" for fault in found]

    def _find(self, seen: Seen) -> Operation | None:
        """The operation with the fewest open parts, and the most that is fixed."""
        best: Operation | None = None
        for path, pattern in self._paths:
            found = pattern.fullmatch(seen.path)
            method = self._api["paths"][path].get(seen.method.lower())
            if not found or method is None:
                continue
            one = Operation(path, method, found.groupdict())
            if best is None or one.openness < best.openness:
                best = one
        return best

    @cached_property
    def _paths(self) -> list[tuple[str, re.Pattern[str]]]:
        """Addresses as patterns. A file's path and a reference may hold slashes, nothing else does."""
        return [(path, re.compile(_pattern(path))) for path in self._api["paths"]]

    def _query(self, operation: Operation, seen: Seen) -> list[str]:
        named = [self._resolve(one) for one in operation.described.get("parameters", [])]
        known = {one["name"]: one for one in named if one["in"] == "query"}
        found = [f'no parameter "{name}"' for name in seen.query if name not in known]
        for name, value in seen.query.items():
            schema = known.get(name, {}).get("schema", {})
            found += self._against(schema, _typed(value, schema), f"?{name}")
        missing = [n for n, one in known.items() if one.get("required") and n not in seen.query]
        return found + [f'parameter "{name}" is missing' for name in missing]

    def _body(self, operation: Operation, seen: Seen) -> list[str]:
        described = operation.described.get("requestBody")
        if described is None:
            return ["a body where none is described"] if seen.body else []
        if not seen.body:
            return ["the body is missing"] if described.get("required") else []
        if seen.headers.get("content-type") != "application/json":
            return ["the body is not JSON"]
        schema = described["content"]["application/json"]["schema"]
        known = self._names(schema)
        value = json.loads(seen.body)
        unknown = [f'no key "{key}" in the body' for key in value if known and key not in known]
        return unknown + self._against(schema, value, "body")

    def _reply(self, operation: Operation, reply: Reply) -> list[str]:
        responses = operation.described["responses"]
        described = responses.get(str(reply.status))
        if described is None:
            general = reply.status in (304, 401, 403, 404, 409, 429) or reply.status >= 500
            return [] if general else [f"no answer {reply.status} is described"]
        content = self._resolve(described).get("content")
        if content is None:
            return [] if not reply.data else [f"a body in an answer {reply.status}"]
        schema = next(iter(content.values())).get("schema", {})
        return self._against(schema, json.loads(reply.data), f"answer {reply.status}")

    def _names(self, schema: Mapping[str, Any]) -> set[str]:
        whole = self._resolve(schema)
        names = set(whole.get("properties", {}))
        for part in ("oneOf", "anyOf", "allOf"):
            for one in whole.get(part, []):
                names |= self._names(one)
        return names

    def _against(self, schema: Mapping[str, Any], value: Any, where: str) -> list[str]:
        checker = self._checker(json.dumps(schema, sort_keys=True))
        errors = sorted(checker.iter_errors(value), key=lambda one: list(map(str, one.path)))
        return [
            f"{where} {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
            for error in errors
        ]

    @cache  # noqa: B019 - one description, kept for all tests of a process
    def _checker(self, schema: str) -> Validator:
        whole = _plain(json.loads(schema), prefix=_ROOT)
        return Draft7Validator(whole, registry=self._registry)

    def _resolve(self, value: Mapping[str, Any]) -> Mapping[str, Any]:
        while "$ref" in value:
            found: Any = self._api
            for part in value["$ref"].removeprefix("#/").split("/"):
                found = found[part.replace("~1", "/")]
            value = found
        return value


@cache
def description() -> Description:
    """The description that `make peers` brought."""
    return Description((HERE / "openapi.json").read_text("utf-8"))


def _pattern(path: str) -> str:
    """`{ref}` and `{path}` at an address's end take what follows, with slashes."""
    quoted = re.sub(r"\{(path|ref)\}$", r"(?P<\1>.+)", path)
    return re.sub(r"\{([a-z_]+)\}", r"(?P<\1>[^/]+)", quoted).replace("-", r"\-")


def _typed(value: str, schema: Mapping[str, Any]) -> Any:
    """A value of the query as its schema means it."""
    if schema.get("type") == "integer" and value.lstrip("-").isdecimal():
        return int(value)
    if schema.get("type") == "boolean" and value in ("true", "false"):
        return value == "true"
    return value


def _plain(value: Any, prefix: str = "") -> Any:
    """OpenAPI 3.0's schemas as JSON Schema: `nullable` is a type of its own."""
    if isinstance(value, list):
        return [_plain(one, prefix) for one in value]
    if not isinstance(value, dict):
        return value
    found = {key: _plain(one, prefix) for key, one in value.items() if key != "nullable"}
    if isinstance(value.get("$ref"), str):
        found["$ref"] = f"{prefix}{value['$ref']}"
    if value.get("nullable") is True and ("type" in value or _COMBINED & value.keys()):
        return {"anyOf": [found, {"type": "null"}]}
    return found


_COMBINED = {"oneOf", "anyOf", "allOf", "$ref", "enum"}
