"""The picture in the reporter's guide shows the form and the answer as they are."""

from tests.intake.github_forms import FORM
from tests.intake.picture import SHOWN, TITLE, answer_page, form_page


def test_the_form_is_that_of_the_repository() -> None:
    page = form_page()

    assert TITLE in page
    assert [one.label in page for one in FORM.fields[:SHOWN]] == [True] * SHOWN


def test_the_answer_is_what_the_intake_says() -> None:
    page = answer_page()

    assert "Naskah tersusun: #40." in page
    assert "17.00 WITA" in page
