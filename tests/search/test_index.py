"""The index of a year, made by pagefind itself: the same stories give the same bytes."""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from newsroom.errors import BuildError
from newsroom.search import canonical, index_year, shared_files
from tests.search.records import START, make_record, make_year

ROOT = Path(__file__).resolve().parents[2]
IN_ANOTHER_PROCESS = """
import sys
from pathlib import Path
from newsroom.search import index_year
from tests.search.records import make_year
index_year(make_year(), Path(sys.argv[1]))
"""


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def shown(folder: Path) -> list[dict[str, Any]]:
    """What the list of results gets of each story."""
    packed = [path.read_bytes() for path in sorted(folder.glob("fragment/*"))]
    return [json.loads(gzip.decompress(one).removeprefix(b"pagefind_dcd")) for one in packed]


def test_two_processes_and_two_orders_give_the_same_bytes(tmp_path: Path) -> None:
    index_year(reversed(make_year()), tmp_path / "here")
    for name in ("there", "elsewhere"):
        subprocess.run(
            [sys.executable, "-c", IN_ANOTHER_PROCESS, str(tmp_path / name)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": str(len(name))},
            check=True,
        )

    here = files_of(tmp_path / "here")
    assert files_of(tmp_path / "there") == here
    assert files_of(tmp_path / "elsewhere") == here


def test_pagefind_alone_leaves_it_to_chance() -> None:
    """Once this fails, newsroom.search.canonical has no order left to mend."""
    from newsroom.search.service import pagefind_files

    made = {pagefind_files(make_year())[canonical.ENTRY] for _ in range(6)}

    assert len(made) > 1


def test_a_year_holds_its_data_and_nothing_that_all_years_share(tmp_path: Path) -> None:
    index_year(make_year(5), tmp_path)

    names = sorted(files_of(tmp_path))
    kinds = {name.partition("/")[0] if "/" in name else Path(name).suffix for name in names}
    assert kinds == {".json", ".pf_meta", "filter", "fragment", "index"}
    assert set(names) & set(shared_files()) == {"pagefind-entry.json"}


def test_results_show_date_and_picture_and_what_can_be_narrowed_to(tmp_path: Path) -> None:
    index_year([make_record(image="/images/a.webp")], tmp_path)

    (story,) = shown(tmp_path)
    assert story["url"] == "/2026/01/pasar/"
    assert story["content"] == "Pasar dibuka."
    assert story["meta"] == {
        "title": "Judul pasar",
        "date": START.isoformat(),
        "image": "/images/a.webp",
    }
    assert story["filters"] == {"desk": ["layanan"], "kind": ["news"], "year": ["2026"]}


def test_a_change_in_one_story_leaves_what_is_shown_of_the_others(tmp_path: Path) -> None:
    year = make_year(10)
    index_year(year, tmp_path / "before")
    index_year([*year[:-1], make_record("baru", "Sama sekali lain.")], tmp_path / "after")

    before, after = (set(files_of(tmp_path / name)) for name in ("before", "after"))
    assert len({name for name in before - after if name.startswith("fragment/")}) == 1


@pytest.mark.parametrize("text", ["", "— …", "\u200b"])
def test_a_story_without_words_is_found_by_its_title(tmp_path: Path, text: str) -> None:
    index_year([make_record(text=text)], tmp_path)

    assert [story["content"] for story in shown(tmp_path)] == ["Judul pasar"]


def test_a_text_cannot_give_pagefind_orders(tmp_path: Path) -> None:
    order = "___PAGEFIND_WEIGHT___9"
    index_year([make_record(text=f"{order} zebra", title=order)], tmp_path)

    (story,) = shown(tmp_path)
    assert "zebra" in story["content"]
    assert story["word_count"] > 2
    assert story["meta"]["title"] == order


def test_letters_that_nobody_can_write_stop_nothing(tmp_path: Path) -> None:
    index_year([make_record(text="kata \ud800 lain", title="\ud800 judul")], tmp_path)

    assert shown(tmp_path)[0]["meta"]["title"] == "? judul"


def test_languages_have_indexes_of_their_own(tmp_path: Path) -> None:
    index_year([make_record("a"), make_record("b", "Market opens.", language="en")], tmp_path)

    entry = json.loads((tmp_path / canonical.ENTRY).read_bytes())
    assert {name: one["page_count"] for name, one in entry["languages"].items()} == {
        "en": 1,
        "id": 1,
    }


def test_a_year_without_stories_can_be_loaded_too(tmp_path: Path) -> None:
    index_year([], tmp_path)

    entry = json.loads((tmp_path / canonical.ENTRY).read_bytes())
    assert (tmp_path / f"pagefind.{entry['languages']['id']['hash']}.pf_meta").is_file()


def test_two_stories_at_one_address_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="/2026/01/pasar/") as refused:
        index_year([make_record(), make_record(title="Lain")], tmp_path)

    assert "Two stories" in refused.value.message_en
    assert files_of(tmp_path) == {}


def test_what_is_shared_is_the_script_its_worker_the_stemmer_and_an_empty_index() -> None:
    shared = shared_files()

    scripts = {"pagefind.js", "pagefind-worker.js", "wasm.id.pagefind", "pagefind-entry.json"}
    assert {name for name in shared if not name.endswith(".pf_meta")} == scripts
    assert json.loads(shared["pagefind-entry.json"])["languages"]["id"]["page_count"] == 0
    assert shared == shared_files()


def test_files_of_an_unknown_form_are_refused() -> None:
    year = make_year(3)

    with pytest.raises(BuildError, match="bentuk yang tidak dikenal"):
        canonical.canonical({canonical.ENTRY: b'{"languages": {"id": {"hash": "x"}}}'}, year)
    with pytest.raises(BuildError, match="bentuk yang tidak dikenal"):
        canonical.emptied({canonical.ENTRY: b"{}"})


def test_two_files_whose_names_would_be_the_same_get_longer_ones(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    whole = canonical._hash
    monkeypatch.setattr(canonical, "_hash", lambda data, size: whole(data, size)[size - 5 :][:1])

    with pytest.raises(BuildError):
        index_year(make_year(), tmp_path / "too-many")
    index_year(make_year(6), tmp_path / "few")

    assert len(shown(tmp_path / "few")) == 6
