"""What the ledger says of accounts and addresses, gathered once for a plan. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from newsroom.ledger import Record, State
from newsroom.social.compose import address
from newsroom.story import Story

AccountName = tuple[str, str]
"""A network and an account on it."""


@dataclass(frozen=True, slots=True)
class Past:
    """`not_before` is until when an account waits because its network said so.

    `links` are the addresses that were posted under ids which no story has any more.
    """

    site_url: str
    not_before: Mapping[AccountName, datetime]
    links: frozenset[str]

    def was_posted(self, story: Story) -> bool:
        """Whether what stands at the story's address was posted under an id that is gone."""
        return bool(self.links) and address(story, self.site_url) in self.links


def past_of(
    records: Mapping[str, Record], ids: Collection[str], site_url: str, now: datetime
) -> Past:
    """What `records` say at `now`, where `ids` are those of all stories."""
    waits: dict[AccountName, datetime] = {}
    links: set[str] = set()
    for record in records.values():
        for claim in record.posts.values():
            if claim.not_before and claim.not_before > now:
                name = (claim.network, claim.account)
                waits[name] = max(claim.not_before, waits.get(name, claim.not_before))
            gone = record.story not in ids and claim.state not in (State.BLOCKED, State.REJECTED)
            if gone and claim.link:
                links.add(claim.link)
    return Past(site_url, waits, frozenset(links))
