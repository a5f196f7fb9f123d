"""What a story says, word for word, as far as a change of it asks for a correction."""

import re

from newsroom.language.edits import Piece, pieces_of
from newsroom.language.orthography.hidden import find_hidden
from newsroom.language.passages import Passage, Role, body_passages, front_passages
from newsroom.story import Story

_ADDRESS = re.compile(r"https?://[^\s)>\]]++")
_POINTER = re.compile(r"[*_\s]{0,4}(?:baca|lihat|simak) juga\b[^\n]*\]\(/", re.IGNORECASE)
_NOTE = re.compile(r"[*_(]{1,3}\s{0,2}\S")
_NOTE_WORDS = re.compile(r"\]\(/|verifikasi|hak jawab|ralat|catatan redaksi", re.IGNORECASE)


def read_pieces(story: Story) -> list[Piece]:
    """The words and figures of the headline, the summary and the text, without notes."""
    shown = (Role.TITLE, Role.SUMMARY)
    front = [one for one in front_passages(story) if one.role in shown]
    body = [one for one in body_passages(story.body) if not _is_note(one, story)]
    passages = [*sorted(front, key=lambda one: shown.index(one.role)), *body]
    return [piece for one in passages for piece in pieces_of(_legible(one.prose), one.start)]


def _legible(prose: str) -> str:
    """`prose` without web addresses, and with the letters that look-alikes stand for."""
    if "http" in prose:
        prose = _ADDRESS.sub(lambda address: " " * len(address[0]), prose)
    for one in () if prose.isascii() else find_hidden(prose):
        if one.replacement and len(one.replacement) == one.end - one.start:
            prose = prose[: one.start] + one.replacement + prose[one.end :]
    return prose


def _is_note(passage: Passage, story: Story) -> bool:
    text = story.text[passage.start : passage.end].rstrip()
    return _POINTER.match(text) is not None or (
        _NOTE.match(text) is not None
        and text[-1:] in ("*", "_", ")")
        and _NOTE_WORDS.search(text) is not None
    )
