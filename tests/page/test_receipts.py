"""Receipts: what was checked of a story, how, by whom, and where a reader can look it up."""

from pathlib import Path
from typing import Any

from newsroom.page.receipts import ReceiptLine, citations_of, receipts_of
from newsroom.page.story_page import StoryPage
from tests.sites import approved, make_site_newsroom, page_of
from tests.stories import make_story

INTERVIEW = (
    "claims: [{statement: Pasar Tepian kini buka pukul 05.00 WITA., source: Ratna Wulandari,"
    " method: interview, checked_by: dewi, at: 2026-11-19}]"
)


def page(folder: Path, front: str, **changes: Any) -> StoryPage:
    return page_of(make_site_newsroom(folder, files=approved(front, **changes)))


def test_a_receipt_names_the_statement_its_source_the_person_and_the_day(tmp_path: Path) -> None:
    (line,) = page(tmp_path, INTERVIEW).receipts

    assert line == ReceiptLine(
        statement="Pasar Tepian kini buka pukul 05.00 WITA.",
        source="Ratna Wulandari",
        address="",
        method="wawancara",
        checked_by="Dewi Anggraini",
        day="Kamis, 19 November 2026",
    )


def test_a_source_on_the_web_can_be_looked_up(tmp_path: Path) -> None:
    files = approved(INTERVIEW)
    path, text = files.popitem()
    text = text.replace(
        "method: interview, at: 2026-11-19}\n",
        'method: document, url: "https://contoh.example/jam", at: 2026-11-19}\n',
    )

    (line,) = page_of(make_site_newsroom(tmp_path, files={path: text})).receipts

    assert line.address == "https://contoh.example/jam"


def test_a_withdrawn_story_vouches_for_nothing(tmp_path: Path) -> None:
    gone = f"{INTERVIEW}\nwithdrawn: {{at: 2026-11-19T15:50+08:00, reason: Keliru.}}"

    assert page(tmp_path, gone).receipts == ()


def test_a_story_without_receipts_shows_none() -> None:
    assert receipts_of(make_story(), str.title) == ()


def test_machines_are_told_each_page_once() -> None:
    def line(source: str, address: str) -> ReceiptLine:
        return ReceiptLine("Benar.", source, address, "dokumen", "Dewi", "Kamis")

    lines = [
        line("Surat", ""),
        line("Data", "https://a.example"),
        line("Data", "https://a.example"),
    ]

    assert citations_of(lines) == {
        "citation": [{"@type": "CreativeWork", "name": "Data", "url": "https://a.example"}]
    }
    assert citations_of(lines[:1]) == {}
