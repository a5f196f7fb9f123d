"""The demo newsroom's approvals keep what the editor's guide promises."""

import pytest

from newsroom.approval import decide, declared
from newsroom.story import Story, parse
from newsroom.workspace import open_workspace
from tests.sites import ROOT

WORKSPACE = open_workspace(ROOT)
APPROVED = [story for story in WORKSPACE.corpus.stories if story.meta.reviewed]


@pytest.mark.parametrize("story", APPROVED, ids=lambda story: story.slug)
def test_one_word_changed_ends_an_approval(story: Story) -> None:
    edited, _ = parse(
        story.path, story.text + "\nSatu kalimat lagi.\n", zone=WORKSPACE.settings.zone
    )

    assert edited is not None
    assert decide(story, declared(story), WORKSPACE.settings.desks).approved
    assert not decide(edited, declared(edited), WORKSPACE.settings.desks).approved
