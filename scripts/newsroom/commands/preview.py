"""`newsroom preview`: one story and its posts as a single HTML file."""

import argparse
from pathlib import Path

from newsroom.commands import Shell
from newsroom.commands._stories import find_story
from newsroom.errors import UsageError

HELP = "write one HTML file with a story's page and its posts"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("story", metavar="STORY", help="the story's file, slug or id")
    parser.add_argument(
        "--output", type=Path, metavar="FILE", help="where to write; `preview-SLUG.html` in .cache"
    )


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Write the file and say where it is."""
    from newsroom.build.preview import render_preview
    from newsroom.files import write_aside
    from newsroom.workspace import open_workspace

    root = shell.settings.root
    workspace = open_workspace(root)
    story = find_story(workspace, shell.folder, args.story)
    file = (
        shell.folder / args.output
        if args.output
        else root / ".cache" / f"preview-{story.slug}.html"
    )
    _must_be_html(file)
    write_aside(file, render_preview(workspace, story, shell.clock()).encode())
    shell.print(str(file))
    return 0


def _must_be_html(file: Path) -> None:
    """A slip in the arguments must not replace a story or a register."""
    if file.suffix.lower() not in (".html", ".htm"):
        raise UsageError(
            f"{file} bukan nama berkas HTML, jadi tidak ditulis; pilih nama yang berakhir .html.",
            f"{file} is no name for an HTML file and was not written; choose one that ends in "
            ".html.",
        )
