"""What is known of a pull request when an editor is told of it: frozen values, no forge in sight."""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from newsroom.deadline import Clockwork
from newsroom.desk.changes import Change
from newsroom.desk.inbox import Trouble, is_story
from newsroom.desk.keeping import Kept
from newsroom.desk.report import Report


@dataclass(frozen=True, slots=True)
class Approver:
    """An editor who may approve; `login` is empty where people.yml names none."""

    name: str
    login: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryState:
    """One story of a pull request, as the forge, the registers and the trail tell of it.

    `clock` is None where the story names no end of its event. `approved_by` is the name of the
    editor whose approval counts, `refusals` why others do not. `changes` are those to the story
    that is on the main branch, None where it is new; `live_since` when readers could first see it.
    """

    path: str
    title: str
    desk: str
    clock: Clockwork | None
    late_reason: str = ""
    approvers: tuple[Approver, ...] = ()
    approved_by: str = ""
    approved_at: datetime | None = None
    refusals: str = ""
    changes: tuple[Change, ...] | None = None
    live_since: datetime | None = None
    awaits_second_edit: bool = False
    is_removed: bool = False
    is_translation: bool = False

    @property
    def is_revision(self) -> bool:
        """Whether readers had the story before this change, so that no clock runs any more."""
        return self.is_removed or (self.changes is not None and self.live_since is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """All that the comment on one pull request is made of.

    `blobs` is the address that stands before a path to show a file at the newest commit, `rules`
    before the name of a rule's page, both ending in a slash; `run` is the check's own page.
    `report` is None where there is none that can be used, and `no_report` then says why; `kept` is
    what an earlier check said of the same commit.
    `paths` are the files that the pull request changes: a report about others is not believed.
    """

    now: datetime
    zone: tzinfo
    commit: str
    blobs: str
    rules: str
    paths: frozenset[str]
    stories: tuple[StoryState, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    report: Report | None = None
    no_report: str = ""
    preview: str = ""
    run: str = ""
    is_fork: bool = False
    suggestions: int = 0
    kept: Kept | None = None

    def title_of(self, path: str) -> str:
        """The title of the story at `path`; the path itself where there is none."""
        titles = {story.path: story.title for story in self.stories}
        return titles.get(path) or path

    @property
    def changes_stories(self) -> bool:
        """Whether a story is among the files, readable or not."""
        return bool(self.stories) or any(is_story(path) for path in self.paths)
