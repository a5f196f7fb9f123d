"""Links by which a reader answers a story: the right of reply, and a report of an error.

With a repository they open its issue form, filled in with what is known of the story; the form's
fields are those of .github/ISSUE_TEMPLATE/tanggapan.yml. GitHub takes the values of fields from
the query, by their ids (GitHub Docs, "Creating an issue from a URL query").
"""

from urllib.parse import quote

from newsroom.page.words import Link

FORM = "tanggapan.yml"
REPLY, ERROR = "Hak jawab", "Kekeliruan"
"""What the field `jenis` of the form offers."""

BY_LETTER = "/redaksi/#hak-jawab"
"""Where readers are told how to answer without a form."""


def respond_links(title: str, url: str, repository: str) -> tuple[Link, ...]:
    """Where a reader reports an error, or asks for the right of reply.

    `repository` is the web address of the newsroom's repository, or empty: then the addresses are
    the site's own, without its root.
    """
    if not repository:
        return Link(_REPORT, BY_LETTER), Link(_ASK, BY_LETTER)
    form = f"{repository.rstrip('/')}/issues/new?template={FORM}&berita={quote(url, safe='')}"
    said = quote(title, safe="")
    return (
        Link(_REPORT, f"{form}&jenis={ERROR}&title={ERROR}%3A%20{said}"),
        Link(_ASK, f"{form}&jenis={quote(REPLY)}&title={quote(REPLY)}%3A%20{said}"),
    )


_REPORT, _ASK = "Laporkan kekeliruan", "Minta hak jawab"
