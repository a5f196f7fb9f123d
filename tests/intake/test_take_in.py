"""A form becomes a pull request once, follows its edits, and never undoes an editor's work."""

import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from newsroom.errors import ForgeError
from newsroom.github.attachments import Lost
from newsroom.github.intake import Outcome, Room, Taken, take_in
from newsroom.registers import Registers
from newsroom.settings import load_settings
from newsroom.story import Story, parse
from tests.intake.github_forms import ANSWERS, FORM, OTHER_UPLOAD, TITLE, UPLOAD, rendered
from tests.intake.small_forge import NUMBER, Forge
from tests.newsrooms import make_newsroom, make_registers
from tests.pictures.photos import SECRET, camera_exif, encoded, quarters
from tests.stories import WITA

BRANCH = f"naskah/{NUMBER}"
PATH = "content/stories/2026/11/pasar-tepian-buka-lebih-pagi.md"
LOGINS = {"siti": "Siti-GH", "dewi": "dewi-gh", "tomi": "tomi-gh"}
PHOTO = encoded(quarters(), "JPEG", exif=camera_exif(6))
OTHER_PHOTO = encoded(quarters(200, 90), "PNG")


def registers() -> Registers:
    made = make_registers()
    people = tuple(replace(one, github=LOGINS.get(one.id, "")) for one in made.people)
    return replace(made, people=people)


@pytest.fixture
def pictures() -> dict[str, bytes | Lost]:
    return {UPLOAD: PHOTO, OTHER_UPLOAD: OTHER_PHOTO}


@pytest.fixture
def room(tmp_path: Path, pictures: dict[str, bytes | Lost]) -> Room:
    root = make_newsroom(tmp_path)
    return Room(
        root,
        load_settings(root),
        registers(),
        FORM,
        "- [ ] Baca judul.\n",
        lambda address: pictures.get(address, Lost.GONE),
    )


def taken(forge: Forge, room: Room, **answers: str) -> Outcome:
    forge.title = answers.pop("title", forge.title)
    if answers or not forge.body:
        forge.body = rendered({**ANSWERS, **answers})
    return take_in(forge.client, room, forge.issue)


def story_on(forge: Forge, path: str = PATH) -> Story:
    story, found = parse(path, forge.files(BRANCH)[path].decode(), zone=WITA)
    assert found == []
    assert story is not None
    return story


def test_a_form_becomes_a_story_a_branch_and_a_pull_request(room: Room) -> None:
    forge = Forge()

    outcome = taken(forge, room)

    assert outcome == Outcome(Taken.OPENED, 40)
    story = story_on(forge)
    assert story.id == "2026-11-19-pasar-tepian-buka-lebih-pagi"
    assert story.meta.authors == ("siti",)
    (pull,) = forge.pulls
    assert (pull["head"], pull["base"]) == (BRANCH, "main")
    assert pull["title"] == "Naskah: Pasar Tepian Buka Lebih Pagi"
    assert pull["body"].startswith(f"Closes #{NUMBER}\n")
    assert "@dewi-gh, @tomi-gh" in pull["body"]
    assert pull["body"].endswith("- [ ] Baca judul.\n")
    assert forge.labels == {"naskah"}


def test_an_editor_who_wrote_the_story_is_not_called_to_edit_it(room: Room) -> None:
    forge = Forge()

    taken(forge, room, penulis="dewi")

    assert "@tomi-gh" in forge.pulls[0]["body"]
    assert "@dewi-gh" not in forge.pulls[0]["body"]


def test_the_reporter_is_named_with_the_commit(room: Room) -> None:
    forge = Forge()

    taken(forge, room)

    message = forge.commits[forge.branches[BRANCH]].message
    assert message.splitlines()[0] == (
        f"Tulis naskah 2026-11-19-pasar-tepian-buka-lebih-pagi dari formulir #{NUMBER}"
    )
    assert message.splitlines()[-1] == (
        "Co-authored-by: Siti Rahma <4242+siti-gh@users.noreply.github.com>"
    )


def test_the_answer_says_until_when_and_where(room: Room) -> None:
    forge = Forge()

    taken(forge, room)

    assert "tersusun: #40" in forge.said
    assert "Tayang paling lambat **Kamis, 19 November 2026, 17.00 WITA**" in forge.said


def test_a_second_run_changes_nothing(room: Room) -> None:
    forge = Forge()
    taken(forge, room, foto=UPLOAD)
    head = forge.branches[BRANCH]

    assert taken(forge, room) == Outcome(Taken.UNCHANGED, 40)
    assert forge.branches[BRANCH] == head
    assert len(forge.pulls) == len(forge.comments) == 1


