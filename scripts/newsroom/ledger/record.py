"""What the ledger holds of one story: a claim per post, and what was recorded of its way on air.

A record is a small JSON file that anyone may read: ids, addresses, times and hashes, never a
secret and never a network's raw answer.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from newsroom.errors import LedgerError
from newsroom.networks import NETWORKS, Says
from newsroom.requests import Request
from newsroom.trail import Evidence, Happening, Step
from newsroom.typed import Moment, read, strict_keys

VERSION = 5
POST = "post"
"""The kind of a story's own post."""
OUTBOX = "outbox"
"""The network that needs no account. Its accounts are the networks that its posts are meant for,
so what lies in the outbox never counts as posted to the network itself."""


class State(StrEnum):
    """What became of a post. A post that was only planned is not in the ledger."""

    CLAIMED = "claimed"
    POSTED = "posted"
    BLOCKED = "blocked"
    REJECTED = "rejected"
    UNKNOWN = "unknown"
    RECONCILED = "reconciled"
    DELETED = "deleted"


ARRIVED = frozenset({State.POSTED, State.RECONCILED})
"""The states of a post that stands at its network: it said so itself, or it was looked up."""

SETTLED = ARRIVED | {State.DELETED}
"""The states that nothing follows; `deleted` is the tombstone that keeps a post from returning."""


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A post's claim and what became of it.

    `attempt` counts from 1. `run` is the run that claimed it, `payload` the SHA-256 of what was
    to be sent, `tokens` what the network knows the post by. `at` is when the outcome became
    known, `reason` a short code for one that is not a success, `not_before` the time before which
    nothing is tried again. `looks` counts the look-ups that found nothing. `told` is how many of
    the story's corrections the post tells of. `link` is the story's address in the post.

    `publishing` is False from the claim until right before the request that readers can see: then
    nothing of this post, nor of a claim that it took over, can have arrived. A claim that does not
    tell, as those of versions 1 and 2, may have been sent.
    """

    network: str
    account: str
    kind: str
    seq: int
    state: State
    attempt: int
    run: str
    claimed_at: Moment
    payload: str
    tokens: Mapping[str, str] = field(default_factory=dict)
    remote_id: str = ""
    url: str = ""
    at: Moment | None = None
    reason: str = ""
    not_before: Moment | None = None
    looks: int = 0
    told: int = 0
    link: str = ""
    publishing: bool = True

    @property
    def is_open(self) -> bool:
        """Whether it may have been sent, and nobody knows what became of it."""
        return self.publishing and self.state in (State.CLAIMED, State.UNKNOWN)


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How readers answered to a post, `at` a certain time; None where the network tells nothing."""

    at: Moment
    likes: int | None = None
    shares: int | None = None
    comments: int | None = None
    views: int | None = None


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class StoredHappening:
    """A step of the trail as it is kept: recorded by the forge or measured by the probe.

    `covers` is the digest of the text that an approval covers.
    """

    step: Step
    at: Moment
    evidence: Evidence
    who: str = ""
    url: str = ""
    covers: str = ""


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All that the ledger holds of the story with the id `story`.

    `posts` maps keys to claims, `figures` keys to the newest figures that were read, `requests`
    are what readers asked for, by time.
    """

    story: str
    version: int = VERSION
    posts: Mapping[str, Claim] = field(default_factory=dict)
    happenings: tuple[StoredHappening, ...] = ()
    figures: Mapping[str, Figures] = field(default_factory=dict)
    requests: tuple[Request, ...] = ()


def key_of(story_id: str, network: str, account: str, kind: str, seq: int) -> str:
    """The name of one post, stable for good: 32 hexadecimal digits.

    Neither the text nor a commit takes part, so that an edit or a second merge names the same
    post. `kind` is what sort of post it is, `seq` counts those of one kind from 1.
    """
    parts = json.dumps([story_id, network, account, kind, seq])
    return sha256(parts.encode()).hexdigest()[:32]


def happenings(record: Record) -> tuple[Happening, ...]:
    """What the ledger adds to a story's trail.

    The outbox is left out, since nobody outside the newsroom can read what lies there, and so is
    what only tells machines or answers a post.
    """
    stored = [
        Happening(h.step, h.at, h.evidence, h.who, h.url, h.covers) for h in record.happenings
    ]
    posted = [
        Happening(Step.POSTED, claim.at, Evidence.RETURNED, claim.network, claim.url)
        for claim in record.posts.values()
        if claim.state in ARRIVED and claim.network != OUTBOX and is_own(claim) and claim.at
    ]
    return (*stored, *posted)


def is_own(claim: Claim) -> bool:
    """Whether it is the story's post to people: not to machines, not an answer to a post."""
    network = NETWORKS.get(claim.network)
    to_machines = network is not None and network.says is Says.FEEDS
    return claim.kind == POST and not to_machines


