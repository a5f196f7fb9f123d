"""Links of the comment: to lines of a file at a commit, to pages of rules."""

from urllib.parse import quote

from newsroom.finding import Span


def link(text: str, address: str) -> str:
    """A link whose `text` is already Markdown."""
    return f"[{text}]({_safe(address)})"


def line_link(blobs: str, path: str, line: int, end_line: int | None = None) -> str:
    """`baris 12` or `baris 12–14`, leading to the lines of the file at `path`.

    `blobs` stands before a path, as `https://github.com/kantor/berita/blob/<commit>/`.
    """
    last = end_line if end_line and end_line > line else line
    named = f"baris {line}" if last == line else f"baris {line}–{last}"
    # Without `plain=1` GitHub renders Markdown and shows no lines.
    anchor = f"#L{line}" if last == line else f"#L{line}-L{last}"
    return link(named, f"{blobs}{quote(path, safe='/')}?plain=1{anchor}")


def span_link(blobs: str, path: str, span: Span) -> str:
    """The same for a span, whose end is exclusive."""
    last = span.end_line if span.end_column > 1 else span.end_line - 1
    return line_link(blobs, path, span.line, last)


def _safe(address: str) -> str:
    return quote(address, safe="/:?&=#%+,;@~!$'*-._")
