"""The body as blocks: what kind, where, and what a reader sees of it."""

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.story.body import _MARKUP, BlockKind, _blanked, blank_markup, read_body

FRONT = "---\ntitle: x\n---\n"


def kinds(text: str) -> list[tuple[str, str]]:
    return [(str(block.kind), block.prose.strip()) for block in read_body(text, 0).blocks]


def test_each_kind_of_block_is_told_apart() -> None:
    text = """\
## Judul bagian

Alinea pertama
masih alinea pertama.

> Kutipan panjang.

- butir satu
- butir dua
  masih butir dua

1. nomor satu

| Kolom | Nilai |
|-------|-------|
| a     | 1     |

<div>mentah</div>
"""

    assert [kind for kind, _ in kinds(text)] == [
        "heading",
        "paragraph",
        "quote",
        "item",
        "item",
        "item",
        "table",
        "table",
        "html",
    ]


def test_an_indented_paragraph_is_text_not_program_code() -> None:
    assert kinds("    Ditulis di ponsel.\n") == [("paragraph", "Ditulis di ponsel.")]


def test_fences_are_text_too() -> None:
    assert [kind for kind, _ in kinds("```\nisi\n```\n")] == ["paragraph"]


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("**tebal** dan *miring*", "tebal dan miring"),
        ("[jadwal vaksinasi](https://contoh.example/a_(b)) dibuka", "jadwal vaksinasi dibuka"),
        ('[jadwal](x "judul")', "jadwal"),
        ("![gambar](a.jpg)", "gambar"),
        ("<b>tebal</b> <!-- catatan -->", "tebal"),
        ("nama_berkas_panjang", "nama_berkas_panjang"),
        ("3 * 4 * 5", "3 * 4 * 5"),
        (r"\*bintang", "*bintang"),
        ("`kode`", "kode"),
        ("harga [naik] lagi", "harga naik lagi"),
    ],
)
def test_prose_is_what_a_reader_sees(written: str, seen: str) -> None:
    assert blank_markup(written).split() == seen.split()


@given(st.text(max_size=200))
def test_prose_keeps_every_offset_and_line(text: str) -> None:
    prose = blank_markup(text)

    assert len(prose) == len(text)
    assert [at for at, sign in enumerate(prose) if sign == "\n"] == [
        at for at, sign in enumerate(text) if sign == "\n"
    ]


MARKS = st.lists(st.sampled_from([*'ab1. \n\t>*#=[]()<_`\\|-+!:"/', "**", "](x)", "<!-- ", "-->"]))


@given(MARKS.map("".join))
def test_markup_is_found_wherever_it_stands(text: str) -> None:
    assert blank_markup(text) == _MARKUP.sub(_blanked, text)


MARKDOWN = st.lists(
    st.sampled_from(
        [
            "Kata",
            "*a*",
            "\n",
            "\n\n",
            "> ",
            "- ",
            "1. ",
            "# ",
            "    ",
            "<p>",
            "|",
            "\r",
            "\r\n",
            "“",
        ]
    ),
    max_size=40,
).map("".join)


@given(MARKDOWN)
def test_blocks_are_slices_of_the_file_in_order(body: str) -> None:
    text = FRONT + body
    blocks = read_body(text, len(FRONT)).blocks

    for block in blocks:
        assert text[block.start : block.end] == block.text
        assert len(block.prose) == len(block.text)
    starts = [block.start for block in blocks]
    assert starts == sorted(starts)


@given(MARKDOWN)
def test_no_word_of_the_body_escapes_the_blocks(body: str) -> None:
    blocks = read_body(body, 0).blocks

    assert sum(block.text.count("Kata") for block in blocks) == body.count("Kata")


def test_only_running_text_counts_as_paragraphs() -> None:
    body = read_body("# Judul\n\nAlinea.\n\n> Kutipan.\n\n| a |\n|---|\n", 0)

    assert [block.kind for block in body.paragraphs] == [BlockKind.PARAGRAPH, BlockKind.QUOTE]


def test_a_row_of_brackets_that_never_close_is_read_in_time() -> None:
    started = time.perf_counter()

    read_body("![" * 100_000, 0)

    assert time.perf_counter() - started < 10


LINES = [
    *(
        "Kata biasa",
        "“Kutip,” kata dia",
        "(kurung)",
        "## Judul",
        "#",
        "- butir",
        "  lanjut",
        "1. satu",
    ),
    *(
        "> kutip",
        "---",
        "===",
        "| a | b |",
        "|---|---|",
        "a | b",
        "",
        "",
        "",
        " ",
        "\t",
        "    masuk",
    ),
    *(
        "[a]: /x",
        "'judul'",
        "*miring*",
        "- <b>",
        "\r",
        "a\rb",
        "\u00a0",
        "\x0b",
        "2) dua",
        "   > q",
    ),
]


@given(st.lists(st.sampled_from(LINES), max_size=14), st.sampled_from(["\n", "\r\n"]))
def test_plain_text_is_read_as_the_parser_reads_it(lines: list[str], end: str) -> None:
    # Raw HTML at the beginning has all that follows go through the parser.
    html = f"<!-- x -->{end}{end}"
    body = end.join(lines)

    quick = read_body(body, 0).blocks
    parsed = read_body(html + body, 0).blocks

    assert list(quick) == [replace(one, start=one.start - len(html)) for one in parsed[1:]]
