"""`newsroom build`."""

import json
from pathlib import Path

from tests.shells import call
from tests.sites import approved, make_site_newsroom


def test_it_tells_a_machine_what_it_did(tmp_path: Path) -> None:
    make_site_newsroom(tmp_path, files=approved())

    said = call(tmp_path, "build", "--output", "situs", "--format", "json")
    told = json.loads(said.out)

    assert said.code == 0
    assert set(told) == {"stories", "rendered", "written", "removed", "seconds", "peak_mib"}
    assert (told["stories"], told["removed"]) == (1, 0)
    assert (tmp_path / "situs" / "2026" / "11" / "pasar" / "index.html").is_file()
    assert said.err == (
        f"Situs: {told['rendered']} halaman dirangkai, {told['written']} berkas berubah, 0 dihapus.\n"
    )


def test_a_fault_is_told_with_its_place_and_no_traceback(tmp_path: Path) -> None:
    make_site_newsroom(tmp_path, files=approved("tag: salah"))

    said = call(tmp_path, "build")

    assert said.code == 1
    assert said.out == ""
    assert "content/stories/2026/11/pasar.md:14:1" in said.err
    assert "Traceback" not in said.err


def test_a_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    make_site_newsroom(tmp_path, files=approved())

    said = call(tmp_path, "build", "--output", "content")

    assert said.code == 4
    assert "pilih folder kosong" in said.err


def test_a_site_that_would_be_empty_for_want_of_reviews_is_not_built(tmp_path: Path) -> None:
    settings = '\n[approval]\nsource = "github"\n'
    root = make_site_newsroom(tmp_path / "redaksi", settings=settings, files=approved())

    said = call(root, "build")

    assert said.code == 2
    assert "belum dapat membaca review" in said.err
    assert not (root / "output").exists()
