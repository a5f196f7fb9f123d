"""`newsroom gate` in a pull request: what it lets through, and what it says to everybody else."""

import json
from pathlib import Path

import pytest

from tests.crosspost.fakes import Reply
from tests.forge.desk import APP, Account
from tests.forge.houses import FOLDER, HOUSE, PEOPLE_FILE, story_file
from tests.forge.server import READ, FakeForge
from tests.newsrooms import make_newsroom
from tests.shells import Said, call

PROTECTED = "waivers: [{rule: child-identity, reason: Orang tua menyetujui tertulis, by: dewi}]"


def gate(forge: FakeForge, folder: Path, number: int, **environ: str) -> Said:
    """The gate as a run of GitHub Actions calls it, in whatever was checked out."""
    root = folder / "runner"
    if not root.exists():
        make_newsroom(root, settings='\n[approval]\nsource = "github"\n')
    event = folder / "event.json"
    request = forge.whole(forge.desk.requests[number])
    event.write_text(json.dumps({"action": "submitted", "pull_request": request, "review": {}}))
    return call(
        root,
        "gate",
        environ={
            "GITHUB_EVENT_PATH": str(event),
            "GITHUB_EVENT_NAME": "pull_request_review",
            "GITHUB_REPOSITORY": "kantor/berita",
            "GITHUB_API_URL": forge.base,
            "GITHUB_TOKEN": forge.token("github-actions[bot]", READ),
            **environ,
        },
    )


ELECTIONS = b"""\
- {name: Pemilihan Wali Kota Contoh, since: 2026-11-01, until: 2026-11-27,
   candidates: [Ratna Wulandari]}
"""


def elect(forge: FakeForge, register: bytes) -> None:
    """Write the main branch's register of elections."""
    files = {"content/registers/elections.yml": register}
    forge.desk.bare.commit("main", files, "Pilkada", forge.desk.now, "dewi-gh")


def hand_in(forge: FakeForge, by: str = "siti-gh", front: str = "", **changes: str) -> int:
    forge.desk.push("naik", story_file(front, **changes), "Tulis", by)
    return forge.desk.open_pull("naik", "Pasar", "", by)


def test_a_story_that_nobody_approved_waits_and_says_for_whom(
    forge: FakeForge, tmp_path: Path
) -> None:
    said = gate(forge, tmp_path, hand_in(forge))

    assert said.code == 1
    assert "✗ content/stories/2026/11/pasar.md: belum disetujui siapa pun" in said.out
    assert "Dewi Contoh (@dewi-gh), Tomi Contoh (@tomi-gh)" in said.out
    assert "approved by nobody yet" in said.out


def test_an_editor_of_its_desk_lets_it_through(forge: FakeForge, tmp_path: Path) -> None:
    number = hand_in(forge)
    forge.desk.review(number, "dewi-gh")
    summary = tmp_path / "summary.md"

    said = gate(forge, tmp_path, number, GITHUB_STEP_SUMMARY=str(summary))

    assert said.code == 0
    assert "✓ content/stories/2026/11/pasar.md: disetujui dewi" in said.out
    assert "disetujui dewi" in summary.read_text("utf-8")


@pytest.mark.parametrize(
    ("reviewer", "why"),
    [
        ("hendro-gh", "hendro bukan penyunting desk ini"),
        ("budi-gh", "budi bukan penyunting desk ini"),
        ("orang-luar", "@orang-luar bukan penyunting desk ini"),
    ],
)
def test_nobody_else_does(forge: FakeForge, tmp_path: Path, reviewer: str, why: str) -> None:
    number = hand_in(forge)
    forge.desk.review(number, reviewer)

    said = gate(forge, tmp_path, number)

    assert said.code == 1
    assert why in said.out


def test_whom_the_front_matter_names_as_author_does_not_approve(
    forge: FakeForge, tmp_path: Path
) -> None:
    number = hand_in(forge, authors="siti, dewi")
    forge.desk.review(number, "dewi-gh")

    said = gate(forge, tmp_path, number)

    assert said.code == 1
    assert "dewi adalah penulisnya sendiri" in said.out
    assert "Yang berhak menyetujui: Tomi Contoh" in said.out


