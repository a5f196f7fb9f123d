"""The intake against a forge with a real repository: every request is one that GitHub describes."""

import io
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image

from newsroom.github.attachments import Lost
from newsroom.github.intake import Outcome, Room, Taken, take_in
from newsroom.github.responses import answer
from newsroom.intake.form import read_form
from newsroom.settings import load_settings
from newsroom.story import Story, parse
from newsroom.workspace import open_workspace
from tests.forge.desk import APP
from tests.forge.forge import client_of
from tests.forge.git import MAIN
from tests.forge.houses import HOUSE
from tests.forge.server import READ, FakeForge
from tests.intake.github_forms import ANSWERS, FORM, OTHER_UPLOAD, TITLE, UPLOAD, rendered
from tests.pictures.photos import SECRET, camera_exif, encoded, quarters
from tests.shells import call
from tests.stories import WITA

PATH = "content/stories/2026/11/pasar-tepian-buka-lebih-pagi.md"
PHOTOS = {
    UPLOAD: encoded(quarters(3000, 2000), "JPEG", exif=camera_exif(6)),
    OTHER_UPLOAD: encoded(quarters(300, 200), "PNG"),
}


@pytest.fixture
def room(tmp_path: Path) -> Room:
    root = tmp_path / "salinan"
    for path, data in HOUSE.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return Room(
        root=root,
        settings=load_settings(root),
        registers=open_workspace(root).registers,
        form=FORM,
        checklist="- [ ] Baca judul.\n",
        fetch=lambda address: PHOTOS.get(address, Lost.GONE),
    )


def send(forge: FakeForge, by: str = "siti-gh", **answers: str) -> int:
    """Somebody fills in the form; the number of the issue."""
    body = rendered({**ANSWERS, "selesai": "15.00", **answers}, ends="\r\n")
    return forge.desk.open_issue(TITLE, body, by)


def edit(forge: FakeForge, number: int, **answers: str) -> None:
    """Somebody edits the form."""
    forge.desk.threads[number].body = rendered({**ANSWERS, **answers}, ends="\r\n")


def taken(forge: FakeForge, room: Room, number: int) -> Outcome:
    github = client_of(forge, APP)
    return take_in(github, room, github.read(f"issues/{number}"))


def story(forge: FakeForge, branch: str) -> Story:
    found, faults = parse(PATH, file_at(forge, branch, PATH).decode(), zone=WITA)
    assert faults == []
    assert found is not None
    return found


def file_at(forge: FakeForge, branch: str, path: str) -> bytes:
    bare = forge.desk.bare
    return bare.read(bare.at(bare.head(branch), path)[1])


def said(forge: FakeForge, number: int) -> str:
    (comment,) = forge.desk.threads[number].comments
    assert comment.by == APP
    return comment.body


def changed(forge: FakeForge, branch: str) -> list[str]:
    bare = forge.desk.bare
    return sorted(one.path for one in bare.changed(bare.head(MAIN), bare.head(branch)))


def test_from_the_form_to_the_main_branch(forge: FakeForge, room: Room) -> None:
    number = send(forge, foto=f"![a.jpg]({UPLOAD})\n![b.png]({OTHER_UPLOAD})")

    opened = taken(forge, room, number)

    branch = f"naskah/{number}"
    request = forge.desk.requests[opened.pull]
    assert opened.taken is Taken.OPENED
    assert request.thread.by == APP
    assert request.thread.body.startswith(f"Closes #{number}\n")
    assert len(changed(forge, branch)) == 3
    assert story(forge, branch).meta.authors == ("siti",)
    for image in story(forge, branch).meta.images:
        data = file_at(forge, branch, f"content/images/{image.file}")
        assert Image.open(io.BytesIO(data)).format == "JPEG"
        assert SECRET.encode() not in data

    edit(forge, number, ringkasan="Pasar Tepian buka subuh.", foto=OTHER_UPLOAD)
    assert taken(forge, room, number) == Outcome(Taken.UPDATED, opened.pull)
    assert story(forge, branch).meta.summary == "Pasar Tepian buka subuh."
    assert len(changed(forge, branch)) == 2

    forge.desk.review(opened.pull, "dewi-gh")
    forge.desk.checks[forge.desk.head_of(request), "gate"] = True
    forge.desk.merge(opened.pull, "dewi-gh")
    assert story(forge, MAIN).meta.summary == "Pasar Tepian buka subuh."

    edit(forge, number, ringkasan="Terlalu lambat.")
    assert taken(forge, room, number) == Outcome(Taken.OVER, opened.pull)
    assert "sudah digabung" in said(forge, number)


