"""The benches write between their markers and nowhere else."""

import pytest

from bench_document import DOCUMENT, set_block

TEXT = "Before.\n<!-- story: begin -->\nold\n<!-- story: end -->\nAfter.\n"


def test_what_stands_around_the_markers_stays() -> None:
    assert set_block(TEXT, "story", r"new \1") == TEXT.replace("old", r"new \1")


def test_the_same_figures_give_the_same_document() -> None:
    once = set_block(TEXT, "story", "new")

    assert set_block(once, "story", "new") == once


def test_a_missing_marker_is_told_by_name() -> None:
    with pytest.raises(ValueError, match="<!-- builds: begin -->"):
        set_block(TEXT, "builds", "new")


@pytest.mark.parametrize("name", ["story", "builds", "builds-100000"])
def test_the_document_has_a_place_for_every_bench(name: str) -> None:
    text = DOCUMENT.read_text(encoding="utf-8")

    assert "new figures" in set_block(text, name, "new figures")
