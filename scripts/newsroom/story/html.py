"""Markdown to HTML that is safe on a public page.

The parser is the one that `newsroom.story.body` reads blocks with, so what was checked is what
is shown (docs/adr/0012). Whatever a story holds, only the tags listed here leave this module.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from html import escape, unescape

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

_TAGS = {
    *("p", "h2", "h3", "h4", "h5", "h6", "hr", "br", "blockquote", "ul", "ol", "li"),
    *("strong", "em", "b", "i", "s", "del", "sup", "sub", "code", "a", "img"),
    *("div", "table", "thead", "tbody", "tr", "th", "td"),
}
# Their text is not meant to be read, so it goes with them.
_DROPPED = {
    *("script", "style", "template", "iframe", "object", "svg", "math"),
    *("noscript", "noembed", "noframes", "textarea", "title", "xmp", "select"),
}
_ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}, "ol": {"start"}}
_ALIGNMENTS = {"left", "center", "right"}
_CLASSES = {"div": {"table"}, "th": _ALIGNMENTS, "td": _ALIGNMENTS}
_SCHEMES = {"http", "https", "mailto", "tel"}
PICTURES = "/images/"
# nh3 writes tags like this, and escapes <, > and " inside their values.
_TAG = re.compile(r"<(?:a|img) [^>]*>")
_ADDRESS = re.compile(r'(?<= )(?P<name>href|src)="(?P<address>[^"]*)"')
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_PLAIN = re.compile(r"[^\W\d_]|[“”‘’\"'(]")
# What means something inside a paragraph, or is white space other than the two usual ones.
_INLINE = re.compile(r"[\\`*_\[\]<&!~]|  \n|[^\S \n]")
_LINE_END = re.compile(r" *\n *")
# Not allowed in XML, so a feed could not carry them (XML 1.0, section 2.2).
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def render(markdown: str, *, rel: str = "noopener") -> str:
    """The HTML of a story's or a page's body.

    The highest heading becomes h2, because the page's own is h1, and no level is skipped. Pictures are shown only from
    the site's own `/images/`. `rel` is set on every link (`sponsored` where somebody paid).
    """
    markdown = _UNWRITABLE.sub(" ", markdown)
    plain = _plain_paragraphs(markdown)
    html = parsed(markdown) if plain is None else "".join(map(_paragraph, plain))
    return nh3.clean(
        html,
        tags=_TAGS,
        clean_content_tags=_DROPPED,
        attributes=_ATTRIBUTES,
        attribute_filter=_filter,
        allowed_classes=_CLASSES,
        url_schemes=_SCHEMES,
        link_rel=rel,
    )


def parsed(markdown: str) -> str:
    """The HTML of any Markdown, not cleaned yet."""
    parser = _parser()
    tokens = parser.parse(markdown)
    _shift_headings(tokens)
    html: str = parser.renderer.render(list(_with_scrolling_tables(tokens)), parser.options, {})
    return html


def _plain_paragraphs(markdown: str) -> list[str] | None:
    """The paragraphs of a text that has nothing else, as most stories; None of any other.

    A line that begins with a letter, a quotation mark or a parenthesis begins nothing but a
    paragraph, and so goes on with one; no parser is needed to find it.
    """
    if "\r" in markdown:
        return None
    paragraphs: list[list[str]] = [[]]
    for line in markdown.split("\n"):
        if not line.strip(" \t"):
            paragraphs.append([])
        elif _PLAIN.match(line):
            paragraphs[-1].append(line)
        else:
            return None
    return ["\n".join(lines) for lines in paragraphs if lines]


def _paragraph(text: str) -> str:
    text = text.strip()
    if _INLINE.search(text):
        text = _parser().renderInline(text)
    else:
        text = _LINE_END.sub("\n", text).replace(">", "&gt;").replace('"', "&quot;")
    return f"<p>{text}</p>\n"


def relocated(html: str, relocate: Callable[[str], str]) -> str:
    """What `render` gave, with every address that names no scheme replaced by `relocate` of it."""

    def moved(found: re.Match[str]) -> str:
        address = unescape(found["address"])
        if _SCHEME.match(address):
            return found[0]
        return f'{found["name"]}="{escape(relocate(address))}"'

    return _TAG.sub(lambda tag: _ADDRESS.sub(moved, tag[0]), html)


@cache
def _parser() -> MarkdownIt:
    # The same rules as `newsroom.story.body`: no code blocks, because an indented paragraph is
    # one typed on a phone.
    return MarkdownIt("commonmark").enable("table").disable(["code", "fence"])


def _shift_headings(tokens: list[Token]) -> None:
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    written = sorted({token.tag for token in headings})
    shown = {tag: f"h{min(rank, 6)}" for rank, tag in enumerate(written, 2)}
    for token in headings:
        token.tag = shown[token.tag]


def _with_scrolling_tables(tokens: list[Token]) -> Iterator[Token]:
    """Tables get a box of their own to scroll in, and classes where Markdown has styles."""
    for token in tokens:
        if token.type == "table_open":
            yield Token("table_box_open", "div", 1, attrs={"class": "table"}, block=True)
        style = token.attrs.pop("style", None)
        if style is not None:
            token.attrs["class"] = str(style).removeprefix("text-align:")
        yield token
        if token.type == "table_close":
            yield Token("table_box_close", "div", -1, block=True)


def _filter(tag: str, attribute: str, value: str) -> str | None:
    if (tag, attribute) == ("img", "src") and not value.startswith(PICTURES):
        return None
    return value
