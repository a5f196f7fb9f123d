"""Why a story is kept out of the share kit, where it is.

Employees who pass a story on stand for it with their own names, so the kit asks more of a story
than its page does. In an election's days a civil servant who passes on a story with a candidate in
it may be seen to take sides, and the joint decree on neutrality counts sharing and posting among
the breaches (docs/registers.md says how that is known): no such story is handed out.
"""

from collections.abc import Collection
from datetime import datetime, tzinfo

from newsroom.clock import say_date
from newsroom.neutrality import mentions, turns_of, watched
from newsroom.registers import Election
from newsroom.story import Story, Verification

_WITHDRAWN = "Berita ini sudah dicabut."
_TRANSLATION = "Yang dibagikan ialah naskah aslinya."
_PENDING = "Faktanya masih diverifikasi."


def kit_refusal(
    story: Story, elections: Collection[Election], at: datetime, zone: tzinfo
) -> str | None:
    """Why `story` is not in the share kit at `at`, in words for readers; None where it is.

    `elections` are those of the registers, their days count in `zone`, the newsroom's. No candidate
    is named in the answer. Whether the story's days of sharing are over is for the caller to know
    (`newsroom.social.sharing`).
    """
    if story.meta.withdrawn:
        return _WITHDRAWN
    if story.is_translation:
        return _TRANSLATION
    if story.meta.verification is Verification.PENDING:
        return _PENDING
    named = [one.election for one in mentions(story, watched(elections, [at], zone))]
    # Of several elections the one that ends last: only then the story has its kit.
    return _in_election(max(named, key=lambda one: one.until)) if named else None


def kit_turns(story: Story, elections: Collection[Election], zone: tzinfo) -> tuple[datetime, ...]:
    """The moments at which `kit_refusal` can come to another answer."""
    return turns_of((one.election for one in mentions(story, elections)), zone)


def _in_election(election: Election) -> str:
    return (
        f"Berita ini memuat nama calon dalam {election.name}. Agar pegawai tetap netral, kantor ini "
        f"tidak mengajak membagikannya sampai {say_date(election.until)} (SKB Netralitas ASN 2022)."
    )
