"""A person settles what no machine can: the post is there, it never was, or it is gone."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from newsroom.crosspost.book import Book
from newsroom.errors import UsageError
from newsroom.ledger import ARRIVED, Claim, Record, State

STILL_SENDING = timedelta(minutes=10)
"""A claim that is younger may belong to a run that is sending right now."""


class Verdict(StrEnum):
    """What a person found at the network."""

    POSTED = "posted"
    NEVER = "never"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A person's word at `now`: the verdict, where the post is, the corrections it tells of.

    `corrections` are the story's; None where no such story is known any more.
    """

    verdict: Verdict
    now: datetime
    url: str = ""
    corrections: int | None = None


def find(records: Mapping[str, Record], key: str) -> str:
    """The id of the story that has a post with this key. Raises UsageError where none has."""
    for record in records.values():
        if key in record.posts:
            return record.story
    raise UsageError(
        f'tidak ada pos dengan kunci "{key}" di ledger; salin dari laporan newsroom crosspost.',
        f'No post on the ledger has the key "{key}"; copy it from the report of newsroom crosspost.',
    )


def resolve(ledger: Book, story_id: str, key: str, word: Word) -> Claim:
    """Record a person's word about a post. Raises UsageError where it contradicts what is known."""
    record = ledger.update(
        story_id,
        lambda known: replace(known, posts={**known.posts, key: settled(known.posts[key], word)}),
        f"Resolve {story_id}: {word.verdict}",
    )
    return record.posts[key]


def settled(claim: Claim, word: Word) -> Claim:
    """The claim as a person's word leaves it. Raises UsageError where it cannot be so."""
    if claim.state is State.DELETED and word.verdict is not Verdict.DELETED:
        raise _contradiction("sudah dihapus, dan tetap begitu", "was deleted, and stays so")
    match word.verdict:
        case Verdict.POSTED:
            return _posted(claim, word)
        case Verdict.NEVER:
            return _never(claim, word)
        case Verdict.DELETED:
            return replace(claim, state=State.DELETED, reason="by-hand", at=claim.at or word.now)


def _posted(claim: Claim, word: Word) -> Claim:
    """It is there; one that arrived before now tells of the story's corrections as well."""
    known = claim.state in ARRIVED
    told = claim.told if not known or word.corrections is None else word.corrections
    return replace(
        claim,
        state=claim.state if known else State.RECONCILED,
        url=word.url or claim.url,
        at=claim.at if known else claim.claimed_at,
        reason="" if known else "by-hand",
        looks=0,
        told=told,
        not_before=None,
    )


def _never(claim: Claim, word: Word) -> Claim:
    """It is not there, so it may be sent."""
    if claim.state in ARRIVED:
        raise _contradiction(
            "tercatat sudah terbit; bila kini tidak ada lagi, pakai: deleted",
            "is recorded as posted; if it is gone now, say: deleted",
        )
    if claim.state is State.CLAIMED and word.now - claim.claimed_at < STILL_SENDING:
        raise _contradiction(
            "mungkin sedang dikirim saat ini; tunggu 10 menit, lalu lihat lagi",
            "may be on its way right now; wait 10 minutes, then look again",
        )
    return replace(claim, state=State.BLOCKED, reason="by-hand", at=word.now, looks=0)


def _contradiction(why: str, why_en: str) -> UsageError:
    return UsageError(
        f"pos ini {why}. Tidak ada yang diubah.", f"This post {why_en}. Nothing was changed."
    )
