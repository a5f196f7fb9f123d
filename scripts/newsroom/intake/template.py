"""The description that GitHub puts into a new pull request: what the editor goes through."""

from collections.abc import Iterable

from newsroom.rules import LoadedRule
from newsroom.rules.checklist import editor_checklist

FILE = ".github/PULL_REQUEST_TEMPLATE.md"

RULES = "../blob/HEAD/docs/rules/"
"""The pages of the rules, from the address of a pull request (`/owner/name/pull/12`)."""

_HEAD = """\
<!-- Ditulis oleh `newsroom docs`. Bila ini perubahan kode dan bukan berita, hapus semuanya.
     Written by `newsroom docs`. If this changes code and no story, delete all of it. -->

## Untuk reporter / For the reporter

Berita apa, dan apa yang perlu diketahui penyunting?
Which story is it, and what should the editor know?

"""


def pull_template(rules: Iterable[LoadedRule]) -> str:
    """The text of .github/PULL_REQUEST_TEMPLATE.md."""
    return _HEAD + story_checklist(rules)


def story_checklist(rules: Iterable[LoadedRule]) -> str:
    """The editor's checklist, with links that work in a pull request's description."""
    return editor_checklist(rules, pages=RULES)
