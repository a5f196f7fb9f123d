"""Pull requests, comments, labels, reviews, commits and issues, against the forge."""

from collections.abc import Callable, Mapping

import pytest

from newsroom.errors import ForgeError, ForgeReason
from newsroom.github import commits, issues, pulls, talk
from tests.crosspost.fakes import RefusedError, Seen
from tests.forge.desk import ACTIONS, APP
from tests.forge.forge import client_of
from tests.forge.houses import FOLDER, story_file
from tests.forge.server import READ, FakeForge, refusal

MARKER = "<!-- redaksi -->"


def opened(forge: FakeForge, by: str = "siti-gh", **changes: str) -> int:
    """A pull request with one story."""
    forge.desk.push("naik", story_file(**changes), "Tulis", by)
    return forge.desk.open_pull("naik", "Pasar buka", "Isi", by)


def test_a_pull_request_is_read_whole(forge: FakeForge) -> None:
    number = opened(forge)

    found = pulls.pull(client_of(forge), number)

    assert (found.number, found.title, found.author, found.body) == (
        number,
        "Pasar buka",
        "siti-gh",
        "Isi",
    )
    assert found.head_sha == forge.desk.bare.head("naik")
    assert (found.head_ref, found.base_ref) == ("naik", "main")
    assert found.created_at == forge.desk.now
    assert found.is_open
    assert [found.is_fork, found.draft, found.author_is_bot] == [False] * 3
    assert (found.merged_at, found.merged_by, found.merge_commit) == (None, "", "")


def test_one_from_a_fork_says_so(forge: FakeForge) -> None:
    number = forge.desk.open_from_fork(
        "orang-luar/berita", "main", story_file(), "Usul", "orang-luar"
    )

    assert pulls.pull(client_of(forge), number).is_fork


def test_its_files_come_with_their_patches_and_contents_names(forge: FakeForge) -> None:
    number = opened(forge)

    (file,) = pulls.files(client_of(forge), number)

    assert (file.path, file.status) == (f"{FOLDER}/pasar.md", "added")
    assert file.patch.startswith("@@ -0,0 +1")
    assert file.blob == commits.blob_of(client_of(forge), file.path, "naik")


def test_many_files_come_in_pages(forge: FakeForge) -> None:
    many: Mapping[str, bytes | None] = {
        f"content/images/2026/11/{number:03}.jpg": f"{number}".encode() for number in range(230)
    }
    forge.desk.push("banyak", many, "Gambar", "siti-gh")
    number = forge.desk.open_pull("banyak", "Gambar", "", "siti-gh")

    found = pulls.files(client_of(forge), number)

    assert [one.path for one in found] == sorted(many)


def test_open_pulls_are_listed_and_those_of_a_commit(forge: FakeForge) -> None:
    number = opened(forge)
    forge.desk.review(number, "dewi-gh")
    forge.desk.checks[forge.desk.bare.head("naik"), "gate"] = True
    commit = forge.desk.merge(number, "Tomi-GH")
    forge.desk.push("lain", story_file(slug="air"), "Tulis", "budi-gh")
    other = forge.desk.open_pull("lain", "Air", "", "budi-gh")
    github = client_of(forge)

    assert [one.number for one in pulls.open_pulls(github)] == [other]
    (merged,) = pulls.pulls_of_commit(github, commit)
    assert (merged.number, merged.merged_by, merged.merge_commit) == (number, "Tomi-GH", commit)
    assert merged.merged_at == forge.desk.now


def test_a_comment_is_written_once_and_then_kept_up_to_date(forge: FakeForge) -> None:
    number = opened(forge)
    github = client_of(forge)

    first = talk.upsert_comment(github, number, MARKER, "satu")
    again = talk.upsert_comment(github, number, MARKER, "dua")
    talk.upsert_comment(github, number, MARKER, "dua")

    (said,) = forge.desk.threads[number].comments
    assert (said.by, said.body) == (ACTIONS, f"{MARKER}\ndua")
    assert first == again
    assert sum(one.seen.method == "PATCH" for one in forge.exchanges) == 1


