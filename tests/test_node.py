"""Nodes: names that can be written down, and fingerprints that only a change of value changes."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.node import GLOBAL, Node, NodeKind, fingerprint, parse_node
from newsroom.page.words import Link, Time
from tests.newsrooms import NOW

WILD = st.text(st.characters(exclude_categories=()), max_size=20)


@given(st.sampled_from(NodeKind), WILD | st.text("a:#", max_size=5))
def test_a_node_can_be_written_down_and_read_again(kind: NodeKind, name: str) -> None:
    node = Node(kind, name)

    assert parse_node(str(node)) == node


def test_no_kind_has_a_name_that_would_split_in_two() -> None:
    assert all(":" not in kind for kind in NodeKind)


def test_what_is_not_a_node_is_not_taken_for_one() -> None:
    with pytest.raises(ValueError, match="cuaca"):
        parse_node("cuaca:cerah")


def test_stories_are_not_for_the_whole_site() -> None:
    assert NodeKind.TEMPLATE in GLOBAL
    assert NodeKind.STORY not in GLOBAL


VALUES = st.recursive(
    WILD | st.integers() | st.none() | st.booleans(),
    lambda inner: st.tuples(inner, inner) | st.builds(Link, WILD, WILD),
    max_leaves=6,
)


@given(VALUES, VALUES)
def test_equal_values_have_the_same_fingerprint_and_others_have_not(
    first: object, second: object
) -> None:
    assert (fingerprint(first) == fingerprint(second)) == (repr(first) == repr(second))


def test_a_moment_is_a_value_in_its_zone() -> None:
    elsewhere: datetime = NOW.astimezone(tz=None)

    assert fingerprint(Time(NOW)) == fingerprint(Time(NOW))
    assert fingerprint(Time(NOW)) != fingerprint(Time(elsewhere))
