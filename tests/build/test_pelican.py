"""Pelican is believed only when it proves its work; what goes wrong becomes a sentence."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from newsroom.build.site import BuildReport, Options, build_site
from newsroom.build.workers import Workers
from newsroom.errors import BuildError
from tests.newsrooms import NOW
from tests.sites import ROOT, approved, build, make_site_newsroom, snapshot


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """A newsroom with plug-ins and a theme of its own, which a test may break."""
    root = make_site_newsroom(
        tmp_path / "newsroom", settings="\n[search]\nenabled = false\n", files=approved()
    )
    for room in ("theme", "plugins"):
        (root / room).unlink()
        shutil.copytree(ROOT / room, root / room, ignore=shutil.ignore_patterns("__pycache__"))
    return root


def break_plugin(root: Path, name: str, text: str) -> None:
    (root / "plugins" / name / "__init__.py").write_text(text, encoding="utf-8")


def build_anew(root: Path) -> BuildReport:
    """A build by a process that knows nothing of this one, nor of its modules and its log."""
    with Workers(root, 1, fork=False) as workers:
        return build_site(root, root / "output", NOW, options=Options(jobs=1, renderers=workers))


def fails(root: Path) -> str:
    """What a build that fails says; it leaves no site."""
    with pytest.raises(BuildError) as failed:
        build_anew(root)
    assert not (root / "output" / "index.html").exists()
    return failed.value.message


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("newsroom_feeds", "import tidak_ada_modul_ini", "tidak_ada_modul_ini"),
        ("newsroom_feeds", "def register():\n    raise ValueError('tidak bisa')", "tidak bisa"),
        ("newsroom_feeds", "ini bukan Python", "invalid syntax"),
        ("newsroom_feeds", "", "no attribute 'register'"),
        ("newsroom_incremental", "import tidak_ada_modul_ini", "tidak_ada_modul_ini"),
    ],
    ids=["import", "register", "syntax", "empty", "the one that carries out orders"],
)
def test_a_plugin_that_does_not_load_fails_the_build(
    newsroom: Path, name: str, text: str, reason: str
) -> None:
    break_plugin(newsroom, name, text)

    assert reason in fails(newsroom)


def test_a_plugin_that_does_nothing_is_missed(newsroom: Path) -> None:
    break_plugin(newsroom, "newsroom_incremental", "def register():\n    pass")

    assert "Situs tidak dapat dibangun" in fails(newsroom)


def test_a_plugin_taken_off_the_list_is_missed(newsroom: Path) -> None:
    conf = newsroom / "pelicanconf.py"
    conf.write_text(conf.read_text() + '\nPLUGINS.remove("newsroom_feeds")\n', encoding="utf-8")

    assert "tidak jalan: newsroom_feeds" in fails(newsroom)


def test_a_fault_in_a_plugin_is_told_with_its_place(newsroom: Path) -> None:
    with (newsroom / "plugins" / "newsroom_incremental" / "writer.py").open("a") as plugin:
        plugin.write('\n\ndef stage(*_):\n    raise ValueError("tidak terbaca")\n')

    said = fails(newsroom)

    assert "tidak terbaca" in said
    assert "plugins/newsroom_incremental/writer.py:" in said


def test_a_fault_in_a_template_is_told_with_its_place(newsroom: Path) -> None:
    footer = newsroom / "theme" / "templates" / "components" / "footer" / "footer.html"
    footer.write_text(footer.read_text().replace("site.office.address", "site.office.alamat"))

    said = fails(newsroom)

    assert "theme/templates/components/footer/footer.html:" in said
    assert "has no attribute 'alamat'" in said
    assert "Catatan lengkap: .cache/build.log" in said
    assert "Traceback" in (newsroom / ".cache" / "build.log").read_text(encoding="utf-8")


def test_without_its_settings_pelican_is_not_even_started(newsroom: Path) -> None:
    (newsroom / "pelicanconf.py").unlink()

    assert "pelicanconf.py tidak ada" in fails(newsroom)
    assert not (newsroom / ".cache" / "build.log").exists()


def test_a_warning_is_handed_on_once(newsroom: Path) -> None:
    with (newsroom / "plugins" / "newsroom_feeds" / "__init__.py").open("a") as plugin:
        plugin.write('\n\nimport logging\nlogging.getLogger(__name__).warning("hati-hati")\n')

    found = build_anew(newsroom)

    assert found.warnings == ("hati-hati",)
    assert found.rendered > 10


def test_a_forked_pelican_tells_its_faults_too(newsroom: Path) -> None:
    (newsroom / "pelicanconf.py").write_text("raise ValueError('rusak')", encoding="utf-8")

    with Workers(newsroom, 1, fork=True) as workers, pytest.raises(BuildError, match="rusak"):
        build_site(newsroom, newsroom / "output", NOW, options=Options(renderers=workers))


def test_pelican_started_by_hand_builds_the_same_site(newsroom: Path) -> None:
    build(newsroom)

    now = f"NEWSROOM_NOW={json.dumps(NOW.isoformat())}"
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pelican",
            "content",
            *("-o", "tangan"),
            *("-s", "pelicanconf.py"),
            *("-e", now),
        ],
        cwd=newsroom,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert snapshot(newsroom / "tangan") == snapshot(newsroom / "output")
