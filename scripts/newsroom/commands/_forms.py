"""The form by which readers answer a story, and the watch over those that wait."""

from dataclasses import replace

from newsroom.commands import Shell
from newsroom.commands._forge import open_forge
from newsroom.desk.requests import Desk, Watched, watch_requests
from newsroom.intake.form import Form, read_form
from newsroom.ledger import Ledger, Record
from newsroom.page.respond import FORM
from newsroom.requests import Request, with_request
from newsroom.settings import Settings
from newsroom.workspace import Workspace

FORMS = ".github/ISSUE_TEMPLATE"


def response_form(settings: Settings) -> Form | None:
    """The readers' form; None where the newsroom has none."""
    file = settings.root / FORMS / FORM
    return read_form(FORM, file.read_text(encoding="utf-8")) if file.is_file() else None


def watch_forms(shell: Shell, workspace: Workspace) -> Watched:
    """See to the clock of every reader's form that is open. Raises ForgeError, LedgerError."""
    settings = workspace.settings
    form = response_form(settings)
    if form is None:
        return Watched(0, 0)
    ledger = Ledger(settings.root, settings.ledger, clock=shell.clock)

    def record(story_id: str, request: Request) -> Record:
        def change(before: Record) -> Record:
            return replace(before, requests=with_request(before.requests, request))

        return ledger.update(story_id, change, f"Record #{request.issue} for {story_id}")

    now = shell.clock()
    edition = workspace.edition(now)
    return watch_requests(
        Desk(
            github=open_forge(shell),
            form=form,
            settings=settings,
            registers=workspace.registers,
            records=workspace.records,
            published=edition.published,
            record=record,
            now=now,
        )
    )
