"""A story in short: what is kept of it, and that a shared run of words leaves a shared mark."""

import subprocess
import sys
from array import array

from hypothesis import given
from hypothesis import strategies as st

from newsroom.corpus.overlap import Wording, shared_runs
from newsroom.corpus.sketch import RUN, fingerprints, sketch
from newsroom.story import parse
from tests.stories import WITA, make_story, story_text

WORDS = st.lists(
    st.sampled_from(["air", "batu", "cuaca", "dermaga", "emas", "fajar", "gula", "hutan", "ikan"])
)


def prints(words: list[str]) -> set[int]:
    return set(array("I", fingerprints(" ".join(words))))


def test_what_rules_ask_for_is_kept() -> None:
    front = "reviewed: [{by: dewi, at: 2026-11-19T15:40+08:00}]\nfollows: 2026-11-01-pasar"
    kept = sketch(make_story(front), WITA)

    assert (kept.id, kept.title) == ("2026-11-19-pasar", "Pasar Tepian Buka Lebih Pagi")
    assert (kept.event, kept.place) == ("Pembukaan pasar", "Pasar Tepian")
    assert [str(day) for day in kept.days or ()] == ["2026-11-19", "2026-11-19"]
    assert kept.follows == "2026-11-01-pasar"
    assert kept.address == "/2026/11/pasar"


def test_links_to_stories_are_kept_whole_or_relative() -> None:
    body = (
        "Lihat [satu](/2026/10/satu/), [dua](https://berita.contoh.example/2026/11/dua/#atas), "
        "[lagi](/2026/10/satu) dan [kategori](/kategori/layanan/)."
    )
    story, _ = parse("content/stories/2026/11/a.md", story_text() + body, zone=WITA)
    assert story is not None

    assert sketch(story, WITA).links == ("/2026/10/satu", "/2026/11/dua")


def test_a_draft_counts_as_younger_than_what_was_reviewed() -> None:
    draft = sketch(make_story(slug="a"), WITA)
    reviewed = sketch(
        make_story("reviewed: [{by: dewi, at: 2026-11-19T15:40+08:00}]", slug="b"), WITA
    )

    assert reviewed.age < draft.age
    assert draft._replace(last_day=draft.last_day - 1, path="z").age < draft.age


@given(WORDS, st.lists(st.text("abc", min_size=1, max_size=3), min_size=RUN, max_size=30), WORDS)
def test_every_shared_run_leaves_a_shared_fingerprint(
    before: list[str], run: list[str], behind: list[str]
) -> None:
    assert RUN == 12
    mine, theirs = [*before, *run, *behind], [*behind, *run, *before]

    common = prints(mine) & prints(theirs)
    assert common

    wording = Wording(((7, " ".join(mine)),))
    found = list(shared_runs(wording, lambda: theirs, frozenset(common)))
    assert found
    for start, end in found:
        assert end - start >= RUN
        for first in range(start, end - RUN + 1):
            assert " ".join(mine[first : first + RUN]) in " ".join(theirs)
        (begin, _), (_, stop) = wording.places[start], wording.places[end - 1]
        assert " ".join(mine)[begin - 7 : stop - 7] == " ".join(mine[start:end])


def test_marks_capitals_and_line_breaks_do_not_hide_a_run() -> None:
    words = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas belasan"

    assert fingerprints(words) == fingerprints(words.title().replace(" ", ",\n“"))


def test_fewer_words_than_a_gram_leave_none() -> None:
    assert fingerprints("") == b""
    assert fingerprints("satu dua tiga empat lima enam tujuh") == b""


def test_another_process_finds_the_same_fingerprints() -> None:
    text = " ".join(str(number) for number in range(40))
    code = f"from newsroom.corpus.sketch import fingerprints; print(fingerprints('{text}').hex())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    assert done.stdout.decode().strip() == fingerprints(text).hex()


def test_a_capital_whose_small_letter_is_longer_moves_no_place() -> None:
    wording = Wording(((0, "Kota İzmir dan Kota Contoh"),))

    assert [start for start, _ in wording.places] == [0, 5, 11, 15, 20]
    assert len(wording.words) == len(wording.places)
