"""The findings of the check, story by story, each with its line."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from newsroom.desk.escape import plain, size
from newsroom.desk.fitting import Item, fit
from newsroom.desk.links import link, span_link
from newsroom.desk.state import Desk
from newsroom.finding import Finding, Severity

_MARKS: Mapping[Severity, str] = {Severity.ERROR: "🛑", Severity.WARNING: "⚠️", Severity.HINT: "💡"}
_NAMES: Mapping[Severity, str] = {
    Severity.ERROR: "kesalahan",
    Severity.WARNING: "peringatan",
    Severity.HINT: "petunjuk",
}


def believed(desk: Desk) -> tuple[tuple[Finding, ...], int]:
    """The findings in files that the pull request changes, worst first, and how many are in others.

    A report cannot put words into the mouth of a story that it does not belong to.
    """
    if desk.report is None:
        return (), 0
    found = [one.finding for one in desk.report.findings]
    ours = [one for one in found if one.path in desk.paths]
    ours.sort(key=lambda one: (_rank(one), one.sort_key()))
    return tuple(ours), len(found) - len(ours)


def findings_section(desk: Desk, room: int) -> str:
    """The part of the comment with the findings, at most `room` large."""
    if desk.report is None:
        return _without_report(desk)
    found, others = believed(desk)
    left_out = desk.report.left_out
    heading = f"### Temuan\n\n{_counts(found)}\n"
    notes = _notes(others, left_out) + _ways_on(desk)
    items = chain([Item(heading, 0)], _items(desk, found))
    return (fit(items, len(found), room - size(notes), _more) + notes).rstrip()


def _without_report(desk: Desk) -> str:
    if not desk.stories:
        return ""
    why = f" ({plain(desk.no_report, 300)})" if desk.no_report else ""
    return (
        f"### Temuan\n\nPemeriksaan tidak memberi laporan{why}. Lihat catatannya, lalu jalankan lagi; "
        "sampai itu belum ada yang diketahui tentang naskahnya.\n"
        "<sub>The check left no report, so nothing is known of the text yet; run it again.</sub>\n"
        f"{_ways_on(desk)}"
    ).rstrip()


def _counts(found: Sequence[Finding]) -> str:
    if not found:
        return "Tidak ada temuan. <sub>Nothing was found.</sub>"
    counts = {level: sum(one.severity is level for one in found) for level in Severity}
    told = ", ".join(f"{number} {_NAMES[level]}" for level, number in counts.items() if number)
    return f"{told}. Kesalahan menghalangi; peringatan dan petunjuk tidak."


def _items(desk: Desk, found: Sequence[Finding]) -> Iterable[Item]:
    stories: dict[str, list[Finding]] = {}
    for one in found:
        stories.setdefault(one.path, []).append(one)
    for path, some in stories.items():
        yield Item(
            f"\n#### {plain(desk.title_of(path), 120)}\n<sub>{plain(path, 200)}</sub>\n\n", 0
        )
        for one in some:
            yield Item(_line(desk, one))


def _line(desk: Desk, one: Finding) -> str:
    mark = _MARKS[one.severity or Severity.ERROR]
    place = span_link(desk.blobs, one.path, one.span)
    rule = link(plain(one.rule, 80), f"{desk.rules}{one.rule}.md")
    return (
        f"- {mark} {place}: {plain(one.message)}<br><sub>{plain(one.message_en)} · {rule}</sub>\n"
    )


def _notes(others: int, left_out: int) -> str:
    notes = []
    if left_out:
        notes.append(f"\n… {left_out} temuan lagi tidak masuk laporan / more were left out.\n")
    if others:
        notes.append(
            f"\n{others} temuan menyebut berkas di luar pull request ini dan tidak ditampilkan. "
            "<sub>Findings about files elsewhere are not shown.</sub>\n"
        )
    return "".join(notes)


def _ways_on(desk: Desk) -> str:
    """Where the check's own words are, and how to get fixes that were not suggested."""
    ways = [link("Catatan pemeriksaan / log", desk.run)] if desk.run else []
    if desk.suggestions:
        ways.append(f"{desk.suggestions} perbaikan aman lagi / more fixes: `newsroom check --fix`")
    return f"\n<sub>{' · '.join(ways)}</sub>\n" if ways else ""


def _more(number: int) -> str:
    return (
        f"\n… dan {number} temuan lagi; semuanya ada di ringkasan pemeriksaan. "
        f"<sub>{number} more in the summary of the check.</sub>\n"
    )


def _rank(one: Finding) -> int:
    return (one.severity or Severity.ERROR).rank
