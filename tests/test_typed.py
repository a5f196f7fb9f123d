"""Plain data into frozen dataclasses: all problems at once, and the healthy rest."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum
from typing import TypeVar

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.build.aired import Aired
from newsroom.page.teaser import Teaser
from newsroom.story import FrontMatter, parse
from newsroom.typed import (
    Day,
    Moment,
    Problem,
    ProblemKind,
    from_json,
    json_schema,
    nearest,
    read,
    strict_keys,
    to_json,
)
from tests.stories import WITA

T = TypeVar("T")


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    name: str
    count: int = 1


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    title: str = ""
    colour: Colour = Colour.RED
    parts: tuple[Part, ...] = ()
    by_name: Mapping[str, Part] = field(default_factory=dict)
    part: Part | None = None
    at: Moment | None = None
    day: Day | None = None
    open: bool = False


def problems(data: object) -> list[tuple[tuple[str | int, ...], ProblemKind]]:
    return [(problem.loc, problem.kind) for problem in read(Whole, data)[1]]


def test_sound_data_becomes_the_dataclass() -> None:
    whole, found = read(Whole, {"title": "x", "colour": "blue", "parts": [{"name": "a"}]})

    assert found == []
    assert whole == Whole(title="x", colour=Colour.BLUE, parts=(Part(name="a"),))


def test_text_is_read_as_the_type_says() -> None:
    whole, _ = read(Whole, {"open": "true", "parts": [{"name": "a", "count": "7"}]})

    assert whole == Whole(open=True, parts=(Part(name="a", count=7),))


@pytest.mark.parametrize(
    ("data", "loc", "kind"),
    [
        ({"titel": "x"}, ("titel",), ProblemKind.UNKNOWN_KEY),
        ({"part": {"nam": "x", "name": "y"}}, ("part", "nam"), ProblemKind.UNKNOWN_KEY),
        ({"parts": [{"count": 1}]}, ("parts", 0, "name"), ProblemKind.MISSING),
        ({"by_name": {"a": {}}}, ("by_name", "a", "name"), ProblemKind.MISSING),
        ({"colour": "green"}, ("colour",), ProblemKind.WRONG_VALUE),
        ({"at": "2026-11-19T15:00"}, ("at",), ProblemKind.NO_TIME_ZONE),
        ({"at": "2026-11-19"}, ("at",), ProblemKind.WRONG_VALUE),
        ({"day": "19/11/2026"}, ("day",), ProblemKind.WRONG_VALUE),
        ({"part": "x"}, ("part",), ProblemKind.WRONG_VALUE),
        ({"title": ["x"]}, ("title",), ProblemKind.WRONG_VALUE),
    ],
)
def test_each_kind_of_fault_is_told_where_it_is(
    data: object, loc: tuple[str | int, ...], kind: ProblemKind
) -> None:
    assert problems(data) == [(loc, kind)]


def test_an_unknown_key_names_the_nearest_known_one_of_its_own_level() -> None:
    _, (top, inner) = read(Whole, {"colur": "red", "parts": [{"name": "a", "cuont": 2}]})

    assert sorted([top.message, inner.message]) == [
        'Kunci "colur" tidak dikenal. Mungkin maksudnya "colour".',
        'Kunci "parts[1].cuont" tidak dikenal. Mungkin maksudnya "count".',
    ]


def test_an_unknown_key_may_look_like_a_branch_of_a_union() -> None:
    assert problems({"part": {"na[me": "x"}}) == [(("part", "na[me"), ProblemKind.UNKNOWN_KEY)]


def test_a_misspelt_key_is_not_missing_as_well() -> None:
    assert problems({"part": {"nam": "x"}}) == [(("part", "nam"), ProblemKind.UNKNOWN_KEY)]


def test_every_fault_is_named_and_the_rest_is_kept() -> None:
    data = {
        "title": "x",
        "colour": "green",
        "parts": [{"name": "a"}, {"count": "many"}, {"name": "c"}],
        "day": "2026-11-19",
    }
    whole, found = read(Whole, data)

    assert {problem.loc for problem in found} == {
        ("colour",),
        ("parts", 1, "name"),
        ("parts", 1, "count"),
    }
    assert whole is not None
    assert whole.title == "x"
    assert whole.parts == (Part(name="a"), Part(name="c"))


def test_a_repaired_value_is_used() -> None:
    def with_zone(problem: Problem, value: object) -> object:
        return f"{value}+08:00" if problem.kind is ProblemKind.NO_TIME_ZONE else None

    whole, found = read(Whole, {"at": "2026-11-19T15:00"}, repair=with_zone)

    assert [problem.kind for problem in found] == [ProblemKind.NO_TIME_ZONE]
    assert whole is not None
    assert whole.at is not None
    assert whole.at.isoformat() == "2026-11-19T15:00:00+08:00"


def test_a_moment_where_a_day_is_wanted_gives_its_day() -> None:
    whole, found = read(Whole, {"day": "2026-11-19T15:00+08:00"})

    assert found == []
    assert whole is not None
    assert whole.day is not None
    assert whole.day.isoformat() == "2026-11-19"


def test_what_is_no_mapping_at_all_gives_nothing_but_a_problem() -> None:
    assert read(Whole, ["x"])[0] is None
    assert problems(None) != []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["title", "parts", "part", "name", "at", "x"]), inner)
    ),
    max_leaves=15,
)


@given(JSON)
def test_any_data_is_read_or_refused_with_a_reason(data: object) -> None:
    whole, found = read(Whole, data)

    assert whole is not None or found
    assert all(problem.message and problem.message_en for problem in found)


def test_nearest_is_silent_when_nothing_is_near() -> None:
    assert nearest("zzz", ["title", "colour"]) is None


def test_the_json_schema_refuses_unknown_keys() -> None:
    assert json_schema(Whole)["additionalProperties"] is False


# Half a surrogate pair: YAML can name one ("\ud800"), UTF-8 cannot hold it.
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=12)
MOMENTS = st.datetimes(
    # Before, clocks in Indonesia were set anew now and then, and an hour could come twice.
    min_value=datetime(1970, 1, 1),  # noqa: DTZ001 - the zone is drawn too
    timezones=st.sampled_from([WITA, UTC, timezone(timedelta(hours=-9, minutes=-30))]),
)


def any_of(shape: type[T]) -> st.SearchStrategy[T]:
    """Any value of a dataclass, with any text in it."""
    for kind, strategy in ((str, ANY_TEXT), (datetime, MOMENTS)):
        st.register_type_strategy(kind, strategy)
    return st.from_type(shape)


class TestAsJson:
    """What was kept as JSON comes back equal, the hours with the zone that they were told in."""

    @settings(max_examples=30)
    @given(any_of(FrontMatter))
    def test_front_matter(self, meta: FrontMatter) -> None:
        text = to_json(FrontMatter, meta)

        assert from_json(FrontMatter, text) == meta
        assert text.encode()
        assert to_json(FrontMatter, from_json(FrontMatter, text)) == text

    @settings(max_examples=30)
    @given(any_of(Teaser))
    def test_teasers(self, teaser: Teaser) -> None:
        text = to_json(Teaser, teaser)
        found = from_json(Teaser, text)

        assert found == teaser
        assert (found.time.full, found.time.iso) == (teaser.time.full, teaser.time.iso)
        assert to_json(Teaser, found) == text

    @settings(max_examples=30)
    @given(any_of(Aired))
    def test_how_a_story_came_on_air(self, aired: Aired) -> None:
        text = to_json(Aired, aired)

        assert from_json(Aired, text) == aired
        assert text.encode()
        assert to_json(Aired, from_json(Aired, text)) == text

    @pytest.mark.parametrize("title", [r"\ud800", r"\udfff\ud800", r"a\\ud800", r"\U0001F600"])
    def test_a_title_with_half_a_pair_that_yaml_can_name(
        self, title: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # The loader written in C refuses half a pair; the one that stands in for it does not.
        monkeypatch.setattr("newsroom.story.frontmatter._Loader", yaml.SafeLoader)
        text = f'---\nid: x\ntitle: "{title}"\n---\n\nIsi.\n'
        story, _ = parse("content/stories/2026/11/x.md", text, zone=WITA)
        assert story is not None

        kept = from_json(FrontMatter, to_json(FrontMatter, story.meta))

        assert kept == story.meta
        assert kept.title

    @pytest.mark.parametrize("text", ["", "{", "[]", '{"nama": 1}', '{"title": 7}', r'"\ud800"'])
    def test_what_was_never_written_is_refused(self, text: str) -> None:
        with pytest.raises(ValueError):  # noqa: PT011 - whatever words it has
            from_json(FrontMatter, text)
