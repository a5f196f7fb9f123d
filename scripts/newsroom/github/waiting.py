"""Which stories the forge is asked for: few, however large the archive is."""

from collections.abc import Callable, Collection, Iterable
from datetime import UTC, datetime, timedelta

from newsroom.approval import Decision
from newsroom.deadline import clock_start
from newsroom.edition import Recorded, consider
from newsroom.github.client import GitHub
from newsroom.github.pulls import files
from newsroom.github.values import moment, number
from newsroom.registers import Election
from newsroom.settings import Settings
from newsroom.story import Story
from newsroom.trail import Happening, Step

RECENT = timedelta(days=2)
"""For so long behind its last change a pull request is looked at for stories of the archive."""
_NEVER = datetime.min.replace(tzinfo=UTC)
_Decided = Callable[[Story, Iterable[Happening]], Decision]


def waiting(
    github: GitHub,
    stories: Iterable[Story],
    settings: Settings,
    elections: Collection[Election],
    recorded: Recorded,
    now: datetime,
) -> list[Story]:
    """The stories of which the forge may have news at `now`, the newest first.

    Of those whose event is no longer than `share_days` ago, all that wait. Of older ones only what
    a pull request of the last days brought: an archive that was brought along waits for good.
    Raises ForgeError.
    """

    def decided(story: Story, happenings: Iterable[Happening]) -> Decision:
        return consider(story, settings, elections, lambda _: happenings, now).decision

    found = [one for one in stories if one.id and _waits(one, recorded, decided)]
    young = [one for one in found if _is_young(one, settings, now)]
    older = [one for one in found if not _is_young(one, settings, now)]
    if older:
        paths = recent_paths(github, now - RECENT)
        older = [one for one in older if one.path in paths]
    return sorted(young + older, key=lambda one: (one.id, one.path), reverse=True)


def recent_paths(github: GitHub, since: datetime) -> set[str]:
    """The files of the pull requests that were merged and have changed `since`. Raises ForgeError."""
    paths: set[str] = set()
    for value in github.pages("pulls", state="closed", sort="updated", direction="desc"):
        if (moment(value, "updated_at") or _NEVER) < since:
            break
        if moment(value, "merged_at"):
            paths |= {file.path for file in files(github, number(value, "number"))}
    return paths


def _waits(story: Story, recorded: Recorded, decided: _Decided) -> bool:
    """Whether it is not approved as it stands, or not by its desk, or was never seen live."""
    happenings = tuple(recorded(story.id))
    decision = decided(story, happenings)
    settled = decision.approved and not decision.awaits_second_edit
    return not settled or not any(one.step is Step.LIVE for one in happenings)


def _is_young(story: Story, settings: Settings, now: datetime) -> bool:
    start = clock_start(story)
    return start is not None and start > now - timedelta(days=settings.social.share_days)
