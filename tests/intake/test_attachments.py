"""Uploads are fetched from GitHub's hosts alone, and only they see the token."""

import pytest

from newsroom.github.attachments import MOST_BYTES, Lost, fetch
from newsroom.transport import Answer, Request, TransportError
from tests.intake.github_forms import UPLOAD

STORED = "https://github-production-user-asset-6210df.s3.amazonaws.com/1/2-3.jpg?X-Amz-Signature=x"
TOKEN = "rahasia"


class Web:
    """Answers by address; with `hidden`, GitHub shows an upload to the token only."""

    def __init__(
        self, answers: dict[str, Answer | TransportError], *, hidden: bool = False
    ) -> None:
        self.answers = answers
        self.hidden = hidden
        self.asked: list[tuple[str, str]] = []

    def send(self, request: Request) -> Answer:
        shown = request.headers.get("Authorization", "")
        self.asked.append((request.url, shown))
        assert request.most_bytes == MOST_BYTES
        if self.hidden and "github.com/" in request.url and not shown:
            return Answer(404, {}, b"")
        answer = self.answers[request.url]
        if isinstance(answer, TransportError):
            raise answer
        return answer


def moved(address: str) -> Answer:
    return Answer(302, {"location": address}, b"")


def test_an_upload_is_fetched_from_the_storage_that_github_names() -> None:
    web = Web({UPLOAD: moved(STORED), STORED: Answer(200, {}, b"foto")})

    assert fetch(web, UPLOAD, TOKEN) == b"foto"
    assert web.asked == [(UPLOAD, ""), (STORED, "")]


def test_the_token_is_shown_to_github_only_and_only_where_it_is_needed() -> None:
    web = Web({UPLOAD: moved(STORED), STORED: Answer(200, {}, b"foto")}, hidden=True)

    assert fetch(web, UPLOAD, TOKEN) == b"foto"
    assert web.asked == [(UPLOAD, ""), (UPLOAD, f"Bearer {TOKEN}"), (STORED, "")]


def test_the_token_is_not_shown_to_the_storage() -> None:
    web = Web({UPLOAD: moved(STORED), STORED: Answer(403, {}, b"")})

    assert fetch(web, UPLOAD, TOKEN) is Lost.GONE
    assert web.asked == [(UPLOAD, ""), (STORED, "")]


@pytest.mark.parametrize(
    "address",
    [
        "https://penipu.example/x.jpg",
        "http://github.com/x",
        "https://github.com.penipu.example/x",
        "https://github.com:8443/x",
        "https://x@github.com/x",
        "https://127.0.0.1/x",
        "https://169.254.169.254/latest",
        "https://evil.s3.amazonaws.com/x",
        "https://githubusercontent.com.penipu.example/x",
        "//penipu.example/x",
        "/user-attachments/x",
        "https://[::1",
        "",
    ],
)
def test_a_redirect_to_another_place_is_not_followed(address: str) -> None:
    web = Web({UPLOAD: moved(address)})

    assert fetch(web, UPLOAD, TOKEN) is Lost.ELSEWHERE
    assert [url for url, _ in web.asked] == [UPLOAD]


def test_redirects_in_a_circle_end() -> None:
    web = Web({UPLOAD: moved(UPLOAD)})

    assert fetch(web, UPLOAD, TOKEN) is Lost.ELSEWHERE


@pytest.mark.parametrize(
    ("answer", "lost"),
    [
        (Answer(404, {}, b""), Lost.GONE),
        (Answer(410, {}, b""), Lost.GONE),
        (Answer(503, {}, b""), Lost.DOWN),
        (Answer(429, {}, b""), Lost.DOWN),
        (TransportError("too-long", sent=True), Lost.TOO_LARGE),
        (TransportError("timeout", sent=True), Lost.DOWN),
        (TransportError("name", sent=False), Lost.DOWN),
    ],
)
def test_why_there_is_no_file(answer: Answer | TransportError, lost: Lost) -> None:
    assert fetch(Web({UPLOAD: answer}), UPLOAD, TOKEN) is lost