_HARMLESS = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*")
_DATED = re.compile(r"(\d{4})-(\d{2})-")
_LONGEST_NAME = 150


def path_of(story_id: str) -> str:
    """Where a story's record lies on the branch: `stories/2022/01/<id>.json`.

    Folders stay small however large the archive grows. Ids come from content, so everything but
    letters, digits, hyphens, underscores and inner dots is written as `%XX`; of a very long id
    the tail is replaced by its hash. Two ids never share a path.
    """
    digest = sha256(story_id.encode("utf-8", "surrogatepass")).hexdigest()
    dated = _DATED.match(story_id) if story_id.isascii() else None
    folder = f"{dated[1]}/{dated[2]}" if dated else f"other/{digest[:2]}"
    name = story_id
    if not _HARMLESS.fullmatch(story_id):
        name = "".join(_escaped(character, first=not at) for at, character in enumerate(story_id))
    if len(name) > _LONGEST_NAME:
        name = f"{name[:_LONGEST_NAME]}~{digest}"
    return f"stories/{folder}/{name}.json"


def _escaped(character: str, *, first: bool) -> str:
    if _HARMLESS.fullmatch(character if first else f"_{character}"):
        return character
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "surrogatepass"))


def encode(record: Record) -> bytes:
    """The record's file: JSON with sorted keys, the same bytes for the same record."""
    return (json.dumps(asdict(record), indent=2, sort_keys=True, default=_moment) + "\n").encode()


def _moment(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a record")


def decode(data: bytes, path: str) -> Record:
    """Read a record's file; one of an older version comes out as it would be written today.

    Raises LedgerError naming `path` where it is not a whole record, or one of a newer version.
    """
    try:
        values = json.loads(data.decode())
    except (ValueError, RecursionError) as error:
        raise damaged(path, str(error)) from None
    refuse_newer(values, path)
    record, problems = read(Record, values)
    if record is None or problems:
        raise damaged(path, "; ".join(problem.message_en for problem in problems))
    if path_of(record.story) != path:
        raise damaged(path, f'it is the record of "{record.story}", which belongs elsewhere')
    if record.version < 1:
        raise damaged(path, f"there is no version {record.version}")
    return replace(record, version=VERSION)


def refuse_newer(values: object, path: str) -> None:
    """Raise LedgerError where the JSON `values` were written by a later version of Tayang."""
    version = values.get("version") if isinstance(values, dict) else None
    if isinstance(version, int) and version > VERSION:
        raise LedgerError(
            f"{path} di ledger ditulis oleh Tayang yang lebih baru (versi {version}, di sini "
            f"{VERSION}); tidak ada yang ditimpa. Perbarui Tayang, lalu ulangi.",
            f"{path} on the ledger was written by a newer Tayang (version {version}, here "
            f"{VERSION}); nothing was overwritten. Update Tayang, then try again.",
        )


def damaged(path: str, why: str) -> LedgerError:
    """The error for a file of the ledger that cannot be read."""
    return LedgerError(
        f"{path} di ledger rusak ({why}); tidak ada yang ditimpa. Lihat riwayatnya di cabang itu "
        "(git log -p) dan kembalikan isi terakhir yang utuh dengan sebuah commit.",
        f"{path} on the ledger is damaged ({why}); nothing was overwritten. Look at its history on "
        "that branch (git log -p) and bring back its last whole content with a commit.",
    )