def test_a_strangers_comment_with_our_marker_is_left_alone(forge: FakeForge) -> None:
    number = opened(forge)
    forge.desk.say(number, "orang-luar", f"{MARKER}\nsaya redaksi")

    talk.upsert_comment(client_of(forge), number, MARKER, "asli")

    assert [said.by for said in forge.desk.threads[number].comments] == ["orang-luar", ACTIONS]


def test_a_person_with_a_token_finds_their_own_comment(forge: FakeForge) -> None:
    number = opened(forge)
    github = client_of(forge, "Tomi-GH")

    talk.upsert_comment(github, number, MARKER, "satu")
    talk.upsert_comment(github, number, MARKER, "dua")

    assert [said.body for said in forge.desk.threads[number].comments] == [f"{MARKER}\ndua"]


def test_a_comment_that_is_too_long_is_cut_and_says_so(forge: FakeForge) -> None:
    number = opened(forge)

    talk.upsert_comment(client_of(forge), number, MARKER, "a" * 70_000)

    (said,) = forge.desk.threads[number].comments
    assert len(said.body) == talk.MOST_CHARACTERS
    assert "dipotong" in said.body[-80:]


def test_only_our_labels_are_touched(forge: FakeForge) -> None:
    number = opened(forge)
    forge.desk.threads[number].labels = ["mepet", "penting"]
    clock = frozenset({"aman", "mepet", "lewat"})
    github = client_of(forge)

    assert talk.set_labels(github, number, clock, frozenset({"lewat"})) == ("lewat", "penting")
    assert forge.desk.threads[number].labels == ["penting", "lewat"]
    before = len(forge.exchanges)
    talk.set_labels(github, number, clock, frozenset({"lewat"}))
    assert len(forge.exchanges) == before + 1


def test_remarks_arrive_together_or_not_at_all(forge: FakeForge) -> None:
    number = opened(forge)
    github = client_of(forge)
    head = forge.desk.bare.head("naik")
    good = talk.LineComment(f"{FOLDER}/pasar.md", 3, "judul", start=2)

    talk.create_review(github, number, head, [good], "usul")
    with pytest.raises(ForgeError) as caught:
        talk.create_review(github, number, head, [good, talk.LineComment("lain.md", 1, "x")])

    assert caught.value.reason is ForgeReason.INVALID
    (review,) = forge.desk.requests[number].reviews
    assert review.state == "COMMENTED"
    assert review.comments == [
        {
            "path": f"{FOLDER}/pasar.md",
            "line": 3,
            "side": "RIGHT",
            "body": "judul",
            "start_line": 2,
            "start_side": "RIGHT",
        }
    ]


def test_several_files_become_one_commit_on_a_new_branch(forge: FakeForge) -> None:
    github = client_of(forge, APP)
    files: Mapping[str, bytes | None] = {"content/a.md": b"satu\r\n", "content/b.jpg": b"\xff\x00"}

    made = commits.commit_files(github, "naskah/7", "main", files, "Terima\n\nCo-authored-by: x")

    bare = forge.desk.bare
    assert bare.head("naskah/7") == made
    assert bare.run("log", "-1", "--format=%P", made) == bare.head("main")
    for path, data in files.items():
        found = commits.content(github, path, "naskah/7")
        assert found
        assert found.data == data
    assert commits.content(github, "newsroom.toml", "naskah/7")


def test_what_is_there_already_makes_no_commit(forge: FakeForge) -> None:
    github = client_of(forge, APP)
    first = commits.commit_files(github, "naskah/7", "main", {"a.md": b"satu"}, "Satu")

    same = commits.commit_files(github, "naskah/7", "main", {"a.md": b"satu", "b.md": None}, "Dua")
    next_one = commits.commit_files(github, "naskah/7", "main", {"a.md": None}, "Tiga")

    assert same == first
    assert next_one != first
    assert commits.content(github, "a.md", "naskah/7") is None


def test_whoever_was_faster_is_not_overwritten(forge: FakeForge) -> None:
    github = client_of(forge, APP)
    commits.commit_files(github, "naskah/7", "main", {"a.md": b"satu"}, "Satu")

    def meanwhile(seen: Seen) -> None:
        if seen.path.endswith("git/trees"):
            forge.before = None
            forge.desk.push("naskah/7", {"b.md": b"dari orang lain"}, "Lain", "siti-gh")

    forge.before = meanwhile
    commits.commit_files(github, "naskah/7", "main", {"a.md": b"dua"}, "Dua")

    for path in ("a.md", "b.md"):
        assert commits.content(github, path, "naskah/7")


