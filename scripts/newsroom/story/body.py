"""The body of a story as blocks, each with its place in the file.

markdown-it-py finds the blocks, because it keeps their lines; `newsroom.story.html` renders the
page with the same rules. Only block structure is read here: links and emphasis are blanked out
in `Block.prose`, so that its characters keep their offsets.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property

from markdown_it import MarkdownIt
from markdown_it.token import Token


class BlockKind(StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    TABLE = "table"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Block:
    """A leaf block. `text` is `file[start:start + len(text)]`; `level` is a heading's, else 0.

    `prose` is `text` with everything that a reader does not see replaced by spaces, and has the
    same length, so an offset into `prose` is an offset into the file once `start` is added.
    """

    kind: BlockKind
    start: int
    text: str
    prose: str
    level: int = 0

    @property
    def end(self) -> int:
        """The offset in the file just behind the block."""
        return self.start + len(self.text)


@dataclass(frozen=True)
class Body:
    """The body. `start` is the offset in the file at which it begins."""

    start: int
    text: str

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Its blocks, in order; found when they are first asked for, since pages need none."""
        starts = _line_starts(self.text)
        return tuple(
            _block(self.text, starts, kind, level, lines, self.start)
            for kind, level, lines in _find_leaves(_without_lone_returns(self.text))
        )

    @property
    def paragraphs(self) -> tuple[Block, ...]:
        """The blocks that are running text."""
        prose = (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.ITEM)
        return tuple(block for block in self.blocks if block.kind in prose)


# markdown-it-py counts these as line ends; editors, and the positions here, do not.
_LONE_RETURN = re.compile(r"\r(?!\n)|\x00")


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table")
    # Stories hold no program code; an indented paragraph is one typed on a phone.
    parser.disable(["code", "fence"])
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


def read_body(text: str, start: int) -> Body:
    """The body `text[start:]`; offsets count from the beginning of `text`."""
    return Body(start, text[start:])


def _without_lone_returns(body: str) -> str:
    return _LONE_RETURN.sub(" ", body) if "\r" in body or "\x00" in body else body


Leaf = tuple[BlockKind, int, tuple[int, int]]
"""A block's kind, its level, and the range of its lines."""

# A line that begins with a letter, a quotation mark or a parenthesis begins nothing but a paragraph.
_PLAIN = re.compile(r"[^\W\d_]|[“”‘’\"'(]")
_PLAIN_HEADING = re.compile(r"(#{1,6})[ \t]+[^\W\d_]")
_BLANK = " \t\r"


def _find_leaves(body: str) -> Iterator[Leaf]:
    """The leaf blocks. What is plainly a paragraph or a heading needs no parser, and most text is.

    Blank lines part blocks from each other, save in raw HTML, and where an indented or a listed
    line goes on with a list: what is not plain is parsed together, up to the next plain lines.
    """
    lines = body.split("\n")
    odd: list[int] = []
    for first, last in _chunks(lines):
        leaves = _plain_leaves(lines, first, last)
        if leaves is None:
            if any("<" in line for line in lines[first:last]):
                yield from _parsed(lines, odd[0] if odd else first, len(lines))
                return
            odd += [first, last]
            continue
        if odd:
            yield from _parsed(lines, odd[0], odd[-1])
            odd = []
        yield from leaves
    if odd:
        yield from _parsed(lines, odd[0], odd[-1])


def _chunks(lines: list[str]) -> Iterator[tuple[int, int]]:
    """The ranges of lines between blank ones."""
    first = None
    for number, line in enumerate(lines):
        if line.strip(_BLANK):
            first = number if first is None else first
        elif first is not None:
            yield first, number
            first = None
    if first is not None:
        yield first, len(lines)


def _plain_leaves(lines: list[str], first: int, last: int) -> list[Leaf] | None:
    """The blocks in these lines; None where it takes a parser to tell."""
    leaves: list[Leaf] = []
    for number in range(first, last):
        line = lines[number]
        if _PLAIN.match(line):
            if leaves and leaves[-1][0] is BlockKind.PARAGRAPH:
                leaves[-1] = (BlockKind.PARAGRAPH, 0, (leaves[-1][2][0], number + 1))
            else:
                leaves.append((BlockKind.PARAGRAPH, 0, (number, number + 1)))
        elif heading := _PLAIN_HEADING.match(line):
            leaves.append((BlockKind.HEADING, len(heading[1]), (number, number + 1)))
        else:
            return None
    return leaves


