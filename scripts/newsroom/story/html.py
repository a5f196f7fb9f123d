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
# A line that begins with a letter, a quotation mark or a parenthesis begins nothing but a
# paragraph, and so goes on with one; this is any other that is not blank.
_NOT_PLAIN = re.compile(r"\n(?:[ \t]+[^ \t\n]|[\d_]|[^\w \t\n“”‘’\"'(])")
_BLANK_LINES = re.compile(r"\n(?:[ \t]*(?:\n|\Z))+")
# Not allowed in XML, so a feed could not carry them (XML 1.0, section 2.2).
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# What means something inside a paragraph, cannot be written, or is white space other than the
# two usual ones: one set of characters, since alternatives take four times as long to look for.
_INLINE = re.compile(
    r"[\\`*_\[\]<&!~\x00-\x09\x0b-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
    r"\ufffe\uffff]"
)
_HARD_BREAK = "  \n"
# A link as most are: to a page of the site or to a plain address, which needs no encoding.
_LINK = re.compile(
    r"\[(?P<words>[^\[\]]+)\]"
    r"\((?P<address>(?:https?://(?:[a-z0-9-]{1,40}\.){1,5}[a-z]{2,40})?(?:/[A-Za-z0-9._~-]+)*/?)\)"
)


def render(markdown: str, *, rel: str = "noopener") -> str:
    """The HTML of a story's or a page's body.

    The highest heading becomes h2, because the page's own is h1, and no level is skipped. Pictures are shown only from
    the site's own `/images/`. `rel` is set on every link (`sponsored` where somebody paid).
    """
    plain = _plain_paragraphs(markdown)
    html = parsed(markdown) if plain is None else "".join(map(_paragraph, plain))
    return _cleaner(rel).clean(html)


@cache
def _cleaner(rel: str) -> nh3.Cleaner:
    return nh3.Cleaner(
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
    tokens = parser.parse(_UNWRITABLE.sub(" ", markdown))
    _shift_headings(tokens)
    html: str = parser.renderer.render(list(_with_scrolling_tables(tokens)), parser.options, {})
    return html


def _plain_paragraphs(markdown: str) -> list[str] | None:
    """The paragraphs of a text that has nothing else, as most stories; None of any other."""
    if "\r" in markdown or _NOT_PLAIN.search(f"\n{markdown}"):
        return None
    return [text for text in map(str.strip, _BLANK_LINES.split(markdown)) if text]


def _paragraph(text: str) -> str:
    """What the parser makes of a paragraph; it is asked only where it takes one to tell."""
    read = _LINK.sub(r"\g<words>", text) if "](" in text else text
    if _INLINE.search(read) or _HARD_BREAK in read:
        shown = _parser().renderInline(_UNWRITABLE.sub(" ", text).strip())
    else:
        shown = text.replace(" \n", "\n").replace(">", "&gt;").replace('"', "&quot;")
        if read is not text:
            shown = _LINK.sub(r'<a href="\g<address>">\g<words></a>', shown)
    return f"<p>{shown}</p>\n"


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
