"""Lighthouse: how fast, accessible and well made the pages are on a cheap phone on slow 4G.

Lighthouse's own mobile settings: a phone of 412 × 823 px, a processor four times slower than this
one, 150 ms to the server and 1.6 Mbit/s, simulated from a load that was not slowed down.
"""

import json
import statistics
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from check_site_pages import Page, first_of
from check_site_table import Limit, Row
from check_site_tools import ToolFailedError, Tools, run

KINDS = {
    "front": "/",
    "story": "/YYYY/MM/*/",
    "desk": "/desk/*/",
    "search": "/cari/",
    "campaign": "/kampanye/*/",
}
"""The pages that are measured, by the shape of their address; one that is not there is left out."""
SCORES = {
    "performance": Limit(99, at_least=True),
    "accessibility": Limit(100, at_least=True),
    "best-practices": Limit(100, at_least=True),
    "seo": Limit(100, at_least=True),
}
VITALS = {
    "largest-contentful-paint": Limit(1.5, " s"),
    "cumulative-layout-shift": Limit(0.02),
}
VITALS_OF = "story"
RUNS = 3
"""A page that misses a limit is measured again, and the medians of three runs count: a machine
with other work to do makes single runs slower, never faster than the page is."""
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run"


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: scores from 0 to 100, LCP in seconds, CLS, and the audits that took points."""

    scores: Mapping[str, float]
    vitals: Mapping[str, float]
    audits: tuple[str, ...]


def lighthouse(tools: Tools, pages: Sequence[Page], address: str) -> list[Row]:
    """The rows of every page of KINDS that the site has."""
    found = ((name, first_of(pages, kind)) for name, kind in KINDS.items())
    return [
        row
        for name, page in found
        if page is not None
        for row in _rows_of(tools, name, address.rstrip("/") + page.address)
    ]


def _rows_of(tools: Tools, name: str, url: str) -> list[Row]:
    runs = [measure(tools, url)]
    while len(runs) < RUNS and (len(runs) > 1 or not _kept(rows(name, runs))):
        runs.append(measure(tools, url))
    return rows(name, runs)


def measure(tools: Tools, url: str) -> Measured:
    """One run of Lighthouse; raises ToolMissingError and ToolFailedError."""
    node, chromium = tools.program("node"), tools.chromium()
    script = tools.file("node_modules/lighthouse/cli/index.js")
    with tempfile.TemporaryDirectory(prefix="newsroom-lighthouse-") as folder:
        report = Path(folder, "report.json")
        command = [node, str(script), url, "--quiet", f"--chrome-flags={FLAGS}", "--output=json"]
        command += [f"--output-path={report}", f"--only-categories={','.join(SCORES)}"]
        run(command, codes=(0,), env={"CHROME_PATH": chromium})
        return read(json.loads(report.read_text(encoding="utf-8")))


def read(report: Mapping[str, Any]) -> Measured:
    """The run that Lighthouse reports; raises ToolFailedError where it could not load the page."""
    if "runtimeError" in report:
        raise ToolFailedError(f"Lighthouse: {report['runtimeError']['message']}")
    audits = report["audits"]
    return Measured(
        scores={name: round(100 * report["categories"][name]["score"]) for name in SCORES},
        vitals={
            "largest-contentful-paint": audits["largest-contentful-paint"]["numericValue"] / 1000,
            "cumulative-layout-shift": audits["cumulative-layout-shift"]["numericValue"],
        },
        audits=tuple(_losses(report)),
    )


def rows(name: str, runs: Sequence[Measured]) -> list[Row]:
    """The medians of `runs` of the page `name`, beside their limits."""
    audits = tuple(sorted({audit for run in runs for audit in run.audits}))
    found = [
        Row(
            f"Lighthouse: {key}",
            name,
            statistics.median(run.scores[key] for run in runs),
            limit,
            tuple(audit for audit in audits if audit.startswith(key)),
        )
        for key, limit in SCORES.items()
    ]
    if name == VITALS_OF:
        found += [
            Row(key, name, statistics.median(run.vitals[key] for run in runs), limit, audits)
            for key, limit in VITALS.items()
        ]
    return found


def _losses(report: Mapping[str, Any]) -> Iterable[str]:
    """The audits that took points from a score, with what Lighthouse says of them."""
    for name in SCORES:
        for reference in report["categories"][name]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                said = audit.get("displayValue") or audit.get("explanation") or ""
                yield f"{name}: {audit['title']} {said}".rstrip()


def _kept(found: Iterable[Row]) -> bool:
    return all(row.limit.allows(row.measured or 0) for row in found)
