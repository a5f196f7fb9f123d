"""Pictures that were uploaded into an issue: where GitHub says they are.

GitHub writes `<img … src="https://github.com/user-attachments/assets/…">` or `![name](…)` for
pictures, and `[name](…)` for other files. Names given by whoever uploaded are never used.
"""

import re
from dataclasses import dataclass

_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_NAME = r"[A-Za-z0-9][A-Za-z0-9._-]{0,200}"
_ADDRESS = re.compile(
    rf"""
      https://github\.com/user-attachments/assets/{_UUID}
    | https://github\.com/user-attachments/files/[0-9]{{1,12}}/{_NAME}
    | https://github\.com/{_NAME}/{_NAME}/assets/[0-9]{{1,12}}/{_UUID}
    | https://user-images\.githubusercontent\.com/[0-9]{{1,12}}/{_NAME}
    """,
    re.VERBOSE,
)
_MARKUP = re.compile(
    r"""
      <img\b[^<>]{0,400}?\bsrc=["'](?P<source>[^"'<>\s]{1,400})["'][^<>]{0,400}>
    | !?\[[^\[\]\n]{0,300}\]\((?P<link>[^()\s]{0,400})\)
    | (?P<bare>https?://[^\s<>()"']{1,400})
    """,
    re.VERBOSE,
)
_UNFINISHED = re.compile(r"!?\[Uploading [^\[\]\n]{0,300}\]\(\)")


@dataclass(frozen=True, slots=True)
class Uploads:
    """What was found: `addresses` of GitHub's own, `foreign` ones, and text without the former.

    `unfinished` says that the form was sent before an upload had ended.
    """

    addresses: tuple[str, ...]
    foreign: tuple[str, ...]
    rest: str
    unfinished: bool


def is_upload(address: str) -> bool:
    """Whether GitHub's uploads stand at addresses like this one."""
    return _ADDRESS.fullmatch(address) is not None


def find_uploads(text: str) -> Uploads:
    """The uploads named in `text`, each once, in order."""
    ours: dict[str, None] = {}
    foreign: dict[str, None] = {}
    kept: list[str] = []
    done = 0
    for found in _MARKUP.finditer(text):
        address = found["source"] or found["link"] or found["bare"] or ""
        if is_upload(address):
            ours[address] = None
            kept.append(text[done : found.start()])
            done = found.end()
        elif address:
            foreign[address] = None
    kept.append(text[done:])
    rest = "".join(kept)
    unfinished = _UNFINISHED.search(rest) is not None
    return Uploads(tuple(ours), tuple(foreign), _UNFINISHED.sub("", rest), unfinished)
