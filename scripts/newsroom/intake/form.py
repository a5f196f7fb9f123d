"""An issue form as its YAML file describes it: the fields whose labels become headings.

The keys are those of GitHub Docs, "Syntax for GitHub's form schema".
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from newsroom.errors import SettingsError
from newsroom.story.frontmatter import FrontMatterError, read_yaml


class FieldKind(StrEnum):
    """What a field asks for. `markdown` asks for nothing and has no heading."""

    INPUT = "input"
    TEXTAREA = "textarea"
    DROPDOWN = "dropdown"
    CHECKBOXES = "checkboxes"
    UPLOAD = "upload"


@dataclass(frozen=True, slots=True)
class Field:
    """One question. `fenced` says that GitHub sets the answer in a code fence (`render`)."""

    id: str
    kind: FieldKind
    label: str
    required: bool = False
    options: tuple[str, ...] = ()
    fenced: bool = False

    @property
    def heading(self) -> str:
        """The line that GitHub writes above the answer."""
        return f"### {self.label}"


@dataclass(frozen=True, slots=True)
class Form:
    """An issue form. `file` is its name below .github/ISSUE_TEMPLATE."""

    file: str
    fields: tuple[Field, ...]

    def field(self, id_: str) -> Field:
        """The field with this id. Raises KeyError."""
        for field in self.fields:
            if field.id == id_:
                return field
        raise KeyError(id_)


def read_form(file: str, text: str) -> Form:
    """Read the YAML of an issue form. Raises SettingsError where it is none."""
    try:
        data = read_yaml(text).data
        fields = tuple(_field(item) for item in _body(data) if item["type"] != "markdown")
    except (FrontMatterError, KeyError, TypeError, ValueError, AttributeError):
        raise _unusable(file) from None
    labels = [field.label for field in fields]
    if not fields or len(set(labels)) != len(labels):
        raise _unusable(file)
    return Form(file, fields)


def _body(data: Any) -> list[Any]:
    return list(data["body"])


def _field(item: Any) -> Field:
    attributes, checks = item["attributes"], item.get("validations") or {}
    options = attributes.get("options") or []
    return Field(
        id=item["id"],
        kind=FieldKind(item["type"]),
        label=" ".join(attributes["label"].split()),
        required=checks.get("required") == "true",
        options=tuple(one if isinstance(one, str) else one["label"] for one in options),
        fenced="render" in attributes,
    )


def _unusable(file: str) -> SettingsError:
    return SettingsError(
        f".github/ISSUE_TEMPLATE/{file} bukan formulir yang dapat dibaca; tulis lagi dengan: newsroom docs",
        f".github/ISSUE_TEMPLATE/{file} is no issue form that can be read; write it again with: newsroom docs",
    )
