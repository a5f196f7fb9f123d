"""Calendars (RFC 5545), as phones and desks read them."""

from collections.abc import Iterator
from pathlib import Path

LONGEST_LINE = 75
"""Octets, without the line break: RFC 5545, 3.1."""
OF_CALENDAR = ("VERSION", "PRODID")
OF_EVENT = ("UID", "DTSTAMP", "DTSTART", "SUMMARY")


def calendar_faults(file: Path) -> Iterator[str]:
    """What is wrong with the calendar in `file`."""
    raw = file.read_bytes()
    if raw.count(b"\n") != raw.count(b"\r\n"):
        yield "lines do not end with CR LF"
    if any(len(line) > LONGEST_LINE for line in raw.splitlines()):
        yield f"a line has more than {LONGEST_LINE} octets"
    lines = raw.decode("utf-8").replace("\r\n ", "").replace("\r\n\t", "").splitlines()
    if lines[:1] != ["BEGIN:VCALENDAR"] or lines[-1:] != ["END:VCALENDAR"]:
        yield "it is no VCALENDAR from first to last line"
    yield from (f"no {name}" for name in OF_CALENDAR if not _has(lines, name))
    yield from _event_faults(lines)


def _event_faults(lines: list[str]) -> Iterator[str]:
    starts = [number for number, line in enumerate(lines) if line == "BEGIN:VEVENT"]
    ends = [number for number, line in enumerate(lines) if line == "END:VEVENT"]
    if len(starts) != len(ends):
        yield "an event has no end"
        return
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        event = lines[start:end]
        yield from (f"event {number}: no {name}" for name in OF_EVENT if not _has(event, name))


def _has(lines: list[str], name: str) -> bool:
    return any(line.partition(":")[0].partition(";")[0] == name for line in lines)
