"""Compiled templates save the compiling, and never show anything but their template."""

from pathlib import Path
from unittest.mock import patch

import pytest
from jinja2 import DictLoader, Environment

from newsroom.theme import compiled
from newsroom.theme.compiled import CompiledTemplates

PAGE = "<p>{{ name }}</p>"


def rendered(folder: Path, page: str = PAGE, name: str = "page.html") -> tuple[str, int]:
    """The page as a new process shows it, and how many templates it had to compile."""
    cache = CompiledTemplates(folder)
    environment = Environment(
        loader=DictLoader({name: page}), autoescape=True, bytecode_cache=cache
    )
    with patch.object(environment, "compile", wraps=environment.compile) as compiling:
        shown = environment.get_template(name).render(name="Siti & Budi")
    return shown, compiling.call_count


def kept(folder: Path) -> Path:
    """The only file in `folder`."""
    (file,) = folder.iterdir()
    return file


def test_a_template_is_compiled_once(tmp_path: Path) -> None:
    assert rendered(tmp_path) == ("<p>Siti &amp; Budi</p>", 1)
    assert rendered(tmp_path) == ("<p>Siti &amp; Budi</p>", 0)


def test_another_text_is_compiled_anew_in_place_of_the_old(tmp_path: Path) -> None:
    rendered(tmp_path)

    assert rendered(tmp_path, "<b>{{ name }}</b>") == ("<b>Siti &amp; Budi</b>", 1)
    assert rendered(tmp_path, "<b>{{ name }}</b>") == ("<b>Siti &amp; Budi</b>", 0)
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.9])
@pytest.mark.parametrize("cut", [False, True])
def test_a_damaged_file_is_compiled_anew(tmp_path: Path, share: float, cut: bool) -> None:
    rendered(tmp_path)
    data = bytearray(kept(tmp_path).read_bytes())
    place = int(share * len(data))
    data[place] ^= 1
    kept(tmp_path).write_bytes(data[:place] if cut else data)

    assert rendered(tmp_path) == ("<p>Siti &amp; Budi</p>", 1)
    assert rendered(tmp_path) == ("<p>Siti &amp; Budi</p>", 0)


def test_what_another_python_or_jinja_compiled_is_compiled_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered(tmp_path)
    monkeypatch.setattr(compiled, "_MADE_BY", b"another")

    assert rendered(tmp_path) == ("<p>Siti &amp; Budi</p>", 1)
    assert len(list(tmp_path.iterdir())) == 1


def test_the_file_of_another_template_counts_for_nothing(tmp_path: Path) -> None:
    rendered(tmp_path / "one", name="one.html")
    rendered(tmp_path / "two", name="two.html")
    kept(tmp_path / "one").write_bytes(kept(tmp_path / "two").read_bytes())

    assert rendered(tmp_path / "one", name="one.html")[1] == 1


def test_a_folder_that_cannot_be_written_to_does_no_harm(tmp_path: Path) -> None:
    folder = tmp_path / "file"
    folder.write_text("no folder", "utf-8")

    assert rendered(folder) == ("<p>Siti &amp; Budi</p>", 1)
