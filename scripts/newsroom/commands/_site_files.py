"""Files of a site, from a folder or from the web, by their names below the site's root."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

from newsroom.errors import UsageError
from newsroom.page.addresses import STORY_FILE
from newsroom.provenance.checking import Fetch
from newsroom.provenance.page_text import read_page
from newsroom.transport import Request, Transport, TransportError

_LIST = re.compile(r"(?:(?P<site>.*?)/)??(?P<name>bukti/\d{4}-\d{2}-\d{2}\.txt)(?:\.sig)?")
_STORY = re.compile(
    r"(?:(?P<site>.*)/)?(?P<folder>[^/]*/[^/]*/[^/]+)/(?P<file>story\.json|index\.html)?"
)
_SHORT = re.compile(r"(?P<site>.*)/s/[^/]+/")
_WEB = ("https://", "http://")
_MISSING = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be checked: `name` below the root, and the `page` beside it where that was meant.

    `site` is the root's whole address, or empty; `folder` the root on a disk.
    """

    name: str
    page: str
    site: str
    folder: Path
    fetch: Fetch

    @property
    def is_list(self) -> bool:
        """Whether it is the list of a day."""
        return not self.name.endswith(STORY_FILE)

    @property
    def is_remote(self) -> bool:
        """Whether its files come from the web."""
        return bool(self.site)


def target_of(what: str, folder: Path, transport: Transport) -> Target:
    """What `what` means: an address on the web, or a file below `folder`. Raises UsageError."""
    if what.startswith(_WEB):
        return _on_the_web(what, transport)
    path = (folder / what).resolve()
    if path.is_dir():
        path /= STORY_FILE
    if not path.is_file():
        raise UsageError(
            f"{path} tidak ada; beri alamat berita, story.json, atau daftar hari (bukti/….txt).",
            f"There is no {path}; give a story's address, a story.json, or a list (bukti/….txt).",
        )
    root, name, page = _parted(path.as_posix())
    return Target(name, page, "", Path(root or "/"), _files_in(Path(root or "/")))


def _on_the_web(address: str, transport: Transport) -> Target:
    address = re.split("[?#]", address)[0]
    if not address.endswith(("/", STORY_FILE, ".html", ".txt", ".sig")):
        address += "/"
    if _SHORT.fullmatch(address):
        address = _led_to(address, transport)
    site, name, page = _parted(unquote(address))
    return Target(name, page, site, Path(), _files_at(site, transport))


def _parted(place: str) -> tuple[str, str, str]:
    """The site's root, the name of what is checked, and that of the page where it was meant."""
    if found := _LIST.fullmatch(place):
        return found["site"] or "", found["name"], ""
    found = _STORY.fullmatch(place)
    if found is None:
        raise UsageError(
            f"{place} bukan alamat berita, story.json, maupun daftar hari (bukti/….txt).",
            f"{place} is no address of a story, no story.json and no list of a day (bukti/….txt).",
        )
    page = "" if found["file"] == STORY_FILE else f"{found['folder']}/index.html"
    return found["site"] or "", f"{found['folder']}/{STORY_FILE}", page


def _led_to(address: str, transport: Transport) -> str:
    """Where a short address leads, on the same site."""
    page = _get(address, transport)
    found = read_page(page).address if page else ""
    site = address.partition("/s/")[0]
    return found if found.startswith(f"{site}/") else address


def _files_in(root: Path) -> Callable[[str], bytes | None]:
    def fetch(name: str) -> bytes | None:
        path = (root / name).resolve()
        if not path.is_relative_to(root) or not path.is_file():
            return None
        return path.read_bytes()

    return fetch


def _files_at(site: str, transport: Transport) -> Callable[[str], bytes | None]:
    return lambda name: _get(
        f"{site}/{quote(name.removesuffix('index.html'), safe='/-._~')}", transport
    )


def _get(url: str, transport: Transport) -> bytes | None:
    try:
        answer = transport.send(Request(method="GET", url=url))
    except TransportError as error:
        raise _unreachable(url, error.reason) from None
    if answer.status in _MISSING:
        return None
    if answer.status != 200:
        raise _unreachable(url, str(answer.status))
    return answer.body


def _unreachable(url: str, why: str) -> UsageError:
    return UsageError(
        f"{url} tidak dapat diambil ({why}); periksa alamat dan jaringan, lalu ulangi.",
        f"{url} cannot be fetched ({why}); check the address and the network, then try again.",
    )
