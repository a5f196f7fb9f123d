"""A reader's form from the day it is sent: the sweep keeps its clock, an editor's label its record."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from newsroom.desk.requests import ACCEPTED
from newsroom.github.responses import LABEL
from newsroom.intake.form import read_form
from newsroom.ledger import Ledger
from newsroom.requests import RequestKind
from newsroom.settings import load_settings
from tests.forge.desk import APP
from tests.forge.server import READ, WRITE, FakeForge
from tests.intake.github_forms import rendered
from tests.ledger.conftest import git
from tests.newsrooms import NOW, make_newsroom
from tests.shells import Said, call
from tests.sites import approved

TEMPLATE = Path(__file__).parents[2] / ".github/ISSUE_TEMPLATE/tanggapan.yml"
ID = "2026-11-19-pasar"
HOUR = timedelta(hours=1)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A newsroom with a story on air, and the readers' form."""
    root = make_newsroom(tmp_path / "redaksi", stories=approved())
    git(root, "init", "-q")
    form = root / ".github/ISSUE_TEMPLATE/tanggapan.yml"
    form.parent.mkdir(parents=True)
    shutil.copy(TEMPLATE, form)
    return root


@pytest.fixture
def number(forge: FakeForge) -> int:
    """A form by somebody from outside, answered and labelled by the intake."""
    told = {
        "jenis": "Hak jawab",
        "berita": "https://berita.contoh.example/2026/11/pasar/",
        "bagian": "Pasar Tepian buka lebih pagi.",
        "keterangan": "Pasar buka pukul 06.00.",
        "nama": "Nama Rahasia, Ketua Koperasi",
    }
    form = read_form("tanggapan.yml", TEMPLATE.read_text(encoding="utf-8"))
    asked = forge.desk.open_issue("Hak jawab", rendered(told, form=form), "orang-luar")
    forge.desk.threads[asked].labels.append(LABEL)
    return asked


def sweep(forge: FakeForge, root: Path, *, after: timedelta = timedelta(), **more: str) -> Said:
    environ = {
        "GITHUB_API_URL": forge.base,
        "GITHUB_REPOSITORY": "kantor/berita",
        "GITHUB_TOKEN": forge.token(APP, WRITE),
        **more,
    }
    return call(root, "sweep", now=NOW + after, environ=environ)


def test_a_request_is_recorded_once_an_editor_takes_it_on(
    forge: FakeForge, root: Path, number: int, tmp_path: Path
) -> None:
    ledger = Ledger(root, load_settings(root).ledger)
    outputs = tmp_path / "keluaran"

    assert sweep(forge, root).code == 0
    assert ledger.record(ID).requests == ()
    assert "aman" in forge.desk.threads[number].labels

    forge.desk.threads[number].labels.append(ACCEPTED)
    said = sweep(forge, root, GITHUB_OUTPUT=str(outputs))

    (request,) = ledger.record(ID).requests
    assert (request.kind, request.issue) == (RequestKind.REPLY, number)
    assert "1 permintaan dicatat" in said.err
    assert "changed=true" in outputs.read_text("utf-8")
    kept = git(root, "show", "ledger:stories/2026/11/2026-11-19-pasar.json")
    assert "Rahasia" not in kept
    assert "orang-luar" not in kept


def test_the_clock_of_a_form_nobody_took_on_runs_all_the_same(
    forge: FakeForge, root: Path, number: int
) -> None:
    sweep(forge, root, after=72 * HOUR)

    assert "lewat" in forge.desk.threads[number].labels
    assert "dijawab paling lambat" in forge.desk.threads[number].comments[-1].body


def test_a_token_that_may_only_read_is_told_and_the_other_duties_are_done(
    forge: FakeForge, root: Path, number: int
) -> None:
    said = sweep(forge, root, GITHUB_TOKEN=forge.token(APP, READ))

    assert said.code not in (0, 70)
    assert forge.desk.threads[number].labels == [LABEL]
