"""Links by which a reader answers a story: the right of reply, and a report of an error.

With a repository they open its issue form, filled in with what is known of the story; the form's
fields are those of .github/ISSUE_TEMPLATE/tanggapan.yml. GitHub takes the values of fields from
the query, by their ids (GitHub Docs, "Creating an issue from a URL query").
"""

from urllib.parse import quote

from newsroom.page.words import Link
from newsroom.tongue import SOURCE, Tongue, message

FORM = "tanggapan.yml"
REPLY, ERROR = "Hak jawab", "Kekeliruan"
"""What the field `jenis` of the form offers."""

BY_LETTER = "/redaksi/#hak-jawab"
"""Where readers are told how to answer without a form."""


def respond_links(
    title: str, url: str, repository: str, tongue: Tongue = SOURCE
) -> tuple[Link, ...]:
    """Where a reader reports an error, or asks for the right of reply.

    `repository` is the web address of the newsroom's repository, or empty: then the addresses are
    the site's own, without its root.
    """
    report, ask = tongue.say(_REPORT), tongue.say(_ASK)
    if not repository:
        return Link(report, BY_LETTER), Link(ask, BY_LETTER)
    form = f"{repository.rstrip('/')}/issues/new?template={FORM}&berita={quote(url, safe='')}"
    said = quote(title, safe="")
    return (
        Link(report, f"{form}&jenis={ERROR}&title={ERROR}%3A%20{said}"),
        Link(ask, f"{form}&jenis={quote(REPLY)}&title={quote(REPLY)}%3A%20{said}"),
    )


_REPORT, _ASK = message("Laporkan kekeliruan"), message("Minta hak jawab")