def test_who_filled_in_the_form_does_not_approve_what_the_bot_brought(
    forge: FakeForge, tmp_path: Path
) -> None:
    """GitHub would let them: the pull request is the bot's."""
    issue = forge.desk.open_issue("Berita", "### Judul", "dewi-gh", ["naskah"])
    branch = f"naskah/{issue}"
    forge.desk.push(branch, story_file(), "Terima", APP)
    number = forge.desk.open_pull(branch, "Pasar", f"Closes #{issue}", APP)
    forge.desk.review(number, "dewi-gh")

    assert "dewi adalah penulisnya sendiri" in gate(forge, tmp_path, number).out
    forge.desk.review(number, "Tomi-GH")
    assert gate(forge, tmp_path, number).code == 0


def test_a_bots_story_of_which_nobody_knows_whose_it_is_does_not_pass(
    forge: FakeForge, tmp_path: Path
) -> None:
    forge.desk.push("lain", story_file(), "Terima", APP)
    number = forge.desk.open_pull("lain", "Pasar", "", APP)
    forge.desk.review(number, "dewi-gh")

    said = gate(forge, tmp_path, number)

    assert said.code == 1
    assert "tidak diketahui siapa yang mengirim" in said.out


def test_a_word_changed_after_the_approval_ends_it(forge: FakeForge, tmp_path: Path) -> None:
    number = hand_in(forge)
    forge.desk.review(number, "dewi-gh")
    forge.desk.push("naik", story_file("tags: [pasar]"), "Ubah", "siti-gh")

    said = gate(forge, tmp_path, number)

    assert said.code == 1
    assert "persetujuan dewi mendahului perubahan terakhir" in said.out


def test_what_others_did_meanwhile_does_not_end_it(forge: FakeForge, tmp_path: Path) -> None:
    number = hand_in(forge)
    forge.desk.review(number, "dewi-gh")
    other = {"content/registers/places.yml": b"- {name: Pulau Sela}\n"}
    forge.desk.push("naik", other, "Gabung", "siti-gh")

    assert gate(forge, tmp_path, number).code == 0


def test_a_changed_picture_of_the_story_ends_it(forge: FakeForge, tmp_path: Path) -> None:
    front = "images: [{file: 2026/11/p.jpg, alt: a, caption: b, credit: c, taken_at: 2026-11-19}]"
    picture = "content/images/2026/11/p.jpg"
    forge.desk.push("naik", {**story_file(front), picture: b"satu"}, "Tulis", "siti-gh")
    number = forge.desk.open_pull("naik", "Pasar", "", "siti-gh")
    forge.desk.review(number, "dewi-gh")
    assert gate(forge, tmp_path, number).code == 0

    forge.desk.push("naik", {picture: b"dua"}, "Ganti foto", "siti-gh")

    assert gate(forge, tmp_path, number).code == 1


def test_a_pull_request_that_names_its_own_editors_is_judged_by_the_main_branch(
    forge: FakeForge, tmp_path: Path
) -> None:
    """Not by the files in hand either: they are the pull request's."""
    mine = b"- {id: dewi, name: Palsu, role: Redaksi, github: budi-gh}\n"
    forge.desk.push("naik", {**story_file(), PEOPLE_FILE: mine}, "Tulis", "siti-gh")
    number = forge.desk.open_pull("naik", "Pasar", "", "siti-gh")
    forge.desk.review(number, "budi-gh")
    make_newsroom(tmp_path / "runner", settings='\n[approval]\nsource = "declared"\n')

    said = gate(forge, tmp_path, number)

    assert said.code == 1
    assert "budi bukan penyunting desk ini" in said.out


def test_a_branch_that_names_its_own_editors_judges_nobody(
    forge: FakeForge, tmp_path: Path
) -> None:
    """Whoever may write can make a branch, and direct a pull request into it."""
    mine = b"- {id: dewi, name: Palsu, role: Redaksi, github: budi-gh}\n"
    forge.desk.push("milik-siti", {PEOPLE_FILE: mine}, "Pilih", "siti-gh")
    forge.desk.push("naik", story_file(), "Tulis", "siti-gh")
    number = forge.desk.open_pull("naik", "Pasar", "", "siti-gh", base="milik-siti")
    forge.desk.review(number, "budi-gh")

    said = gate(forge, tmp_path, number)

    assert said.code == 1
    assert f"#{number} menuju cabang milik-siti, bukan main" in said.err


