"""Markup and links: what vnu, html-validate and lychee find wrong on all pages."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from check_site_table import Limit, Row, faults
from check_site_tools import ROOT, ToolFailedError, Tools, run

RULES = ROOT / "tests" / "site" / "htmlvalidate.json"
ANY_LINK = Limit(1, at_least=True)
"""A look at no link at all would find none broken."""
STACK = "-Xss8m"
"""The checker recurses; with Java's own 0.5 or 1 MB it overflows the stack."""


def vnu(tools: Tools, output: Path, pages: Iterable[Path]) -> list[Row]:
    """The faults that the Nu Html Checker finds."""
    java, jar = tools.program("java"), tools.file("node_modules/vnu-jar/build/dist/vnu.jar")
    done = run([java, STACK, "-jar", jar, "--format", "json", *pages], codes=(0, 1))
    found = vnu_faults(_read(done.stderr), output)
    return [faults("vnu: errors", "all", found)]


def vnu_faults(report: dict[str, Any], output: Path) -> list[str]:
    """The errors in vnu's JSON. Its warnings about policies take a file for an origin."""
    return [
        f"{_short(message.get('url', ''), output)}:{message.get('lastLine', 0)}: "
        f"{message['message']}"
        for message in report["messages"]
        if message["type"] in {"error", "non-document-error"}
    ]


def html_validate(tools: Tools, output: Path, pages: Iterable[Path]) -> list[Row]:
    """The faults that html-validate finds under `tests/site/htmlvalidate.json`."""
    node = tools.program("node")
    script = tools.file("node_modules/html-validate/bin/html-validate.mjs")
    command: list[str | Path] = [node, script, "--config", RULES, "--formatter", "json", *pages]
    done = run(command, codes=(0, 1))
    return [
        faults("html-validate: errors", "all", html_validate_faults(_read(done.stdout), output))
    ]


def html_validate_faults(report: list[dict[str, Any]], output: Path) -> list[str]:
    """Every message in html-validate's JSON, warnings too."""
    return [
        f"{_short(file['filePath'], output)}:{message['line']}: {message['ruleId']}: "
        f"{message['message']}"
        for file in report
        for message in file["messages"]
    ]


def lychee(tools: Tools, output: Path, pages: Iterable[Path], site: str) -> list[Row]:
    """The links within the site that lead nowhere, also those that name its address `site`."""
    command: list[str | Path] = [
        *(tools.file("python/bin/lychee"), "--offline", "--no-progress", "--format", "json"),
        *("--index-files", "index.html", "--include-fragments", "--root-dir", output),
        *("--remap", f"{site.rstrip('/')}/ file://{output}/"),
        *pages,
    ]
    report = _read(run(command, codes=(0, 2)).stdout)
    return [
        Row("lychee: links looked at", "all", report["successful"], ANY_LINK),
        faults("lychee: broken internal links", "all", lychee_faults(report, output)),
    ]


def lychee_faults(report: dict[str, Any], output: Path) -> list[str]:
    """The links in lychee's JSON that could not be followed."""
    return sorted(
        f"{_short(page, output)}: {_short(str(link['url']), output)}: {link['status']['text']}"
        for page, links in report["error_map"].items()
        for link in links
    )


def _read(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        raise ToolFailedError(f"what a tool said is no JSON: {text[:500]}") from None


def _short(file: str, output: Path) -> str:
    return file.removeprefix("file://").removeprefix("file:").removeprefix(str(output))
