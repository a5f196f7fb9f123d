"""What machines check of stories, from the orders of a build."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from newsroom.build.aired import published_of
from newsroom.build.cache import Text
from newsroom.page.addresses import address_at, permanent_address
from newsroom.page.version import version_of
from newsroom.provenance import Reply, Where, encode, story_json
from newsroom.provenance.day_list import list_name, write_list
from newsroom.settings import Settings


def json_of(values: Mapping[str, Any], text: Text, settings: Settings) -> str:
    """The file for machines of the story that an order names, whose file was parsed to `text`."""
    published = published_of(values, text)
    story, site = published.story, settings.office.site_url.rstrip("/")
    said = story_json(
        published,
        text.html,
        Where(site + address_at(story.path), site + permanent_address(story)),
        version=version_of(story.meta, text.html),
        zone=settings.zone,
        replies=[Reply(id=id_, url=site + address_at(path)) for id_, path in values["replies"]],
    )
    return encode(said)


def list_of(day: str, digests: Iterable[tuple[str, str]], settings: Settings) -> str:
    """The list of a day, `2026-11-23`, with the SHA-256 of its stories' files, by file name."""
    # A file whose name fills two lines would break the list for all others.
    named = [(name, digest) for name, digest in digests if name.isprintable()]
    name = list_name(date.fromisoformat(day))
    return write_list(f"{settings.office.site_url.rstrip('/')}/{name}", named)
