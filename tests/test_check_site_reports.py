"""What `make check-site` reads out of its tools' reports, which were recorded in tests/site."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from check_site_browser import Sent, violations, weight_rows
from check_site_lighthouse import Measured, read, rows
from check_site_markup import html_validate_faults, lychee_faults, vnu_faults
from check_site_table import Verdict
from check_site_tools import ToolFailedError

RECORDED = Path(__file__).parent / "site" / "recorded"
SITE = Path("/SITE")
PERFECT = Measured(
    scores={"performance": 100, "accessibility": 100, "best-practices": 100, "seo": 100},
    vitals={"largest-contentful-paint": 1.1, "cumulative-layout-shift": 0.01},
    audits=(),
)


def recorded(name: str) -> Any:
    return json.loads((RECORDED / f"{name}.json").read_text(encoding="utf-8"))


def test_vnu_counts_errors_and_not_what_it_adds_to_them() -> None:
    assert vnu_faults(recorded("vnu"), SITE) == [
        (
            "/index.html:3: An “img” element must have an “alt” attribute, except under certain "
            "conditions. For details, consult guidance on providing text alternatives for images."
        ),
        "/index.html:3: Duplicate ID “a”.",
    ]


def test_html_validate_names_its_rule() -> None:
    assert html_validate_faults(recorded("html-validate"), SITE) == [
        '/index.html:3: wcag/h37: <img> is missing required "alt" attribute',
        "/index.html:3: no-implicit-close: Element <p> is implicitly closed by sibling",
        '/index.html:3: no-dup-id: Duplicate ID "a"',
    ]


def test_lychee_names_the_page_and_the_link_also_one_that_names_the_site() -> None:
    reason = "File not found. Check if file exists and path is correct"

    assert lychee_faults(recorded("lychee"), SITE) == [
        f"/index.html: /ada.png: {reason}",
        f"/index.html: /hilang/: {reason}",
        f"/index.html: /tiada: {reason}",
    ]


def test_axe_names_its_rule_and_the_first_place() -> None:
    assert violations(recorded("axe")) == [
        "image-alt: Images must have alternative text (1: img)",
        (
            "target-size: All touch targets must be 24px large, or leave sufficient space "
            '(2: a[href$="tiada/"])'
        ),
    ]


def test_lighthouse_gives_scores_times_and_what_took_points() -> None:
    measured = read(recorded("lighthouse"))

    assert measured.scores["performance"] == 100
    assert measured.scores["seo"] == 92
    assert measured.vitals["largest-contentful-paint"] == pytest.approx(0.9116, abs=0.001)
    assert measured.vitals["cumulative-layout-shift"] == pytest.approx(0.0265, abs=0.001)
    assert measured.audits == (
        "seo: robots.txt is not valid Lighthouse was unable to download a robots.txt file",
    )


def test_a_page_that_lighthouse_cannot_load_is_no_page_without_faults() -> None:
    with pytest.raises(ToolFailedError, match="interstitial"):
        read({"runtimeError": {"message": "Chrome prevented page load with an interstitial."}})


def test_the_median_of_three_runs_counts() -> None:
    slow = replace(PERFECT, scores={**PERFECT.scores, "performance": 61})

    assert _performance([slow]) is Verdict.EXCEEDED
    assert _performance([slow, PERFECT, PERFECT]) is Verdict.KEPT
    assert _performance([slow, slow, PERFECT]) is Verdict.EXCEEDED


def test_layout_shift_is_not_rounded_into_its_limit() -> None:
    shifting = replace(PERFECT, vitals={**PERFECT.vitals, "cumulative-layout-shift": 0.0203})

    found = {row.check: row.verdict for row in rows("story", [shifting])}

    assert found["cumulative-layout-shift"] is Verdict.EXCEEDED
    assert found["largest-contentful-paint"] is Verdict.KEPT


def test_of_all_stories_the_heaviest_counts() -> None:
    light = [Sent("/a/", "document", 9_000), Sent("/a.js", "script", 11_000)]
    heavy = [Sent("/b/", "document", 80_000), Sent("/b.avif", "image", 70_500)]

    found = weight_rows({"/a/": light, "/b/": heavy})

    assert [(row.check, row.where, row.measured, row.verdict.value) for row in found] == [
        ("weight: over the wire", "/b/", 150.5, "EXCEEDED"),
        ("weight: script", "/a/", 11.0, "EXCEEDED"),
        ("weight: largest picture", "/b/", 70.5, "EXCEEDED"),
    ]


def _performance(runs: list[Measured]) -> Verdict:
    return next(row for row in rows("front", runs) if "performance" in row.check).verdict