def test_a_waiver_about_a_protected_person_needs_a_second_editor(
    forge: FakeForge, tmp_path: Path
) -> None:
    number = hand_in(forge, front=PROTECTED)
    forge.desk.review(number, "dewi-gh")

    said = gate(forge, tmp_path, number)
    forge.desk.review(number, "Tomi-GH")

    assert said.code == 1
    assert 'pengecualian aturan "child-identity"' in said.out
    assert gate(forge, tmp_path, number).code == 0


class TestTheFastLane:
    @pytest.fixture(autouse=True)
    def _open(self, forge: FakeForge) -> None:
        lane = HOUSE["newsroom.toml"] + b"fast_lane = true\n"
        forge.desk.bare.commit("main", {"newsroom.toml": lane}, "Buka jalur cepat", forge.desk.now)

    def test_any_editor_lets_a_story_out_and_the_second_edit_is_called_for(
        self, forge: FakeForge, tmp_path: Path
    ) -> None:
        number = hand_in(forge)
        forge.desk.review(number, "hendro-gh")

        said = gate(forge, tmp_path, number)

        assert said.code == 0
        assert "tayang, menunggu suntingan kedua (disetujui hendro)" in said.out

    def test_the_desks_own_approval_is_no_fast_lane(self, forge: FakeForge, tmp_path: Path) -> None:
        number = hand_in(forge)
        forge.desk.review(number, "hendro-gh")
        forge.desk.review(number, "dewi-gh")

        said = gate(forge, tmp_path, number)

        assert "disetujui dewi" in said.out
        assert "suntingan kedua" not in said.out

    def test_nobody_but_editors_drives_on_it(self, forge: FakeForge, tmp_path: Path) -> None:
        number = hand_in(forge)
        forge.desk.review(number, "budi-gh")

        assert gate(forge, tmp_path, number).code == 1

    def test_a_changed_word_ends_it_here_too(self, forge: FakeForge, tmp_path: Path) -> None:
        number = hand_in(forge)
        forge.desk.review(number, "hendro-gh")
        forge.desk.push("naik", story_file("tags: [pasar]"), "Ubah", "siti-gh")

        assert gate(forge, tmp_path, number).code == 1

    def test_protected_persons_are_not_on_it(self, forge: FakeForge, tmp_path: Path) -> None:
        number = hand_in(forge, front=PROTECTED)
        forge.desk.review(number, "hendro-gh")

        assert "child-identity" in gate(forge, tmp_path, number).out


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({"content/stories/pasar.md": b"---\nid: a\n---\n"}, "content/stories/TAHUN/BULAN"),
        ({"pasar.md": b"---\nid: a\n---\n"}, "content/stories/TAHUN/BULAN"),
        ({**story_file(), "scripts/x.py": b"import os\n"}, "berita dan kode bercampur"),
        ({**story_file(), "newsroom.toml": b"[newsroom]\n"}, "berita dan kode bercampur"),
        ({f"{FOLDER}/biner.md": b"\x89PNG\r\n\x1a\n\x00\xff"}, "tidak dapat dibaca"),
        (story_file("reviewed: [{by: dewi, at: 2026-11-19T15:40+08:00}]"), "kunci reviewed"),
    ],
)
def test_what_is_wrong_with_the_files_is_said_with_what_to_do(
    forge: FakeForge, tmp_path: Path, files: dict[str, bytes | None], why: str
) -> None:
    forge.desk.push("naik", files, "Tulis", "siti-gh")
    number = forge.desk.open_pull("naik", "Pasar", "", "siti-gh")
    forge.desk.review(number, "dewi-gh")

    said = gate(forge, tmp_path, number)

    assert said.code == 1
    assert why in said.out


