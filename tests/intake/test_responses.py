"""A reader who reports an error or asks for the right of reply hears what happens next."""

from pathlib import Path

import pytest

from newsroom.github.intake import Taken
from newsroom.github.responses import answer, story_at
from newsroom.intake.form import read_form
from newsroom.settings import load_settings
from tests.intake.github_forms import rendered
from tests.intake.small_forge import Forge
from tests.intake.test_take_in import registers
from tests.newsrooms import make_newsroom
from tests.stories import story_text

TEMPLATE = Path(__file__).parents[2] / ".github" / "ISSUE_TEMPLATE" / "tanggapan.yml"
FORM = read_form("tanggapan.yml", TEMPLATE.read_text(encoding="utf-8"))
PATH = "content/stories/2026/11/pasar.md"
ADDRESS = "https://berita.contoh.example/2026/11/pasar/"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_newsroom(tmp_path, stories={PATH: story_text()})


def answered(root: Path, forge: Forge, **more: str) -> str:
    told = {
        "jenis": "Kekeliruan",
        "berita": ADDRESS,
        "bagian": "Pasar Tepian buka lebih pagi.",
        "keterangan": "Pasar buka pukul 06.00.",
    }
    forge.body = rendered({**told, **more}, form=FORM)
    outcome = answer(forge.client, FORM, load_settings(root), registers(), forge.issue)
    assert outcome.taken is Taken.ANSWERED
    return forge.said


def test_an_error_is_checked_and_corrected_in_the_open(root: Path) -> None:
    forge = Forge(author="pembaca", association="NONE")

    said = answered(root, forge)

    assert "Pasar Tepian Buka Lebih Pagi" in said
    assert "ralatnya tampil di atas berita" in said
    assert "@dewi-gh @tomi-gh" in said
    assert "dijawab paling lambat **Jumat, 20 November 2026, 15.40 WITA**" in said
    assert forge.labels == {"tanggapan"}
    assert forge.pulls == []
    assert list(forge.branches) == ["main"]


def test_a_reply_is_published_and_linked(root: Path) -> None:
    said = answered(root, Forge(), jenis="Hak jawab")

    assert "Hak jawab dimuat sebagai berita tersendiri" in said


def test_twice_is_answered_once(root: Path) -> None:
    forge = Forge()
    answered(root, forge)

    answered(root, forge, nama="Budi")

    assert len(forge.comments) == 1


def test_a_closed_one_is_left_alone(root: Path) -> None:
    forge = Forge(state="closed")

    outcome = answer(forge.client, FORM, load_settings(root), registers(), forge.issue)

    assert outcome.taken is Taken.IGNORED
    assert forge.comments == []


def test_an_address_that_is_no_storys_is_asked_for_again(root: Path) -> None:
    said = answered(root, Forge(), berita="pasar")

    assert "Alamat beritanya tidak dikenali" in said
    assert "@" not in said


@pytest.mark.parametrize("tail", ["", "?utm=x", "#isi"])
def test_a_story_is_found_by_its_address(root: Path, tail: str) -> None:
    story = story_at(root, load_settings(root), ADDRESS + tail)

    assert story is not None
    assert story.path == PATH


@pytest.mark.parametrize(
    "address",
    [
        "https://berita.contoh.example/",
        "https://berita.contoh.example/2026/11/tidak-ada/",
        "https://berita.contoh.example/2026/11/../../../etc/passwd",
        "https://penipu.example/2026/11/pasar/",
        "/2026/11/pasar/",
        "",
    ],
)
def test_nothing_else_is_a_story(root: Path, address: str) -> None:
    assert story_at(root, load_settings(root), address) is None
