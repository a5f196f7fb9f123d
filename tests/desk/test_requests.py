"""Readers' forms under watch: their clock runs at once, their story shows them once taken on."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from newsroom.desk.requests import ACCEPTED, Desk, Watched, watch_requests
from newsroom.ledger import Record
from newsroom.requests import Request, RequestKind, with_request
from newsroom.workspace import open_workspace
from tests.intake.github_forms import rendered
from tests.intake.small_forge import NUMBER, Forge
from tests.intake.test_responses import ADDRESS, FORM
from tests.intake.test_take_in import registers
from tests.newsrooms import NOW
from tests.sites import approved, make_site_newsroom

ID = "2026-11-19-pasar"
ASKED = datetime.fromisoformat("2026-11-19T15:40+08:00")
HOUR = timedelta(hours=1)
ANSWER = "kind: reply\nreply_to: 2026-11-19-pasar"


class Room:
    """A newsroom, its forge with one form, and a ledger in memory."""

    def __init__(self, folder: Path, *, more: str = "", labels: tuple[str, ...] = ()) -> None:
        files = approved() | (approved(more, slug="jawab") if more else {})
        self.root = make_site_newsroom(folder, files=files)
        self.forge = Forge(author="pembaca", association="NONE")
        self.forge.labels = {"tanggapan", *labels}
        self.write("Hak jawab")
        self.records: dict[str, Record] = {}

    def write(self, kind: str, address: str = ADDRESS) -> None:
        told = {"jenis": kind, "berita": address, "bagian": "Pasar.", "keterangan": "Salah."}
        self.forge.body = rendered(told, form=FORM)

    def record(self, story: str, request: Request) -> Record:
        before = self.records.get(story) or Record(story=story)
        after = replace(before, requests=with_request(before.requests, request))
        self.records[story] = after
        return after

    def watch(self, now: datetime = NOW) -> Watched:
        workspace = open_workspace(self.root)
        known: Mapping[str, Record] = dict(self.records)
        published = tuple(workspace.edition(now).published)
        return watch_requests(
            Desk(
                *(self.forge.client, FORM, workspace.settings, registers()),
                *(known, published, self.record, now),
            )
        )


def test_a_form_nobody_took_on_has_a_clock_and_no_record(tmp_path: Path) -> None:
    room = Room(tmp_path)

    assert room.watch() == Watched(1, 0)
    assert room.forge.labels == {"tanggapan", "aman"}
    assert (room.forge.comments, room.records) == ([], {})


def test_one_that_an_editor_took_on_is_recorded_once_without_a_name(tmp_path: Path) -> None:
    room = Room(tmp_path, labels=(ACCEPTED,))

    assert room.watch() == Watched(1, 1)
    assert room.watch() == Watched(1, 0)
    assert room.records[ID].requests == (Request(kind=RequestKind.REPLY, at=ASKED, issue=NUMBER),)


@pytest.mark.parametrize(
    ("after", "label", "calls"), [(17, "aman", False), (18, "mepet", True), (25, "lewat", True)]
)
def test_the_clock_calls_the_editors_when_it_presses(
    tmp_path: Path, after: int, label: str, *, calls: bool
) -> None:
    room = Room(tmp_path)

    room.watch(ASKED + after * HOUR)

    assert label in room.forge.labels
    assert bool(room.forge.comments) is calls
    if calls:
        assert "@dewi-gh @tomi-gh" in room.forge.said
        assert "**Jumat, 20 November 2026, 15.40 WITA**" in room.forge.said


def test_nobody_is_called_twice(tmp_path: Path) -> None:
    room = Room(tmp_path)
    room.watch(ASKED + 19 * HOUR)
    sent = len([one for one in room.forge.asked if one.startswith(("POST", "PATCH"))])

    room.watch(ASKED + 20 * HOUR)

    assert len([one for one in room.forge.asked if one.startswith(("POST", "PATCH"))]) == sent


def test_whoever_asked_hears_where_the_answer_stands(tmp_path: Path) -> None:
    room = Room(tmp_path, more=ANSWER, labels=(ACCEPTED, "mepet"))

    room.record(ID, Request(kind=RequestKind.REPLY, at=NOW - 9 * HOUR, issue=NUMBER))
    room.watch()

    assert room.forge.labels == {"tanggapan", ACCEPTED, "terjawab"}
    assert "https://berita.contoh.example/2026/11/jawab/" in room.forge.said


def test_a_form_that_was_recorded_cannot_be_moved_to_another_story(tmp_path: Path) -> None:
    room = Room(tmp_path, more="", labels=(ACCEPTED,))
    room.watch()
    room.write("Kekeliruan", "https://berita.contoh.example/2026/11/lain/")

    assert room.watch() == Watched(1, 0)
    assert list(room.records) == [ID]
    assert room.records[ID].requests[0].kind is RequestKind.REPLY


def test_a_declined_one_is_told_where_to_read_why(tmp_path: Path) -> None:
    room = Room(tmp_path, labels=(ACCEPTED,))
    room.record(
        ID,
        Request(
            kind=RequestKind.REPLY,
            at=ASKED,
            issue=NUMBER,
            declined_at=NOW,
            reason="Bukan pihaknya.",
        ),
    )

    room.watch()

    assert "terjawab" in room.forge.labels
    assert "ditolak" in room.forge.said


@pytest.mark.parametrize(
    "address", ["https://lain.example/2026/11/pasar/", "apa saja", ADDRESS + "x/"]
)
def test_a_form_about_no_story_of_ours_is_left_to_people(tmp_path: Path, address: str) -> None:
    room = Room(tmp_path, labels=(ACCEPTED,))
    room.write("Hak jawab", address)

    assert room.watch() == Watched(0, 0)
    assert room.forge.labels == {"tanggapan", ACCEPTED}
