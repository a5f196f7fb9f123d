"""What stands in the output and what it was made from: remembered as it was told."""

import os
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.build.outputs import Outputs, Written, digest_of
from newsroom.build.task import Rendered, Task, TaskKind, parse_task
from newsroom.node import GLOBAL, Node, NodeKind, parse_node
from tests.build.machine import empty_database

STORY = Task(TaskKind.STORY, "content/stories/2026/11/a.md")
FRONT = Task(TaskKind.FRONT, "all")
TEXT = st.text(st.characters(exclude_categories=()), max_size=8)


def outputs(**tasks: Task) -> Outputs:
    """Some outputs, by name."""
    found = Outputs(empty_database())
    for address, task in tasks.items():
        assert found.want(address, task)
    return found


def rendered(address: str, *needs: str, shown: tuple[str, ...] = ()) -> Rendered:
    return Rendered(address, "d", 1, True, needs, shown)


@given(st.sampled_from(TaskKind), TEXT)
def test_a_task_can_be_written_down_and_read_again(kind: TaskKind, name: str) -> None:
    assert parse_task(str(Task(kind, name))) == Task(kind, name)


def test_an_output_is_new_once_and_again_when_it_shows_something_else() -> None:
    found = outputs(a=STORY)

    assert not found.want("a", STORY)
    assert found.want("a", FRONT)
    assert found.task("a") == FRONT
    assert found.task("b") is None


def test_what_is_dropped_is_forgotten_with_all_that_it_read() -> None:
    found = outputs(a=STORY, b=FRONT)
    found.keep([rendered("a", "story:x", "template:y", shown=("v|o",)), rendered("b", "story:x")])

    found.drop("a")

    assert dict(found.all()) == {"b": FRONT}
    assert found.reading(Node(NodeKind.STORY, "x")) == {"b"}
    assert found.reading(Node(NodeKind.TEMPLATE, "y")) == set()
    assert not found.is_shown("v|o")


def test_outputs_are_found_by_kind_and_by_folder() -> None:
    listing = Task(TaskKind.LISTING, "desk/a#0")
    found = outputs(
        **{"desk/a/index.html": listing, "desk/ab/index.html": FRONT, "index.html": FRONT}
    )

    assert found.of_kind(TaskKind.FRONT) == {"desk/ab/index.html", "index.html"}
    assert found.files("desk/a/") == {"desk/a/index.html"}
    assert found.files("desk/") == {"desk/a/index.html", "desk/ab/index.html"}


def test_a_story_in_a_folder_of_others_is_none_of_theirs() -> None:
    found = outputs(**{"desk/a/berita/index.html": STORY, "desk/a/index.html": FRONT})

    assert found.files("desk/a/") == {"desk/a/index.html"}


NODES = st.builds(
    lambda kind, name: str(Node(kind, name)), st.sampled_from(NodeKind), st.sampled_from("abc:")
)


@given(
    st.lists(st.tuples(st.sampled_from(["p", "q", "r"]), st.lists(NODES, max_size=6)), max_size=6)
)
def test_it_tells_who_read_what_the_last_time(told: list[tuple[str, list[str]]]) -> None:
    found = outputs(p=STORY, q=STORY, r=FRONT)
    last: dict[str, set[str]] = {}
    for address, needs in told:
        found.keep([rendered(address, *needs)])
        last[address] = set(needs)

    for address in ("p", "q", "r"):
        assert set(map(str, found.needs(address))) == last.get(address, set())
    for node in {node for _, needs in told for node in needs}:
        readers = {address for address, needs in last.items() if node in needs}
        assert found.reading(parse_node(node)) == readers
    common = {parse_node(node) for needs in last.values() for node in needs}
    assert {node for node in common if node.kind in GLOBAL} <= found.common_nodes()


def test_pictures_are_known_by_who_shows_them() -> None:
    found = outputs(a=STORY, b=STORY)
    found.keep([rendered("a", shown=("k-480.avif|k.jpg", "k-480.jpg|k.jpg")), rendered("b")])

    assert found.shown_by(["a", "b"]) == {"k-480.avif|k.jpg", "k-480.jpg|k.jpg"}
    assert found.showing(["images/k-480.jpg", "images/x.jpg"]) == {"k-480.jpg|k.jpg"}
    found.keep([rendered("a"), rendered("b", shown=("k-480.jpg|k.jpg",))])
    assert not found.is_shown("k-480.avif|k.jpg")
    assert found.is_shown("k-480.jpg|k.jpg")


class TestWhatStandsThere:
    """Files are known by time and size; where these differ, by their bytes."""

    @pytest.fixture
    def found(self, tmp_path: Path) -> Outputs:
        """Two files as they were written."""
        found = Outputs(empty_database())
        for name in ("a", "b"):
            (tmp_path / name).write_bytes(name.encode())
            written = Written(sha256(name.encode()).hexdigest(), 1)
            time = (tmp_path / name).stat().st_mtime_ns
            found.keep_file(name, Task(TaskKind.FILE, name), written, time)
        return found

    def test_is_whole(self, tmp_path: Path, found: Outputs) -> None:
        assert found.damaged(tmp_path) == set()

    def test_is_missed_when_it_is_gone(self, tmp_path: Path, found: Outputs) -> None:
        (tmp_path / "a").unlink()
        assert found.damaged(tmp_path) == {"a"}

    @pytest.mark.parametrize("data", [b"x", b"xy", b""])
    def test_is_damaged_when_it_holds_something_else(
        self, tmp_path: Path, found: Outputs, data: bytes
    ) -> None:
        (tmp_path / "a").write_bytes(data)
        os.utime(tmp_path / "a", ns=(1, 1))
        assert found.damaged(tmp_path) == {"a"}

    def test_is_whole_when_it_was_only_touched(self, tmp_path: Path, found: Outputs) -> None:
        os.utime(tmp_path / "a", ns=(1, 1))
        assert found.damaged(tmp_path) == set()

    def test_is_read_once_where_it_was_only_touched(
        self, tmp_path: Path, found: Outputs, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        os.utime(tmp_path / "a", ns=(1, 1))
        found.damaged(tmp_path)
        monkeypatch.setattr("newsroom.build.outputs.digest_of", lambda _: pytest.fail("read"))
        assert found.damaged(tmp_path) == set()

    def test_is_damaged_when_a_folder_stands_in_its_place(
        self, tmp_path: Path, found: Outputs
    ) -> None:
        (tmp_path / "a").unlink()
        (tmp_path / "a").mkdir()
        assert found.damaged(tmp_path) == {"a"}

    def test_was_written_with_hash_and_size(self, found: Outputs) -> None:
        assert list(found.written()) == [
            (name, sha256(name.encode()).hexdigest(), 1) for name in ("a", "b")
        ]

    def test_is_whole_when_it_was_rendered(self, tmp_path: Path, found: Outputs) -> None:
        found.want("c", STORY)
        (tmp_path / "c").write_bytes(b"c")
        time = (tmp_path / "c").stat().st_mtime_ns
        # Were the time not kept, the file would be read and found to have another hash.
        found.keep([rendered("c")._replace(time=time)])

        assert found.damaged(tmp_path) == set()


def test_a_file_that_cannot_be_read_has_no_hash(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a")

    assert digest_of(tmp_path / "a") == sha256(b"a").hexdigest()
    assert digest_of(tmp_path) == digest_of(tmp_path / "tiada") == ""
