"""Pelican is believed only when it proves its work; what goes wrong becomes a sentence."""

import shutil
from pathlib import Path

import pytest

from newsroom.build.pelican import run_pelican
from newsroom.errors import BuildError
from tests.newsrooms import NOW
from tests.sites import ROOT, approved, make_site_newsroom


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """A newsroom with plug-ins and a theme of its own, which a test may break."""
    root = make_site_newsroom(tmp_path / "newsroom", files=approved())
    for room in ("theme", "plugins"):
        (root / room).unlink()
        shutil.copytree(ROOT / room, root / room, ignore=shutil.ignore_patterns("__pycache__"))
    return root


def run(root: Path) -> object:
    return run_pelican(root, root / "fresh", root / "receipt.json", NOW)


def break_plugin(root: Path, name: str, text: str) -> None:
    (root / "plugins" / name / "__init__.py").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("newsroom_feeds", "import tidak_ada_modul_ini", "tidak_ada_modul_ini"),
        ("newsroom_feeds", "def register():\n    raise ValueError('tidak bisa')", "tidak bisa"),
        ("newsroom_feeds", "ini bukan Python", "invalid syntax"),
        ("newsroom_feeds", "", "no attribute 'register'"),
        ("newsroom_receipt", "import tidak_ada_modul_ini", "tidak_ada_modul_ini"),
    ],
    ids=["import", "register", "syntax", "empty", "the receipt's own"],
)
def test_a_plugin_that_does_not_load_fails_the_build(
    newsroom: Path, name: str, text: str, reason: str
) -> None:
    break_plugin(newsroom, name, text)

    with pytest.raises(BuildError, match=reason):
        run(newsroom)


def test_a_plugin_that_stays_silent_is_missed(newsroom: Path) -> None:
    break_plugin(newsroom, "newsroom_receipt", "def register():\n    pass")

    with pytest.raises(BuildError, match="newsroom_receipt tidak jalan"):
        run(newsroom)


def test_a_plugin_taken_off_the_list_is_missed(newsroom: Path) -> None:
    conf = newsroom / "pelicanconf.py"
    conf.write_text(conf.read_text() + '\nPLUGINS.remove("newsroom_feeds")\n', encoding="utf-8")

    with pytest.raises(BuildError, match="tidak jalan: newsroom_feeds"):
        run(newsroom)


def test_a_story_that_pelican_would_pass_over_fails_the_build(newsroom: Path) -> None:
    with (newsroom / "plugins" / "newsroom_reader" / "__init__.py").open("a") as plugin:
        plugin.write('\n\ndef _story(*_):\n    raise ValueError("tidak terbaca")\n')

    with pytest.raises(BuildError, match="tidak terbaca"):
        run(newsroom)


def test_a_fault_in_a_template_is_told_with_its_place(newsroom: Path) -> None:
    footer = newsroom / "theme" / "templates" / "components" / "footer" / "footer.html"
    footer.write_text(footer.read_text().replace("site.office.address", "site.office.alamat"))

    with pytest.raises(BuildError) as failed:
        run(newsroom)

    assert "theme/templates/components/footer/footer.html:" in failed.value.message
    assert "has no attribute 'alamat'" in failed.value.message
    assert "Catatan lengkap: .cache/build.log" in failed.value.message
    assert "Traceback" in (newsroom / ".cache" / "build.log").read_text(encoding="utf-8")


def test_without_its_settings_pelican_is_not_even_started(newsroom: Path) -> None:
    (newsroom / "pelicanconf.py").unlink()

    with pytest.raises(BuildError, match=r"pelicanconf\.py tidak ada"):
        run(newsroom)


def test_a_warning_is_handed_on(newsroom: Path) -> None:
    with (newsroom / "plugins" / "newsroom_feeds" / "__init__.py").open("a") as plugin:
        plugin.write('\n\nimport logging\nlogging.getLogger(__name__).warning("hati-hati")\n')

    found = run_pelican(newsroom, newsroom / "fresh", newsroom / "receipt.json", NOW)

    assert found.warnings == ("hati-hati",)
    assert found.rendered > 10
    assert found.peak_mib > 10