def _parsed(lines: list[str], first: int, last: int) -> Iterator[Leaf]:
    for kind, level, (start, end) in _leaves(_parser().parse("\n".join(lines[first:last]))):
        yield kind, level, (first + start, first + end)


def _line_starts(text: str) -> list[int]:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _leaves(tokens: list[Token]) -> Iterator[Leaf]:
    open_tags: list[str] = []
    last: tuple[int, int] | None = None
    for token in tokens:
        if token.nesting == 1:
            open_tags.append(token.tag)
        elif token.nesting == -1:
            open_tags.pop()
        elif token.map and token.type in ("inline", "html_block"):
            lines = (token.map[0], token.map[1])
            if lines != last:
                yield _kind(token, open_tags), _level(open_tags), lines
            last = lines


def _kind(token: Token, open_tags: list[str]) -> BlockKind:
    if token.type == "html_block":
        return BlockKind.HTML
    if "table" in open_tags:
        return BlockKind.TABLE
    if _level(open_tags):
        return BlockKind.HEADING
    if "blockquote" in open_tags:
        return BlockKind.QUOTE
    return BlockKind.ITEM if "li" in open_tags else BlockKind.PARAGRAPH


def _level(open_tags: list[str]) -> int:
    tag = open_tags[-1] if open_tags else ""
    return int(tag[1]) if re.fullmatch(r"h[1-6]", tag) else 0


def _block(
    body: str, starts: list[int], kind: BlockKind, level: int, lines: tuple[int, int], offset: int
) -> Block:
    first, last = starts[lines[0]], min(starts[min(lines[1], len(starts) - 1)], len(body))
    text = body[first:last].rstrip()
    return Block(kind, offset + first, text, blank_markup(text), level)


_MARKUP = re.compile(
    r"""
      ^[ \t]*(?:>[ \t]?)+                                  # quote marks
    | ^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+                   # list marks
    | ^[ \t]*\#{1,6}[ \t]+                                 # heading marks
    | ^[ \t]*(?:={2,}|-{2,})[ \t]*$                        # underlines
    | (?<=\])\((?:[^()\s]|\([^()\s]*\))*(?:[ \t]+"[^"\n]*")?\)  # a link's address
    | !?\[(?=[^\]\n]{0,300}\])                              # a link's brackets; bounded, or a row of [ takes hours
    | \](?=[ \t]*[(\[:.,;!?\s]|$)
    | <(?:/?[A-Za-z][^<>\n]{0,500}|!--[^<>]{0,500}--)>     # tags, comments, bare addresses
    | (?<![A-Za-z0-9\\])[*_]{1,3}(?=\S) | (?<=[^\s\\])[*_]{1,3}(?![A-Za-z0-9])
    | `+
    | \\(?=[!-/:-@\[-`{-~])                                # an escaping backslash
    | \|
    """,
    re.VERBOSE | re.MULTILINE,
)


def blank_markup(text: str) -> str:
    """`text` with Markdown's marks, link addresses and tags replaced by as many spaces."""
    parts: list[str] = []
    done = 0
    for maybe in _MAYBE_MARKUP.finditer(text):
        mark = _MARKUP.match(text, maybe.start()) if maybe.start() >= done else None
        if mark:
            parts += text[done : mark.start()], _blanked(mark)
            done = mark.end()
    return "".join([*parts, text[done:]]) if parts else text


# Where markup may begin. To ask all of `_MARKUP` at every character takes far longer.
_MAYBE_MARKUP = re.compile(r"[(!\[\]<*_`\\|]|^(?=[ \t]*(?:[>*#=+-]|\d{1,9}[.)]))", re.MULTILINE)


def _blanked(mark: re.Match[str]) -> str:
    written = mark[0]
    return re.sub(r"[^\n]", " ", written) if "\n" in written else " " * len(written)
