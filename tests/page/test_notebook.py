"""What pages show alike is made once, and no page forgets what was read for it."""

from collections.abc import Hashable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from newsroom.node import Node, NodeKind
from newsroom.page.frame import NO_FRAME, NO_WEAR, Frame, Wear
from newsroom.page.notebook import Notebook
from newsroom.page.words import Link

FRAME = replace(NO_FRAME, root="/berita", desks=(Link("Layanan", "/desk/layanan/"),))
WEAR = Wear("/theme/style.css", "/theme/icon.svg", {})


class Masthead:
    """A part of pages that reads the desks, and counts how often it is made."""

    def __init__(self, notes: Notebook) -> None:
        self._notes = notes
        self.made = 0

    def __call__(self, *arguments: Hashable) -> str:
        self.made += 1
        return f"{arguments} {[desk.name for desk in self._notes.frame.desks]}"


@pytest.fixture
def notes() -> Notebook:
    notes = Notebook()
    notes.show(FRAME, WEAR)
    notes.begin()
    return notes


@pytest.fixture
def masthead(notes: Notebook) -> Masthead:
    return Masthead(notes)


def test_what_is_read_is_noted_for_the_page(notes: Notebook) -> None:
    notes.note(Node(NodeKind.PERSON, "siti"))

    assert (notes.frame.root, notes.wear.icon) == ("/berita", "/theme/icon.svg")
    assert notes.read == ["frame:root", "look:icon", "person:siti"]


def test_a_script_is_noted_by_its_name_alone(notes: Notebook) -> None:
    notes.show(FRAME, replace(WEAR, scripts={"site": "/theme/site-1.js", "search": "/s.js"}))
    notes.begin()

    assert notes.script("site") == "/theme/site-1.js"
    assert notes.read == ["script:site"]


def test_the_next_page_begins_with_nothing(notes: Notebook) -> None:
    assert notes.frame.root == "/berita"

    notes.begin()

    assert notes.read == []
    assert notes.frame.root == "/berita"
    assert notes.read == ["frame:root"]


def test_a_part_is_made_once_for_the_same_arguments(notes: Notebook, masthead: Masthead) -> None:
    shown = [notes.once(masthead, "layanan", False) for _ in range(3)]

    assert shown == ["('layanan', False) ['Layanan']"] * 3
    assert masthead.made == 1


def test_what_a_part_read_is_noted_for_each_page_that_shows_it(
    notes: Notebook, masthead: Masthead
) -> None:
    for _ in range(3):
        notes.begin()
        notes.once(masthead, "layanan")

        assert notes.read == ["frame:desks"]


def test_a_part_notes_also_what_its_page_had_read_before(
    notes: Notebook, masthead: Masthead
) -> None:
    assert notes.frame.desks
    notes.once(masthead)
    notes.begin()

    notes.once(masthead)

    assert notes.read == ["frame:desks"]


def test_a_page_keeps_what_it_read_before_and_after_a_part(
    notes: Notebook, masthead: Masthead
) -> None:
    assert notes.frame.root
    notes.once(masthead)
    assert notes.wear.icon

    assert notes.read == ["frame:desks", "frame:root", "look:icon"]


def test_a_part_within_a_part_is_noted_for_both(notes: Notebook, masthead: Masthead) -> None:
    def around() -> str:
        return f"{notes.frame.root} {notes.once(masthead)}"

    for _ in range(2):
        notes.begin()
        notes.once(around)

        assert notes.read == ["frame:desks", "frame:root"]


@pytest.mark.parametrize(("one", "other"), [("a", Markup("a")), (1, True), ("", False)])
def test_arguments_that_only_seem_the_same_are_not(
    notes: Notebook, masthead: Masthead, one: Hashable, other: Hashable
) -> None:
    notes.once(masthead, one)
    notes.once(masthead, other)

    assert masthead.made == 2


def test_parts_are_made_anew_for_another_site(notes: Notebook, masthead: Masthead) -> None:
    notes.once(masthead)

    notes.show(replace(FRAME, desks=(Link("Budaya", "/desk/budaya/"),)), NO_WEAR)
    notes.begin()

    assert notes.once(masthead) == "() ['Budaya']"
    assert notes.read == ["frame:desks"]


def test_a_part_that_fails_leaves_the_page_what_it_read(notes: Notebook) -> None:
    def fails() -> str:
        raise ValueError(notes.wear.icon)

    assert notes.frame.root
    with pytest.raises(ValueError, match="icon"):
        notes.once(fails)

    assert notes.read == ["frame:root"]


@given(st.lists(st.lists(st.sampled_from(["desks", "root", "url", "pages"]), max_size=4)))
def test_a_page_made_of_parts_read_what_it_would_have_read_without(pages: list[list[str]]) -> None:
    notes = Notebook()
    notes.show(Frame(NO_FRAME.office, "url", "root", (), ()), NO_WEAR)

    def read_field(name: str) -> str:
        return str(getattr(notes.frame, name))

    for page in pages:
        notes.begin()
        for name in page:
            notes.once(read_field, name)

        assert notes.read == sorted({f"frame:{name}" for name in page})