def test_three_hundred_files_are_sent_back(forge: FakeForge, tmp_path: Path) -> None:
    files: dict[str, bytes | None] = {}
    for number in range(300):
        files |= story_file(slug=f"berita-{number}")
    forge.desk.push("naik", files, "Semua", "siti-gh")
    number = forge.desk.open_pull("naik", "Semua", "", "siti-gh")

    said = gate(forge, tmp_path, number)

    assert said.code == 1
    assert "300 berita dalam satu pull request; paling banyak 50" in said.out
    assert len(forge.requests) < 12


@pytest.mark.parametrize(
    "files",
    [{"scripts/x.py": b"import os\n"}, {"content/pages/tentang.md": b"---\ntitle: T\n---\n"}],
)
def test_where_there_is_no_story_nothing_is_asked_for(
    forge: FakeForge, tmp_path: Path, files: dict[str, bytes | None]
) -> None:
    forge.desk.push("kode", files, "Ubah", "budi-gh")
    number = forge.desk.open_pull("kode", "Kode", "", "budi-gh")

    said = gate(forge, tmp_path, number)

    assert said.code == 0
    assert "tidak ada berita di sini" in said.out


PHOTO = "content/images/2026/11/p.jpg"


def test_pictures_of_what_is_on_air_need_an_editor_too(forge: FakeForge, tmp_path: Path) -> None:
    forge.desk.push("foto", {PHOTO: b"lain"}, "Ganti", "dewi-gh")
    number = forge.desk.open_pull("foto", "Foto", "", "dewi-gh")

    said = gate(forge, tmp_path, number)
    forge.desk.review(number, "budi-gh")
    assert gate(forge, tmp_path, number).code == 1
    forge.desk.review(number, "hendro-gh")

    assert said.code == 1
    assert "gambar diubah tanpa beritanya" in said.out
    assert gate(forge, tmp_path, number).code == 0


def test_so_do_those_that_another_storys_pull_request_carries(
    forge: FakeForge, tmp_path: Path
) -> None:
    """The desk of the one story is no desk of the other, but an editor has seen them."""
    forge.desk.push("naik", {**story_file(), PHOTO: b"satu"}, "Tulis", "siti-gh")
    number = forge.desk.open_pull("naik", "Pasar", "", "siti-gh")
    forge.desk.review(number, "dewi-gh")
    assert gate(forge, tmp_path, number).code == 0

    forge.desk.push("naik", {PHOTO: b"dua"}, "Ganti", "siti-gh")

    said = gate(forge, tmp_path, number)
    assert said.code == 1
    assert "gambar diubah tanpa beritanya" in said.out


def test_moving_a_story_out_of_its_folder_is_taking_it_away(
    forge: FakeForge, tmp_path: Path
) -> None:
    forge.desk.bare.commit("main", story_file(), "Berita", forge.desk.now)
    text = story_file()[f"{FOLDER}/pasar.md"]
    moved = {f"{FOLDER}/pasar.md": None, "content/pages/pasar.txt": text}
    forge.desk.push("pindah", moved, "Pindah", "siti-gh")
    number = forge.desk.open_pull("pindah", "Pindah", "", "siti-gh")

    said = gate(forge, tmp_path, number)

    assert said.code == 1
    assert f"{FOLDER}/pasar.md: belum disetujui siapa pun" in said.out


def test_taking_a_story_away_needs_an_editor_too(forge: FakeForge, tmp_path: Path) -> None:
    forge.desk.bare.commit("main", story_file(), "Berita", forge.desk.now)
    forge.desk.push("hapus", {f"{FOLDER}/pasar.md": None}, "Hapus", "siti-gh")
    number = forge.desk.open_pull("hapus", "Hapus", "", "siti-gh")

    assert gate(forge, tmp_path, number).code == 1
    forge.desk.review(number, "dewi-gh")
    assert gate(forge, tmp_path, number).code == 0


def test_a_pull_request_of_a_fork_is_judged_alike(forge: FakeForge, tmp_path: Path) -> None:
    number = forge.desk.open_from_fork(
        "orang-luar/berita", "main", story_file(), "Usul", "orang-luar"
    )

    assert gate(forge, tmp_path, number).code == 1
    forge.desk.review(number, "dewi-gh")
    assert gate(forge, tmp_path, number).code == 0


