"""The ground the stand-ins stand on: what a request says is read whole, what breaks is told."""

from collections.abc import Mapping

import pytest

from newsroom.transport import HttpTransport, Request
from tests.crosspost.fakes import FakeServer, File, RefusedError, Reply, Seen, Visible, names, peers
from tests.crosspost.fakes._schemas import allow


class Board(FakeServer):
    """A network that shows whatever it is sent."""

    network = "board"
    secrets: Mapping[str, str] = {"TAYANG_BOARD_TOKEN": "board-secret"}

    def forget(self) -> None:
        self.posts: list[Visible] = []

    def answer(self, seen: Seen) -> Reply:
        if seen.path == "/broken":
            raise KeyError("a slip in the stand-in")
        allow(seen.fields, {"text", "photo"}, None)
        self.posts.append(Visible(str(len(self.posts)), seen.fields["text"]))
        return Reply(201, {"id": len(self.posts)}, {"x-left": "9"})

    def visible(self) -> list[Visible]:
        return list(self.posts)

    def expired(self) -> Reply:
        return Reply(401, {"error": "token"})


FORM = "application/x-www-form-urlencoded"
PARTS = "multipart/form-data; boundary=b"
MULTIPART = (
    b'--b\r\nContent-Disposition: form-data; name="text"\r\n\r\nSungai \xc3\xa9\r\n'
    b'--b\r\nContent-Disposition: form-data; name="photo"; filename="kartu.jpg"\r\n'
    b"Content-Type: image/jpeg\r\n\r\n\xff\xd8\r\n\x00\r\n--b--\r\n"
)


def send(board: Board, path: str, body: bytes, media_type: str) -> int:
    headers = {"Content-Type": media_type}
    request = Request(method="POST", url=board.base + path, headers=headers, body=body)
    return HttpTransport().send(request).status


@pytest.mark.parametrize(
    ("body", "media_type", "text"),
    [
        (b"text=Banjir+surut%21", FORM, "Banjir surut!"),
        ('{"text": "Banjir é"}'.encode(), "application/json; charset=utf-8", "Banjir é"),
        (MULTIPART, PARTS, "Sungai é"),
    ],
    ids=["form", "json", "multipart"],
)
def test_a_body_is_read_by_its_media_type(body: bytes, media_type: str, text: str) -> None:
    with Board() as board:
        assert send(board, "/v1/posts%20x?limit=5", body, media_type) == 201
        (seen,) = board.requests
        assert board.visible() == [Visible("0", text)]
    assert (seen.path, seen.query, seen.fields["text"]) == ("/v1/posts x", {"limit": "5"}, text)


def test_a_file_is_read_with_its_bytes_as_they_are() -> None:
    with Board() as board:
        send(board, "/", MULTIPART, PARTS)
        (seen,) = board.requests
    assert seen.files == {"photo": File("kartu.jpg", "image/jpeg", b"\xff\xd8\r\n\x00")}


def test_fields_that_are_not_known_are_refused() -> None:
    with pytest.raises(RefusedError, match="colour"):
        allow(["text", "colour"], ["text"], None)


def test_a_list_of_fields_that_the_schema_lacks_is_a_fault_of_the_test() -> None:
    with pytest.raises(AssertionError, match="not in the published schema"):
        allow([], ["text", "invented"], frozenset({"text"}))


def test_a_stand_in_that_breaks_says_so_when_it_stops() -> None:
    board = Board()
    board.start()
    assert send(board, "/broken", b"", "text/plain") == 599
    with pytest.raises(AssertionError, match="a slip in the stand-in"):
        board.stop()


def test_reset_forgets_posts_and_requests() -> None:
    with Board() as board:
        send(board, "/", b"text=a", FORM)
        board.reset()
        assert (board.visible(), board.requests) == ([], [])


def test_every_module_here_is_a_network_of_its_own_name() -> None:
    assert tuple(peer.network for peer in peers()) == names()
