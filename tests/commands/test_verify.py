"""`newsroom sign` and `newsroom verify`, over a site that was really built."""

import shutil
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsroom.build.server import serving
from tests.newsrooms import NOW
from tests.provenance.test_sshsig import SIGNER, private_text, signer
from tests.shells import Said, call
from tests.sites import approved, build, make_site_newsroom
from tests.stories import SETTINGS

KEY = f'\n[provenance]\npublic_key = "{SIGNER.public.line}"\n'
ENVIRON = {"TAYANG_SIGNING_KEY": private_text()}
PAGE, STORY = "output/2026/11/pasar/index.html", "output/2026/11/pasar/story.json"
LIST = "output/bukti/2026-11-19.txt"
BODY = """\
---
id: 2026-11-19-ramai
title: Pasar “Ramai” & Baru
desk: layanan
authors: [siti]
summary: Ringkas <saja>.
reviewed: [{by: dewi, at: 2026-11-19T15:40+08:00}]
---

Alinea **satu** dengan [tautan](/2026/11/pasar/) dan
baris kedua.

## Judul

- butir satu
- butir 5 < 6

| a | b |
|---|---|
| 1 | 2 |
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newsroom with a key, its site built and signed."""
    withdrawn = "withdrawn: {at: 2026-11-19T15:30+08:00, reason: Keliru.}"
    files = {
        **approved(),
        **approved(withdrawn, slug="cabut"),
        "content/stories/2026/11/ramai.md": BODY,
    }
    root = make_site_newsroom(
        tmp_path_factory.mktemp("made") / "redaksi", files=files, settings=KEY
    )
    build(root)
    assert call(root, "sign", environ=ENVIRON).code == 0
    return root


@pytest.fixture
def root(made: Path, tmp_path: Path) -> Path:
    """A copy, for one test."""
    return shutil.copytree(made, tmp_path / "redaksi", symlinks=True)


def verify(root: Path, *arguments: str) -> Said:
    return call(root, "verify", *arguments)


@pytest.mark.parametrize(
    "what",
    [PAGE, STORY, LIST, f"{LIST}.sig", "output/2026/11/pasar", "output/2026/11/ramai/index.html"],
)
def test_what_is_whole_is_proven_and_the_words_promise_no_more(made: Path, what: str) -> None:
    said = verify(made, what)

    assert said.code == 0, said.out
    assert SIGNER.public.fingerprint in said.out
    assert "tidak terbukti dengannya" in said.err


def test_a_withdrawn_story_is_told_as_withdrawn(made: Path) -> None:
    said = verify(made, "output/2026/11/cabut/index.html")

    assert said.code == 0
    assert "dicabut" in said.out
    assert "Keliru." in said.out


@pytest.mark.parametrize("what", [PAGE, STORY, LIST, f"{LIST}.sig"])
def test_a_word_that_was_changed_is_found(root: Path, what: str) -> None:
    file = root / what
    changed = file.read_bytes().replace(b"Pasar Tepian", b"Pasar Hilir").replace(b"  ", b" 0", 1)
    file.write_bytes(changed if changed != file.read_bytes() else changed.replace(b"A", b"B", 1))

    said = verify(root, PAGE)

    assert said.code == 1
    assert "TIDAK COCOK" in said.out


def test_without_signatures_nothing_is_proven(root: Path) -> None:
    for file in (root / "output/bukti").glob("*.sig"):
        file.unlink()

    assert verify(root, STORY).code == 3


def test_another_newsrooms_copy_needs_a_key(made: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(made / "output", tmp_path / "situs")

    assert verify(tmp_path, str(copy / "2026/11/pasar/story.json")).code == 3
    named = verify(tmp_path, "situs/2026/11/pasar/story.json", "--key", SIGNER.public.line)
    assert named.code == 0
    other = signer(2).public.line
    assert verify(tmp_path, "situs/2026/11/pasar/story.json", "--key", other).code == 1


def test_a_key_may_stand_in_a_file(made: Path, tmp_path: Path) -> None:
    (tmp_path / "kunci.pub").write_text(f"{SIGNER.public.line} redaksi\n")

    assert verify(made, STORY, "--key", str(tmp_path / "kunci.pub")).code == 0


@pytest.mark.parametrize(
    "arguments", [["tiada"], [STORY, "--key", "bukan"], ["newsroom.toml"], [STORY, "--key", "."]]
)
def test_what_cannot_be_checked_is_wrong_use(made: Path, arguments: list[str]) -> None:
    assert verify(made, *arguments).code == 2


@pytest.fixture
def address(root: Path) -> Iterator[str]:
    """A site on loopback that names itself as it is reached, built and signed."""
    with serving(root / "output", 0) as served:
        address = served.rstrip("/")
        (root / "newsroom.toml").write_text(
            SETTINGS.replace("https://berita.contoh.example", address) + KEY
        )
        build(root)
        assert call(root, "sign", environ=ENVIRON).code == 0
        yield address


def test_a_site_on_the_web_is_checked_by_address(root: Path, address: str) -> None:
    for what in (
        *("/2026/11/pasar/", "/2026/11/pasar", "/2026/11/pasar/?utm_source=kit"),
        *("/2026/11/pasar/story.json", "/bukti/2026-11-19.txt", "/s/2026-11-19-pasar/"),
    ):
        said = verify(root, address + what)
        assert said.code == 0, (what, said)
    assert verify(root, f"{address}/2026/11/tiada/").code == 3
    # Elsewhere nobody knows the key of this site.
    assert verify(Path("/"), f"{address}/2026/11/pasar/").code == 3

    (root / "output/2026/11/pasar/story.json").write_bytes(b"{}")
    assert verify(root, f"{address}/2026/11/pasar/").code == 1


def test_a_site_that_does_not_answer_is_told(made: Path) -> None:
    said = verify(made, "http://127.0.0.1:9/2026/11/pasar/")

    assert said.code == 2
    assert "periksa alamat" in said.err


WRONG = {
    "none": "",
    "another": private_text(2),
    "broken": "-----BEGIN OPENSSH PRIVATE KEY-----\n" + b64encode(b"rahasia").decode(),
}


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_a_key_that_does_not_fit_signs_nothing_and_is_not_shown(made: Path, text: str) -> None:
    said = call(made, "sign", environ={"TAYANG_SIGNING_KEY": text})

    assert said.code == 2
    assert "TAYANG_SIGNING_KEY" in said.err
    assert not text or text.splitlines()[1] not in said.err


def test_a_key_without_its_public_half_says_what_to_write(root: Path) -> None:
    (root / "newsroom.toml").write_text(SETTINGS)

    said = call(root, "sign", environ=ENVIRON)

    assert said.code == 2
    assert f'public_key = "{SIGNER.public.line}"' in said.err


def test_publishing_here_signs_where_the_key_is(root: Path) -> None:
    for slug in ("cabut", "ramai"):
        (root / f"content/stories/2026/11/{slug}.md").unlink()

    said = call(root, "publish", "--local", environ=ENVIRON, now=NOW)

    assert "daftar ditandatangani" in said.err
    assert verify(root, STORY).code == 0
    without = call(root, "publish", "--local", now=NOW)
    assert without.code == said.code
    assert "TAYANG_SIGNING_KEY kosong" in without.err
