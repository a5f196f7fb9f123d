"""The body as HTML: what readers see is what was checked, and nothing in it can do harm."""

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.corpus import read_corpus
from newsroom.story.body import Block, BlockKind, read_body
from newsroom.story.html import parsed, relocated, render
from tests.stories import WITA

ROOT = Path(__file__).resolve().parents[2]
_HEADINGS = {"h2", "h3", "h4", "h5", "h6"}


class Leaves(HTMLParser):
    """The blocks of rendered HTML, as (kind, words)."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []
        self.found: list[tuple[BlockKind, list[str]]] = []

    def flush(self) -> None:
        if self.words:
            self.found.append((self.kind(), self.words))
        self.words = []

    def kind(self) -> BlockKind:
        if "table" in self.open:
            return BlockKind.TABLE
        if _HEADINGS & set(self.open):
            return BlockKind.HEADING
        if "blockquote" in self.open:
            return BlockKind.QUOTE
        return BlockKind.ITEM if "li" in self.open else BlockKind.PARAGRAPH

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"p", "li", "ul", "ol", "tr"} | _HEADINGS:
            self.flush()
        if tag not in {"br", "hr", "img"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in {"p", "li", "tr"} | _HEADINGS:
            self.flush()
        self.open.remove(tag)

    def handle_data(self, data: str) -> None:
        self.words += [word for word in data.split() if _is_read(word)]


def shown(markdown: str) -> list[tuple[BlockKind, list[str]]]:
    leaves = Leaves()
    leaves.feed(render(markdown))
    return leaves.found


def checked(blocks: tuple[Block, ...]) -> list[tuple[BlockKind, list[str]]]:
    found = [(block.kind, list(filter(_is_read, block.prose.split()))) for block in blocks]
    return [(kind, words) for kind, words in found if words]


def _is_read(word: str) -> bool:
    """Whether `word` is more than the lines that a table is drawn with."""
    return bool(set(word) - set("|-:"))


def test_the_demo_stories_show_the_blocks_that_were_checked() -> None:
    stories = read_corpus(ROOT, zone=WITA).stories

    assert stories
    for story in stories:
        assert shown(story.body.text) == checked(story.body.blocks), story.path


words = st.lists(
    st.sampled_from(["warga", "Kota", "Rp12.000", "2026", "dan", "jalan,", "**tebal**", "*miring*"])
    | st.sampled_from(["[tarif](/tarif/)", "“kata", "Ratna”", "pukul", "08.00"]),
    min_size=1,
    max_size=6,
).map(" ".join)
plain = words.filter(lambda text: not text.startswith("2026"))
blocks = (
    plain
    | st.lists(plain, min_size=2, max_size=3).map("\n".join)
    | st.tuples(st.sampled_from(["#", "##", "###"]), words).map(" ".join)
    | words.map("> {}".format)
    | st.lists(words.map("- {}".format), min_size=1, max_size=3).map("\n".join)
    | st.lists(words.map("1. {}".format), min_size=1, max_size=3).map("\n".join)
    | st.tuples(words, words).map(lambda two: "| {} | {} |\n|---|--:|\n| 1 | dua |".format(*two))
    | words.map("    {}".format)
)


@given(st.lists(st.tuples(blocks, st.sampled_from(["\n", "\n\n"])).map("".join), max_size=8))
def test_everyday_markdown_shows_the_blocks_that_are_checked(parts: list[str]) -> None:
    text = "".join(parts)

    assert shown(text) == checked(read_body(text, 0).blocks)


def test_a_list_typed_right_below_its_sentence_is_a_list() -> None:
    assert [kind for kind, _ in shown("Isinya:\n- satu\n1) dua")] == [
        BlockKind.PARAGRAPH,
        BlockKind.ITEM,
        BlockKind.ITEM,
    ]


@pytest.mark.parametrize(
    ("written", "shown_as"),
    [
        ("# Satu\n\n## Dua", ["h2", "h3"]),
        ("## Satu\n\n#### Dua\n\n## Tiga", ["h2", "h3", "h2"]),
        ("### Sendiri", ["h2"]),
    ],
)
def test_headings_begin_below_the_headline_and_skip_no_level(
    written: str, shown_as: list[str]
) -> None:
    assert [tag for tag in _tags(render(written)) if tag[0] == "h"] == shown_as


def test_a_wide_table_scrolls_in_a_box_of_its_own() -> None:
    html = render("| a | b |\n|---|--:|\n| 1 | 2 |")

    assert html.startswith('<div class="table">\n<table>')
    assert '<td class="right">2</td>' in html


def test_links_can_be_made_absolute_for_feeds() -> None:
    html = render('[uji](/2026/10/uji/), bukan href="/lain/" atau [luar](https://x.example/)')

    moved = relocated(html, "https://berita.contoh.example{}".format)

    assert 'href="https://berita.contoh.example/2026/10/uji/"' in moved
    assert 'href="/lain/"' in moved
    assert 'href="https://x.example/"' in moved


def test_links_of_a_paid_story_say_so() -> None:
    assert 'rel="sponsored noopener"' in render(
        "[toko](https://x.example)", rel="sponsored noopener"
    )


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("<script>alert(1)</script>", ""),
        ("<style>body{display:none}</style>", ""),
        ('<p onclick="alert(1)" style="color:red">teks</p>', "<p>teks</p>"),
        ('<iframe src="https://jahat.example">x</iframe>', ""),
        ("<h1>Judul palsu</h1>", "Judul palsu"),
        ("<a href='javascript:alert(1)'>klik</a>", '<p><a rel="noopener">klik</a></p>'),
        ("<a href='java\tscript:alert(1)'>klik</a>", '<p><a rel="noopener">klik</a></p>'),
        ("[klik](data:text/html,x)", "<p>[klik](data:text/html,x)</p>"),
        ("![foto](https://jahat.example/x.jpg)", '<p><img alt="foto"></p>'),
        ("![foto](//jahat.example/x.jpg)", '<p><img alt="foto"></p>'),
        ("![foto](/images/2026/11/x.jpg)", '<p><img src="/images/2026/11/x.jpg" alt="foto"></p>'),
        ("<form action=/x><input name=q></form>", ""),
        ("<!-- catatan -->", ""),
        ("nol\x00byte \x1b[31m\uffff", "<p>nol byte  [31m</p>"),
    ],
)
def test_only_harmless_html_leaves(written: str, html: str) -> None:
    assert render(written).strip() == html


@pytest.mark.parametrize(
    "written",
    [
        *("[" * 20_000, "[a](" * 10_000, "![" * 10_000, ">" * 20_000 + "x", "<a href=" * 5_000),
        "\n".join(" " * 4 * depth + "- x" for depth in range(300)),
        "<div>" * 5_000 + "x",
    ],
    ids=["brackets", "links", "images", "quotes", "tags", "nested-lists", "divs"],
)
def test_text_made_to_exhaust_a_parser_is_rendered_all_the_same(written: str) -> None:
    assert isinstance(render(written), str)


def _tags(html: str) -> list[str]:
    found: list[str] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append(tag)

    Tags().feed(html)
    return found


@given(
    st.lists(
        st.text(alphabet="aZé1 (\"“”'.,&<>*_`[]!\\-#=|:~\t\u00a0\u3000\n", max_size=30), max_size=6
    ).map("\n".join)
)
def test_paragraphs_that_need_no_parser_look_as_if_they_had_one(text: str) -> None:
    assert render(text) == cleaned(parsed(text))


links = st.tuples(
    st.sampled_from(["laman", "dua kata", "baris\nbaru", " tepi ", "*miring*", "a]b", ""]),
    st.sampled_from(
        [
            *("/tarif/", "/", "", "/a//b", "//lain.example/", "/a b", "/kota?x=1&y=2", "/a_b_c/~d"),
            *("https://kota.example", "https://A.example/", "http://kota-kita.example/a/b.html"),
            *("https://-.example/", "https://kötä.example/", "javascript:alert(1)", '/a "judul"'),
        ]
    ),
    st.sampled_from(["", "", "", "!", "\\"]),
).map(lambda parts: f"{parts[2]}[{parts[0]}]({parts[1]})")


@given(
    st.lists(
        links
        | st.sampled_from(["kata", "Kota", ' "kata"', "  ", " \n", "\n\n", "[", "]", "**", "_"]),
        max_size=9,
    ).map("".join)
)
def test_links_that_need_no_parser_look_as_if_they_had_one(text: str) -> None:
    assert render(f"Kata {text}") == cleaned(parsed(f"Kata {text}"))


def cleaned(html: str) -> str:
    """`html` as `render` cleans it: as the one block of a text that is nothing else."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("newsroom.story.html._plain_paragraphs", lambda _: None)
        patch.setattr("newsroom.story.html.parsed", lambda _: html)
        return render("")
