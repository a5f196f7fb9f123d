"""The probe: nothing is called live that readers and networks would not get."""

import io
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from newsroom.page.version import present_version
from newsroom.probe import Probe
from newsroom.transport import Answer, Request, TransportError
from tests.sites import approved, build, make_site_newsroom, page_of
from tests.stories import make_story

VERSION = present_version(make_story())
OTHER = "0123456789abcdef"
URL = "https://berita.contoh.example/2026/11/pasar/"
CARD = "https://berita.contoh.example/cards/a.jpg"
HTML = {"content-type": "text/html; charset=utf-8"}
JPEG = {"content-type": "image/jpeg"}


class Site:
    """A site that gives one answer to everything."""

    def __init__(self, answer: Answer | TransportError) -> None:
        self.answer = answer
        self.asked: list[Request] = []

    def send(self, request: Request) -> Answer:
        self.asked.append(request)
        if isinstance(self.answer, TransportError):
            raise self.answer
        return self.answer


def probe(answer: Answer | TransportError) -> Probe:
    return Probe(Site(answer), words().__next__)


def words() -> Iterator[str]:
    return (f"kata{number}" for number in count())


def page(version: str = VERSION) -> bytes:
    return f'<!doctype html><head><meta name=tayang:version content="{version}"></head>'.encode()


def picture(width: int = 1200, height: int = 630, kind: str = "JPEG") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, height)).save(file, kind)
    return file.getvalue()


def test_a_page_that_shows_the_story_as_it_is_is_live() -> None:
    assert probe(Answer(200, HTML, page())).page(URL, VERSION) == ""


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (Answer(404, HTML, page()), "page-404"),
        (Answer(301, HTML, b""), "page-301"),
        (Answer(503, HTML, page()), "page-503"),
        (Answer(200, {"content-type": "text/plain"}, page()), "page-not-html"),
        (Answer(200, {}, page()), "page-not-html"),
        (Answer(200, HTML, page(OTHER)), "page-stale"),
        (Answer(200, HTML, b"<!doctype html><p>Sedang dirawat"), "page-stale"),
        (Answer(200, HTML, page() + page()), "page-stale"),
        (TransportError("refused", sent=False), "page-unreachable"),
        (TransportError("timeout", sent=True), "page-unreachable"),
        (TransportError("too-long", sent=True), "page-too-large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_any_other_page_is_not(answer: Answer | TransportError, code: str) -> None:
    assert probe(answer).page(URL, VERSION) == code


@given(st.one_of(st.binary(), st.text("<![CDATA-meta name=>\"'/&#;").map(str.encode)))
def test_whatever_a_page_holds_is_an_answer(body: bytes) -> None:
    assert probe(Answer(200, HTML, body)).page(URL, VERSION) == "page-stale"


def test_every_look_asks_for_an_address_that_no_cache_knows() -> None:
    site = Site(Answer(200, HTML, page()))
    asking = Probe(site, words().__next__)
    asking.page(URL, VERSION)
    asking.page(URL + "?a=1", VERSION)

    assert [request.url for request in site.asked] == [
        URL + "?tayang=kata0",
        URL + "?a=1&tayang=kata1",
    ]
    assert all(request.headers["Cache-Control"] == "no-cache" for request in site.asked)


def test_the_page_that_is_built_carries_the_version(tmp_path: Path) -> None:
    root = make_site_newsroom(tmp_path, files=approved())
    build(root)
    body = (root / "output/2026/11/pasar/index.html").read_bytes()
    version = present_version(page_of(root).story)

    assert probe(Answer(200, HTML, body)).page(URL, version) == ""
    assert probe(Answer(200, HTML, body)).page(URL, OTHER) == "page-stale"


def test_a_picture_within_the_limits_is_live() -> None:
    answer = Answer(200, JPEG, picture())
    assert probe(answer).picture(CARD, 900_000, widest=1200, most_pixels=1200 * 630) == ""
    assert probe(answer).picture(CARD, 0) == ""


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (Answer(404, JPEG, picture()), "picture-404"),
        (Answer(200, {"content-type": "text/html"}, picture()), "picture-not-jpeg"),
        (Answer(200, JPEG, picture(kind="PNG")), "picture-not-jpeg"),
        (Answer(200, JPEG, picture()[:2000]), "picture-not-jpeg"),
        (Answer(200, JPEG, b""), "picture-not-jpeg"),
        (Answer(200, JPEG, picture(1441, 600)), "picture-too-wide"),
        (Answer(200, JPEG, picture(1400, 1000)), "picture-too-many-pixels"),
        (TransportError("too-long", sent=True), "picture-too-large"),
        (TransportError("tls", sent=False), "picture-unreachable"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_any_other_picture_is_not(answer: Answer | TransportError, code: str) -> None:
    looked = probe(answer).picture(CARD, 900_000, widest=1440, most_pixels=1_000_000)
    assert looked == code


def test_no_more_of_a_picture_is_read_than_the_network_takes() -> None:
    site = Site(Answer(200, JPEG, picture()))
    Probe(site, words().__next__).picture(CARD, 900_000)
    assert site.asked[0].most_bytes == 900_000
