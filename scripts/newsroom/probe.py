"""The site as its readers get it: whether a story's page and its card really are on air.

A network that fetches a page or a picture does so within seconds of the post, and keeps what it
got. So nothing is posted before the site has been asked, past every cache on the way.
"""

from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlencode

from newsroom.pictures.opening import upright_size
from newsroom.transport import Answer, Request, Transport, TransportError

VERSION_META = "tayang:version"
"""The name of the `meta` that says which version of its story a page shows."""

_JPEG = b"\xff\xd8\xff"


@dataclass(frozen=True, slots=True)
class Probe:
    """Asks the site.

    `nonce` gives another word each time, which makes every address one that no cache knows.
    `seconds` is the time for one request.
    """

    transport: Transport
    nonce: Callable[[], str]
    seconds: float = 20.0

    def page(self, url: str, version: str) -> str:
        """What keeps the story's page at `url` from being shown to people; empty where all is well.

        `version` is what newsroom.page.version says of the story.

        The codes: `page-unreachable`, `page-<status>`, `page-not-html`, `page-too-large`, and
        `page-stale` where it shows another version of the story or none.
        """
        answer = self._get(url, "page", most_bytes=4_000_000)
        if isinstance(answer, str):
            return answer
        if _media_type(answer) != "text/html":
            return "page-not-html"
        return "" if _version_in(answer.body) == version else "page-stale"

    def picture(self, url: str, most_bytes: int, *, widest: int = 0, most_pixels: int = 0) -> str:
        """What keeps the picture at `url` from being fetched by a network; empty where all is well.

        `most_bytes`, `widest` and `most_pixels` are the network's limits; 0 means none. The codes:
        `picture-unreachable`, `picture-<status>`, `picture-not-jpeg` (which includes a file that
        was cut short), `picture-too-large`, `picture-too-wide`, `picture-too-many-pixels`.
        """
        answer = self._get(url, "picture", most_bytes=most_bytes or 20_000_000)
        if isinstance(answer, str):
            return answer
        size = upright_size(answer.body) if answer.body.startswith(_JPEG) else None
        if size is None or _media_type(answer) != "image/jpeg":
            return "picture-not-jpeg"
        width, height = size
        if widest and width > widest:
            return "picture-too-wide"
        return "picture-too-many-pixels" if 0 < most_pixels < width * height else ""

    def holds(self, url: str, data: bytes) -> bool:
        """Whether exactly `data` is to be had at `url`."""
        answer = self._get(url, "file", most_bytes=len(data) + 1)
        return isinstance(answer, Answer) and answer.body == data

    def _get(self, url: str, what: str, *, most_bytes: int) -> Answer | str:
        request = Request(
            method="GET",
            url=f"{url}{'&' if '?' in url else '?'}{urlencode({'tayang': self.nonce()})}",
            headers={"Cache-Control": "no-cache", "Pragma": "no-cache"},
            seconds=self.seconds,
            most_bytes=most_bytes,
        )
        try:
            answer = self.transport.send(request)
        except TransportError as error:
            return f"{what}-too-large" if error.reason == "too-long" else f"{what}-unreachable"
        return answer if answer.status == 200 else f"{what}-{answer.status}"


def _media_type(answer: Answer) -> str:
    return answer.headers.get("content-type", "").partition(";")[0].strip().lower()


class _Versions(HTMLParser):
    """Takes note of every version that a page names."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one tag."""
        named = dict(attrs)
        if tag == "meta" and named.get("name") == VERSION_META:
            self.found.append(named.get("content") or "")


def _version_in(html: bytes) -> str:
    """The version that a page names; nothing where it names none or several."""
    parser = _Versions()
    parser.feed(html.decode("utf-8", "replace"))
    return parser.found[0] if len(parser.found) == 1 else ""
