"""A reader's form: an error reported, or the right of reply asked for. No story comes of it here."""

import re
from pathlib import Path
from typing import Any

from newsroom.github.client import GitHub
from newsroom.github.intake import MARKER, Outcome, Taken
from newsroom.github.issues import issue_of
from newsroom.github.talk import set_labels, upsert_comment
from newsroom.intake import says
from newsroom.intake.answers import read_answers
from newsroom.intake.form import Form
from newsroom.page.respond import REPLY
from newsroom.registers import Registers
from newsroom.settings import Settings
from newsroom.story import Story, read_story

LABEL = "tanggapan"
_ADDRESS = re.compile(
    r"/(?P<year>[0-9]{4})/(?P<month>[0-9]{2})/(?P<slug>[a-z0-9-]{1,100})/?(?:[?#].*)?"
)


def answer(
    github: GitHub, form: Form, settings: Settings, registers: Registers, value: Any
) -> Outcome:
    """Thank the reader, say what happens next, and call the desk's editors. Raises ForgeError."""
    issue = issue_of(value)
    if issue.is_pull or not issue.is_open:
        return Outcome(Taken.IGNORED)
    answers = read_answers(form, issue.body)
    story = story_at(settings.root, settings, answers["berita"].text)
    said = says.response(
        reply=answers["jenis"].text == REPLY,
        story=story.meta.title if story else "",
        editors=callable_editors(story, settings, registers) if story else (),
        due=(issue.created_at + settings.requests.limit).astimezone(settings.zone),
    )
    set_labels(github, issue.number, frozenset({LABEL}), frozenset({LABEL}))
    upsert_comment(github, issue.number, MARKER, said)
    return Outcome(Taken.ANSWERED)


def callable_editors(story: Story, settings: Settings, registers: Registers) -> tuple[str, ...]:
    """The logins of the editors of the story's desk, as far as people.yml knows them."""
    desk = settings.desks.get(story.meta.desk)
    people = registers.people_by_id
    found = [people[id_].github for id_ in desk.editors if id_ in people] if desk else []
    return tuple(login for login in found if login)


def story_at(root: Path, settings: Settings, address: str) -> Story | None:
    """The story whose page has this address on the newsroom's site; None where there is none."""
    site = settings.office.site_url.rstrip("/")
    place = _ADDRESS.fullmatch(address.removeprefix(site)) if address.startswith(site) else None
    if place is None:
        return None
    path = f"content/stories/{place['year']}/{place['month']}/{place['slug']}.md"
    if not (root / path).is_file():
        return None
    return read_story(root, path, zone=settings.zone)[0]
