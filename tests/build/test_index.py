"""The index answers as a plain list of stories would, without reading it all."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.build.entry import WITHDRAWN, Entry
from newsroom.build.index import FIRST, Index, ListingPage, Position
from newsroom.build.kin import SHOWN as SHOWN_NOW
from newsroom.build.listed import ALL, ARCHIVE, DESK, NEWS, RECENT, YEAR
from newsroom.build.reach import candidates, print_of
from newsroom.build.sought import POSTS, Sought
from newsroom.build.tallies import LATEST, Tallies, years_from
from newsroom.build.tallies import YEARS as SCORED_YEARS
from newsroom.node import Node, NodeKind
from newsroom.scorecard import Bundle, bundles_of, figures_of, score, sheaf_of, tally_of
from tests.build.machine import empty_database
from tests.scorecard.journeys import make_journey
from tests.stories import make_settings

PER_PAGE, NEWEST = 3, 4
WINDOW, SHOWN = 2, 3
MOST = 2
PATHS = tuple(f"content/stories/2026/11/{name}.md" for name in "abcdefghijkl")
IDS = ("", "satu", "dua", "tiga")
DESKS = ("desk/layanan", "desk/budaya")
TAG = "topik/pasar"
PEOPLE = ("ratna", "made", "yusuf")
YEARS = ("year/2025", "year/2026")
MONTHS = ("arsip/2025/12", "arsip/2026/01", "arsip/2026/11")
SCORED = ("2024-05", "2025-12", "2026-01", "2026-11")
NEWEST_MONTHS = 2

TALLIES = st.builds(
    make_journey,
    live=st.sampled_from([None, 30, 200]),
    month=st.sampled_from(SCORED),
    corrections=st.integers(0, 1),
).map(tally_of)
SETTINGS = make_settings()

Stories = Mapping[str, Entry]


@contextmanager
def small_pages() -> Iterator[None]:
    """Listings have a few stories on a page, so that some have many pages."""
    with pytest.MonkeyPatch.context() as patched:
        for module in ("index", "reach"):
            patched.setattr(f"newsroom.build.{module}.PER_PAGE", PER_PAGE)
        patched.setattr("newsroom.build.index.NEWEST", NEWEST)
        for module in ("shelves", "reach"):
            patched.setattr(f"newsroom.build.{module}.MOST_ADDRESSES", MOST)
        patched.setattr("newsroom.build.shelves.MOST_RECENT", NEWEST)
        patched.setattr("newsroom.build.shelves.NEW", NEWEST)
        patched.setattr("newsroom.build.kin.WINDOW", WINDOW)
        patched.setattr("newsroom.build.kin.SHOWN", SHOWN)
        patched.setattr("newsroom.build.sought.PER_PART", MOST)
        patched.setattr("newsroom.build.tallies.MONTHS", NEWEST_MONTHS)
        yield


FOUND_BY = st.builds(
    Sought,
    st.sampled_from(["2025", "2026", ""]),
    st.sampled_from(["Pasar", "Taman"]),
    *[st.sampled_from([b"\0", b"\1x"])] * 2,
)
"""By what a story is found on /cek/: also one that is withdrawn, and so in no listing."""


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """A story file in short: of any hour, desk and tag, or held back."""
    path, id_ = draw(st.sampled_from(PATHS)), draw(st.sampled_from(IDS))
    if not draw(st.sampled_from([True] * 5 + [False])):
        return Entry(path, draw(st.sampled_from("12")), id=id_)
    listings = {ALL: "", draw(st.sampled_from(YEARS)): draw(st.sampled_from(["/a 1", "/b 2"]))}
    if draw(st.sampled_from([True] * 9 + [False])):
        listings |= {draw(st.sampled_from(DESKS)): "", NEWS: ""}
    listings[draw(st.sampled_from(MONTHS))] = ""
    if draw(st.booleans()):
        listings[TAG] = draw(st.sampled_from(["Pasar", "pasar"]))
    if draw(st.booleans()):
        listings[RECENT] = f"{draw(st.integers(0, 9))} {path} {draw(st.sampled_from('AB'))}"
    marks = draw(st.tuples(*[st.sampled_from("12")] * 3))
    return Entry(
        path,
        marks[0],
        id=id_,
        on_air=True,
        rank=f"{draw(st.integers(0, 9))}|{id_}|{path}",
        follows=draw(st.sampled_from(IDS)),
        reply_to=draw(st.sampled_from(IDS)),
        print=marks[0],
        teaser=marks[1],
        words=marks[2],
        notices=draw(st.sampled_from(["", "corrected", WITHDRAWN])),
        listings=listings,
        tie=f"{path} {marks[1]}",
        people=tuple(draw(st.lists(st.sampled_from(PEOPLE), max_size=2, unique=True))),
        event=draw(st.sampled_from(["", "a", "b"])),
        event_at=f"{draw(st.integers(0, 9))}|{path}",
        event_over=draw(st.booleans()),
        sought=draw(FOUND_BY),
        tally=draw(st.none() | TALLIES),
    )


BATCHES = st.lists(
    st.tuples(
        st.lists(entries(), max_size=8, unique_by=lambda entry: entry.path),
        st.lists(st.sampled_from(PATHS), max_size=2, unique=True),
    ),
    min_size=1,
    max_size=5,
)


def apply(index: Index, stories: Stories, changed: Sequence[Entry], gone: Sequence[str]) -> Stories:
    """The stories after a change, which the index is told of too."""
    index.remove(gone)
    index.replace(changed)
    left = {path: entry for path, entry in stories.items() if path not in gone}
    return left | {entry.path: entry for entry in changed}


def members(stories: Stories, listing: str) -> list[Entry]:
    """The stories of a listing, oldest first."""
    found = (entry for entry in stories.values() if listing in entry.listings)
    return sorted(found, key=lambda entry: entry.rank)


def newest_first(found: Sequence[Entry]) -> tuple[str, ...]:
    return tuple(entry.path for entry in reversed(found))


def on_air(stories: Stories) -> list[Entry]:
    return sorted((one for one in stories.values() if one.on_air), key=lambda one: one.rank)


def page(stories: Stories, listing: str, number: int) -> ListingPage | None:
    """A page as the design words it: page k for good, the newest at the listing's own address."""
    found = members(stories, listing)
    last = max(0, len(found) // PER_PAGE - 1)
    if number > last:
        return None
    start = (number - 1) * PER_PAGE if number else last * PER_PAGE
    shown = found[start : start + PER_PAGE] if number else found[start:]
    label = found[0].listings[listing] if found else ""
    return ListingPage(newest_first(shown), last if number in (FIRST, last) else 0, label)


def beside(stories: Stories, path: str) -> tuple[str, str]:
    desk = next((name for name in stories[path].listings if name.startswith(DESK)), "")
    paths = [entry.path for entry in members(stories, desk)] if desk else []
    if path not in paths:
        return "", ""
    at = paths.index(path)
    return (paths[at - 1] if at else "", paths[at + 1] if at + 1 < len(paths) else "")


def related(stories: Stories, story: Entry) -> tuple[str, ...]:
    """Of each tag and person the nearest older stories; those that share most first."""
    older = [one for one in reversed(on_air(stories)) if one.rank < story.rank]
    kin = {name for name in story.listings if name.startswith("topik/")} | set(story.people)
    found = [
        other.rank
        for name in kin
        for other in [one for one in older if name in {*one.listings, *one.people}][:WINDOW]
    ]
    best = sorted(set(found), key=lambda rank: (found.count(rank), rank), reverse=True)
    ties = {one.rank: one.tie for one in older}
    return tuple(ties[rank] for rank in best[:SHOWN])


@given(BATCHES)
def test_it_answers_as_a_list_of_all_stories_would(
    batches: list[tuple[list[Entry], list[str]]],
) -> None:
    stories: Stories = {}
    index = Index(empty_database())
    with small_pages():
        for changed, gone in batches:
            stories = apply(index, stories, changed, gone)
        _agrees_on_listings(index, stories)
        _agrees_on_stories(index, stories)
        _agrees_on_figures(index, stories)


def _agrees_on_listings(index: Index, stories: Stories) -> None:
    names = {name for entry in stories.values() for name in entry.listings} - {RECENT}
    assert index.listings() == tuple(sorted(names))
    for prefix in ("arsip/2026/", "arsip/", "topik/", "z"):
        expected = tuple(sorted(name for name in names if name.startswith(prefix)))
        assert index.below(prefix) == expected
    assert index.years() == sorted(name.removeprefix(YEAR) for name in names & set(YEARS))
    tagged = [entry for entry in members(stories, ALL)[-NEWEST:] if TAG in entry.listings]
    spelling = [entry.listings[TAG] for entry in members(stories, TAG)[:1]]
    assert index.topics() == ([("pasar", *spelling)] if len(tagged) > 1 else [])
    for listing in (ALL, NEWS, *DESKS, TAG, *MONTHS):
        for number in range(6):
            assert index.page(listing, number) == page(stories, listing, number)
        found = members(stories, listing)
        assert index.newest(listing) == newest_first(found)[:NEWEST]
    news = (entry.listings[RECENT] for entry in members(stories, RECENT))
    assert index.recent() == sorted(news, reverse=True)[:NEWEST]
    for listing in YEARS:
        found, year = members(stories, listing), listing.removeprefix(YEAR)
        lines = [entry.listings[listing] for entry in found]
        parts = index.parts(year)
        assert len(parts) == max(1, -(-len(lines) // MOST))
        assert [line for part in parts for line in index.year(part)] == lines
        assert all(len(index.year(part)) <= MOST for part in parts)
        assert index.words(year) == [(entry.path, entry.words) for entry in found]


def _agrees_on_stories(index: Index, stories: Stories) -> None:
    air = on_air(stories)
    assert index.keys() == {path: entry.key for path, entry in stories.items()}
    assert index.count_on_air() == len(air) == len(list(index.on_air()))
    noted = sorted((one.path, one.print) for one in stories.values() if one.notices)
    assert index.notices() == noted
    withdrawn = [one.path for one in stories.values() if one.notices == WITHDRAWN]
    assert index.withdrawn() == sorted(withdrawn)
    events = sorted((one for one in stories.values() if one.event), key=lambda one: one.event_at)
    assert index.events() == tuple(
        tuple(one.event for one in reversed(events) if one.event_over is over)
        for over in (False, True)
    )
    for path, entry in stories.items():
        assert index.beside(path) == beside(stories, path)
        assert index.is_on_air(path) == entry.on_air
        assert index.event(path) == entry.event
        assert index.kin.related(path) == related(stories, entry)
        assert index.key(path) == entry.key
    for id_ in IDS:
        with_id = [entry for entry in air if entry.id == id_ and id_]
        after = [entry for entry in air if id_ and id_ in (entry.follows, entry.reply_to)]
        assert index.known(id_) == (with_id[-1].path if with_id else "")
        assert index.later(id_) == (newest_first(after), ())
        assert index.paths_of([id_]) == {p for p, entry in stories.items() if entry.id == id_}


def _agrees_on_figures(index: Index, stories: Stories) -> None:
    tallies = [entry.tally for entry in stories.values() if entry.tally]
    months = sorted({one.month for one in tallies})
    years = sorted({month[:4] for month in months})
    assert index.tallies.latest() == months[-NEWEST_MONTHS:]
    assert index.tallies.years() == years
    for year, figures in years_from(index.tallies.figures()):
        assert figures == figures_of(
            sheaf_of([one for one in tallies if one.month.startswith(year)])
        )
    for name in (LATEST, *years):
        latest = months[-NEWEST_MONTHS:] if name == LATEST else [f"{name}-01", f"{name}-12"]
        since, until = (latest[0], latest[-1]) if latest else ("", "")
        card = index.tallies.card(name, SETTINGS)
        assert card == score(bundles_of(tallies), SETTINGS, at=card.at, since=since, until=until)
    for path, entry in stories.items():
        assert index.tallies.month(path) == (entry.tally.month if entry.tally else "")


def all_nodes() -> Iterator[Node]:
    """Every node that the index could be asked for in these tests."""
    for kind in (NodeKind.STORY, NodeKind.TEASER, NodeKind.BESIDE, NodeKind.RELATED):
        yield from (Node(kind, path) for path in PATHS)
    for kind in (NodeKind.KNOWN, NodeKind.LATER):
        yield from (Node(kind, id_) for id_ in IDS)
    for listing in (ALL, NEWS, *DESKS, TAG):
        yield Node(NodeKind.NEWEST, listing)
        yield from (Node(NodeKind.MEMBERS, f"{listing}#{number}") for number in range(6))
    for year in (name.removeprefix(YEAR) for name in YEARS):
        yield from (Node(kind, year) for kind in (NodeKind.YEAR, NodeKind.WORDS, NodeKind.PARTS))
        yield from (Node(NodeKind.YEAR, f"{year}-{number}") for number in range(2, 6))
        parts = (f"{year}-{part}" for part in (POSTS, *range(8)))
        yield from (Node(NodeKind.SOUGHT, name) for name in (year, *parts))
    yield Node(NodeKind.SOUGHT, ALL)
    kinds = (NodeKind.NOTICES, NodeKind.WITHDRAWN, NodeKind.LISTINGS, NodeKind.EVENTS)
    for kind in (*kinds, NodeKind.RECENT, NodeKind.YEARS, NodeKind.TOPICS):
        yield Node(kind, ALL)
    yield from (Node(NodeKind.EVENTS, path) for path in PATHS)
    for name in (ALL, LATEST, SCORED_YEARS, *sorted({month[:4] for month in SCORED})):
        yield Node(NodeKind.SCORES, name)
    for prefix in (ARCHIVE, "arsip/2025/", "arsip/2026/"):
        yield Node(NodeKind.BELOW, prefix)


def positions(index: Index, paths: Sequence[str]) -> list[Position]:
    return [found for path in paths if (found := index.position(path))]


def to_be(entry: Entry) -> Position:
    """Where a story will stand."""
    ties = entry.id, entry.follows, entry.reply_to
    month = entry.tally.month if entry.tally else ""
    position = Position(entry.path, *ties, entry.rank, entry.listings, entry.people, month=month)
    return position._replace(sought_in=entry.sought.year)


@given(BATCHES)
def test_nothing_changes_beyond_the_reach_of_a_change(
    batches: list[tuple[list[Entry], list[str]]],
) -> None:
    index = Index(empty_database())
    stories: Stories = {}
    with small_pages():
        for changed, gone in batches:
            touched = [*(entry.path for entry in changed), *gone]
            where = positions(index, touched), [to_be(entry) for entry in changed]
            was = {node: print_of(index, node) for node in all_nodes()}
            reached = candidates(index, *where)
            stories = apply(index, stories, changed, gone)
            reached |= candidates(index, *where)
            differing = {node for node in all_nodes() if was[node] != print_of(index, node)}
            assert differing <= reached


def story(number: int, **changes: object) -> Entry:
    """A story of the desk layanan that came out at this hour."""
    path = f"content/stories/2026/11/n{number:04}.md"
    listings = {ALL: "", "desk/layanan": "", "year/2026": f"/2026/11/n{number:04}/ x"}
    entry = Entry(path, "k", id=f"n{number}", on_air=True, rank=f"{number:04}", listings=listings)
    return entry._replace(print="p", teaser="t")._replace(**changes)  # type: ignore[arg-type] # text fields


def changed_by(index: Index, entry: Entry) -> set[str]:
    """The nodes that change when a story comes, or comes again."""
    where = positions(index, [entry.path]), [to_be(entry)]
    was = {node: print_of(index, node) for node in candidates(index, *where)}
    index.replace([entry])
    reached = was.keys() | candidates(index, *where)
    return {str(node) for node in reached if was.get(node) != print_of(index, node)}


@pytest.mark.parametrize("count", [90, 900])
def test_a_new_story_reaches_no_old_page_however_many_there_are(count: int) -> None:
    index = Index(empty_database())
    index.replace(story(number) for number in range(count))

    new, last = (
        f"content/stories/2026/11/n{count:04}.md",
        f"content/stories/2026/11/n{count - 1:04}.md",
    )
    assert changed_by(index, story(count)) == {
        *(f"story:{new}", f"teaser:{new}", f"beside:{new}", f"known:n{count}", f"beside:{last}"),
        *("members:all#0", "members:desk/layanan#0", "newest:all", "newest:desk/layanan"),
        *("year:2026", "words:2026"),
    }


def test_a_story_that_keeps_its_places_has_no_listing_compared() -> None:
    index = Index(empty_database())
    index.replace(story(number) for number in range(900))
    here = positions(index, [story(3).path])

    reached = {node.kind for node in candidates(index, here, [to_be(story(3, print="q"))])}

    assert not reached & {NodeKind.MEMBERS, NodeKind.NEWEST, NodeKind.YEAR}


def test_a_story_that_only_looks_different_elsewhere_reaches_only_who_shows_it() -> None:
    index = Index(empty_database())
    index.replace(story(number) for number in range(90))

    changed = changed_by(index, story(5, teaser="lain"))

    assert changed == {"teaser:content/stories/2026/11/n0005.md"}


@pytest.mark.parametrize("count", [90, 900])
def test_what_is_about_the_same_reaches_only_the_next_newer_ones(count: int) -> None:
    index = Index(empty_database())
    index.replace(story(number, people=("ratna",)) for number in range(count))
    newer = [f"content/stories/2026/11/n{number:04}.md" for number in range(6, 6 + SHOWN_NOW)]

    assert changed_by(index, story(5, tie="lain", people=("ratna",))) == {
        f"related:{path}" for path in newer
    }
    assert index.kin.related("content/stories/2026/11/n0000.md") == ()


def test_a_story_with_very_many_tags_is_no_fault() -> None:
    index = Index(empty_database())
    tags = {f"topik/{number}": "" for number in range(700)}
    index.replace([story(1)._replace(listings=tags), story(2)._replace(listings=tags)])

    assert index.kin.related("content/stories/2026/11/n0002.md") == ("",)


def test_a_page_that_fills_up_gives_its_stories_a_number_for_good() -> None:
    index = Index(empty_database())
    index.replace(story(number) for number in range(59))
    assert index.last_page(ALL) == 1

    changed = changed_by(index, story(59))

    assert {"members:all#0", "members:all#1", "members:all#2"} <= changed
    found = index.page(ALL, 2)
    assert found is not None
    assert found.paths[-1] == "content/stories/2026/11/n0020.md"


def test_pages_move_on_when_an_older_story_comes_between() -> None:
    index = Index(empty_database())
    index.replace(story(number) for number in range(90) if number != 7)
    index.page(ALL, 1)

    index.replace([story(7)])

    found = index.page(ALL, 2)
    assert found is not None
    assert found.paths[-1] == "content/stories/2026/11/n0020.md"


@pytest.mark.parametrize(
    ("now", "expired"), [("2", []), ("3", []), ("4", []), ("5", ["until"]), ("1", ["since"])]
)
def test_a_story_expires_when_its_time_is_over_and_when_the_clock_goes_back(
    now: str, expired: list[str]
) -> None:
    index = Index(empty_database())
    index.replace([Entry("until", "k", until="5"), Entry("since", "k", since="2")])

    assert index.expired(now) == expired


def test_it_knows_who_uses_a_picture() -> None:
    index = Index(empty_database())
    index.replace([story(1)._replace(used=("a.jpg", "b.jpg")), story(2)._replace(used=("b.jpg",))])
    index.replace([story(1)._replace(used=("a.jpg",))])

    assert index.with_pictures(["b.jpg", "c.jpg"]) == {story(2).path}
    index.remove([story(1).path])
    assert index.with_pictures(["a.jpg"]) == set()


def counted(number: int, **way: object) -> Entry:
    """A story that the scorecard counts."""
    return story(number, tally=tally_of(make_journey(live=30, **way)))  # type: ignore[arg-type]


def test_a_story_reaches_the_scorecard_of_its_year_and_of_the_newest_months() -> None:
    index = Index(empty_database())
    index.replace(counted(number, month="2026-11") for number in range(9))

    scores = {node for node in changed_by(index, counted(9, month="2026-11")) if "scores" in node}
    assert scores == {"scores:2026", "scores:latest", "scores:all"}

    first = {node for node in changed_by(index, counted(10, month="2027-01")) if "scores" in node}
    assert first == {"scores:2027", "scores:latest", "scores:all", "scores:years"}


def test_an_old_story_reaches_its_year_and_the_table_of_all_years() -> None:
    index = Index(empty_database())
    index.replace(counted(number, month=f"2026-{number:02}") for number in range(1, 13))
    index.replace([counted(99, month="2021-05")])

    changed = changed_by(index, counted(99, month="2021-05", corrections=1))

    assert {node for node in changed if "scores" in node} == {"scores:2021", "scores:all"}


def test_only_the_year_that_changed_is_counted_again(monkeypatch: pytest.MonkeyPatch) -> None:
    index = Index(empty_database())
    index.replace(counted(number, month=f"{2020 + number}-05") for number in range(5))
    before = index.tallies.figures()
    asked: list[str] = []
    bundle = Tallies._bundle

    def watched(self: Tallies, month: str) -> Bundle:
        asked.append(month)
        return bundle(self, month)

    monkeypatch.setattr(Tallies, "_bundle", watched)

    index.replace([counted(2, month="2022-05", corrections=1)])

    after = index.tallies.figures()
    assert asked == ["2022-05"]
    assert [year for year, figures in after if (year, figures) not in before] == ["2022"]
