"""What rules ask of all stories: who shares words, an event, a title, a thread."""

from hypothesis import given
from hypothesis import strategies as st

from newsroom.corpus import Archive, Sketch
from newsroom.corpus.sketch import fingerprints

PASSAGE = (
    "Perbaikan saluran air di sisi barat pasar sudah rampung sehingga pedagang ikan dapat pulang."
)


def at(name: str, text: str = "", **more: object) -> Sketch:
    return Sketch(f"content/stories/2026/11/{name}.md", name, prints=fingerprints(text), **more)  # type: ignore[arg-type]


def archive(*sketches: Sketch) -> Archive:
    return Archive(sketches, lambda _: None)


def sharing(stories: Archive, story: Sketch) -> list[str]:
    return [path.split("/")[-1] for path in stories.sharing(story)]


class TestSharing:
    def test_names_the_other_stories_that_hold_the_same_words(self) -> None:
        stories = archive(at("a", PASSAGE), at("b", f"Menurut dinas, {PASSAGE}"), at("c", "Lain."))

        assert sharing(stories, stories.sketches[0]) == ["b.md"]
        assert sharing(stories, stories.sketches[2]) == []

    def test_passes_over_what_more_than_three_hold(self) -> None:
        three = archive(*(at(name, PASSAGE) for name in "abc"))
        four = archive(*(at(name, PASSAGE) for name in "abcd"))

        assert sharing(three, three.sketches[0]) == ["b.md", "c.md"]
        assert sharing(four, four.sketches[0]) == []

    def test_knows_a_text_that_is_not_in_the_archive(self) -> None:
        stories = archive(at("a", PASSAGE), at("b", "Lain."))

        assert sharing(stories, at("draf", PASSAGE)) == ["a.md"]
        assert sharing(stories, at("b", PASSAGE)) == ["a.md"]

    @given(st.lists(st.integers(0, 5), min_size=8, max_size=20))
    def test_gives_the_same_answers_by_index_and_by_looking(self, texts: list[int]) -> None:
        bodies = [f"{number} {PASSAGE.replace('air', str(number))}" for number in range(6)]
        sketches = [at(f"s{place}", bodies[text]) for place, text in enumerate(texts)]
        stories = archive(*sketches)

        by_index = [stories.sharing(one) for one in sketches + sketches][len(sketches) :]

        assert by_index == [archive(*sketches).sharing(one) for one in sketches]


class TestEventsAndTitles:
    def test_events_of_a_day_are_found_by_the_beginning_of_their_name_or_place(self) -> None:
        event = {"event": "Pembukaan pasar", "place": "Pasar Tepian"}
        stories = archive(
            at("a", last_day=10, **event),
            at("b", last_day=10, event="pembukaan PASAR", place="Jalan Tepian"),
            at("c", last_day=11, **event),
            at("d", last_day=10),
            at("e", last_day=10, event="Syukuran", place="pasar tepian"),
            at("f", last_day=10, event="Rapat", place="Balai Kota"),
        )

        assert [one.id for one in stories.with_event_like(stories.sketches[0])] == ["a", "b", "e"]
        assert stories.with_event_like(stories.sketches[3]) == []

    def test_titles_that_begin_or_end_alike_come_newest_first(self) -> None:
        title = "Pedagang Pasar Tepian Sambut Jam Buka Baru"
        stories = archive(
            at("a", last_day=1, title=title),
            at("b", last_day=20, title=title.replace("Pedagang", "Pedagagng")),
            at("c", last_day=25, title=title.replace("Baru", "Bru")),
            at("d", last_day=90, title=title),
            at("e", last_day=20, title="Lain Sama Sekali"),
        )
        asked = at("x", last_day=30, title=title)

        assert [one.id for one in stories.with_title_like(asked, 30)] == ["c", "b", "a"]


class TestLinks:
    def test_stories_are_linked_by_keys_by_links_and_by_a_common_root(self) -> None:
        root, first = at("root"), at("first", follows="root")
        second = at("second", follows="root")
        answer = at("answer", reply_to="second")
        leading = at("leading", links=("/2026/11/root",))
        stories = archive(root, first, second, answer, leading, at("else"))

        assert stories.are_linked(first, root)
        assert stories.are_linked(root, leading)
        assert stories.are_linked(first, answer)
        assert not stories.are_linked(first, stories.by_id["else"])

    def test_stories_that_follow_each_other_in_a_ring_are_read_in_time(self) -> None:
        ring = archive(at("a", follows="b"), at("b", follows="a"), at("c"))

        assert ring.are_linked(*ring.sketches[:2])
        assert not ring.are_linked(ring.by_id["a"], ring.by_id["c"])


def test_the_body_of_a_file_stands_below_its_front_matter() -> None:
    files = {"a": "---\ntitle: x\n---\nIsi.\n---\nLagi.", "b": "Tanpa."}
    stories = Archive((), files.get)

    assert stories.body("a") == "\nIsi.\n---\nLagi."
    assert stories.body("b") == "Tanpa."
    assert stories.body("c") == ""
