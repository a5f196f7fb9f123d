"""`newsroom comment`: from what an untrusted job left to the one comment on a pull request."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from newsroom.commands import _forge
from newsroom.desk.report import Report, decode, encode
from newsroom.finding import Severity
from newsroom.ledger import Ledger, Record, StoredHappening
from newsroom.settings import load_settings
from newsroom.trail import Evidence, Step
from tests.desk.desks import COMMIT, PATH, finding, post
from tests.desk.forge import NAME, Forge, moment
from tests.desk.test_suggestions import FIX
from tests.ledger.conftest import git
from tests.newsrooms import PEOPLE, make_newsroom
from tests.shells import Said, call
from tests.sites import make_site_newsroom
from tests.stories import SETTINGS, story_text

GITHUB = '\n[approval]\nsource = "github"\n'
LOGINS = PEOPLE.replace("role: Penyunting}", "role: Penyunting, github: X}")
for person in ("dewi", "tomi", "hendro"):
    LOGINS = LOGINS.replace("github: X", f"github: {person}-a", 1)
STORY = story_text()
USUAL = moment(15, 17)
ENVIRON = {"GITHUB_REPOSITORY": NAME, "GITHUB_TOKEN": "rahasia"}


class Office:
    """A newsroom on disk, its forge, and the hour."""

    def __init__(self, root: Path, forge: Forge) -> None:
        self.root = root
        self.forge = forge

    def event(self, **changes: Any) -> Path:
        """The event that the pull request's own check has ended."""
        run = {
            "id": 99,
            "head_sha": COMMIT,
            "head_branch": "pasar",
            "event": "pull_request",
            "conclusion": "success",
            "head_repository": {"full_name": self.forge.fork or NAME},
            **changes,
        }
        file = self.root / "event.json"
        event = {"workflow_run": run, "repository": {"full_name": NAME}, "action": "completed"}
        file.write_text(json.dumps(event))
        return file

    def report(self, report: Report | bytes) -> Path:
        """What the untrusted job left."""
        file = self.root / "laporan.json"
        file.write_bytes(report if isinstance(report, bytes) else encode(report).encode())
        return file

    def comment(
        self, report: Report | bytes | None = None, *, at: datetime = USUAL, **run: Any
    ) -> Said:
        """The trusted job."""
        arguments = ["comment", "--event", str(self.event(**run))]
        if report is not None:
            arguments += ["--report", str(self.report(report))]
        return call(self.root, *arguments, now=at, environ=ENVIRON)

    def look(self, at: datetime) -> Said:
        """Some event of which nothing but the time is new."""
        return call(self.root, "comment", "--pull", "7", now=at, environ=ENVIRON)

    @property
    def text(self) -> str:
        """The one comment."""
        (found,) = [one for one in self.forge.comments if "tayang:redaksi" in one["body"]]
        return str(found["body"])


def make_office(
    folder: Path, monkeypatch: pytest.MonkeyPatch, head: dict[str, bytes | None]
) -> Office:
    base = {
        "newsroom.toml": (SETTINGS + GITHUB).encode(),
        "content/registers/people.yml": LOGINS.encode(),
    }
    forge = Forge(base, dict(head))
    root = make_newsroom(folder, settings=GITHUB)
    (root / "content/registers/people.yml").write_text(LOGINS)
    git(root, "init", "-q")
    monkeypatch.setattr(_forge, "HttpTransport", lambda: forge)
    return Office(root, forge)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """One new story on pull request 7, whose event ended at 15.00."""
    return make_office(tmp_path, monkeypatch, {PATH: STORY.encode()})


SOUND = Report(checked=1, posts=(post(),))


def test_the_comment_is_written_once_and_then_kept_up_to_date(office: Office) -> None:
    office.forge.artifacts = [{"name": "laporan", "id": 1}, {"name": "pratinjau.html", "id": 5}]

    said = office.comment(SOUND)

    assert (said.code, said.out) == (0, f"https://github.com/{NAME}/pull/7#issuecomment-1\n")
    assert "✅ Tanpa kesalahan, menunggu penyunting" in office.text
    assert "tayang paling lambat **17.00 WITA**" in office.text
    assert f"https://github.com/{NAME}/actions/runs/99/artifacts/5" in office.text
    assert "Dewi Anggraini (dewi-a), Tomi Wijaya (tomi-a)" in office.text
    assert office.forge.labels == ["aman"]

    office.comment(replace(SOUND, findings=(finding(),)))
    assert "🛑 Belum dapat tayang: 1 kesalahan" in office.text

    before = list(office.forge.writes)
    office.comment(replace(SOUND, findings=(finding(),)))
    assert office.forge.writes == before, "what is said already is not said again"


