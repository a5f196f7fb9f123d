"""A real Bluesky server on loopback, and the account of an office on it.

`make peers` builds the server; tests/peers/bluesky has its exact version and the script that
starts it.
"""

import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from selectors import EVENT_READ, DefaultSelector
from typing import IO, Any

from newsroom.settings import Account
from newsroom.transport import HttpTransport, Request
from tests.crosspost.fakes import Reply, Seen, Visible
from tests.crosspost.fakes.bluesky import COLLECTION, FakeBluesky

ROOT = Path(__file__).parents[3]
BUILT = ROOT / ".cache" / "peers" / "bluesky"
SCRIPT = ROOT / "tests" / "peers" / "bluesky" / "serve.js"
SECONDS_TO_START = 60


def is_built() -> bool:
    """Whether `make peers` has been here."""
    return (BUILT / ".ready").exists()


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """A server with its files in `folder`; its address. It ends with its input."""
    environment = {**os.environ, "NODE_PATH": str(BUILT / "node_modules"), "LOG_ENABLED": "false"}
    with subprocess.Popen(
        ["node", SCRIPT, folder], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin
        assert process.stdout
        try:
            yield json.loads(_first_line(process.stdout))["base"]
        finally:
            process.stdin.close()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def _first_line(stream: IO[bytes]) -> bytes:
    with DefaultSelector() as selector:
        selector.register(stream, EVENT_READ)
        assert selector.select(SECONDS_TO_START), "the server did not start"
    return stream.readline()


class RealBluesky(FakeBluesky):
    """A new account on a real server, with an app password; it looks like the stand-in from outside."""

    _number = count(1)

    def __init__(self, base: str) -> None:
        super().__init__()
        self._base = base
        self._handle = f"kotacontoh{os.getpid()}x{next(self._number)}.test"
        self.secrets: Mapping[str, str] = {"TAYANG_BLUESKY_APP_PASSWORD": self._join()}

    def _join(self) -> str:
        owner = {"password": "a long password", "email": f"{self._handle}@contoh.example"}
        made = self._call("com.atproto.server.createAccount", {**owner, "handle": self._handle})
        self.did = made["did"]
        named = self._call("com.atproto.server.createAppPassword", {"name": "t"}, made["accessJwt"])
        return str(named["password"])

    def _call(self, name: str, values: object, token: str = "") -> Any:
        url = f"{self.base}/xrpc/{name}"
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
        if not token:
            del headers["Authorization"]
        body = json.dumps(values).encode()
        answer = HttpTransport().send(Request(method="POST", url=url, headers=headers, body=body))
        assert answer.status == 200, answer.body
        return answer.json

    @property
    def base(self) -> str:
        return self._base

    @property
    def account(self) -> Account:
        return Account(account=f"@{self._handle}", server=self.base)

    def visible(self) -> list[Visible]:
        query = f"repo={self.did}&collection={COLLECTION}&reverse=true"
        url = f"{self.base}/xrpc/com.atproto.repo.listRecords?{query}"
        found = HttpTransport().send(Request(method="GET", url=url)).json["records"]
        self.records = {one["uri"].rpartition("/")[2]: (one["cid"], one["value"]) for one in found}
        told = super().visible()
        return [
            Visible(one["uri"], seen.text, seen.link) for one, seen in zip(found, told, strict=True)
        ]

    def answer(self, seen: Seen) -> Reply:
        raise AssertionError("the real server answers")
