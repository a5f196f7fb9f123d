"""The index of /cek/: which files a year has, and what stands in them."""

import json
from dataclasses import replace
from pathlib import Path

from newsroom.build.entry import Entry
from newsroom.build.index import Index
from newsroom.build.sought import HOAXES, PER_PART, Sought, sought_of
from newsroom.lookup import Keys, pack, post_print, record_of, year_file
from newsroom.page.alone import page_alone
from newsroom.trail import Evidence, Happening, Step, Trail
from newsroom.workspace import open_workspace
from tests.build.machine import empty_database, entries_of
from tests.newsrooms import NOW, make_newsroom
from tests.sites import approved

POSTS = {
    "x": "https://x.com/kotacontoh/status/1861",
    "outbox": "https://berita.contoh.example/outbox/#a",
}
TITLE = "Pasar Tepian Buka Lebih Pagi"


def entry(number: int) -> Entry:
    """A story of 2026."""
    path = f"content/stories/2026/11/n{number:04}.md"
    found = Sought("2026", f"Judul {number}", pack({number}), pack(()))
    return Entry(path, "k", id=f"n{number}", on_air=True, rank=f"{number:04}", sought=found)


def filled(count: int) -> Index:
    """An index with so many stories of 2026."""
    index = Index(empty_database())
    index.replace(entry(number) for number in range(count))
    return index


def test_a_year_has_one_file_two_and_then_one_for_so_many_stories() -> None:
    parts = [f"2026-{number}" for number in range(3)]

    assert filled(0).seekers.files("2026") == []
    assert filled(1).seekers.files("2026") == ["2026", "2026-siaran", "2026-0"]
    files = filled(2 * PER_PART + 1).seekers.files("2026")
    assert files == ["2026", "2026-siaran", *parts]


def test_stories_are_numbered_from_the_oldest_on() -> None:
    seekers = filled(PER_PART + 2).seekers

    packed = seekers.content("2026")
    assert packed == year_file([pack({number}) for number in range(PER_PART + 2)])
    last = json.loads(seekers.content("2026-1"))
    assert last == [
        [f"/2026/11/n{number:04}/", f"n{number}", f"Judul {number}"]
        for number in (PER_PART, PER_PART + 1)
    ]


def test_a_story_is_found_by_its_text_its_headline_its_address_and_its_id(tmp_path: Path) -> None:
    root = make_newsroom(tmp_path, stories=approved())

    (found,) = entries_of(root)

    keys = Keys("/2026/11/pasar/", "2026-11-19-pasar", TITLE)
    assert (found.sought.year, found.sought.title) == ("2026", TITLE)
    assert found.sought.posts == pack(())
    text = root.joinpath("content/stories/2026/11/pasar.md").read_text("utf-8")
    summary = text.partition("summary: ")[2].partition("\n")[0]
    body = text.rpartition("---\n\n")[2].replace("**", "")
    assert found.sought.record == record_of(keys, f"{TITLE}\n{summary}\n{body}")


def test_a_withdrawn_story_is_found_as_it_was_before(tmp_path: Path) -> None:
    gone = "withdrawn: {at: 2026-11-19T15:30+08:00, reason: Keliru.}"
    before, after = (
        entries_of(make_newsroom(tmp_path / name, stories=approved(front)))[0]
        for name, front in (("before", ""), ("after", gone))
    )

    assert after.notices
    assert after.sought == before.sought


def test_a_story_that_is_held_is_not_found(tmp_path: Path) -> None:
    held = approved("embargo_until: 2030-01-01T00:00+08:00")

    (found,) = entries_of(make_newsroom(tmp_path, stories=held))

    assert found.sought == Sought()


def test_where_the_office_does_without_an_index_nothing_is_worked_out(tmp_path: Path) -> None:
    off = "\n[search]\nenabled = false\n"

    (found,) = entries_of(make_newsroom(tmp_path, settings=off, stories=approved()))

    assert found.sought == Sought()


def test_a_post_is_found_by_its_address_but_none_in_the_outbox(tmp_path: Path) -> None:
    root = make_newsroom(tmp_path, stories=approved())
    workspace = open_workspace(root)
    (story,) = workspace.corpus.stories
    page = page_alone(workspace, story, NOW)[0]
    taken = [Happening(Step.POSTED, NOW, Evidence.RETURNED, who, url) for who, url in POSTS.items()]
    published = replace(page.published, trail=Trail(tuple(taken)))

    found = sought_of(replace(page, published=published), "")

    assert found.posts == pack({post_print(POSTS["x"])})


def test_clarifications_are_told_with_claim_and_verdict(tmp_path: Path) -> None:
    front = 'kind: clarification\nclaim: "Pasar tutup."\nverdict: false'
    stories = {path: text.replace("kind: news\n", "") for path, text in approved(front).items()}
    index = Index(empty_database())
    index.replace(entries_of(make_newsroom(tmp_path, stories=stories)))

    told = json.loads(index.seekers.content(HOAXES))

    assert told == [["/2026/11/pasar/", TITLE, "Pasar tutup.", "Salah"]]
