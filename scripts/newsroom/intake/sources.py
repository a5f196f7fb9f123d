"""Who or what a story relies on, one in a line: `Ratna Wulandari, Kepala Pasar Tepian`."""

import re
from datetime import date

from newsroom.story import Method, Source

MOST = 20
_MARK = re.compile(r"\A(?:[-*•]|[0-9]{1,2}[.)])\s+")
_METHODS = {
    "wawancara": Method.INTERVIEW,
    "dokumen": Method.DOCUMENT,
    "pernyataan tertulis": Method.STATEMENT,
    "pernyataan": Method.STATEMENT,
    "siaran pers": Method.STATEMENT,
    "pengamatan": Method.OBSERVATION,
}
_URL = re.compile(r"https?://[^\s<>\"|]{1,500}")
# `S.E.`, `M.Si`, `Ph.D.`: a comma before these does not end a name.
_DEGREE = re.compile(r"(?:[A-Z][A-Za-z]{0,4}\.){1,4}(?:[A-Z][A-Za-z]{0,4}\.?)?")


def read_sources(text: str, *, day: date) -> tuple[Source, ...]:
    """The sources in the lines of `text`; `day` is when they spoke."""
    lines = (_MARK.sub("", line.strip(), count=1) for line in text.split("\n"))
    return tuple(_source(" ".join(line.split()), day) for line in lines if line.strip())


def _source(line: str, day: date) -> Source:
    method, line = _method(line)
    url = _URL.search(line)
    if url:
        line = " ".join((line[: url.start()] + line[url.end() :]).split())
    name, role = _name_and_role(line.strip(" ,;–-"))
    return Source(
        name=name or (url[0] if url else ""),
        role=role,
        method=method or (Method.DOCUMENT if url else Method.INTERVIEW),
        at=day,
        url=url[0].rstrip(".,;)") if url else None,
    )


def _method(line: str) -> tuple[Method | None, str]:
    word, colon, rest = line.partition(":")
    method = _METHODS.get(word.strip().lower()) if colon else None
    return (method, rest.strip()) if method else (None, line)


def _name_and_role(line: str) -> tuple[str, str]:
    for mark in (";", " – ", " — ", " - "):
        name, found, role = line.partition(mark)
        if found:
            return name.strip(), role.strip()
    parts = [part.strip() for part in line.split(",")]
    end = 1
    while end < len(parts) and _DEGREE.fullmatch(parts[end]):
        end += 1
    return ", ".join(parts[:end]), ", ".join(parts[end:])
