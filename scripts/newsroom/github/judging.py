"""Whether the stories of a pull request are approved, by what the main branch says of the house.

newsroom.toml and people.yml are read from the main branch: a pull request that names its own
editors, or a branch to be merged into that does, judges nobody.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from newsroom.approval import (
    Approval,
    Decision,
    Refusal,
    explain,
    may_approve,
    needs_second_editor,
)
from newsroom.edition import decided
from newsroom.errors import ContentError
from newsroom.finding import Finding
from newsroom.github.approvals import HandedIn, approvals_of, blobs_at, handed_in
from newsroom.github.client import GitHub
from newsroom.github.commits import content
from newsroom.github.objections import (
    MOST_STORIES,
    STORY,
    Told,
    faults_of,
    loose_pictures,
    names_candidate,
    needs_second,
    nobody_knows_whose,
    too_many,
    unreadable,
    useless_key,
)
from newsroom.github.pulls import File, Pull, Review, files, reviews
from newsroom.github.values import text
from newsroom.registers import (
    ELECTIONS,
    PEOPLE,
    Election,
    Person,
    people_by_login,
    read_elections,
    read_people,
)
from newsroom.rules.waiving import waiting_for_second_editor
from newsroom.settings import FILE_NAME, Settings, parse_settings
from newsroom.story import Story, parse_bytes
from newsroom.trail import Evidence, Happening, Step

_PICTURES = "content/images/"


@dataclass(frozen=True, slots=True)
class House:
    """What the branch `main` says: newsroom.toml, its people by login, its elections."""

    main: str
    settings: Settings
    people: Mapping[str, Person]
    elections: tuple[Election, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """A story of a pull request: what was decided, and what stands in its way.

    `story` is as the pull request has it (as it was, for one that is taken away), None where it
    cannot be read. `approvals` are those that count: more than one where several editors agree,
    and the first edit of the fast lane.
    """

    path: str
    story: Story | None
    decision: Decision
    approvals: tuple[Approval, ...] = ()
    faults: tuple[Told, ...] = ()
    is_removed: bool = False

    @property
    def passed(self) -> bool:
        """Whether nothing stands in its way."""
        return self.decision.approved and not self.faults


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the gate says of a pull request; `faults` are those of the whole of it."""

    pull: Pull
    handed_in: HandedIn
    stories: tuple[Judged, ...]
    faults: tuple[Told, ...]

    @property
    def passed(self) -> bool:
        """Whether it may be merged, as far as approvals go."""
        return not self.faults and all(one.passed for one in self.stories)

    @property
    def awaits_second_edit(self) -> bool:
        """Whether one of its stories goes out by the fast lane."""
        return self.passed and any(one.decision.awaits_second_edit for one in self.stories)


def main_branch(github: GitHub) -> str:
    """The name of the repository's main branch. Raises ForgeError."""
    return text(github.read(f"/repos/{github.repository}"), "default_branch")


def main_house(github: GitHub, root: Path) -> House:
    """The house as the main branch has it, whichever branch a pull request wants to change.

    Anybody who can write can make a branch whose newsroom.toml says whatever they like. Raises
    ForgeError, SettingsError, ContentError.
    """
    return house_at(github, main_branch(github), root)


def house_at(github: GitHub, ref: str, root: Path) -> House:
    """The house as the branch `ref` has it. Raises ForgeError, SettingsError, ContentError."""
    toml, people = content(github, FILE_NAME, ref), content(github, PEOPLE, ref)
    settings = parse_settings(root, _text(toml.data if toml else b""))
    found, faults = read_people(_text(people.data if people else b""))
    _refuse(faults, ref)
    listed = content(github, ELECTIONS, ref)
    elections, faults = read_elections(_text(listed.data if listed else b""))
    _refuse(faults, ref)
    return House(ref, settings, people_by_login(found), elections)


def _refuse(faults: Sequence[Finding], ref: str) -> None:
    """Raise ContentError for a register that cannot be read."""
    for one in faults[:1]:
        raise ContentError(
            f"{one.path} di cabang {ref} tidak dapat dibaca: {one.message} Perbaiki dulu di sana.",
            f"{one.path} on the branch {ref} cannot be read: {one.message_en} Mend it there first.",
        )


def judge(github: GitHub, pull: Pull, house: House, now: datetime, *, only: str = "") -> Judgement:
    """What the gate says of `pull`; with `only`, of that story alone. Raises ForgeError.

    Where it is not merged yet, it counts as merged `now`.
    """
    changed = files(github, pull.number)
    found = filter(None, map(_story_in, changed))
    stories = [one for one in found if only in ("", one.path)]
    pictures = [one for one in changed if one.path.startswith(_PICTURES)]
    asks = bool(stories or pictures)
    by = handed_in(github, pull) if asks else HandedIn(pull.author, pull.created_at)
    faults = () if only else tuple(faults_of(changed, stories))
    if len(stories) > MOST_STORIES:
        return Judgement(pull, by, (), (*faults, too_many(len(stories))))
    given = reviews(github, pull.number) if asks else ()
    desk = _Desk(github, pull, house, by, given, pull.merged_at or now)
    judged = tuple(desk.judged(one, pictures) for one in stories)
    if not only and not desk.has_seen(_loose(pictures, judged)):
        faults = (*faults, loose_pictures())
    return Judgement(pull, by, judged, faults)


