"""Nothing that a story says does anything but show itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from newsroom.desk.escape import code, fenced, plain, size
from tests.desk.desks import active_in, rendered

HOSTILE = [
    "@wali-kota tolong",
    "halo @kantor/redaksi",
    "surel: siti@contoh.example",
    "<img src=x onerror=alert(1)>",
    "<!-- tayang:redaksi -->",
    "--><!-- tayang:jam -->",
    "[klik](https://jahat.example)",
    "![gambar](https://jahat.example/x.png)",
    "<https://jahat.example>",
    "https://jahat.example dan www.jahat.example",
    "lihat #12, GH-34, kantor/berita#56",
    "`kode` ```\npagar",
    "| sel | lain |",
    "**tebal** _miring_ ~~coret~~",
    "# judul",
    "- butir",
    "1. butir",
    "> kutipan",
    "***",
    "$x^2$ dan $$y$$",
    "&lt;img&gt; &#64;siti",
    "\\@siti \\<b>",
    "<details open><summary>x",
    "</sub></details></td>",
    "[^1]: catatan",
    "mailto:siti@contoh.example xmpp:x@y",
    ":smile: :+1:",
    "javascript:alert(1)",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_shows_itself_and_does_nothing(text: str) -> None:
    seen = rendered(f"- awal {plain(text)} akhir")

    assert set(seen.tags) <= {"ul", "li"}
    assert (seen.links, seen.comments, active_in(seen)) == ([], [], [])
    shown = seen.text.replace("\u2060", "")
    assert shown == f"awal {' '.join(text.split())} akhir"


@pytest.mark.parametrize("text", HOSTILE)
def test_it_does_nothing_at_the_beginning_of_a_line_either(text: str) -> None:
    seen = rendered(plain(text))

    assert set(seen.tags) <= {"p"}
    assert (seen.links, seen.comments, active_in(seen)) == ([], [], [])


@given(some.lists(some.sampled_from([*HOSTILE, "\n\n", " ", "x", "`", "\u202e", "@"]), max_size=6))
def test_no_mixture_of_them_does_anything(parts: list[str]) -> None:
    seen = rendered(f"- {plain(''.join(parts))}\n- batas")

    assert set(seen.tags) <= {"ul", "li"}
    assert (seen.links, seen.comments, active_in(seen)) == ([], [], [])


@given(some.text(max_size=300), some.integers(5, 80))
def test_any_text_stays_in_one_line_of_bounded_length(text: str, most: int) -> None:
    seen = rendered(f"a {plain(text, most)} z")

    assert set(seen.tags) <= {"p"}
    assert len(seen.text.replace("\u2060", "")) <= most + 4
    assert "\n" not in plain(text, most)


def test_what_hides_or_turns_text_around_is_made_visible() -> None:
    assert plain("aman\u202egnahurep\u200b") == "aman\ufffdgnahurep\ufffd"


def test_code_cannot_be_left_by_backticks() -> None:
    seen = rendered(f"{code('a`<img src=x>`b@siti')} akhir")

    assert seen.tags == ["p", "code"]


@given(some.text(alphabet="`~ab\n", max_size=60))
def test_a_block_of_code_ends_where_it_should(text: str) -> None:
    seen = rendered(f"{fenced(text, 'suggestion')}\n\nakhir")

    assert seen.tags.count("pre") == 1
    assert seen.texts[-2:] == ["akhir", "\n"]


def test_size_counts_as_the_more_careful_would() -> None:
    assert (size("abc"), size("⏰"), size("🛑")) == (3, 1, 2)