def test_the_pull_request_is_the_one_with_that_commit_and_no_other(office: Office) -> None:
    moved = office.comment(SOUND, head_sha="f" * 40)
    stranger = office.comment(SOUND, head_repository={"full_name": "orang/lain"})

    assert (moved.code, stranger.code) == (0, 0)
    assert "mungkin sudah ada yang lebih baru" in moved.err
    assert office.forge.writes == []


def test_nothing_of_a_report_reaches_another_pull_request(office: Office) -> None:
    data = json.loads(encode(SOUND))
    data["pull_request"] = 8

    office.comment(json.dumps(data).encode())

    assert "laporan pemeriksaan bentuknya tidak dikenal" in office.text
    assert all("/7" in one or "/comments" in one for one in office.forge.writes)


@pytest.mark.parametrize("report", [b"\0\0", b"{}" * 900_000, None])
def test_without_a_usable_report_the_comment_says_so_and_the_clock_runs(
    office: Office, report: bytes | None
) -> None:
    assert office.comment(report).code == 0
    assert "❔ Pemeriksaan tidak memberi hasil" in office.text
    assert office.forge.labels == ["aman"]


def test_an_approval_that_counts_changes_the_verdict(office: Office) -> None:
    office.forge.approve("siti-r")
    office.forge.approve("Tomi-A")

    office.comment(SOUND)

    assert "✅ Disetujui, siap digabung" in office.text
    assert "disetujui Tomi Wijaya." in office.text


def test_an_approval_by_somebody_elses_desk_is_told_as_such(office: Office) -> None:
    office.forge.approve("hendro-a")

    office.comment(SOUND)

    assert "menunggu penyunting" in office.text
    assert "hendro bukan penyunting desk ini" in office.text


def test_a_review_is_told_of_and_the_findings_stay(office: Office) -> None:
    office.comment(replace(SOUND, findings=(finding(severity=Severity.WARNING),)))
    office.forge.approve("dewi-a")
    (office.root / "laporan.json").unlink()

    arguments = (
        "--event",
        str(office.event(event="pull_request_review")),
        "--report",
        "laporan.json",
    )
    said = call(office.root, "comment", *arguments, now=moment(15, 30), environ=ENVIRON)

    assert said.code == 0
    assert "✅ Disetujui, siap digabung" in office.text
    assert "Nama ini ditulis dengan dua ejaan." in office.text


def test_a_check_that_was_called_off_says_nothing(office: Office) -> None:
    office.comment(SOUND)
    before = office.text

    office.comment(conclusion="cancelled")

    assert office.text == before


def test_safe_fixes_are_suggested_once(office: Office) -> None:
    text = STORY.replace("Pedagang sudah", "Disana pedagang sudah")
    office.forge.head[PATH] = text.encode()
    line = text[: text.index("Disana")].count("\n") + 1
    fix = replace(
        FIX,
        line=line,
        end_line=line,
        column=2,
        end_column=8,
        original="Disana",
        replacement="Di sana",
    )
    report = Report(findings=(finding(fix=fix, line=line, end_line=line),))

    office.comment(report)
    office.comment(report)

    (remark,) = office.forge.remarks
    assert (remark["path"], remark["line"], remark["side"]) == (PATH, line, "RIGHT")
    assert "“Di sana pedagang sudah siap" in remark["body"]


def test_time_moves_the_label_and_calls_the_editors_once(office: Office) -> None:
    office.comment(SOUND)

    for hour, minute in ((15, 40), (16, 35), (16, 50), (17, 20)):
        assert office.look(moment(hour, minute)).code == 0

    calls = [one["body"] for one in office.forge.comments if "tayang:tenggat" in one["body"]]
    assert len(calls) == 1
    assert "@dewi-a @tomi-a mohon diperiksa." in calls[0]
    assert office.forge.labels == ["lewat"]
    assert "⏰ kini lewat 20 menit (pada 17.20 WITA)" in office.text
    assert "Berita tetap tayang; isi `late_reason`" in office.text
    assert "✅ Tanpa kesalahan" in office.text, "the findings stay as they were"
    posted = [one for one in office.forge.writes if one.startswith("POST") and "comments" in one]
    assert len(posted) == 2


def test_minutes_alone_change_no_comment(office: Office) -> None:
    office.comment(SOUND)
    before = list(office.forge.writes)

    office.look(moment(15, 30))

    assert office.forge.writes == before


