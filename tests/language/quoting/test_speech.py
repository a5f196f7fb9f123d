"""What is left of a story when only the reporter's own wording counts."""

import pytest

from newsroom.language.passages import Role, story_passages
from newsroom.language.quoting.speech import own_words
from newsroom.story import parse
from tests.stories import WITA, story_text


def own(body: str) -> str:
    """The reporter's wording of `body`, in single spaces."""
    story, _ = parse("content/stories/2026/11/contoh.md", story_text() + "\n" + body, zone=WITA)
    assert story is not None
    *_, last = (one.prose for one in own_words(story) if one.role is Role.TEXT)
    return " ".join(last.split())


def test_speech_and_titles_between_quotation_marks_are_nobodys_wording() -> None:
    # A mark before the last quotation mark stays: it can end a sentence.
    assert own("“Kami rawan,” kata Budi dalam “Rawan”.") == "“ ,” kata Budi dalam “ ”."


@pytest.mark.parametrize("mark", ["*", "_"])
def test_words_in_italics_are_foreign_or_a_title(mark: str) -> None:
    assert own(f"Angka {mark}stunting rate{mark} turun.") == "Angka turun."


@pytest.mark.parametrize(
    "text",
    ["Ini **tebal sekali** ya.", "Kali 2*3*4 ini.", "nama_berkas_itu dibuka.", "Satu * dua *."],
)
def test_other_stars_and_underscores_are_no_italics(text: str) -> None:
    words = text.replace("*", " ").replace("_", " ").split()

    assert [
        word for word in words if word not in own(text).replace("*", " ").replace("_", " ")
    ] == []


def test_places_stay_where_they_are() -> None:
    text = story_text() + "\n“Siap,” kata Budi *online*.\n"
    story, _ = parse("content/stories/2026/11/contoh.md", text, zone=WITA)
    assert story is not None

    for before, after in zip(story_passages(story), own_words(story), strict=True):
        assert (before.start, len(before.prose)) == (after.start, len(after.prose))
