"""Uploads are found where GitHub keeps them, and nowhere else."""

import pytest

from newsroom.intake.uploads import find_uploads, is_upload
from tests.intake.github_forms import OTHER_UPLOAD, UPLOAD


@pytest.mark.parametrize(
    "text",
    [
        f'<img width="985" height="330" alt="Image" src="{UPLOAD}" />',
        f"<img src='{UPLOAD}'>",
        f"![foto pasar.jpg]({UPLOAD})",
        f"[foto.jpg]({UPLOAD})",
        UPLOAD,
        f"![../../etc/passwd]({UPLOAD})",
        f'<img alt="x > y" src="{UPLOAD}">'.replace(" > ", " &gt; "),
    ],
)
def test_an_upload_is_found_as_github_writes_it(text: str) -> None:
    found = find_uploads(f"Sebelum.\n\n{text}\n\nSesudah.")

    assert found.addresses == (UPLOAD,)
    assert found.rest.split() == ["Sebelum.", "Sesudah."]
    assert found.foreign == ()


def test_each_upload_counts_once_in_order() -> None:
    found = find_uploads(f"![a]({OTHER_UPLOAD})\n![b]({UPLOAD})\n{OTHER_UPLOAD}")

    assert found.addresses == (OTHER_UPLOAD, UPLOAD)


@pytest.mark.parametrize(
    "address",
    [
        "https://github.com/user-attachments/files/17890/foto.jpg",
        "https://github.com/kantor/berita/assets/1234/0c8a2f6e-4d1b-4e0a-9a53-7f1c2b3d4e5f",
        "https://user-images.githubusercontent.com/1234/5678-abc.png",
    ],
)
def test_older_addresses_of_uploads_are_known(address: str) -> None:
    assert find_uploads(f"![x]({address})").addresses == (address,)


@pytest.mark.parametrize(
    "address",
    [
        "http://github.com/user-attachments/assets/0c8a2f6e-4d1b-4e0a-9a53-7f1c2b3d4e5f",
        f"{UPLOAD}/../../kantor/berita/raw/main/x",
        f"{UPLOAD}?x=1",
        f"{UPLOAD}#x",
        UPLOAD.replace("github.com", "github.com.penipu.example"),
        UPLOAD.replace("github.com", "github.com@penipu.example"),
        UPLOAD.replace("github.com", "github.com:8443"),
        UPLOAD.replace("https://", "https://x@"),
        "https://github.com/user-attachments/files/1/../../x",
        "https://github.com/user-attachments/files/1/..%2f..%2fx",
        "https://raw.githubusercontent.com/kantor/berita/main/x.jpg",
        "https://private-user-images.githubusercontent.com/1/2.png?jwt=x",
        "https://169.254.169.254/latest/meta-data",
        "ftp://github.com/user-attachments/assets/x",
        "//github.com/user-attachments/assets/x",
    ],
)
def test_nothing_else_is_an_upload(address: str) -> None:
    assert not is_upload(address)
    assert find_uploads(f"![x]({address})").addresses == ()


def test_a_link_to_another_place_is_named_and_left_in_the_text() -> None:
    found = find_uploads("Lihat [surat](https://kota.contoh.example/surat.pdf).")

    assert found.foreign == ("https://kota.contoh.example/surat.pdf",)
    assert found.rest == "Lihat [surat](https://kota.contoh.example/surat.pdf)."


def test_an_upload_that_had_not_ended_is_told() -> None:
    found = find_uploads(f"![Uploading IMG_20261119.jpg…]()\n![a]({UPLOAD})")

    assert found.unfinished
    assert found.addresses == (UPLOAD,)
    assert found.rest.strip() == ""