@pytest.mark.parametrize("stop_at", range(6))
def test_wherever_it_breaks_off_the_branch_is_whole_or_not_there(
    forge: FakeForge, stop_at: int
) -> None:
    github = client_of(forge, APP)
    count = iter(range(100))

    def breaking(_: Seen) -> None:
        if next(count) == stop_at:
            raise RefusedError(refusal(403, "no"))

    forge.before = breaking
    with pytest.raises(ForgeError):
        commits.commit_files(github, "naskah/7", "main", {"a.md": b"satu", "b.md": b"dua"}, "x")

    assert forge.desk.bare.head("naskah/7") == ""


def test_a_pull_request_is_opened_once_and_then_brought_up_to_date(forge: FakeForge) -> None:
    github = client_of(forge, APP)
    commits.commit_files(github, "naskah/7", "main", {"a.md": b"satu"}, "Satu")

    number = commits.open_pull(github, "naskah/7", "main", "Judul", "Closes #7")
    again = commits.open_pull(github, "naskah/7", "main", "Judul baru", "Closes #7")
    commits.close_pull(github, number)

    assert number == again
    assert forge.desk.threads[number].title == "Judul baru"
    assert not forge.desk.threads[number].is_open
    assert pulls.pull(github, number).author_is_bot


def test_files_above_a_megabyte_are_read_whole(forge: FakeForge) -> None:
    data = bytes(range(256)) * 5000
    forge.desk.push("besar", {"content/besar.bin": data}, "Besar", "siti-gh")

    found = commits.content(client_of(forge), "content/besar.bin", "besar")

    assert found
    assert found.data == data


def test_issues_and_what_their_authors_may_do(forge: FakeForge) -> None:
    forge.desk.open_issue("Berita", "### Judul", "siti-gh", ["naskah"])
    opened(forge)
    number = forge.desk.open_issue("Berita", "### Judul\n\nHalo", "orang-luar", ["naskah"])
    github = client_of(forge)

    found = issues.issue(github, number)
    assert (found.author, found.body, found.labels) == (
        "orang-luar",
        "### Judul\n\nHalo",
        ("naskah",),
    )
    assert found.association == "NONE"
    assert [one.author for one in issues.open_issues(github, "naskah")] == ["orang-luar", "siti-gh"]
    assert issues.may_write(github, "siti-gh")
    assert not issues.may_write(github, "orang-luar")
    issues.close_issue(github, number)
    assert not forge.desk.threads[number].is_open


@pytest.mark.parametrize("act", ["comment", "label", "commit", "pull"])
def test_a_token_without_the_right_is_told_so_and_nothing_changes(
    forge: FakeForge, act: str
) -> None:
    number = opened(forge)
    github = client_of(forge, ACTIONS, READ)
    acts: Mapping[str, Callable[[], object]] = {
        "comment": lambda: talk.upsert_comment(github, number, MARKER, "x"),
        "label": lambda: talk.set_labels(github, number, frozenset({"a"}), frozenset({"a"})),
        "commit": lambda: commits.commit_files(github, "b", "main", {"a.md": b"x"}, "x"),
        "pull": lambda: commits.open_pull(github, "c", "main", "x", "y"),
    }

    with pytest.raises(ForgeError, match="tidak berhak") as caught:
        acts[act]()

    assert caught.value.reason is ForgeReason.RIGHTS
    assert forge.desk.threads[number].comments == []
    assert forge.desk.threads[number].labels == []
    assert forge.desk.bare.head("b") == ""
    assert len(forge.desk.requests) == 1


def test_a_wrong_token_is_told(forge: FakeForge) -> None:
    github = client_of(forge)
    forge.tokens.clear()

    with pytest.raises(ForgeError, match="menolak tokennya"):
        pulls.pull(github, 1)


def test_a_number_that_is_not_there_is_told(forge: FakeForge) -> None:
    with pytest.raises(ForgeError, match="tidak menemukannya"):
        pulls.pull(client_of(forge), 999)