def test_a_story_that_the_probe_saw_in_time_is_safe_for_good(office: Office) -> None:
    office.comment(SOUND)
    office.forge.is_open = False
    live = StoredHappening(step=Step.LIVE, at=moment(16, 10), evidence=Evidence.MEASURED)

    def seen(record: Record) -> Record:
        return replace(record, happenings=(live,))

    Ledger(office.root, load_settings(office.root).ledger).update("2026-11-19-pasar", seen, "seen")
    office.look(moment(20))

    assert office.forge.labels == ["aman"]
    assert "sudah tayang, 50 menit sebelum tenggat" in office.text
    assert not any("tayang:tenggat" in one["body"] for one in office.forge.comments)


def test_one_run_stops_the_clock_of_every_story_that_it_put_on_air(office: Office) -> None:
    office.comment(SOUND)
    office.forge.is_open = False
    url = f"https://github.com/{NAME}/pull/7"
    steps = (
        StoredHappening(step=Step.MERGED, at=moment(16), evidence=Evidence.RECORDED, url=url),
        StoredHappening(step=Step.LIVE, at=moment(16, 10), evidence=Evidence.MEASURED),
    )

    def seen(record: Record) -> Record:
        return replace(record, happenings=steps)

    Ledger(office.root, load_settings(office.root).ledger).update("2026-11-19-pasar", seen, "seen")
    push = {"ref": "refs/heads/main", "after": "c" * 40, "repository": {"full_name": NAME}}
    event = office.root / "push.json"
    event.write_text(json.dumps(push))
    environ = {**ENVIRON, "GITHUB_EVENT_NAME": "push", "GITHUB_EVENT_PATH": str(event)}

    assert call(office.root, "comment", now=moment(16, 12), environ=environ).code == 0
    assert "sudah tayang, 50 menit sebelum tenggat" in office.text

    before = list(office.forge.writes)
    call(office.root, "comment", now=moment(16, 20), environ=environ)
    assert office.forge.writes == before


def test_changes_to_a_story_on_the_main_branch_are_told_word_by_word(office: Office) -> None:
    office.forge.base[PATH] = STORY.encode()
    office.forge.head[PATH] = STORY.replace(
        "buka lebih pagi mulai", "buka lebih siang mulai"
    ).encode()

    office.comment(SOUND)

    assert "<del>pagi</del> <ins>siang</ins>" in office.text


def test_a_fork_gets_the_same_comment(office: Office) -> None:
    office.forge.fork = "warga/berita"

    office.comment(replace(SOUND, findings=(finding(message="@semua <img src=x>"),)))

    assert f"https://github.com/warga/berita/blob/{COMMIT}/{PATH}" in office.text
    assert "gerbang memeriksa lagi" in office.text
    assert "<img" not in office.text
    assert "@semua" not in office.text


def test_a_marker_that_somebody_else_wrote_is_not_our_comment(office: Office) -> None:
    fake = {
        "id": 50,
        "body": "<!-- tayang:redaksi -->\nDisetujui semua!",
        "user": {"login": "usil", "type": "User"},
    }
    office.forge.comments.append(fake)

    office.comment(SOUND)

    assert str(fake["body"]).endswith("Disetujui semua!")
    assert len(office.forge.comments) == 2


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ({PATH: STORY.encode(), "newsroom.toml": b"x"}, "tercampur"),
        ({f"content/stories/2026/11/{n}.md": STORY.encode() for n in range(300)}, "mengubah 300 berkas"),
        ({"content/stories/pasar.md": STORY.encode()}, "tidak akan tayang"),
        ({PATH: b"PK\x03\x04\0\0\0"}, "bukan teks"),
    ],
    ids=["mixed", "three-hundred", "wrong-folder", "binary"],
)  # fmt: skip
def test_a_pull_request_that_is_wrong_as_a_whole_is_told_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, head: dict[str, bytes | None], words: str
) -> None:
    office = make_office(tmp_path, monkeypatch, head)

    said = office.comment(SOUND)

    assert said.code == 0
    assert "🛑 Belum dapat diperiksa" in office.text
    assert words in office.text


def test_a_deleted_story_is_not_a_late_one(office: Office) -> None:
    office.forge.base[PATH] = STORY.encode()
    office.forge.head[PATH] = None

    office.comment(SOUND, at=moment(20))

    assert "dihapus di sini" in office.text
    assert office.forge.labels == []


def test_code_alone_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = make_office(tmp_path, monkeypatch, {"scripts/x.py": b"x"})

    said = office.comment(Report())

    assert (said.code, said.out) == (0, "")
    assert "tidak ada berita di sini" in said.err
    assert office.forge.writes == []


def test_stories_that_were_taken_out_again_are_told_of(office: Office) -> None:
    office.comment(SOUND)
    office.forge.head = {"scripts/x.py": b"x"}

    office.comment(Report())

    assert "Tidak ada berita yang berubah di sini" in office.text
    assert office.forge.labels == []


