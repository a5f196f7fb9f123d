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

    assert said.code == 3
    assert "situs akan kosong" in said.err
    assert not (root / "output").exists()


def test_it_says_why_an_output_was_rendered_or_not(tmp_path: Path) -> None:
    make_site_newsroom(tmp_path, files=approved())

    first = call(tmp_path, "build", "--explain", "/2026/11/pasar/")
    again = call(tmp_path, "build", "--explain", "/2026/11/pasar/", "--format", "json")
    unknown = call(tmp_path, "build", "--explain", "/2026/11/pasr/")

    assert "/2026/11/pasar/: rendered in this build." in first.out
    assert json.loads(again.out)["explain"]["fate"] == "kept"
    assert unknown.code == 2
    assert 'Did you mean "/2026/11/pasar/"?' in unknown.err


def test_it_lists_what_a_deploy_must_send_and_delete(tmp_path: Path) -> None:
    story = make_site_newsroom(tmp_path, files=approved()) / "content/stories/2026/11/pasar.md"
    first = call(tmp_path, "build", "--changes-since", "none")
    story.write_text(story.read_text().replace("Lebih Pagi", "Lebih Siang"))

    # The manifest of the site that this build replaces: it is read before.
    said = call(tmp_path, "build", "--changes-since", "output/manifest.json")

    assert first.out.splitlines()[-1] == "+ manifest.json"
    assert "+ index.html" in first.out.splitlines()
    assert "~ 2026/11/pasar/index.html" in said.out.splitlines()
    assert said.out.splitlines()[-1] == "~ manifest.json"
    assert all(line[:2] in ("+ ", "~ ", "- ") for line in said.out.splitlines())


def test_it_lists_them_for_a_machine(tmp_path: Path) -> None:
    make_site_newsroom(tmp_path, files=approved())
    call(tmp_path, "build")
    manifest = (tmp_path / "output" / "manifest.json").read_text()
    sent = manifest.replace('"index.html"', '"lama.html"')
    (tmp_path / "terkirim.json").write_text(sent)

    said = call(tmp_path, "build", "--changes-since", "terkirim.json", "--format", "json")

    told = json.loads(said.out)
    assert (told["send"], told["delete"]) == (["index.html", "manifest.json"], ["lama.html"])
    files = [tmp_path / "output" / name for name in told["send"]]
    assert told["bytes"] == sum(file.stat().st_size for file in files)


def test_what_is_no_manifest_is_told_before_anything_is_built(tmp_path: Path) -> None:
    make_site_newsroom(tmp_path, files=approved())

    said = call(tmp_path, "build", "--changes-since", "newsroom.toml")

    assert (said.code, said.out) == (2, "")
    assert "bukan manifest.json" in said.err
    assert not (tmp_path / "output").exists()


def test_the_number_of_processes_is_one_that_makes_sense(tmp_path: Path) -> None:
    make_site_newsroom(tmp_path)

    assert [call(tmp_path, "build", "--jobs", jobs).code for jobs in ("0", "-1", "dua")] == [2] * 3