def test_an_edit_of_the_form_changes_the_story_but_neither_its_path_nor_its_id(room: Room) -> None:
    forge = Forge()
    taken(forge, room)
    before = story_on(forge)

    outcome = taken(forge, room, title="Pasar Tepian Kini Buka Subuh", selesai="18/11/2026 15.00")

    assert outcome == Outcome(Taken.UPDATED, 40)
    after = story_on(forge)
    assert after.meta.title == "Pasar Tepian Kini Buka Subuh"
    assert after.id == before.id
    assert [path for path in forge.files(BRANCH) if path.endswith(".md")] == ["README.md", PATH]
    assert len(forge.comments) == 1
    assert "diperbarui (versi ke-2)" in forge.said

    taken(forge, room, title="Pasar Tepian Buka Sebelum Fajar")
    assert "diperbarui (versi ke-3)" in forge.said


def test_the_title_of_the_pull_request_follows_until_an_editor_changes_it(room: Room) -> None:
    forge = Forge()
    taken(forge, room)

    taken(forge, room, title="Pasar Tepian Kini Buka Subuh")
    assert forge.pulls[0]["title"] == "Naskah: Pasar Tepian Kini Buka Subuh"

    forge.pulls[0]["title"] = "Pasar: tunggu foto"
    taken(forge, room, title="Judul Lain")
    assert forge.pulls[0]["title"] == "Pasar: tunggu foto"


@pytest.mark.parametrize(("reason", "asked"), [("", True), ("Jaringan di lokasi padam.", False)])
def test_a_story_that_is_late_already_is_told_so(room: Room, reason: str, asked: bool) -> None:
    forge = Forge()

    taken(forge, room, selesai="12.00", terlambat=reason)

    assert "Tenggatnya, **Kamis, 19 November 2026, 14.00 WITA**, sudah lewat" in forge.said
    assert ("Isi *Alasan terlambat*" in forge.said) is asked


def test_an_agenda_has_no_deadline(room: Room) -> None:
    forge = Forge()

    taken(forge, room, jenis="Agenda", selesai="21/11/2026 07.30")

    assert "paling lambat" not in forge.said


def test_the_checklist_that_an_editor_ticked_is_left_alone(room: Room) -> None:
    forge = Forge()
    taken(forge, room)
    forge.pulls[0]["body"] = "- [x] Baca judul."

    taken(forge, room, title="Pasar Tepian Kini Buka Subuh")

    assert forge.pulls[0]["body"] == "- [x] Baca judul."


def test_pictures_come_along_without_what_the_camera_wrote(room: Room) -> None:
    forge = Forge()

    taken(
        forge,
        room,
        foto=f'<img width="9" src="{UPLOAD}" />\n![../../x.sh]({OTHER_UPLOAD})',
        tampak="Pedagang\nPembeli",
    )

    files = [path for path in forge.files(BRANCH) if path.startswith("content/images/")]
    assert len(files) == 2
    slug = "2026/11/pasar-tepian-buka-lebih-pagi"
    assert all(re.fullmatch(rf"content/images/{slug}-[0-9a-f]{{8}}\.jpg", one) for one in files)
    for path in files:
        data = forge.files(BRANCH)[path]
        assert data.startswith(b"\xff\xd8")
        assert SECRET.encode() not in data
        assert b"Exif" not in data
    meta = story_on(forge).meta
    assert [f"content/images/{one.file}" for one in meta.images] == files
    assert [one.alt for one in meta.images] == ["Pedagang", "Pembeli"]


def test_a_picture_that_was_taken_back_leaves_the_branch(room: Room) -> None:
    forge = Forge()
    taken(forge, room, foto=f"{UPLOAD}\n{OTHER_UPLOAD}")

    taken(forge, room, foto=OTHER_UPLOAD)

    assert sum(path.startswith("content/images/") for path in forge.files(BRANCH)) == 1
    assert len(story_on(forge).meta.images) == 1


@pytest.mark.parametrize(
    ("got", "told"),
    [
        (b"#!/bin/sh\nrm -rf /\n", "bukan gambar"),
        (b"<svg onload='x'/>", "bukan gambar"),
        (PHOTO[:200], "bukan gambar"),
        (Lost.TOO_LARGE, "lebih besar dari 10 MB"),
        (Lost.GONE, "tidak ada lagi di GitHub"),
        (Lost.ELSEWHERE, "tidak tersimpan di GitHub"),
        (Lost.DOWN, "tidak dapat diambil"),
    ],
)
def test_a_picture_that_cannot_be_taken_is_named_and_the_story_goes_on(
    room: Room, pictures: dict[str, bytes | Lost], got: bytes | Lost, told: str
) -> None:
    forge = Forge()
    pictures[UPLOAD] = got

    outcome = taken(forge, room, foto=f"{UPLOAD}\n{OTHER_UPLOAD}")

    assert outcome.taken is Taken.OPENED
    assert len(story_on(forge).meta.images) == 1
    assert f"Foto ke-1 tidak ikut karena {told}" in forge.said


