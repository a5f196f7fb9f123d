"""The list of a day: as `sha256sum` writes and checks it, and of one day of one site alone."""

import subprocess
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.provenance.day_list import is_list, list_name, read_list, write_list

URL = "https://berita.contoh.example/bukti/2026-11-23.txt"
FILES = {"2026/11/a/story.json": b"{}\n", "2026/11/b/story.json": b'{"a": 1}\n'}
NAMES = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=20)


def digests(files: dict[str, bytes]) -> dict[str, str]:
    return {name: sha256(data).hexdigest() for name, data in files.items()}


def test_it_is_what_sha256sum_checks(tmp_path: Path) -> None:
    for name, data in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_bytes(data)
    (tmp_path / "daftar.txt").write_text(write_list(URL, digests(FILES).items()))

    check = ["sha256sum", "--check", "--strict", "daftar.txt"]
    assert subprocess.run(check, cwd=tmp_path, check=False, capture_output=True).returncode == 0
    (tmp_path / "2026/11/b/story.json").write_bytes(b'{"a": 2}\n')
    assert subprocess.run(check, cwd=tmp_path, check=False, capture_output=True).returncode == 1


@given(st.dictionaries(NAMES, st.binary(max_size=20), max_size=5))
def test_what_is_written_is_read(files: dict[str, bytes]) -> None:
    found = read_list(write_list(URL, digests(files).items()))

    assert found is not None
    assert found.url == URL
    assert found.digests == digests(files)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# a\n",
        "# a\n# b\nkacau\n",
        "# a\n# b\n" + "0" * 64 + "  x",
        "# a\n# b\n" + "0" * 63 + "  x\n",
        "# a\n# b\n" + f"{'0' * 64}  x\n" * 2,
        f"a\nb\n{'0' * 64}  x\n",
    ],
)
def test_what_is_no_list_is_none(text: str) -> None:
    assert read_list(text) is None


def test_lists_stand_in_one_folder_by_day() -> None:
    assert list_name(date(2026, 1, 3)) == "bukti/2026-01-03.txt"
    assert is_list("bukti/2026-01-03.txt")
    assert not any(
        map(is_list, ["bukti/2026-01-03.txt.sig", "bukti/index.html", "2026/2026-01-03.txt"])
    )
