"""The receipts of a story as its page shows them: which statements were checked, how, by whom."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from newsroom.page.boxes import sources_of
from newsroom.page.words import METHODS, tell_date
from newsroom.social.wording import clean_line
from newsroom.story import Story
from newsroom.tongue import SOURCE, Tongue


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """A checked statement. `address` is that of its source, empty where it is no web page."""

    statement: str
    source: str
    address: str
    method: str
    checked_by: str
    day: str


def receipts_of(
    story: Story, name_of: Callable[[str], str], tongue: Tongue = SOURCE
) -> tuple[ReceiptLine, ...]:
    """What was checked of a story, in its order; of a withdrawn one nothing.

    `name_of` gives the name of a person by their id.
    """
    if story.meta.withdrawn or not story.meta.claims:
        return ()
    addresses = {line.name: line.address for line in sources_of(story)}
    return tuple(
        ReceiptLine(
            clean_line(one.statement),
            clean_line(one.source),
            addresses.get(clean_line(one.source), ""),
            tongue.say(METHODS[one.method]),
            name_of(one.checked_by),
            tell_date(one.at, tongue),
        )
        for one in story.meta.claims
    )


def citations_of(receipts: Iterable[ReceiptLine]) -> dict[str, list[dict[str, str]]]:
    """The web pages that statements were checked against, as schema.org's `citation`."""
    pages = {one.address: one.source for one in receipts if one.address}
    found = [{"@type": "CreativeWork", "name": n, "url": url} for url, n in pages.items()]
    return {"citation": found} if found else {}
