"""Orders hold all that a worker must be told, and name every node that was read for them."""

import pytest

from newsroom.build.listed import ALL
from newsroom.build.task import PAGES, RECENT_NEWS, SITEMAPS, Order, Task, TaskKind
from newsroom.page.teaser import Teaser
from newsroom.page.ties import Tie
from newsroom.typed import from_json
from tests.build.machine import Desk, open_desk
from tests.sites import approved, make_site_newsroom


def path(slug: str) -> str:
    return f"content/stories/2026/11/{slug}.md"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Stories that follow and answer each other, a withdrawn one, one under embargo."""
    withdrawn = "withdrawn: {at: 2026-11-19T15:30+08:00, reason: Keliru.}"
    files = {
        **approved("tags: [pasar]", slug="awal"),
        **approved("follows: 2026-11-19-awal", slug="lanjut"),
        **approved("kind: reply\nreply_to: 2026-11-19-awal", slug="jawab"),
        **approved("kind: agenda\nfollows: 2026-11-19-tiada", slug="nanti"),
        **approved(withdrawn, slug="cabut"),
        **approved("embargo_until: 2027-01-01T00:00+08:00", slug="embargo"),
        **approved("follows: 2026-11-19-diri", slug="diri"),
    }
    return open_desk(make_site_newsroom(tmp_path_factory.mktemp("newsroom"), files=files))


def order(desk: Desk, kind: TaskKind, name: str) -> Order:
    return desk.order("x/index.html", Task(kind, name))


def titles(teasers: list[str]) -> list[str]:
    return [from_json(Teaser, text).address.split("/")[-2] for text in teasers]


def tied(texts: list[str]) -> list[str]:
    return [from_json(Tie, text).address.split("/")[-2] for text in texts]


def test_a_story_is_ordered_with_its_neighbours_and_its_ties(desk: Desk) -> None:
    found = order(desk, TaskKind.STORY, path("lanjut"))

    assert tied([found.values["followed"]]) == ["awal"]
    assert found.values["answered"] == ""
    assert tied([found.values["older"], found.values["newer"]]) == ["jawab", "nanti"]
    assert {
        f"story:{path('lanjut')}",
        f"beside:{path('lanjut')}",
        "known:2026-11-19-awal",
        "later:2026-11-19-lanjut",
        f"related:{path('lanjut')}",
        *(f"teaser:{path(slug)}" for slug in ("awal", "jawab", "nanti")),
    } == set(found.needs)


def test_what_machines_check_of_a_story_names_its_replies(desk: Desk) -> None:
    found = order(desk, TaskKind.STORY_JSON, path("awal"))

    assert found.values["replies"] == (("2026-11-19-jawab", path("jawab")),)
    assert set(found.needs) == {f"story:{path('awal')}", "replies:2026-11-19-awal"}


def test_a_story_hears_of_those_that_came_after_it_newest_first(desk: Desk) -> None:
    found = order(desk, TaskKind.STORY, path("awal"))

    assert tied(found.values["later"]) == ["lanjut", "jawab"]


def test_stories_about_the_same_are_older_and_not_tied_already(desk: Desk) -> None:
    # All have the same source; `lanjut` follows `awal`, and `jawab` came between them.
    assert tied(order(desk, TaskKind.STORY, path("lanjut")).values["related"]) == ["jawab", "diri"]
    assert order(desk, TaskKind.STORY, path("awal")).values["related"] == []


def test_a_story_that_follows_one_that_is_not_there_waits_for_it(desk: Desk) -> None:
    found = order(desk, TaskKind.STORY, path("nanti"))

    assert found.values["followed"] == ""
    assert "known:2026-11-19-tiada" in found.needs


def test_a_story_that_follows_itself_is_not_tied_to_itself(desk: Desk) -> None:
    found = order(desk, TaskKind.STORY, path("diri"))

    assert (found.values["followed"], found.values["later"]) == ("", [])


def test_a_page_of_a_listing_reads_its_members_and_their_teasers(desk: Desk) -> None:
    found = order(desk, TaskKind.LISTING, "topik/pasar#0")

    assert titles(found.values["teasers"]) == ["awal"]
    assert found.values["label"] == "pasar"
    assert set(found.needs) == {"members:topik/pasar#0", f"teaser:{path('awal')}"}


def test_a_page_of_a_listing_that_is_not_there_is_empty(desk: Desk) -> None:
    found = order(desk, TaskKind.LISTING, "desk/layanan#9")

    assert found.values["teasers"] == []
    assert found.needs == ("members:desk/layanan#9",)


def test_the_front_page_leaves_agendas_out_of_the_news_and_in_their_desk(desk: Desk) -> None:
    found = order(desk, TaskKind.FRONT, ALL)

    assert "nanti" not in titles(found.values["news"])
    assert "nanti" in titles(found.values["desks"]["layanan"])
    assert found.values["desks"]["budaya"] == []
    assert {"newest:all", "newest:news", "newest:desk/layanan", "newest:desk/budaya"} <= set(
        found.needs
    )


def test_a_feed_holds_whole_stories_and_depends_on_them(desk: Desk) -> None:
    found = order(desk, TaskKind.FEED, "all.atom")

    paths = [story["path"] for story in found.values["stories"]]
    assert path("cabut") not in paths
    assert path("embargo") not in paths
    assert set(found.needs) == {"newest:all", *(f"story:{one}" for one in paths)}


def test_corrections_and_withdrawals_are_found_wherever_they_are(desk: Desk) -> None:
    found = order(desk, TaskKind.NOTICES, ALL)

    assert [story["path"] for story in found.values["stories"]] == [path("cabut")]
    assert set(found.needs) == {"notices:all", f"story:{path('cabut')}"}


def test_sitemaps_name_years_pages_and_stories(desk: Desk) -> None:
    assert order(desk, TaskKind.SITEMAP, SITEMAPS).values == {"names": ["pages", "news", "2026"]}
    assert "/desk/budaya/" in order(desk, TaskKind.SITEMAP, PAGES).values["lines"]
    year = order(desk, TaskKind.SITEMAP, "2026")
    assert year.needs == ("year:2026",)
    assert "/2026/11/awal/ 2026-11-19T15:40:00+08:00" in year.values["lines"]
    news = order(desk, TaskKind.SITEMAP, RECENT_NEWS)
    assert news.needs == ("recent:all",)
    assert len(news.values["lines"]) == 5  # but for what is withdrawn or under embargo


def test_which_pages_there_are_decides_their_sitemap_and_in_how_many_parts_it_comes(
    desk: Desk,
) -> None:
    found = set(order(desk, TaskKind.SITEMAP, PAGES).needs)

    assert {"listings:all", "frame:desks", "frame:pages"} <= found
    assert set(order(desk, TaskKind.SITEMAP, SITEMAPS).needs) == found | {"parts:2026"}


@pytest.mark.parametrize("kind", [TaskKind.PAGE, TaskKind.PLAIN, TaskKind.SECURITY])
def test_pages_of_their_own_read_nothing_of_the_index(desk: Desk, kind: TaskKind) -> None:
    assert (order(desk, kind, "x").values, order(desk, kind, "x").needs) == ({}, ())
