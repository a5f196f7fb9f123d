"""The least that Python has to do for a site: read, parse, render the Markdown, write as much.

No templates, no listings, no dependencies: whatever a build in Python does comes on top of this.

    python scripts/plain_floor.py NEWSROOM OUTPUT --pages N --bytes N
"""

import argparse
import re
import sys
from collections.abc import Sequence
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import nh3
import yaml
from markdown_it import MarkdownIt

PROCESSES = 2
_FENCE = re.compile(r"^---$", re.MULTILINE)


def main(argv: Sequence[str] | None = None) -> int:
    """Write the pages of all stories, then as many more as the site has."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("newsroom", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--pages", type=int, required=True, help="pages that the site has")
    parser.add_argument("--bytes", type=int, required=True, help="bytes of all its pages")
    options = parser.parse_args(argv)
    stories = sorted((options.newsroom / "content" / "stories").rglob("*.md"))
    length = options.bytes // max(options.pages, 1)
    options.output.mkdir(parents=True, exist_ok=True)
    write = partial(write_page, output=options.output, length=length)
    with get_context("fork").Pool(PROCESSES) as pool:
        pool.map(write, stories, chunksize=100)
    for number in range(options.pages - len(stories)):
        (options.output / f"listing-{number}.html").write_bytes(b" " * length)
    return 0


def write_page(story: Path, *, output: Path, length: int) -> None:
    """Read, parse and render one story, and write a page of `length` bytes of it."""
    _, front, body = _FENCE.split(story.read_text(encoding="utf-8"), 2)
    matter = yaml.load(front, Loader=yaml.CSafeLoader)
    html = nh3.clean(MarkdownIt("commonmark").enable("table").render(body))
    page = f"<title>{matter['title']}</title>\n{html}".encode()
    (output / f"{story.stem}.html").write_bytes(page.ljust(length))


if __name__ == "__main__":
    sys.exit(main())