def test_a_sweep_without_news_asks_one_question_of_each_pull_request(office: Office) -> None:
    office.comment(SOUND)
    office.forge.asked.clear()

    call(office.root, "sweep", now=moment(15, 50), environ=ENVIRON)

    assert office.forge.asked == [
        f"GET /repos/{NAME}/pulls",
        f"GET /repos/{NAME}/issues/7/comments",
    ]


def test_what_the_sweep_sees_is_the_same(office: Office) -> None:
    office.comment(SOUND)

    said = call(office.root, "sweep", now=moment(16, 40), environ=ENVIRON)

    assert said.code == 0
    assert "1 pull request dilihat jamnya" in said.err
    assert office.forge.labels == ["mepet"]


def test_settings_that_cannot_be_read_end_a_duty_in_a_sentence(office: Office) -> None:
    office.comment(SOUND)
    office.forge.base.clear()

    said = call(office.root, "sweep", now=moment(16, 40), environ=ENVIRON)

    assert said.code != 0
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--collect", "keluar"], "memerlukan --base"),
        ([], "sebutkan pull request dengan --pull"),
        (["--pull", "tujuh"], "the number of a pull request"),
        (["--collect", "keluar", "--base", "tidak-ada"], "Git tidak mengenal revisi"),
    ],
)
def test_what_cannot_work_is_refused_with_a_sentence(
    office: Office, arguments: list[str], why: str
) -> None:
    said = call(office.root, "comment", *arguments, environ=ENVIRON)

    assert said.code == 2
    assert why in said.err


@pytest.fixture
def changed(tmp_path: Path) -> Callable[..., Path]:
    """A repository in which stories were changed since the branch `lama`."""

    def make(**stories: str) -> Path:
        root = tmp_path / "redaksi"
        make_site_newsroom(root, settings='[networks.x]\naccount = "kota"\n')
        git(root, "init", "-q", "-b", "main")
        git(root, "add", "-A")
        git(root, "commit", "-q", "-m", "awal")
        git(root, "branch", "lama")
        for slug, text in stories.items():
            file = root / f"content/stories/2026/11/{slug}.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        git(root, "add", "-A")
        git(root, "commit", "-q", "--allow-empty", "-m", "ubah")
        return root

    return make


def collect(root: Path) -> tuple[Said, Report]:
    said = call(root, "comment", "--collect", "keluar", "--base", "lama")
    return said, decode((root / "keluar/laporan.json").read_bytes())


def test_the_untrusted_job_leaves_findings_posts_and_a_preview(
    changed: Callable[..., Path],
) -> None:
    root = changed(pasar=STORY.replace("summary: ", "summary: \n#"))

    said, report = collect(root)

    assert said.code == 0
    assert report.checked == 1
    assert {one.path for one in report.findings} == {PATH}
    (one,) = report.posts
    assert (one.network, one.path) == ("x", PATH)
    assert 0 < one.length <= one.limit
    assert one.cost.startswith("US$")
    preview = (root / "keluar/pratinjau.html").read_text()
    assert "Pasar Tepian Buka Lebih Pagi" in preview


def test_several_stories_share_one_preview_in_frames_that_may_do_nothing(
    changed: Callable[..., Path],
) -> None:
    root = changed(pasar=STORY, air=story_text(slug="air"))

    _, report = collect(root)

    preview = (root / "keluar/pratinjau.html").read_text()
    assert report.checked == 2
    assert preview.count("<iframe sandbox ") == 2


def test_without_stories_there_is_a_report_and_no_preview(changed: Callable[..., Path]) -> None:
    root = changed()
    (root / "keluar").mkdir()
    (root / "keluar/pratinjau.html").write_text("kemarin")

    _, report = collect(root)

    assert report == Report()
    assert not (root / "keluar/pratinjau.html").exists()


def test_a_story_that_cannot_be_read_is_a_finding_and_has_no_preview(
    changed: Callable[..., Path],
) -> None:
    root = changed(pasar="\0\0\0")

    said, report = collect(root)

    assert said.code == 0
    assert report.findings
    assert not (root / "keluar/pratinjau.html").exists()


def test_a_theme_that_cannot_be_used_costs_only_the_preview(changed: Callable[..., Path]) -> None:
    root = changed(pasar=STORY)
    (root / "theme").unlink()  # it leads to the house's own
    (root / "theme/templates").mkdir(parents=True)

    said, report = collect(root)

    assert (said.code, report.checked) == (0, 1)
    assert "tanpa pratinjau" in said.err
    assert not (root / "keluar/pratinjau.html").exists()
