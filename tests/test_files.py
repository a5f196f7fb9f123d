"""Files are replaced in one step and never lost."""

from errno import ENOSPC
from pathlib import Path

import pytest

from newsroom.errors import UsageError
from newsroom.files import PICTURE_HEAD, picture_head, write_aside, write_new


def test_a_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "berita.md"
    path.write_text("lama", encoding="utf-8")
    path.chmod(0o640)

    write_aside(path, b"baru")

    assert path.read_bytes() == b"baru"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    write_aside(tmp_path / "a" / "b.md", b"x")

    assert (tmp_path / "a" / "b.md").read_bytes() == b"x"


def test_a_full_disk_names_the_file_that_did_not_fit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(OSError, match="No space left on device") as caught:
        write_aside(tmp_path / "berita.md", b"baru")

    assert caught.value.filename == str(tmp_path / "berita.md")


def test_a_failure_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "berita.md"
    path.write_bytes(b"lama")

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(OSError, match="disk full"):
        write_aside(path, b"baru")

    assert path.read_bytes() == b"lama"
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_never_takes_an_old_ones_place(tmp_path: Path) -> None:
    path = tmp_path / "berita.md"
    write_new(path, "pertama")

    with pytest.raises(UsageError, match="sudah ada"):
        write_new(path, "kedua")
    assert path.read_text(encoding="utf-8") == "pertama"


class TestThePictureHead:
    def test_is_the_beginning_of_a_file_below_the_pictures_folder(self, tmp_path: Path) -> None:
        (tmp_path / "content/images/2026").mkdir(parents=True)
        (tmp_path / "content/images/2026/a.jpg").write_bytes(b"x" * (PICTURE_HEAD + 1))

        assert picture_head(tmp_path, "2026/a.jpg") == b"x" * PICTURE_HEAD

    @pytest.mark.parametrize(
        "name", ["b.jpg", "../../secret", "/etc/hosts", "a\0b", "", "a" * 5000]
    )
    def test_is_empty_for_everything_else(self, tmp_path: Path, name: str) -> None:
        (tmp_path / "content/images").mkdir(parents=True)
        (tmp_path / "secret").write_text("x", encoding="utf-8")

        assert picture_head(tmp_path, name) == b""
