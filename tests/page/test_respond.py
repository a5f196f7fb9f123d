"""How a reader answers a story."""

from urllib.parse import parse_qs, urlsplit

import yaml

from newsroom.page.respond import BY_LETTER, FORM, respond_links
from tests.sites import ROOT

STORY = "https://berita.contoh.example/2026/11/pasar/"
REPOSITORY = "https://github.com/kantor/berita"


def test_with_a_repository_its_issue_form_opens_filled_in() -> None:
    links = respond_links('Pasar & "Los" #2', STORY, REPOSITORY)

    report, ask = (urlsplit(link.address) for link in links)
    assert f"{report.scheme}://{report.netloc}{report.path}" == f"{REPOSITORY}/issues/new"
    assert parse_qs(report.query) == {
        "template": [FORM],
        "berita": [STORY],
        "jenis": ["Kekeliruan"],
        "title": ['Kekeliruan: Pasar & "Los" #2'],
    }
    assert parse_qs(ask.query)["jenis"] == ["Hak jawab"]
    assert parse_qs(ask.query)["title"] == ['Hak jawab: Pasar & "Los" #2']


def test_without_one_the_masthead_tells_how() -> None:
    assert {link.address for link in respond_links("Pasar", STORY, "")} == {BY_LETTER}


def test_the_form_has_the_fields_that_are_filled_in() -> None:
    form = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / FORM).read_text(encoding="utf-8"))
    fields = {one["id"]: one for one in form["body"] if "id" in one}

    given = [parse_qs(urlsplit(one.address).query) for one in respond_links("P", STORY, REPOSITORY)]
    assert {"berita", "jenis"} <= set(fields)
    assert {one["jenis"][0] for one in given} == set(fields["jenis"]["attributes"]["options"])
