"""What every page says of itself: the content policy, nothing inline, and the weight of its text."""

from collections.abc import Sequence
from pathlib import Path

from check_site_host import squeeze
from check_site_pages import Page
from check_site_table import Limit, Row, faults

UNSAFE = ("'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "*", "http:", "https:", "data:")
"""Sources that let in what a hostile text brings (W3C, Content Security Policy Level 3)."""
TEXT = Limit(30, " kB")
KILOBYTE = 1000


def policies(pages: Sequence[Page]) -> list[Row]:
    """Pages without a policy of their own, with a leaky one, and with anything inline."""
    leaks = [f"{page.address}: {leak}" for page in pages for leak in _leaks(page.policies)]
    inline = [f"{page.address}: {what}" for page in pages for what in page.inline]
    return [
        faults("CSP: missing or unsafe", "all", leaks),
        faults("CSP: inline styles and scripts", "all", inline),
    ]


def _leaks(given: Sequence[str]) -> list[str]:
    if len(given) != 1:
        return [f"{len(given)} policies"]
    directives = [part.split() for part in given[0].split(";") if part.strip()]
    named = {name: sources for name, *sources in directives}
    found = [f"{name} allows {bad}" for name, is_ in named.items() for bad in UNSAFE if bad in is_]
    return (
        found if named.get("default-src") == ["'none'"] else [*found, "default-src is not 'none'"]
    )


def texts(output: Path, pages: Sequence[Page]) -> list[Row]:
    """The page whose HTML and style sheets come to most, compressed as the host does."""
    sizes = {page.address: _text_size(output, page) for page in pages}
    heaviest = max(sizes, key=lambda address: sizes[address])
    return [Row("weight: HTML and CSS, gzipped", heaviest, sizes[heaviest] / KILOBYTE, TEXT)]


def _text_size(output: Path, page: Page) -> int:
    files = [page.file, *(output / style.lstrip("/") for style in page.styles)]
    return sum(len(squeeze(file.read_bytes())) for file in files)