def test_a_picture_that_cannot_be_fetched_again_does_not_vanish(
    room: Room, pictures: dict[str, bytes | Lost]
) -> None:
    forge = Forge()
    taken(forge, room, foto=UPLOAD)
    head = forge.branches[BRANCH]
    pictures[UPLOAD] = Lost.DOWN

    with pytest.raises(ForgeError, match="jalankan perintah ini lagi"):
        taken(forge, room, foto=UPLOAD, title="Judul Lain")
    assert forge.branches[BRANCH] == head


def test_a_form_that_lacks_something_says_what_and_becomes_a_story_once_mended(room: Room) -> None:
    forge = Forge()

    assert taken(forge, room, selesai="sore").taken is Taken.INCOMPLETE
    assert "jamnya tidak terbaca" in forge.said
    assert (BRANCH in forge.branches, forge.pulls) == (False, [])
    assert "perlu-dilengkapi" in forge.labels

    assert taken(forge, room, selesai="15.00").taken is Taken.OPENED
    assert "tersusun" in forge.said
    assert forge.labels == {"naskah"}


def test_an_edit_that_spoils_the_form_leaves_the_story_as_it_was(room: Room) -> None:
    forge = Forge()
    taken(forge, room)
    head = forge.branches[BRANCH]

    assert taken(forge, room, isi="").taken is Taken.INCOMPLETE
    assert forge.branches[BRANCH] == head


def test_what_an_editor_changed_is_not_overwritten(room: Room) -> None:
    forge = Forge()
    taken(forge, room)
    edited = forge.files(BRANCH)[PATH].replace(b"Pedagang", b"Para pedagang")
    head = forge.edit(BRANCH, files={PATH: edited})

    outcome = taken(forge, room, title="Judul Lain")

    assert outcome == Outcome(Taken.BY_HAND, 40)
    assert forge.branches[BRANCH] == head
    assert "tidak dipakai" in forge.said
    assert head[:10] in forge.said


def test_an_editor_who_saves_in_the_same_second_is_not_overwritten(room: Room) -> None:
    forge = Forge()
    taken(forge, room)

    def save() -> None:
        forge.edit(BRANCH, files={PATH: b"disunting pada detik yang sama"})

    forge.before["POST git/blobs"] = save

    assert taken(forge, room, title="Judul Lain").taken is Taken.BY_HAND
    assert forge.files(BRANCH)[PATH] == b"disunting pada detik yang sama"


def test_an_edit_that_changes_nothing_is_no_conflict_with_the_editor(room: Room) -> None:
    forge = Forge()
    taken(forge, room)
    forge.edit(BRANCH, files={PATH: b"diubah"})

    assert taken(forge, room, catatan="Tambahan untuk penyunting.").taken is Taken.UNCHANGED


def test_main_merged_into_the_branch_is_nobodys_change(room: Room) -> None:
    forge = Forge()
    taken(forge, room)
    forge.edit(BRANCH, "Merge branch 'main'", files={"content/stories/2026/11/lain.md": b"x"})

    assert taken(forge, room, title="Judul Lain").taken is Taken.UPDATED
    assert "content/stories/2026/11/lain.md" in forge.files(BRANCH)


def test_a_branch_of_that_name_that_is_not_ours_is_left_alone(room: Room) -> None:
    forge = Forge()
    forge.branches[BRANCH] = forge.branches["main"]
    head = forge.edit(BRANCH, files={PATH: b"punya orang"})

    assert taken(forge, room).taken is Taken.BY_HAND
    assert forge.branches[BRANCH] == head


def test_what_another_form_wrote_is_not_taken_for_this_ones(room: Room) -> None:
    forge = Forge()
    older = "content/stories/2026/11/lama.md"
    message = (
        f"Tulis\n\nTayang-Formulir: 11\nTayang-Naskah: 2026-11-18-lama\nTayang-Berkas: {older}\n"
    )
    forge.edit("main", message, files={older: b"lama"})
    forge.branches[BRANCH] = forge.branches["main"]
    head = forge.edit(BRANCH, files={PATH: b"punya orang"})

    assert taken(forge, room).taken is Taken.BY_HAND
    assert forge.branches[BRANCH] == head


