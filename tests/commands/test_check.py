"""`newsroom check`: what is checked, how it is told, and what the exit code says."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.newsrooms import make_newsroom
from tests.shells import Said, call
from tests.stories import story_text

FOLDER = "content/stories/2026/11"
PASAR = f"{FOLDER}/pasar.md"
AIR = f"{FOLDER}/air.md"
BROKEN = story_text("titel: Pasar")
OTHER = story_text("titel: Air", slug="air")
LATE = story_text("reviewed: [{by: dewi, at: 2026-11-19T18:00+08:00}]")
LISTED = "1 story checked: 1 error, 0 warnings, 0 hints."


def newsroom(folder: Path, stories: Mapping[str, str], settings: str = "") -> Path:
    return make_newsroom(folder, settings=settings, stories=stories)


def found(said: Said) -> list[tuple[str, str, int]]:
    """Rule, path and line of every finding in a JSON report."""
    return [(one["rule"], one["path"], one["line"]) for one in json.loads(said.out)]


class TestExitCodes:
    def test_0_without_findings(self, tmp_path: Path) -> None:
        said = call(newsroom(tmp_path, {PASAR: story_text()}), "check")

        assert (said.code, said.out) == (0, "")
        assert said.err == (
            "1 berita diperiksa: 0 kesalahan, 0 peringatan, 0 petunjuk. / "
            "1 story checked: 0 errors, 0 warnings, 0 hints.\n"
        )

    def test_0_with_warnings(self, tmp_path: Path) -> None:
        said = call(newsroom(tmp_path, {PASAR: LATE}), "check")

        assert said.code == 0
        assert f"{PASAR}:9:13: warning deadline-missed: Tayang 3 jam setelah" in said.out

    def test_1_with_errors(self, tmp_path: Path) -> None:
        said = call(newsroom(tmp_path, {PASAR: BROKEN}), "check")

        assert said.code == 1
        assert said.out.startswith(f"{PASAR}:13:1: error invalid-front-matter: ")
        assert LISTED in said.err

    @pytest.mark.parametrize(
        ("arguments", "complaint"),
        [
            (["hilang.md"], "hilang.md tidak ada"),
            (["/etc/hostname"], "di luar repositori"),
            ([".."], "di luar repositori"),
            (["newsroom.toml"], "bukan berita"),
            (["docs"], "Tidak ada berita di docs"),
            (["--format", "pdf"], "invalid choice"),
            (["--base", "main"], 'Git tidak mengenal revisi "main"'),
            (["--base=--output=x"], "Git tidak mengenal revisi"),
        ],
    )
    def test_2_with_wrong_use(self, tmp_path: Path, arguments: list[str], complaint: str) -> None:
        root = newsroom(tmp_path / "redaksi", {PASAR: story_text()})
        (root / "docs").mkdir()

        said = call(root, "check", *arguments)

        assert (said.code, said.out) == (2, "")
        assert complaint in said.err

    def test_2_with_a_rule_in_the_settings_that_does_not_exist(self, tmp_path: Path) -> None:
        root = newsroom(tmp_path, {}, '\n[rules]\nmissing-feild = "off"\n')

        said = call(root, "check")

        assert said.code == 2
        assert 'Did you mean "missing-field"?' in said.err


class TestWhatIsChecked:
    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        return newsroom(
            tmp_path,
            {
                PASAR: BROKEN,
                AIR: OTHER,
                "content/registers/offices.yml": "- {id: kominfo}\n",
                "content/pages/tentang.md": "Tentang kami.\n",
            },
        )

    def paths(self, folder: Path, *arguments: str) -> list[str]:
        said = call(folder, "check", "--format", "json", *arguments)
        return [path for _, path, _ in found(said)]

    def test_everything_without_a_path(self, root: Path) -> None:
        assert self.paths(root) == ["content/registers/offices.yml", AIR, PASAR]

    def test_a_file_a_folder_or_a_register(self, root: Path) -> None:
        assert self.paths(root, PASAR) == [PASAR]
        assert self.paths(root, FOLDER, AIR) == [AIR, PASAR]
        assert self.paths(root, "content/registers/offices.yml") == [
            "content/registers/offices.yml"
        ]
        assert len(self.paths(root, ".")) == 3

    def test_paths_may_be_absolute_or_start_from_any_folder(self, root: Path) -> None:
        assert self.paths(root / FOLDER, str(root / PASAR)) == [PASAR]
        assert self.paths(root / FOLDER, "pasar.md") == [PASAR]
        assert self.paths(root / FOLDER, PASAR) == [PASAR]

    def test_a_story_that_stands_elsewhere_in_the_repository(self, root: Path) -> None:
        (root / "draf.md").write_text(BROKEN)

        assert self.paths(root, "draf.md") == ["draf.md"]

    def test_a_story_below_a_link_is_known_by_its_real_path(self, root: Path) -> None:
        (root / "kini").symlink_to(root / FOLDER)

        assert self.paths(root, "kini/pasar.md") == [PASAR]


class TestBase:
    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        root = newsroom(tmp_path, {PASAR: BROKEN, AIR: OTHER})
        git(root, "init", "--quiet", "--initial-branch=main")
        git(root, "add", ".")
        git(root, "commit", "--quiet", "--message=Found the newsroom")
        return root

    def paths(self, root: Path, *arguments: str) -> list[str]:
        said = call(root, "check", "--format", "json", "--base", "main", *arguments)
        return [path for _, path, _ in found(said)]

    def test_nothing_changed(self, root: Path) -> None:
        assert self.paths(root) == []

    def test_changed_and_new_stories_committed_or_not(self, root: Path) -> None:
        git(root, "switch", "--quiet", "--create", "draf")
        (root / FOLDER / "kebun é.md").write_text(story_text("titel: x", slug="kebun"))
        git(root, "add", ".")
        git(root, "commit", "--quiet", "--message=Draft")
        (root / PASAR).write_text(BROKEN + "\nTambahan.\n")
        (root / FOLDER / "baru.md").write_text(story_text("titel: x", slug="baru"))

        assert self.paths(root) == [f"{FOLDER}/baru.md", f"{FOLDER}/kebun é.md", PASAR]
        assert self.paths(root, PASAR) == [PASAR]

    def test_what_only_the_base_has_changed_is_left_out(self, root: Path) -> None:
        git(root, "switch", "--quiet", "--create", "draf")
        git(root, "switch", "--quiet", "main")
        (root / AIR).write_text(BROKEN + "\nDi main.\n")
        git(root, "commit", "--quiet", "--all", "--message=Change air")
        git(root, "switch", "--quiet", "draf")
        (root / PASAR).write_text(BROKEN + "\nDi draf.\n")

        assert self.paths(root) == [PASAR]

    def test_a_newsroom_may_stand_below_the_top_of_its_repository(self, root: Path) -> None:
        below = newsroom(root / "redaksi", {PASAR: BROKEN})

        assert self.paths(below) == [PASAR]
        git(root, "add", ".")

        assert self.paths(below) == [PASAR]

    def test_a_deleted_draft_is_not_looked_for(self, root: Path) -> None:
        (root / AIR).unlink()

        assert self.paths(root) == []


class TestWhatReadersHaveSeen:
    """What was on air at the base may neither change in silence nor vanish."""

    ON_AIR = story_text("reviewed: [{by: dewi, at: 2026-11-19T15:40+08:00}]")

    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        root = newsroom(tmp_path, {PASAR: self.ON_AIR})
        git(root, "init", "--quiet", "--initial-branch=main")
        git(root, "add", ".")
        git(root, "commit", "--quiet", "--message=Found the newsroom")
        return root

    def found(self, root: Path, *arguments: str) -> list[tuple[str, str, int]]:
        return found(call(root, "check", "--format", "json", *arguments))

    def test_a_changed_text_needs_a_correction(self, root: Path) -> None:
        (root / PASAR).write_text(self.ON_AIR.replace("Pedagang sudah", "Pedagang belum"))

        assert self.found(root, "--base", "main") == [("silent-edit", PASAR, 18)]
        assert self.found(root) == []

    def test_a_deleted_file_is_asked_for(self, root: Path) -> None:
        (root / PASAR).unlink()

        assert self.found(root, "--base", "main") == [("deleted-story", PASAR, 1)]

    def test_a_moved_file_too(self, root: Path) -> None:
        git(root, "mv", PASAR, f"{FOLDER}/pasar-tepian.md")

        said = call(root, "check", "--base", "main")

        assert f"dipindahkan ke {FOLDER}/pasar-tepian.md" in said.out

    def test_what_was_never_approved_may_change_and_go(self, root: Path) -> None:
        (root / PASAR).write_text(story_text())
        git(root, "commit", "--quiet", "--all", "--message=Take the approval back")
        (root / PASAR).unlink()

        assert self.found(root, "--base", "main") == []


class TestJobs:
    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        stories = {
            f"{FOLDER}/berita-{number}.md": story_text(
                "titel: x" if number % 3 else "", slug=f"s{number // 2}"
            )
            for number in range(130)
        }
        return newsroom(tmp_path, {**stories, AIR: "bukan berita"})

    def test_several_processes_find_what_one_finds_in_its_order(self, root: Path) -> None:
        alone = call(root, "check", "--jobs", "1")
        together = call(root, "check", "--jobs", "2")

        assert alone.out.count("invalid-front-matter") > 130
        assert (together.code, together.out, together.err) == (alone.code, alone.out, alone.err)

    def test_what_is_kept_of_a_former_check_changes_nothing(self, root: Path) -> None:
        said = []
        for jobs in "12":
            shutil.rmtree(root / ".cache", ignore_errors=True)
            said += [call(root, "check", "--jobs", jobs).out for _ in ("cold", "warm")]
            assert (root / ".cache").is_dir()

        assert said == [said[0]] * 4

    def test_processes_that_inherit_nothing_open_the_newsroom_themselves(self, root: Path) -> None:
        code = (
            "import multiprocessing, sys; from newsroom.commands import main; "
            "multiprocessing.set_start_method('spawn'); "
            "sys.argv = ['newsroom', 'check', '--jobs', sys.argv[1]]; sys.exit(main())"
        )
        said = [
            subprocess.run(
                [sys.executable, "-c", code, jobs], cwd=root, capture_output=True, check=False
            )
            for jobs in "12"
        ]

        assert b"titel" in said[0].stdout
        assert said[0].stdout == said[1].stdout
        assert [one.returncode for one in said] == [1, 1]

    def test_a_second_command_sees_what_changed_since(self, root: Path) -> None:
        call(root, "check", "--jobs", "2")
        with (root / "newsroom.toml").open("a") as settings:
            settings.write('\n[rules]\ninvalid-front-matter = "off"\n')

        assert "titel" not in call(root, "check", "--jobs", "2").out

    @pytest.mark.parametrize("jobs", ["0", "-1", "dua", "10000"])
    def test_a_number_of_processes_is_asked_for(self, root: Path, jobs: str) -> None:
        said = call(root, "check", "--jobs", jobs)

        assert said.code == 2
        assert "a number from 1 to 256" in said.err


class TestFix:
    NAIVE = story_text("embargo_until: 2026-11-19 15:30")

    def test_makes_the_safe_fixes_and_tells_what_is_left(self, tmp_path: Path) -> None:
        root = newsroom(tmp_path, {PASAR: self.NAIVE + "\n", AIR: BROKEN})

        said = call(root, "check", "--fix")

        assert (root / PASAR).read_text() == self.NAIVE.replace("15:30", "15:30+08:00") + "\n"
        assert (root / AIR).read_text() == BROKEN
        assert said.code == 1
        assert f"{PASAR}: diperbaiki." in said.err
        assert "missing-time-zone" not in said.out

    def test_keeps_every_other_byte_and_the_permissions(self, tmp_path: Path) -> None:
        before = b"\xef\xbb\xbf" + self.NAIVE.replace("\n", "\r\n").encode() + b"  \r\n\r\n"
        root = newsroom(tmp_path, {})
        story = root / PASAR
        story.parent.mkdir(parents=True)
        story.write_bytes(before)
        story.chmod(0o640)

        call(root, "check", "--fix", PASAR)

        assert story.read_bytes() == before.replace(b"15:30", b"15:30+08:00")
        assert story.stat().st_mode & 0o777 == 0o640
        assert [file.name for file in story.parent.iterdir()] == ["pasar.md"]

    def test_a_second_time_changes_nothing(self, tmp_path: Path) -> None:
        root = newsroom(tmp_path, {PASAR: self.NAIVE})
        call(root, "check", "--fix")
        os.utime(root / PASAR, ns=(1, 1))

        call(root, "check", "--fix")

        assert (root / PASAR).stat().st_mtime_ns == 1

    def test_without_it_the_report_says_what_could_be_mended(self, tmp_path: Path) -> None:
        root = newsroom(tmp_path, {PASAR: self.NAIVE})

        said = call(root, "check")

        assert "1 dapat diperbaiki: newsroom check --fix" in said.err
        assert (root / PASAR).read_text() == self.NAIVE


SOUND = story_text()
TEN_WAYS: Mapping[str, tuple[str, str, int, int]] = {
    "a key that does not exist": (BROKEN, "invalid-front-matter", 13, 1),
    "a needed key misspelt": (
        SOUND.replace("summary:", "sumary:"),
        *("invalid-front-matter", 10, 1),
    ),
    "the clock's key misspelt": (
        SOUND.replace("ended_at:", "endedat:"),
        *("invalid-front-matter", 9, 3),
    ),
    "a key given twice": (story_text("title: Dua"), "invalid-front-matter", 13, 1),
    "a colon in a plain value": (
        SOUND.replace("title: Pasar", "title: Kota: Pasar"),
        *("invalid-front-matter", 3, 8),
    ),
    "a bracket never closed": (
        SOUND.replace("[siti]", "[siti"),
        *("invalid-front-matter", 6, 6),
    ),
    "a list where text is wanted": (
        SOUND.replace("title: Pasar Tepian Buka Lebih Pagi", "title: [Pasar]"),
        *("invalid-front-matter", 3, 8),
    ),
    "an author nobody knows": (SOUND.replace("[siti]", "[admin]"), "missing-field", 5, 11),
    "a time without its offset": (
        SOUND.replace("15:00+08:00", "15:00"),
        "missing-time-zone",
        9,
        13,
    ),
    "an event that has not ended": (
        SOUND.replace("ended_at: 2026", "ended_at: 2027"),
        *("missing-event-end", 9, 13),
    ),
    "a summary left out": (
        SOUND.replace("summary: Pasar Tepian kini buka pukul 05.00 WITA.\n", ""),
        *("missing-field", 2, 1),
    ),
    "front matter never closed": ("---\ntitle: Pasar\n", "invalid-front-matter", 1, 1),
    "bytes that are no text": (SOUND.replace("Pasar", "\0Pasar", 1), "invalid-front-matter", 3, 8),
    "an anchor": (SOUND.replace("desk: ", "desk: &a "), "invalid-front-matter", 4, 7),
}


@pytest.mark.parametrize("way", TEN_WAYS)
def test_each_way_to_break_front_matter_is_one_finding_at_its_place(
    tmp_path: Path, way: str
) -> None:
    text, rule, line, column = TEN_WAYS[way]
    root = newsroom(tmp_path, {PASAR: text})

    said = call(root, "check", "--format", "json", PASAR)

    told = [(one["rule"], one["line"], one["column"]) for one in json.loads(said.out)]
    assert told == [(rule, line, column)]
    assert said.code == 1
    assert "Traceback" not in said.err


def test_an_id_belongs_to_one_story(tmp_path: Path) -> None:
    root = newsroom(tmp_path, {AIR: SOUND, PASAR: SOUND})

    said = call(root, "check", "--format", "json")

    assert found(said) == [("invalid-front-matter", PASAR, 2)]
    assert AIR in json.loads(said.out)[0]["message"]


def test_a_file_that_is_not_utf8_is_a_finding(tmp_path: Path) -> None:
    root = newsroom(tmp_path, {PASAR: SOUND})
    (root / PASAR).write_bytes(SOUND.encode() + b"caf\xe9\n")

    said = call(root, "check", "--format", "json")

    assert found(said) == [("invalid-front-matter", PASAR, SOUND.count("\n") + 1)]


@pytest.mark.parametrize("encoding", ["ascii", "utf-8"])
def test_words_and_names_that_a_terminal_cannot_show_do_not_stop_the_report(
    tmp_path: Path, encoding: str
) -> None:
    name = os.fsdecode(b"pasar-\xff.md")
    root = newsroom(tmp_path, {f"{FOLDER}/{name}": story_text("“titel”: Pasar")})

    done = subprocess.run(
        [sys.executable, "-c", "import sys, newsroom.commands as c; sys.exit(c.main())", "check"],
        cwd=root,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )

    assert done.returncode == 1, done.stderr
    assert b"pasar-?.md:13:1: error" in done.stdout or b"pasar-\xef\xbf\xbd.md:13" in done.stdout


@pytest.mark.parametrize("form", ["text", "github", "markdown", "json", "sarif"])
def test_a_report_in_every_format(tmp_path: Path, form: str) -> None:
    said = call(newsroom(tmp_path, {PASAR: BROKEN}), "check", "--format", form)

    assert said.code == 1
    assert "titel" in said.out
    assert LISTED in said.err


def git(folder: Path, *arguments: str) -> None:
    somebody = ["-c", "user.name=Reporter", "-c", "user.email=reporter@contoh.invalid"]
    nobodys = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    environ = {**os.environ, **nobodys}
    subprocess.run(["git", *somebody, *arguments], cwd=folder, env=environ, check=True)
