"""What the forge, the main branch and the trail say of a pull request, for the comment on it.

Only findings and posts come from the report of the untrusted job; stories, desks, editors,
approvals and times are GitHub's and the ledger's.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from newsroom.approval import Decision, declared, explain
from newsroom.deadline import assess
from newsroom.desk.changes import Change, changes_of
from newsroom.desk.inbox import MOST_FILES, Trouble, is_story, troubles_of
from newsroom.desk.state import Approver, Desk, StoryState
from newsroom.edition import decided
from newsroom.github.client import GitHub
from newsroom.github.commits import content
from newsroom.github.judging import House, Judged, Judgement, judge
from newsroom.github.objections import faults_of, too_many
from newsroom.github.pulls import File, Pull, files
from newsroom.settings import ApprovalSource
from newsroom.story import Story, decode
from newsroom.trail import Evidence, Happening, Step, Trail

Recorded = Callable[[str], Iterable[Happening]]
"""What the ledger holds of the story with this id."""
WEB = "https://github.com"


@dataclass(frozen=True, slots=True)
class Sources:
    """Where everything is read: the forge, the house as the main branch has it, the ledger.

    `names` are those of people by id. `web` is where people see the forge, without a slash at its end.
    """

    github: GitHub
    house: House
    recorded: Recorded
    now: datetime
    names: Mapping[str, str]
    web: str = WEB


@dataclass(frozen=True, slots=True)
class Gathered:
    """A pull request, ready to be told of; `texts` and `patches` of its stories are by path."""

    pull: Pull
    desk: Desk
    texts: Mapping[str, str]
    patches: Mapping[str, str]
    awaits_second_edit: bool


def gather(sources: Sources, pull: Pull) -> Gathered:
    """All that is known of `pull` without any report. Raises ForgeError."""
    github, house = sources.github, sources.house
    changed = files(github, pull.number)
    by_path = {one.path: one for one in changed}
    judgement = judge(github, pull, house, sources.now)
    stories = tuple(
        _state(sources, judgement, one, one.story, by_path[one.path])
        for one in judgement.stories
        if one.story is not None and one.path in by_path
    )
    head = pull.head_repository or github.repository
    repository = f"{sources.web}/{github.repository}"
    desk = Desk(
        now=sources.now,
        zone=house.settings.zone,
        commit=pull.head_sha,
        blobs=f"{sources.web}/{quote(head)}/blob/{quote(pull.head_sha)}/",
        rules=f"{repository}/blob/{quote(house.main)}/docs/rules/",
        paths=frozenset(by_path),
        stories=stories,
        troubles=_troubles(sources, judgement, changed),
        is_fork=pull.is_fork,
    )
    read = {one.path: one.story.text for one in judgement.stories if one.story}
    patches = {one.path: one.patch for one in changed if one.path in read}
    return Gathered(pull, desk, read, patches, judgement.awaits_second_edit)


def _state(
    sources: Sources, judgement: Judgement, judged: Judged, story: Story, file: File
) -> StoryState:
    settings = sources.house.settings
    live = Trail(tuple(sources.recorded(story.id))).first(Step.LIVE)
    on_air = live.at if live else None
    decision, why = _decided(sources, judged, story)
    approval = decision.approval if not why else None
    desk = settings.desks.get(story.meta.desk)
    return StoryState(
        path=judged.path,
        title=story.meta.title,
        desk=desk.name if desk else story.meta.desk,
        clock=assess(story, settings.deadline, on_air_at=on_air, now=sources.now),
        late_reason=(story.meta.late_reason or "").strip(),
        approvers=approvers_of(story, sources, judgement.handed_in.login),
        approved_by=sources.names.get(approval.by, approval.by) if approval else "",
        approved_at=approval.at if approval else None,
        awaits_second_edit=decision.awaits_second_edit,
        refusals=why,
        changes=_changes(sources.github, judgement.pull, story, file),
        live_since=on_air,
        is_removed=judged.is_removed,
        is_translation=story.is_translation,
    )


def _decided(sources: Sources, judged: Judged, story: Story) -> tuple[Decision, str]:
    """What was decided, and in words what is in its way; empty where nothing is."""
    settings, elections = sources.house.settings, sources.house.elections
    if settings.approval.source is ApprovalSource.DECLARED:
        merge = Happening(Step.MERGED, sources.now, Evidence.RECORDED)
        decision = decided(story, declared(story), settings, elections, [merge])
        return decision, "" if decision.approved else explain(decision)[0]
    missing = explain(judged.decision)[0] if not judged.decision.approved else ""
    others = [one.message for one in judged.faults if not (missing and missing in one.message)]
    return judged.decision, "; ".join([*([missing] if missing else []), *others])


def approvers_of(story: Story, sources: Sources, handed_in_by: str) -> tuple[Approver, ...]:
    """The editors of the story's desk who are not its authors, with their logins."""
    desk = sources.house.settings.desks.get(story.meta.desk)
    logins = {person.id: person.github for person in sources.house.people.values()}
    found = []
    for editor in desk.editors if desk else ():
        login = logins.get(editor, "")
        handed_in = bool(login) and login.lower() == handed_in_by.lower()
        if editor not in story.meta.authors and not handed_in:
            found.append(Approver(sources.names.get(editor, editor), login))
    return tuple(found)


def _changes(github: GitHub, pull: Pull, story: Story, file: File) -> tuple[Change, ...] | None:
    """What differs from the main branch; None for a story that is not there."""
    if file.status in ("added", "removed", "copied"):
        return None
    before = content(github, file.previous or file.path, pull.base_sha)
    text = decode(file.path, before.data)[0] if before else None
    return None if text is None else changes_of(text, story.text)


def _troubles(
    sources: Sources, judgement: Judgement, changed: tuple[File, ...]
) -> tuple[Trouble, ...]:
    paths = [one.path for one in changed]
    unreadable = [
        one.path
        for one in judgement.stories
        if one.story is None and not _is_text(sources.github, one.path, judgement.pull.head_sha)
    ]
    new = [one.path for one in changed if one.status in ("added", "renamed", "copied")]
    found = troubles_of(paths, unreadable=unreadable, new=new)
    # Those that speak of the files at large are told above, with what to do.
    stories = [one for one in changed if is_story(one.path)]
    known = set(faults_of(changed, stories))
    if len(changed) > MOST_FILES:
        known.add(too_many(len(stories)))
    others = (Trouble(one.message, one.message_en) for one in judgement.faults if one not in known)
    return (*found, *others)


def _is_text(github: GitHub, path: str, commit: str) -> bool:
    found = content(github, path, commit)
    return found is None or decode(path, found.data)[0] is not None
