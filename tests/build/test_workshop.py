"""The workshop: only what differs from the output waits there."""

import errno
import os
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.build.givens import NOTHING
from newsroom.build.output import waiting_at
from newsroom.build.task import Rendered
from newsroom.build.workshop import Commission, stage
from tests.newsrooms import NOW
from tests.stories import make_settings


@pytest.fixture
def commission(tmp_path: Path) -> Commission:
    """A build into an output with one page."""
    (tmp_path / "output" / "a").mkdir(parents=True)
    (tmp_path / "output" / "a" / "index.html").write_bytes(b"lama")
    (tmp_path / "workshop").mkdir()
    return Commission(
        make_settings(), NOTHING, NOW, tmp_path, tmp_path / "output", tmp_path / "workshop"
    )


def waiting(commission: Commission) -> list[Path]:
    return [path for path in commission.workshop.rglob("*") if path.is_file()]


@pytest.mark.parametrize("address", ["a/index.html", "baru/index.html", "a", "a/index.html/x"])
def test_what_differs_waits(commission: Commission, address: str) -> None:
    found = stage(commission, address, b"baru", ["story:x"], ["v|o"])

    digest = sha256(b"baru").hexdigest()
    time = waiting(commission)[0].stat().st_mtime_ns
    assert found == Rendered(address, digest, 4, True, ("story:x",), ("v|o",), time)
    assert waiting(commission) == [Path(waiting_at(commission.workshop, address))]
    assert waiting(commission)[0].read_bytes() == b"baru"


def test_what_stands_there_already_does_not_wait(commission: Commission) -> None:
    found = stage(commission, "a/index.html", b"lama")

    time = (commission.output / "a" / "index.html").stat().st_mtime_ns
    assert (found.differs, found.digest, found.time) == (False, sha256(b"lama").hexdigest(), time)
    assert waiting(commission) == []


def test_a_file_system_that_reserves_no_place_will_do(
    commission: Commission, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: int) -> None:
        raise OSError(errno.EOPNOTSUPP, "Operation not supported")

    monkeypatch.setattr(os, "posix_fallocate", refuse)

    assert stage(commission, "a/index.html", b"baru").differs
    assert waiting(commission)[0].read_bytes() == b"baru"


@pytest.mark.parametrize("standing", [b"lamb", b"lama!", b"lam", b""])
def test_other_bytes_of_any_length_are_replaced(commission: Commission, standing: bytes) -> None:
    (commission.output / "a" / "index.html").write_bytes(standing)

    assert stage(commission, "a/index.html", b"lama").differs


@pytest.mark.parametrize("address", ["index.html", "2026/11/pasar/index.html"])
def test_nothing_waits_for_a_bare_output(commission: Commission, address: str) -> None:
    bare = replace(commission, output=commission.home / "new", bare=True)

    stage(bare, address, b"dipotong di tengah")
    found = stage(bare, address, b"utuh")

    file = bare.output / address
    assert file.read_bytes() == b"utuh"
    assert (found.differs, found.time) == (True, file.stat().st_mtime_ns)
    assert waiting(commission) == []


def test_a_link_to_the_same_bytes_is_not_what_was_written(commission: Commission) -> None:
    (commission.output / "b").symlink_to(commission.output / "a" / "index.html")

    assert stage(commission, "b", b"lama").differs


@given(st.text(st.characters(exclude_categories=())), st.text())
def test_no_two_files_wait_in_one_place(first: str, second: str) -> None:
    places = [Path(waiting_at(Path("w"), address)) for address in (first, second)]

    assert (places[0] == places[1]) == (first == second)
    assert all(place.parent.parent == Path("w") for place in places)


def test_the_givens_can_come_later(commission: Commission) -> None:
    found = commission.giving(NOTHING)

    assert found == commission
    assert found.site.now == NOW
