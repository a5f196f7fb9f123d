"""The digest that an approval covers is that of everything but the approvals, in every style."""

import pytest

from newsroom.story import Story, parse
from newsroom.story.extent import without
from tests.stories import WITA, make_story, story_text

ENTRY = "{by: dewi, at: 2026-11-19T15:40+08:00}"


def read(text: str) -> Story:
    """The story of `text`."""
    story, _ = parse("content/stories/2026/11/pasar.md", text, zone=WITA)
    assert story is not None
    return story


def indented(front: str = "", *, title: str = "Pasar") -> str:
    """Front matter whose keys all stand two blanks to the right."""
    return f"---\n  id: 2026-11-19-pasar\n{front}  title: {title}\n---\nIsi.\n"


def in_braces(front: str = "", *, title: str = "Pasar") -> str:
    """Front matter written as one mapping in braces."""
    return f"---\n{{id: 2026-11-19-pasar, {front}title: {title}}}\n---\nIsi.\n"


class TestTheDigest:
    def test_of_indented_keys_does_not_change_with_the_approvals(self) -> None:
        approved = indented(f"  reviewed:\n    - {ENTRY}\n")

        assert read(approved).digest == read(indented()).digest

    def test_of_indented_keys_covers_the_key_behind_the_approvals(self) -> None:
        front = f"  reviewed:\n    - {ENTRY}\n"

        assert read(indented(front)).digest != read(indented(front, title="Lain")).digest

    def test_of_keys_in_braces_covers_the_others_on_the_line(self) -> None:
        front = f"reviewed: [{ENTRY}], "

        assert read(in_braces(front)).digest != read(in_braces(front, title="Lain")).digest

    @pytest.mark.parametrize(
        "front",
        [
            f"reviewed: [{ENTRY}]  # lewat telepon",
            "reviewed:  # belum ada",
            f"reviewed:\n- {ENTRY}  # lewat telepon",
            f"reviewed: [\n  {ENTRY},\n  {ENTRY}\n]",
        ],
    )
    def test_does_not_change_with_a_remark_on_the_approvals(self, front: str) -> None:
        bare = story_text(front).replace(f"{front}\n", "")

        assert make_story(front).digest == read(bare).digest

    def test_of_windows_lines_does_not_change_with_approvals_in_the_last_place(self) -> None:
        text = story_text(f"reviewed:\n  - {ENTRY}")
        bare = text.replace(f"reviewed:\n  - {ENTRY}\n", "")

        assert read(text.replace("\n", "\r\n")).digest == read(bare).digest


def test_a_line_goes_only_where_nothing_else_stands_on_it() -> None:
    assert without("x\n  ab  # c\ny", 4, 6) == "x\ny"
    assert without("x\n{ab, c}\ny", 3, 5) == "x\n{, c}\ny"
    assert without("x\nk: ab\ny", 5, 7) == "x\nk: \ny"