def test_a_fork_whose_branch_looks_like_the_forms_is_still_its_owners(
    forge: FakeForge, tmp_path: Path
) -> None:
    issue = forge.desk.open_issue("Berita", "", "siti-gh", ["naskah"])
    number = forge.desk.open_from_fork(
        "dewi-gh/berita", f"naskah/{issue}", story_file(), "Usul", "dewi-gh"
    )

    assert "Yang berhak menyetujui: Tomi Contoh (@tomi-gh)" in gate(forge, tmp_path, number).out


def test_a_bot_with_a_fork_speaks_for_nobody(forge: FakeForge, tmp_path: Path) -> None:
    """Its branch has the form's name, and the issue's author would have been believed."""
    issue = forge.desk.open_issue("Berita", "", "siti-gh", ["naskah"])
    forge.desk.accounts["bot-luar[bot]"] = Account("bot-luar[bot]", "read", "Bot")
    number = forge.desk.open_from_fork(
        "bot-luar/berita", f"naskah/{issue}", story_file(), "Usul", "bot-luar[bot]"
    )
    forge.desk.review(number, "dewi-gh")

    said = gate(forge, tmp_path, number)

    assert said.code == 1
    assert "tidak diketahui siapa yang mengirim" in said.out


@pytest.mark.parametrize(
    ("trouble", "why"),
    [
        (Reply(401, {"message": "Bad credentials"}), "menolak tokennya"),
        (Reply(403, {"message": "no"}), "tidak berhak"),
        (Reply(429, {"message": "slow"}, {"retry-after": "3600"}), "jatah permintaan"),
    ],
)
def test_when_github_does_not_answer_the_gate_stays_shut(
    forge: FakeForge, tmp_path: Path, trouble: Reply, why: str
) -> None:
    number = hand_in(forge)
    forge.desk.review(number, "dewi-gh")
    forge.troubles = [trouble]

    said = gate(forge, tmp_path, number)
    forge.exchanges.clear()

    assert said.code == 5
    assert why in said.err


def test_without_a_token_it_says_which_variable_is_missing(
    forge: FakeForge, tmp_path: Path
) -> None:
    said = gate(forge, tmp_path, hand_in(forge), GITHUB_TOKEN="")

    assert said.code == 5
    assert "TAYANG_GITHUB_TOKEN" in said.err


class TestInAnElectionsDays:
    """The main branch's register says that Ratna Wulandari, of the story, is a candidate."""

    @pytest.fixture(autouse=True)
    def _elect(self, forge: FakeForge) -> None:
        elect(forge, ELECTIONS)

    def test_nobody_is_surprised_that_one_approval_will_not_do(
        self, forge: FakeForge, tmp_path: Path
    ) -> None:
        assert "perlu penyunting kedua karena menyebut Ratna Wulandari" in (
            gate(forge, tmp_path, hand_in(forge)).out
        )

    def test_a_second_editor_lets_it_through(self, forge: FakeForge, tmp_path: Path) -> None:
        number = hand_in(forge)
        forge.desk.review(number, "dewi-gh")
        one = gate(forge, tmp_path, number)
        forge.desk.review(number, "hendro-gh")
        both = gate(forge, tmp_path, number)

        assert (one.code, both.code) == (1, 0)
        assert one.out.count("perlu penyunting kedua") == 1
        assert "disetujui dewi, hendro" in both.out

    def test_a_pull_request_that_strikes_the_candidate_is_believed_nothing(
        self, forge: FakeForge, tmp_path: Path
    ) -> None:
        files = {**story_file(), "content/registers/elections.yml": b"[]\n"}
        forge.desk.push("naik", files, "Tulis", "siti-gh")
        number = forge.desk.open_pull("naik", "Pasar", "", "siti-gh")
        forge.desk.review(number, "dewi-gh")

        assert gate(forge, tmp_path, number).code == 1

    def test_a_register_that_cannot_be_read_judges_nobody(
        self, forge: FakeForge, tmp_path: Path
    ) -> None:
        number = hand_in(forge)
        elect(forge, b"- {name: X}\n")

        said = gate(forge, tmp_path, number)

        assert said.code == 1
        assert "elections.yml di cabang main tidak dapat dibaca" in said.err
