"""The form is written from newsroom.toml, and is what the repository shows to reporters."""

from pathlib import Path

import pytest

from newsroom.commands.docs import for_github
from newsroom.errors import SettingsError
from newsroom.intake.form import FieldKind, read_form
from newsroom.intake.story_form import FILE, KINDS, LABEL, desk_options, story_form
from newsroom.page.respond import ERROR, REPLY
from newsroom.workspace import open_workspace
from tests.intake.github_forms import FORM, SETTINGS
from tests.stories import make_settings

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".github" / "ISSUE_TEMPLATE"


def test_the_desks_are_those_of_newsroom_toml() -> None:
    assert FORM.field("desk").options == ("Layanan", "Budaya")
    assert desk_options(SETTINGS) == {"Layanan": "layanan", "Budaya": "budaya"}


def test_desks_that_share_a_name_are_told_apart() -> None:
    settings = make_settings('[desks.dua]\nname = "Budaya"\n')

    assert desk_options(settings) == {
        "Layanan": "layanan",
        "Budaya (budaya)": "budaya",
        "Budaya (dua)": "dua",
    }


def test_a_desks_name_cannot_change_the_form() -> None:
    settings = make_settings('[desks.jahat]\nname = "x\\"\\n  - type: input {0} {{kinds}}"\n')

    form = read_form(FILE, story_form(settings))

    assert [one.id for one in form.fields] == [one.id for one in FORM.fields]
    assert len(form.field("desk").options) == 3


def test_what_github_reads_in_the_repository_is_what_is_generated() -> None:
    wanted = for_github(open_workspace(ROOT))

    stale = [path for path, text in wanted.items() if (ROOT / path).read_text("utf-8") != text]
    assert stale == []
    assert f".github/ISSUE_TEMPLATE/{FILE}" in wanted


def test_the_form_does_not_give_everybody_the_label_of_the_staff() -> None:
    assert LABEL not in [
        line.strip(" -") for line in story_form(SETTINGS).split("body:")[0].splitlines()
    ]
    assert "labels" not in story_form(SETTINGS)


def test_the_first_kind_is_the_usual_one_and_is_chosen() -> None:
    assert FORM.field("jenis").options == tuple(KINDS)
    assert "default: 0" in story_form(SETTINGS)


def test_pictures_are_uploaded() -> None:
    assert FORM.field("foto").kind is FieldKind.UPLOAD


def test_the_form_for_answers_offers_what_the_links_on_stories_fill_in() -> None:
    form = read_form("tanggapan.yml", (FOLDER / "tanggapan.yml").read_text(encoding="utf-8"))

    assert set(form.field("jenis").options) == {ERROR, REPLY}
    assert form.field("berita").kind is FieldKind.INPUT


@pytest.mark.parametrize(
    "text",
    ["", "body:", "body: x", "[]", "body: [{type: input}]", "body: [", "body: [{type: x, id: a}]"],
)
def test_a_file_that_is_no_form_is_told_so(text: str) -> None:
    with pytest.raises(SettingsError, match=r"berita\.yml is no issue form|bukan formulir"):
        read_form(FILE, text)