def _story_in(file: File) -> File | None:
    """The story that a changed file is; one that is moved to where no stories are is taken away."""
    if STORY.fullmatch(file.path):
        return file
    if STORY.fullmatch(file.previous):
        return File(file.previous, "removed")
    return None


def _loose(pictures: Sequence[File], judged: Iterable[Judged]) -> list[File]:
    """The pictures that no story of the same pull request shows: those of stories on air."""
    shown = {one.path for each in judged if each.story for one in _of(each.story, pictures)}
    return [one for one in pictures if one.path not in shown]


@dataclass(frozen=True, slots=True)
class _Desk:
    """Judges one story of the pull request after the other."""

    github: GitHub
    pull: Pull
    house: House
    by: HandedIn
    reviews: tuple[Review, ...]
    merged_at: datetime

    def judged(self, file: File, pictures: Sequence[File]) -> Judged:
        removed = file.status == "removed"
        story = self._story(file.path, self.pull.base_sha if removed else self.pull.head_sha)
        if story is None:
            return Judged(file.path, None, Decision(None, ()), faults=(unreadable(file.path),))
        settings = self.house.settings
        lane = settings.approval.fast_lane
        approvals = self._approvals([file, *_of(story, pictures)])
        merge = Happening(Step.MERGED, self.merged_at, Evidence.RECORDED)
        elections = self.house.elections
        decision = decided(story, approvals, settings, elections, [merge], fast_lane=lane)
        counted = self._counted(story, approvals, decision)
        faults = tuple(self._faults(story, decision, counted))
        return Judged(file.path, story, decision, counted, faults, removed)

    def has_seen(self, pictures: Sequence[File]) -> bool:
        """Whether an editor who did not hand them in approved these pictures, of whichever desk."""
        editors = {id_ for desk in self.house.settings.desks.values() for id_ in desk.editors}
        return not pictures or any(
            one.covers_newest_change and not one.by_author and one.by in editors
            for one in self._approvals(pictures)
        )

    def _story(self, path: str, commit: str) -> Story | None:
        found = content(self.github, path, commit)
        if found is None:
            return None
        return parse_bytes(path, found.data, zone=self.house.settings.zone)[0]

    def _approvals(self, seen: Sequence[File]) -> tuple[Approval, ...]:
        blobs = blobs_at(self.github, self.pull, self.reviews, seen)
        authors = [self.by.login] if self.by.login else []
        people = self.house.people
        return approvals_of(self.pull, self.reviews, seen, people, authors=authors, blobs=blobs)

    def _counted(
        self, story: Story, approvals: Iterable[Approval], decision: Decision
    ) -> tuple[Approval, ...]:
        desk = self.house.settings.desks.get(story.meta.desk)
        if desk is None:
            return ()
        return tuple(
            one
            for one in approvals
            if (one.covers_newest_change and may_approve(story, one, desk))
            or one in (decision.approval, decision.second)
        )

    def _faults(
        self, story: Story, decision: Decision, counted: Iterable[Approval]
    ) -> Iterable[Told]:
        if not self.by.login:
            yield nobody_knows_whose(self.pull)
        if story.has("reviewed"):
            yield useless_key()
        if not decision.approved:
            yield self._missing(story, decision)
            if all(why is not Refusal.SECOND_EDITOR for _, why in decision.refusals):
                yield from self._second_awaited(story)
            return
        second = () if decision.awaits_second_edit else tuple(one.by for one in counted)
        for waiver in waiting_for_second_editor(story, second):
            yield needs_second(waiver.rule, waiver.by)

    def _second_awaited(self, story: Story) -> Iterable[Told]:
        """That one approval will not be enough, told before there is any."""
        settings, elections = self.house.settings, self.house.elections
        named = needs_second_editor(story, elections, [self.merged_at], settings.zone)
        if named:
            yield names_candidate(named.candidate.name, named.election.name)

    def _missing(self, story: Story, decision: Decision) -> Told:
        why, why_en = explain(decision)
        who = ", ".join(entitled(story, self.house, self.by)) or "-"
        return Told(
            f"{why}. Yang berhak menyetujui: {who}",
            f"{why_en}. Who may approve: {who}",
        )


def entitled(story: Story, house: House, by: HandedIn) -> list[str]:
    """Who may approve the story: `Name (@login)`, as people.yml has them."""
    desk = house.settings.desks.get(story.meta.desk)
    logins = {person.id: (person.name, login) for login, person in house.people.items()}
    editors = [
        editor for editor in (desk.editors if desk else ()) if editor not in story.meta.authors
    ]
    told = (logins.get(editor, (editor, "")) for editor in editors)
    return [
        f"{name} (@{login})" if login else f"{name} (tanpa akun GitHub di people.yml)"
        for name, login in told
        if not login or login != by.login.lower()
    ]


def _of(story: Story, pictures: Iterable[File]) -> list[File]:
    """Those of the `pictures` that the story may show."""
    names = {image.file for image in story.meta.images}
    return [
        one
        for one in pictures
        if one.path.removeprefix(_PICTURES) in names
        or one.path.removeprefix("content/") in story.text
    ]


def _text(data: bytes) -> str:
    return data.decode("utf-8-sig", "replace")
