"""`newsroom intake`: the event or --issue names the issue; the newest text of it counts."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from newsroom.transport import Request
from tests.intake.github_forms import rendered
from tests.intake.small_forge import NUMBER, Forge
from tests.newsrooms import make_newsroom
from tests.shells import Said, call

PEOPLE = "- {id: siti, name: Siti Rahma, role: Reporter, github: siti-gh}\n"


@contextmanager
def serving(forge: Forge) -> Iterator[str]:
    """The forge over HTTP, on loopback; the address of its interface."""

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            url = f"https://api.github.com{self.path}"
            shown = {"Authorization": self.headers["Authorization"]}
            made = forge.send(Request(method=self.command, url=url, headers=shown, body=body))
            self.send_response(made.status)
            self.send_header("Content-Length", str(len(made.body)))
            self.end_headers()
            self.wfile.write(made.body)

        do_GET = do_POST = do_PATCH = do_DELETE = answer  # noqa: N815 - the library's names

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    make_newsroom(tmp_path)
    (tmp_path / "content/registers/people.yml").write_text(PEOPLE)
    return tmp_path


def intake(root: Path, forge: Forge, *arguments: str, **environ: str) -> Said:
    with serving(forge) as address:
        usual = {
            "GITHUB_API_URL": address,
            "GITHUB_REPOSITORY": "kantor/berita",
            "GITHUB_TOKEN": "rahasia",
        }
        return call(root, "intake", *arguments, environ={**usual, **environ})


def test_a_form_becomes_a_pull_request(root: Path) -> None:
    forge = Forge(rendered(ends="\r\n"))

    said = intake(root, forge, "--issue", str(NUMBER))

    assert (said.code, said.out) == (0, "opened\n")
    assert "menjadi pull request (#40)" in said.err
    assert "[headline-fits-story](../blob/HEAD/docs/rules/headline-fits-story.md)" in str(
        forge.pulls[0]["body"]
    )
    assert "rahasia" not in said.out + said.err


def test_the_event_only_says_which_issue_it_is(root: Path, tmp_path: Path) -> None:
    forge = Forge(rendered(), title="Yang terbaru")
    event = tmp_path / "peristiwa.json"
    event.write_text(
        json.dumps({"action": "edited", "issue": {**forge.issue, "title": "Yang lama"}})
    )

    said = intake(root, forge, GITHUB_EVENT_PATH=str(event), GITHUB_EVENT_NAME="issues")

    assert (said.code, said.out) == (0, "opened\n")
    assert forge.pulls[0]["title"] == "Naskah: Yang terbaru"


def test_the_newsrooms_own_token_goes_before_that_of_the_run(root: Path) -> None:
    forge = Forge("Halo")

    intake(root, forge, "--issue", str(NUMBER), TAYANG_GITHUB_TOKEN="milik-redaksi")

    assert forge.tokens == {"Bearer milik-redaksi"}


def test_an_issue_that_is_no_form_is_left_alone(root: Path) -> None:
    forge = Forge("Halo, ini usulan.")

    said = intake(root, forge, "--issue", str(NUMBER))

    assert (said.code, said.out) == (0, "ignored\n")
    assert (forge.comments, forge.labels, forge.pulls) == ([], set(), [])


@pytest.mark.parametrize(
    ("environ", "told"),
    [
        ({"GITHUB_TOKEN": ""}, "TAYANG_GITHUB_TOKEN"),
        ({"GITHUB_REPOSITORY": ""}, "No repository on GitHub is named"),
    ],
)
def test_what_is_missing_is_said(root: Path, environ: dict[str, str], told: str) -> None:
    said = intake(root, Forge(), "--issue", str(NUMBER), **environ)

    assert said.code != 0
    assert told in said.err


def test_without_event_and_number_it_says_how_to_call_it(root: Path) -> None:
    said = intake(root, Forge())

    assert said.code == 2
    assert "--issue NUMBER" in said.err


@pytest.mark.parametrize("text", ["", "{", "[]", '{"issue": {}}', '{"action": "opened"}'])
def test_an_event_that_is_none_is_a_sentence(root: Path, tmp_path: Path, text: str) -> None:
    event = tmp_path / "peristiwa.json"
    event.write_text(text)

    said = intake(root, Forge(), GITHUB_EVENT_PATH=str(event), GITHUB_EVENT_NAME="issues")

    assert said.code not in (0, 70)
    assert "GITHUB_EVENT_PATH" in said.err
