"""In which words pages speak: Indonesian as it is written in templates and code, or translated.

Translations are catalogues of GNU gettext, `theme/translations/<language>/LC_MESSAGES/site.po`.
They are read as they are, so that nothing has to be compiled and kept beside them.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from newsroom.errors import BuildError

FOLDER = "theme/translations"
SOURCE_CODE = "id"
"""The language in which the words stand in templates and code (ISO 639-1)."""

_KEYWORDS = ("msgctxt", "msgid_plural", "msgid", "msgstr")


@dataclass(frozen=True, slots=True, eq=False)
class Tongue:
    """A language of pages. `messages` maps Indonesian words to the forms that translate them.

    Two forms are one and many; a single one serves every number. `digest` names the catalogue.
    """

    code: str
    messages: Mapping[str, tuple[str, ...]] = field(repr=False)
    digest: str = ""

    @property
    def is_source(self) -> bool:
        """Whether its words are those of templates and code."""
        return self.code == SOURCE_CODE

    def say(self, words: str) -> str:
        """`words` in this language; as they are where nobody translated them."""
        forms = self.messages.get(words)
        return forms[0] if forms else words

    def forms(self, one: str, many: str) -> tuple[str, str]:
        """What is said of one and of many."""
        found = self.messages.get(one) or (one, many)
        return found[0], found[-1]

    def count(self, words: str, number: int) -> str:
        """`words` with `number` in place of `{n}`."""
        one, many = self.forms(words, words)
        return (one if number == 1 else many).replace("{n}", str(number))


SOURCE = Tongue(SOURCE_CODE, MappingProxyType({}))
"""Indonesian."""


def message(words: str) -> str:
    """`words`, which are said through a `Tongue` later: so that they are found and translated."""
    return words


class Tongues(dict[str, Tongue]):
    """The languages of the newsroom in `root` by code, each read when it is first asked for."""

    def __init__(self, root: Path) -> None:
        super().__init__({SOURCE_CODE: SOURCE})
        self._root = root

    def __missing__(self, code: str) -> Tongue:
        found = self[code] = read_tongue(self._root, code)
        return found


def catalogues(root: Path) -> list[Path]:
    """The files of all translations of the newsroom in `root`."""
    return sorted((root / FOLDER).glob("*/LC_MESSAGES/*.po"))


def read_tongue(root: Path, code: str) -> Tongue:
    """The language `code` of the newsroom in `root`. Raises BuildError without a good catalogue."""
    file = root / FOLDER / code / "LC_MESSAGES" / "site.po"
    try:
        data = file.read_bytes()
        return Tongue(code, dict(read_catalogue(data.decode())), sha256(data).hexdigest())
    except (OSError, ValueError) as error:
        where = file.relative_to(root).as_posix()
        raise BuildError(
            f"{where} tidak dapat dibaca ({error}); tanpa itu halaman berbahasa lain tidak dapat dibuat.",
            f"{where} cannot be read ({error}); without it pages in another language cannot be made.",
        ) from error


def read_catalogue(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The messages of a catalogue with their translations, as far as these are finished.

    Raises ValueError for a line that is none of a catalogue.
    """
    for entry in entries(text):
        forms = tuple(entry[key] for key in sorted(entry) if key.startswith("msgstr"))
        if entry.get("msgid") and all(forms) and "fuzzy" not in entry:
            yield entry["msgid"], forms


def entries(text: str) -> Iterator[dict[str, str]]:
    """The entries of a catalogue: what stands behind each keyword; `fuzzy` where it is in doubt."""
    entry: dict[str, str] = {}
    keyword = ""
    lines = [line.strip() for line in text.splitlines()]
    for number, line in enumerate([*lines, ""], 1):
        if line.startswith("#"):
            if line.startswith("#,") and "fuzzy" in line:
                entry["fuzzy"] = ""
        elif not line:
            if entry:
                yield entry
            entry, keyword = {}, ""
        else:
            found, _, rest = line.partition('"')
            keyword = found.strip() or keyword
            if keyword.partition("[")[0] not in _KEYWORDS:
                raise ValueError(f"line {number}: {line}")
            entry[keyword] = entry.get(keyword, "") + _unquoted(f'"{rest}', number)


def _unquoted(quoted: str, number: int) -> str:
    try:
        return str(json.loads(quoted))
    except ValueError:
        raise ValueError(f"line {number}: {quoted}") from None
