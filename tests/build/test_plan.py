"""From what changed to what is due: every change reaches its readers, and no one else."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from newsroom.build.due import DAMAGED, EVERYTHING, NEW, Plan
from newsroom.build.entry import Entry
from newsroom.build.givens import Site
from newsroom.build.index import Index
from newsroom.build.outputs import Outputs
from newsroom.build.plan import Planner
from newsroom.build.reach import in_reading_order
from newsroom.build.task import Rendered, Task, TaskKind
from newsroom.errors import ContentError
from newsroom.node import Node, NodeKind
from tests.build.machine import Typist, empty_database, entries_of, open_desk, typed
from tests.newsrooms import NOW
from tests.sites import approved, make_site_newsroom
from tests.stories import story_text

A, B = "2026/11/a/index.html", "2026/11/b/index.html"
A_JSON = "2026/11/a/story.json"
PATH_A = "content/stories/2026/11/a.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {**approved("tags: [pasar]", slug="a"), **approved(slug="b")}
    return make_site_newsroom(tmp_path, files=files)


class Bench:
    """A planner that remembers what was rendered, as after a build."""

    def __init__(self, root: Path) -> None:
        desk = open_desk(root)
        self.root = root
        self.site: Site = desk.site
        database = empty_database()
        self.index, self.outputs = Index(database), Outputs(database)

    def planner(self) -> Planner:
        return Planner(self.site, self.index, self.outputs, Plan())

    def plan(self, entries: Sequence[Entry] = (), gone: Sequence[str] = ()) -> Plan:
        """What is due after these changes; it counts as done."""
        planner = self.planner()
        planner.change_stories(entries, gone)
        planner.list_listings()
        planner.list_fixed()
        return planner.plan

    def first(self) -> Plan:
        return self.plan(entries_of(self.root))

    def read(self, address: str, *needs: str) -> None:
        """Note that an output was rendered from these."""
        self.outputs.keep([Rendered(address, "d", 1, True, needs)])


def test_at_first_everything_is_new(root: Path) -> None:
    plan = Bench(root).first()

    assert {A, B, "index.html", "sitemap-2026.xml", "feeds/layanan.xml"} <= plan.due.keys()
    assert {"desk/budaya/index.html", "topik/pasar/index.html", "404.html"} <= plan.due.keys()
    assert all(reasons == [NEW] for reasons in plan.due.values())
    assert plan.gone == set()


def test_then_nothing_is_due(root: Path) -> None:
    bench = Bench(root)
    bench.first()

    assert bench.plan() == Plan()


def test_a_changed_node_reaches_those_who_read_it_with_its_name_as_the_reason(root: Path) -> None:
    bench = Bench(root)
    bench.first()
    bench.read(B, f"teaser:{PATH_A}")
    bench.read("index.html", f"teaser:{PATH_A}")
    entry = next(entry for entry in entries_of(root) if entry.path == PATH_A)

    plan = bench.plan([entry._replace(teaser="lain")])

    assert plan.due == {address: [f"teaser:{PATH_A}"] for address in (B, "index.html")}


def test_a_story_that_goes_off_the_air_takes_its_page_and_its_empty_listings_along(
    root: Path,
) -> None:
    bench = Bench(root)
    bench.first()

    plan = bench.plan([Entry(PATH_A, "lain", id="2026-11-19-a")])

    by_id = {"s/2026-11-19-a/index.html", "kit/2026-11-19-a/index.html"}
    assert plan.gone == {A, A_JSON, "topik/pasar/index.html", *by_id}
    assert plan.due.keys().isdisjoint(plan.gone)
    assert bench.outputs.task(A) is None


def test_the_last_story_of_a_year_takes_its_sitemap_along(root: Path) -> None:
    bench = Bench(root)
    bench.first()
    bench.read("sitemap.xml", "listings:all")

    plan = bench.plan(gone=[PATH_A, "content/stories/2026/11/b.md"])

    assert {A, B, "sitemap-2026.xml", "penulis/siti/index.html"} <= plan.gone
    assert plan.due == {"sitemap.xml": ["listings:all"]}


def test_a_story_has_a_short_address_for_good(root: Path) -> None:
    bench = Bench(root)
    short = "s/2026-11-19-a/index.html"
    assert short in bench.first().due
    entry = next(entry for entry in entries_of(root) if entry.path == PATH_A)

    moved = entry._replace(path="content/stories/2026/11/pindah.md")
    assert bench.plan([moved], [PATH_A]).gone == {A, A_JSON}
    assert bench.plan([moved._replace(id="lain")]).gone == {short, "kit/2026-11-19-a/index.html"}


def test_two_ids_with_one_short_address_are_a_fault_that_names_both(root: Path) -> None:
    bench = Bench(root)
    bench.first()
    entry = next(entry for entry in entries_of(root) if entry.path == PATH_A)

    other = entry._replace(path="content/stories/2026/11/c.md", id="2026 11 19 A", rank="c")

    with pytest.raises(ContentError) as caught:
        bench.plan([other])

    assert '"2026-11-19-a"' in str(caught.value)
    assert '"2026 11 19 A"' in str(caught.value)


def test_an_id_may_take_the_short_address_of_one_that_goes(root: Path) -> None:
    bench = Bench(root)
    bench.first()
    entry = next(entry for entry in entries_of(root) if entry.path == PATH_A)

    bench.plan([entry._replace(id="2026 11 19 A")])

    task = bench.outputs.task("s/2026-11-19-a/index.html")
    assert task == Task(TaskKind.SHORT, "2026 11 19 A")


def test_what_comes_back_in_the_same_build_does_not_go(root: Path) -> None:
    bench = Bench(root)
    bench.first()
    planner = bench.planner()
    entries = {entry.path: entry for entry in entries_of(root)}

    planner.change_stories([], [PATH_A])
    planner.change_stories([entries[PATH_A]], [])

    assert planner.plan.gone == set()
    assert planner.plan.due[A] == [NEW]


def test_very_many_changes_reach_everything_without_comparing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = Bench(root)
    bench.first()
    monkeypatch.setattr("newsroom.build.plan.MANY", 1)

    plan = bench.plan(entries_of(root))

    assert plan.due.keys() == {address for address, _ in bench.outputs.all()}
    assert all(EVERYTHING in reasons for reasons in plan.due.values())


def test_files_that_are_not_rendered_are_never_due(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = Bench(root)
    bench.first()
    bench.outputs.want("cards/a.jpg", Task(TaskKind.FILE, "cards/a.jpg"))
    monkeypatch.setattr("newsroom.build.plan.MANY", 1)

    assert "cards/a.jpg" not in bench.plan(entries_of(root)).due


def test_what_holds_for_the_whole_site_is_compared_with_the_last_time(root: Path) -> None:
    bench = Bench(root)
    bench.first()
    same, other = Node(NodeKind.FRAME, "url"), Node(NodeKind.FRAME, "desks")
    bench.read(A, str(same))
    bench.read(B, str(same), str(other))
    planner = bench.planner()

    planner.change_givens({same: bench.site.print_of(same), other: "lain"})
    assert planner.plan.due == {B: [str(other)]}

    planner.change_givens({})
    assert planner.plan.due == {B: [str(other), str(same)], A: [str(same)]}


def test_what_is_damaged_is_mended(root: Path) -> None:
    bench = Bench(root)
    bench.first()
    planner = bench.planner()
    planner.mend([A])

    assert planner.plan.due == {A: [DAMAGED]}


def test_two_stories_at_one_address_are_refused_by_name(tmp_path: Path) -> None:
    text = approved(slug="a").popitem()[1]
    files = {
        "content/stories/2026/11/a.md": text,
        "content/pages/x.md": "---\ntitle: X\nslug: 2026/11/a\n---\n\nIsi.\n",
    }
    root = make_site_newsroom(tmp_path, files=files)

    with pytest.raises(ContentError) as refused:
        typed(root)

    assert "a" in refused.value.message
    assert not (root / "output").exists()


class TestAWholeBuild:
    """With a typist: what is rendered after an edit."""

    def rendered(self, root: Path) -> set[str]:
        typist = Typist()
        typed(root, NOW, typist=typist)
        assert len(typist.addresses) == len(set(typist.addresses))
        return set(typist.addresses)

    def test_renders_everything_once_and_then_nothing(self, root: Path) -> None:
        assert A in self.rendered(root)
        assert self.rendered(root) == set()

    def test_follows_a_renamed_file(self, root: Path) -> None:
        self.rendered(root)
        (root / PATH_A).rename(root / "content/stories/2026/11/c.md")

        rendered = self.rendered(root)

        assert "2026/11/c/index.html" in rendered
        assert {B, "index.html", "desk/layanan/index.html"} <= rendered  # they lead to it
        assert not (root / "output" / A).exists()

    def test_passes_over_a_new_draft(self, root: Path) -> None:
        self.rendered(root)
        (root / "content/stories/2026/11/draf.md").write_text(story_text(slug="draf"), "utf-8")

        assert self.rendered(root) == set()

    def test_passes_over_an_edit_that_says_the_same(self, root: Path) -> None:
        self.rendered(root)
        people = root / "content" / "registers" / "people.yml"
        people.write_text(people.read_text("utf-8") + "\n# catatan\n", "utf-8")

        assert self.rendered(root) == set()


def test_pages_of_a_listing_are_read_one_behind_the_other_and_the_newest_last() -> None:
    """An index that just found a page knows where the next begins, and need not count up to it."""
    pages = [Node(NodeKind.MEMBERS, f"desk/a#{number}") for number in (1, 2, 9, 10, 0)]

    assert in_reading_order({*reversed(pages)}) == pages