def test_a_run_again_asks_for_nothing_new(forge: FakeForge, room: Room) -> None:
    number = send(forge, foto=UPLOAD)
    taken(forge, room, number)
    before = len(forge.exchanges)

    assert taken(forge, room, number).taken is Taken.UNCHANGED
    assert {one.seen.method for one in forge.exchanges[before:]} == {"GET"}


def test_an_editors_work_on_the_branch_stays(forge: FakeForge, room: Room) -> None:
    number = send(forge)
    opened = taken(forge, room, number)
    branch = f"naskah/{number}"
    forge.desk.push(branch, {PATH: b"Disunting.\n"}, "Sunting", "dewi-gh")

    edit(forge, number, ringkasan="Lain.")

    assert taken(forge, room, number) == Outcome(Taken.BY_HAND, opened.pull)
    assert file_at(forge, branch, PATH) == b"Disunting.\n"


def test_main_merged_into_the_branch_does_not_end_it(forge: FakeForge, room: Room) -> None:
    number = send(forge)
    taken(forge, room, number)
    branch, bare = f"naskah/{number}", forge.desk.bare
    bare.commit(MAIN, {"content/pages/tentang.md": b"Tentang.\n"}, "Halaman", forge.desk.now)
    tree = bare.run("merge-tree", "--write-tree", branch, MAIN).split("\n", 1)[0]
    parents = [bare.head(branch), bare.head(MAIN)]
    bare.point(branch, bare.commit_tree(tree, parents, "Merge branch 'main'", forge.desk.now))

    edit(forge, number, ringkasan="Lain.")

    assert taken(forge, room, number).taken is Taken.UPDATED
    assert story(forge, branch).meta.summary == "Lain."


def test_a_stranger_waits_and_a_reader_is_answered(forge: FakeForge, room: Room) -> None:
    number = send(forge, by="orang-luar")
    assert taken(forge, room, number).taken is Taken.WAITING
    assert forge.desk.threads[number].labels == []

    template = Path(__file__).parents[2] / ".github/ISSUE_TEMPLATE/tanggapan.yml"
    form = read_form("tanggapan.yml", template.read_text(encoding="utf-8"))
    told: Mapping[str, str] = {
        "jenis": "Hak jawab",
        "berita": "-",
        "bagian": "x",
        "keterangan": "y",
    }
    asked = forge.desk.open_issue("Hak jawab", rendered(told, form=form), "orang-luar")
    github = client_of(forge, APP)
    outcome = answer(github, form, room.settings, room.registers, github.read(f"issues/{asked}"))
    assert outcome.taken is Taken.ANSWERED
    assert forge.desk.threads[asked].labels == ["tanggapan"]


def test_a_token_that_may_only_read_leaves_nothing_half_made(forge: FakeForge, room: Room) -> None:
    number = send(forge)

    done = call(
        room.root,
        "intake",
        "--issue",
        str(number),
        environ={
            "GITHUB_API_URL": forge.base,
            "GITHUB_REPOSITORY": "kantor/berita",
            "GITHUB_TOKEN": forge.token(APP, READ),
        },
    )

    assert done.code not in (0, 70)
    assert forge.desk.bare.head(f"naskah/{number}") == ""
    assert forge.desk.requests == {}
    assert forge.desk.threads[number].comments == []
