"""Measure the demo site as its readers, browsers and machines will find it; `make check-site`.

    .venv/bin/python scripts/check_site.py [--site DIR] [--only WORD]…

The demo newsroom is published in a temporary copy and served on loopback, unless `--site` names a
built site. Prints one table. Ends with 1 where a limit is exceeded; a check whose tool is missing
is named and does not fail, as with the browser tests.
"""

import argparse
import io
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from check_site_browser import axe, reading, weights
from check_site_data import structured_data
from check_site_feeds import feeds
from check_site_host import hosting
from check_site_lighthouse import KINDS, lighthouse
from check_site_markup import html_validate, lychee, vnu
from check_site_pages import SHOWCASE, Page, read_pages, samples
from check_site_policy import policies, texts
from check_site_table import Row, exit_code, faults, not_run, remarks, table
from check_site_tools import ROOT, ToolFailedError, ToolMissingError, Tools
from newsroom.clock import system_clock
from newsroom.commands import Shell, run
from newsroom.settings import load_settings

STORY = KINDS["story"]


@dataclass(frozen=True, slots=True)
class Subject:
    """The site that is measured: its files, its pages, where it is served and where it will be."""

    output: Path
    pages: Sequence[Page]
    address: str
    site_url: str
    tools: Tools

    @property
    def files(self) -> list[Path]:
        """The HTML files."""
        return [page.file for page in self.pages]

    @property
    def public(self) -> list[Page]:
        """The pages without that of all components."""
        return [page for page in self.pages if page.address != SHOWCASE]

    @property
    def stories(self) -> list[Page]:
        """The pages of stories."""
        return [page for page in self.pages if page.kind == STORY]


CHECKS: dict[str, Callable[[Subject], list[Row]]] = {
    "lighthouse": lambda it: lighthouse(it.tools, it.pages, it.address),
    "weight": lambda it: [*weights(it.tools, it.stories, it.address), *texts(it.output, it.public)],
    "vnu": lambda it: vnu(it.tools, it.output, it.files),
    "html-validate": lambda it: html_validate(it.tools, it.output, it.files),
    "axe": lambda it: axe(it.tools, samples(it.pages), it.address),
    "reading": lambda it: reading(it.tools, samples(it.pages), it.address),
    "data": lambda it: structured_data(it.pages),
    "feeds": lambda it: feeds(it.output, it.site_url),
    "lychee": lambda it: lychee(
        it.tools, it.output, [page.file for page in it.public], it.site_url
    ),
    "policy": lambda it: policies(it.pages),
}
"""Lighthouse first: what it measures in seconds suffers from whatever else runs."""


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table and what is behind it; 1 where a limit is exceeded, 2 on wrong use."""
    options = _parser().parse_args(argv)
    started = time.monotonic()
    with _built(options.site) as output, hosting(output) as address:
        site_url = load_settings(ROOT).office.site_url
        subject = Subject(output, read_pages(output), address, site_url, Tools())
        rows = [row for name in options.only or CHECKS for row in _measure(name, subject)]
    print(table(rows))
    print(remarks(rows))
    print(f"\n{len(subject.pages)} pages, {time.monotonic() - started:.0f} s")
    return exit_code(rows)


def _measure(name: str, subject: Subject) -> list[Row]:
    """The rows of one check; a single one where its tool is missing or fails."""
    try:
        return CHECKS[name](subject)
    except ToolMissingError as error:
        return [not_run(name, str(error))]
    except ToolFailedError as error:
        return [faults(f"{name}: the tool failed", "", [str(error)])]


@contextmanager
def _built(site: Path | None) -> Iterator[Path]:
    if site is not None:
        yield site.resolve()
        return
    with tempfile.TemporaryDirectory(prefix="newsroom-site-") as folder:
        yield build(Path(folder).resolve())


def build(folder: Path) -> Path:
    """Publish the demo newsroom in `folder`; the folder of the site. Ends where that fails."""
    shutil.copytree(ROOT / "content", folder / "content")
    for name in ("newsroom.toml", "pelicanconf.py"):
        shutil.copy(ROOT / name, folder)
    for name in ("theme", "plugins"):
        (folder / name).symlink_to(ROOT / name)
    subprocess.run(["git", "init", "-q", folder], check=True)
    said = io.StringIO()
    shell = Shell(folder, said, said, system_clock, os.environ)
    for command in (["publish", "--local"], ["build", "--components"]):
        if run(command, shell):
            sys.exit(f"The demo newsroom cannot be published:\n{said.getvalue()}")
    return folder / "output"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Measure the built site.")
    parser.add_argument("--site", type=Path, help="a built site; the demo newsroom's otherwise")
    parser.add_argument(
        "--only", action="append", choices=CHECKS, help="one check; may be given again"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
