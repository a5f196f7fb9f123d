"""The text that is searched: every word of the body, none of its markup."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.search import plain_text
from newsroom.story.html import render
from tests.patience import processor_time


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Pasar <strong>buka</strong> lagi.</p>", "Pasar buka lagi."),
        ("<p>me<em>resmi</em>kan</p>", "meresmikan"),
        ("<h2>Judul</h2><p>Isi</p>", "Judul Isi"),
        ("<p>satu<br>dua</p>", "satu dua"),
        ("<ul><li>satu</li><li>dua</li></ul>", "satu dua"),
        ("<table><tr><td>1</td><td>2</td></tr></table>", "1 2"),
        ("<p>Baca <a href='/a/'>di sini</a>.</p>", "Baca di sini."),
        ("<p>A &amp; B &lt;5 ton&gt; &nbsp; &quot;C&quot;</p>", 'A & B <5 ton> "C"'),
        ('<p>Lihat<img src="/images/a.png" alt="Peta banjir">ini</p>', "Lihat Peta banjir ini"),
        ('<img alt="lebih > dari <b>" src="/images/a.png">', "lebih > dari <b>"),
        ('<img src="/images/a.png" alt="">', ""),
        ("  \n\t ", ""),
    ],
)
def test_what_a_body_says(html: str, text: str) -> None:
    assert plain_text(html) == text


@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_a_rendered_body_has_neither_markup_nor_doubled_blanks(markdown: str) -> None:
    text = plain_text(render(markdown))

    assert text == " ".join(text.split())
    assert "</p>" not in text


@given(st.lists(st.from_regex(r"[a-z]{1,9}", fullmatch=True), min_size=1, max_size=30))
def test_no_word_is_lost_or_joined(words: list[str]) -> None:
    assert plain_text(render(" ".join(words))).split() == words
    assert plain_text(render("\n\n".join(words))).split() == words


@pytest.mark.parametrize("piece", ["<", '<a"', '<a "" ', "&", "<img alt=", '<img alt="', "<p"])
def test_broken_markup_takes_no_longer(piece: str) -> None:
    with processor_time(2):
        plain_text(piece * 100_000)


def test_a_thousand_stories_take_a_fraction_of_a_second() -> None:
    body = render("\n\n".join(["Warga **membangun** jembatan [di hulu](/a/). " * 5] * 12))
    started = time.process_time()

    for _ in range(1000):
        plain_text(body)

    assert time.process_time() - started < 1
