"""What the forge says of a story, written into the ledger: handed in, approved, merged.

The edition reads approvals from there, so a build needs no network and gives the same bytes twice.
What is written can be asked for again at any time and comes to the same.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from newsroom.approval import declared
from newsroom.edition import decided
from newsroom.github.approvals import person_of
from newsroom.github.client import GitHub
from newsroom.github.judging import House, Judged, Judgement, judge
from newsroom.github.pulls import Pull, pulls_of_commit
from newsroom.github.values import text
from newsroom.ledger import Ledger, Record, StoredHappening
from newsroom.registers import Election, Person
from newsroom.settings import Settings
from newsroom.story import Story
from newsroom.trail import Evidence, Step

_FORGE = frozenset({Step.SUBMITTED, Step.APPROVED, Step.MERGED})


@dataclass(frozen=True, slots=True)
class Recording:
    """What came of asking the forge for a story on the main branch.

    `pull` brought its newest change there, None where no merged pull request did. `judged` is what
    the gate says of it now. `changed` says whether the ledger learned something.
    """

    story: Story
    pull: Pull | None
    judged: Judged | None
    changed: bool

    @property
    def is_as_approved(self) -> bool:
        """Whether the text on the main branch is the one that was approved."""
        known = self.judged.story if self.judged and self.judged.passed else None
        return known is not None and known.digest == self.story.digest


def record_story(
    github: GitHub, ledger: Ledger, house: House, story: Story, now: datetime
) -> Recording:
    """Ask the forge how `story` came to the main branch, and write that into the ledger.

    Raises ForgeError, LedgerError; then nothing of this story was written.
    """
    pull = _bringer(github, story.path, house.main)
    if pull is None:
        return Recording(story, None, None, changed=False)
    judgement = judge(github, pull, house, now, only=story.path)
    judged = next(iter(judgement.stories), None)
    if judged is None:
        return Recording(story, pull, None, changed=False)
    steps = steps_of(judgement, judged, house.people)
    changed = False

    def change(record: Record) -> Record:
        nonlocal changed
        after = with_steps(record, steps, pull.url)
        changed = after != record
        return after

    ledger.update(story.id, change, f"Record #{pull.number} of {story.id}")
    return Recording(story, pull, judged, changed)


def record_declared(
    ledger: Ledger, settings: Settings, elections: Collection[Election], story: Story
) -> bool:
    """Keep the approval that the story's own file declares, as declared; whether there is one.

    Both of them where a second editor was needed.

    For a newsroom that goes over to reviews: what was on air stays there. Raises LedgerError.
    """
    decision = decided(story, declared(story), settings, elections)
    if not story.id or decision.approval is None:
        return False
    steps = [
        StoredHappening(
            step=Step.APPROVED,
            at=one.at,
            evidence=Evidence.DECLARED,
            who=one.by,
            covers=story.digest,
        )
        for one in (decision.approval, decision.second)
        if one
    ]

    def change(record: Record) -> Record:
        new = [one for one in steps if one not in record.happenings]
        return replace(record, happenings=_in_order((*record.happenings, *new))) if new else record

    ledger.update(story.id, change, f"Keep what {story.id} declares")
    return True


def steps_of(
    judgement: Judgement, judged: Judged, people: Mapping[str, Person]
) -> tuple[StoredHappening, ...]:
    """The steps of the trail that a merged pull request took; approvals only where they count."""
    pull, by = judgement.pull, judgement.handed_in
    steps = [_step(Step.SUBMITTED, by.at, person_of(by.login, people), pull.url)]
    if judged.passed and judged.story is not None:
        covers = judged.story.digest
        steps += [
            _step(Step.APPROVED, one.at, one.by, pull.url, covers) for one in judged.approvals
        ]
    if pull.merged_at:
        who = person_of(pull.merged_by, people) if pull.merged_by else ""
        steps.append(_step(Step.MERGED, pull.merged_at, who, pull.url))
    return tuple(steps)


def with_steps(record: Record, steps: Iterable[StoredHappening], url: str) -> Record:
    """`record` with what the forge says now of the pull request at `url`, and nothing older of it."""
    kept = [
        one
        for one in record.happenings
        if one.evidence is not Evidence.RECORDED or one.step not in _FORGE or one.url != url
    ]
    return replace(record, happenings=_in_order((*kept, *steps)))


def _in_order(steps: Iterable[StoredHappening]) -> tuple[StoredHappening, ...]:
    order = {step: number for number, step in enumerate(Step)}
    return tuple(sorted(steps, key=lambda one: (order[one.step], one.at, one.who, one.url)))


def _step(step: Step, at: datetime, who: str, url: str, covers: str = "") -> StoredHappening:
    return StoredHappening(
        step=step, at=at, evidence=Evidence.RECORDED, who=who, url=url, covers=covers
    )


def _bringer(github: GitHub, path: str, main: str) -> Pull | None:
    """The merged pull request that brought the newest change of the file to the branch `main`."""
    newest = github.read("commits", path=path, sha=main, per_page=1)
    commit = text(newest, 0, "sha")
    if not commit:
        return None
    merged = [
        pull for pull in pulls_of_commit(github, commit) if pull.merged_at and pull.base_ref == main
    ]
    exact = [pull for pull in merged if pull.merge_commit == commit]
    return next(iter(exact or merged), None)