@pytest.mark.parametrize(
    "more",
    [{"pull_request": {}}, {"user": {"login": "dependabot[bot]", "id": 1, "type": "Bot"}}],
)
def test_pull_requests_and_machines_are_left_alone(room: Room, more: dict[str, object]) -> None:
    forge = Forge(rendered())

    outcome = take_in(forge.client, room, {**forge.issue, **more})

    assert outcome.taken is Taken.IGNORED
    assert forge.asked == []


@pytest.mark.parametrize(
    ("merged_at", "told"),
    [("2026-11-19T08:00:00Z", "sudah digabung (#40)"), (None, "ditutup tanpa digabung")],
)
def test_after_the_pull_request_is_closed_the_form_changes_nothing(
    room: Room, merged_at: str | None, told: str
) -> None:
    forge = Forge()
    taken(forge, room)
    forge.pulls[0] |= {"state": "closed", "merged_at": merged_at}
    del forge.branches[BRANCH]

    assert taken(forge, room, title="Judul Lain") == Outcome(Taken.OVER, 40)
    assert BRANCH not in forge.branches
    assert told in forge.said


def test_a_form_from_outside_waits_for_the_staff(room: Room) -> None:
    forge = Forge(association="NONE", author="orang-luar")

    assert taken(forge, room, penulis="budi").taken is Taken.WAITING
    assert "label `naskah`" in forge.said
    assert forge.labels == set()
    assert BRANCH not in forge.branches

    forge.labels.add("naskah")
    assert taken(forge, room, penulis="budi").taken is Taken.OPENED
    assert story_on(forge).meta.authors == ("budi",)


@pytest.mark.parametrize("association", ["NONE", "CONTRIBUTOR", "FIRST_TIMER", "MANNEQUIN", ""])
def test_only_people_let_in_count_as_staff(room: Room, association: str) -> None:
    forge = Forge(association=association, author="orang-luar")

    assert taken(forge, room).taken is Taken.WAITING


def test_a_member_who_hides_the_membership_is_known_from_the_register(room: Room) -> None:
    forge = Forge(association="NONE", author="SITI-gh")

    assert taken(forge, room).taken is Taken.OPENED


def test_the_label_on_something_else_is_answered(room: Room) -> None:
    forge = Forge(body="Halo redaksi", labels={"naskah"})

    assert taken(forge, room).taken is Taken.INCOMPLETE
    assert "bukan formulir" in forge.said


def test_a_closed_issue_without_pull_request_is_left_alone(room: Room) -> None:
    forge = Forge(state="closed")

    assert taken(forge, room).taken is Taken.IGNORED
    assert forge.comments == []


def test_a_taken_address_gets_a_number(room: Room) -> None:
    (room.root / PATH).parent.mkdir(parents=True)
    (room.root / PATH).touch()
    forge = Forge()

    taken(forge, room)

    assert PATH.replace(".md", "-2.md") in forge.files(BRANCH)


def test_what_people_wrote_calls_nobody_and_closes_nothing(room: Room) -> None:
    forge = Forge()
    title = "Fixes #1 @semua https://penipu.example <b>x</b> ```"

    taken(forge, room, title=title, catatan="```\n@semua closes #2\n```")

    pull = forge.pulls[0]
    assert "#1" not in pull["title"]
    assert "@semua" not in pull["title"]
    note = pull["body"].split("Catatan untuk penyunting:\n\n")[1]
    assert note.startswith("````text\n```\n@semua closes #2\n```\n````")
    message = forge.commits[forge.branches[BRANCH]].message
    assert "#1" not in message.replace(f"#{NUMBER}", "")
    assert "semua" not in message.replace("fixes-1-semua-https-penipu-example-b-x-b", "")


def test_faults_are_told_without_calling_anybody(room: Room) -> None:
    forge = Forge()

    taken(forge, room, penulis="@semua, <img src=x>, [x](https://penipu.example)")

    assert "@semua" not in forge.said
    assert "<img" not in forge.said
    assert "https://penipu" not in forge.said


def test_ten_megabytes_of_form_are_refused(room: Room) -> None:
    forge = Forge()

    assert taken(forge, room, isi="x" * 10_000_000).taken is Taken.INCOMPLETE
    assert len(forge.said) < 2000


def test_the_hour_is_that_of_the_newsroom(room: Room) -> None:
    forge = Forge()

    taken(forge, room, selesai="14.00 WIB")

    event = story_on(forge).meta.event
    assert event is not None
    assert event.ended_at == datetime(2026, 11, 19, 15, 0, tzinfo=WITA)
    assert "ended_at: 2026-11-19T15:00+08:00" in story_on(forge).text
    assert story_on(forge).meta.title == TITLE
