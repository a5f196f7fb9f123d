"""A story in short: what other stories are compared with, small enough to keep all of them.

The text is kept as fingerprints by winnowing (Schleimer, Wilkerson and Aiken, "Winnowing: Local
Algorithms for Document Fingerprinting", SIGMOD 2003): two texts that share a run of `RUN` words
share a fingerprint.
"""

import re
from array import array
from collections.abc import Sequence
from datetime import date, tzinfo
from itertools import accumulate
from typing import NamedTuple
from zlib import crc32

from newsroom.language.calendar.occasion import event_days
from newsroom.story import BlockKind, Kind, Language, Story, Verification

GRAM = 8
WINDOW = 5
RUN = GRAM + WINDOW - 1
"""Every run of so many equal words leaves a fingerprint in both texts."""

# Most letters are those of ASCII, which are found sooner when they are asked for by name.
TOKEN = re.compile(r"[A-Za-z]++(?:[^\W\d_]++)?+|[^\W\d_]++|\d++(?:[.,:/]\d++)*+")
"""What a text is compared by: its words and figures, without marks."""

_ADDRESS = re.compile(r"/\d{4}/\d{2}/[a-z0-9-]{1,200}+(?=[/)\s\"#?]|$)")


class Sketch(NamedTuple):
    """What is kept of a story. Plain values only, so that it goes into any file or process.

    `first_day` and `last_day` are the event's, as ordinals (0: unknown). `reviewed_at` is the
    first review's POSIX time (0: none). `links` are addresses of stories that the body leads to.
    `prints` are the fingerprints, four bytes each.
    """

    path: str
    id: str = ""
    title: str = ""
    kind: str = Kind.NEWS
    desk: str = ""
    event: str = ""
    place: str = ""
    first_day: int = 0
    last_day: int = 0
    reviewed_at: float = 0.0
    follows: str = ""
    reply_to: str = ""
    republished_from: str = ""
    verification: str = Verification.DONE
    withdrawn: bool = False
    lang: str = Language.ID
    translation_of: str = ""
    links: tuple[str, ...] = ()
    prints: bytes = b""

    @property
    def address(self) -> str:
        """Where the story stands on the site, as in `links`."""
        return address_of(self.path)

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day of the event; None where it is unknown."""
        if not self.last_day:
            return None
        return date.fromordinal(self.first_day), date.fromordinal(self.last_day)

    @property
    def age(self) -> tuple[float, int, str]:
        """Sorts the earlier of two stories first: the one reviewed first; drafts come last.

        Of two drafts the one with the earlier event is the earlier.
        """
        return self.reviewed_at or float("inf"), self.last_day, self.path


def address_of(path: str) -> str:
    """The address of the story at `path`, without the slash at its end."""
    *_, year, month, name = ["", "", *path.split("/")]
    return f"/{year}/{month}/{name.removesuffix('.md')}"


def sketch(story: Story, zone: tzinfo) -> Sketch:
    """The sketch of `story`; days are those of the newsroom's `zone`."""
    meta = story.meta
    days = event_days(story, zone)
    return Sketch(
        path=story.path,
        id=meta.id,
        title=meta.title,
        kind=meta.kind.value,
        desk=meta.desk,
        event=meta.event.name if meta.event else "",
        place=meta.event.place if meta.event else "",
        first_day=days[0].toordinal() if days else 0,
        last_day=days[1].toordinal() if days else 0,
        reviewed_at=min((review.at.timestamp() for review in meta.reviewed), default=0.0),
        follows=meta.follows or "",
        reply_to=meta.reply_to or "",
        republished_from=meta.republished_from or "",
        verification=meta.verification.value,
        withdrawn=meta.withdrawn is not None,
        lang=meta.lang.value,
        translation_of=meta.translation_of or "",
        links=_links(story.body.text),
        prints=fingerprints(body_prose(story)),
    )


def body_prose(story: Story) -> str:
    """The body as readers see it, without raw HTML: what is compared with other stories."""
    return "\n".join(block.prose for block in story.body.blocks if block.kind is not BlockKind.HTML)


def _links(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_ADDRESS.findall(text))) if "/2" in text else ()


def fingerprints(text: str) -> bytes:
    """The fingerprints of `text`, sorted, each as four bytes in the machine's order.

    A text shorter than a gram has none. The hash is CRC-32, alike on every machine and run; a
    chance meeting of two hashes is harmless, for the texts themselves decide.
    """
    grams = gram_hashes(TOKEN.findall(text.lower()))
    if not grams:
        return b""
    least = set(map(min, *(grams[shift:] for shift in range(WINDOW)))) or {min(grams)}
    return array("I", sorted(least)).tobytes()


def gram_hashes(words: Sequence[str]) -> list[int]:
    """The hash of every `GRAM` words that follow each other, by where they begin."""
    text = " ".join(words) + " "
    whole = text.encode("utf-8", "surrogatepass")
    plain = len(whole) == len(text)
    lengths = map(len, words if plain else whole[:-1].split(b" "))
    starts = list(accumulate((length + 1 for length in lengths), initial=0))
    return [crc32(whole[start:end]) for start, end in zip(starts, starts[GRAM:], strict=False)]
