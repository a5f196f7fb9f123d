"""Talks to pagefind: a process of its own that answers requests, each in JSON packed as base64.

A request and its answer end with a comma (pagefind 1.5, `src/service` of its repository). One is
sent at a time, so that the order of stories, on which the index depends, is ours.
"""

import json
import os
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile
from threading import Timer
from typing import IO, Any, cast

from newsroom.errors import BuildError
from newsroom.search.record import BINARY, SearchRecord

Ask = Callable[[Mapping[str, object]], Mapping[str, Any]]
_END = b","
_READ = 1 << 20
# A machine ten times slower than the one of docs/adr/0027 still ends in a third of this.
_SECONDS, _SECONDS_A_STORY = 60.0, 0.05
_HINT = (
    "Jalankan `make setup`, lalu bangun lagi.",
    "Run `make setup`, then build again.",
)


def pagefind_files(
    records: Sequence[SearchRecord], *, seconds: float | None = None
) -> dict[str, bytes]:
    """Every file that pagefind makes of `records`, by its name; nothing is written anywhere.

    pagefind is given `seconds`, by default more than enough. Raises BuildError when it is missing,
    fails or takes longer.
    """
    limit = seconds or _SECONDS + _SECONDS_A_STORY * len(records)
    with _service(_executable(), limit) as ask:
        index = ask({"type": "NewIndex", "config": None})["index_id"]
        for record in records:
            ask({"type": "AddRecord", "index_id": index, **_payload(record)})
        answer = ask({"type": "GetFiles", "index_id": index})
    return {file["path"]: b64decode(file["content"]) for file in answer["files"]}


def _payload(record: SearchRecord) -> dict[str, object]:
    # pagefind leaves out a story without words in its text, whatever its title says.
    content = record.text if any(map(str.isalnum, record.text)) else record.title
    # Every meta value is searched, so only the title is given as one; `newsroom.search.canonical`
    # adds the others.
    return {
        "url": record.url,
        "content": _without_orders(content),
        "language": record.language,
        "meta": {"title": record.title},
        "filters": {
            "desk": [record.desk],
            "year": [str(record.year)],
            "kind": [record.kind],
        },
        "sort": {"date": record.moment},
    }


def _without_orders(text: str) -> str:
    # Words with this beginning are pagefind's own marks, and change how it weighs what follows.
    return text.replace("___", "_ _ _")


def _executable() -> Path:
    try:
        from pagefind_bin import get_executable

        return Path(get_executable())
    except (ImportError, FileNotFoundError):
        raise BuildError(
            f"Indeks pencarian dibuat dengan pagefind, dan paket {BINARY} tidak terpasang. {_HINT[0]}",
            f"pagefind makes the search index, and its package {BINARY} is not installed. {_HINT[1]}",
        ) from None


@contextmanager
def _service(executable: Path, limit: float) -> Iterator[Ask]:
    """A running pagefind, ended with the context; answers, or raises BuildError."""
    with TemporaryFile() as said:
        process = _started(executable, said)
        late: list[bool] = []

        def stop() -> None:
            late.append(True)
            process.kill()

        timer = Timer(limit, stop)
        timer.daemon = True
        timer.start()
        try:
            yield partial(_ask, cast(IO[bytes], process.stdin), cast(IO[bytes], process.stdout))
        except (OSError, EOFError, ValueError, LookupError, TypeError) as error:
            raise _too_slow(limit) if late else _failed(process, said, str(error)) from None
        finally:
            timer.cancel()
            process.kill()
            process.communicate()


def _started(executable: Path, said: IO[bytes]) -> "subprocess.Popen[bytes]":
    try:
        return subprocess.Popen(
            [executable, "--service"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
        )
    except OSError as error:
        raise BuildError(
            f"pagefind tidak dapat dijalankan ({error.strerror}: {executable}). {_HINT[0]}",
            f"pagefind cannot be started ({error.strerror}: {executable}). {_HINT[1]}",
        ) from None


def _ask(stdin: IO[bytes], stdout: IO[bytes], request: Mapping[str, object]) -> Mapping[str, Any]:
    # What cannot be written in UTF-8 (half a surrogate pair) is no word that anybody looks for.
    message = json.dumps({"message_id": 1, "payload": request}, ensure_ascii=False)
    stdin.write(b64encode(message.encode("utf-8", "replace")) + _END)
    stdin.flush()
    payload: Mapping[str, Any] = json.loads(b64decode(_answer(stdout)))["payload"]
    if payload["type"] == "Error":
        raise ValueError(payload["message"])
    return payload


def _answer(stdout: IO[bytes]) -> bytes:
    parts = []
    while part := os.read(stdout.fileno(), _READ):
        parts.append(part)
        if part.endswith(_END):
            return b"".join(parts)[: -len(_END)]
    raise EOFError


def _too_slow(limit: float) -> BuildError:
    return BuildError(
        f"pagefind belum selesai sesudah {limit:.0f} detik, jadi dihentikan. Periksa beban mesin "
        "ini, lalu bangun lagi.",
        f"pagefind had not finished after {limit:.0f} seconds and was stopped. Look at what else "
        "this machine does, then build again.",
    )


def _failed(process: "subprocess.Popen[bytes]", said: IO[bytes], error: str) -> BuildError:
    process.kill()
    process.wait()
    said.seek(0)
    lines = said.read().decode("utf-8", "replace").splitlines()
    told = [line.strip() for line in lines if line.strip() and not line.startswith("note:")]
    reason = error or " ".join(told[-2:]) or f"exit {process.returncode}"
    return BuildError(
        f"pagefind gagal membuat indeks pencarian: {reason}. {_HINT[0]}",
        f"pagefind failed to make the search index: {reason}. {_HINT[1]}",
    )
