"""A story on air that now says something else, and no correction that says so.

Compared are the headline, the summary and the text. Spelling is mended freely; so are front
matter, pictures and links, the notes in which the newsroom points to a reply, and a story that was
marked as still being verified.
"""

import re
from collections.abc import Iterable

from newsroom.finding import Finding, Severity
from newsroom.language.edits import Change, Piece, find_changes, pieces_of
from newsroom.language.passages import Passage, Role, body_passages, front_passages
from newsroom.registers import WordList
from newsroom.rules import Context, Rule, finding
from newsroom.rules.corrections._on_air import story_then, was_on_air
from newsroom.story import Story, Verification

NAME = "silent-edit"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Isi berita yang sudah tayang diubah tanpa ralat.",
    summary_en="What a story on air says was changed without a correction.",
    why="Pembaca yang sudah membaca versi pertama berhak tahu apa yang keliru. Perubahan diam-diam "
    "membuat orang menduga ada yang disembunyikan.",
    why_en="Those who read the first version have a right to know what was wrong in it. A silent change "
    "makes people suspect that something is being hidden.",
    cure="Tambahkan butir di corrections: at, wrong (yang semula tertulis), right (yang benar), dan "
    "permintaan maaf di note bila yang keliru angka, nama atau judul.",
    cure_en="Add an entry to corrections: at, wrong (what was written), right (what is so), and an apology "
    "in note where a figure, a name or the headline was wrong.",
    basis=("KEJ 10", "UU Pers 1"),
)
_QUOTED = 60
_NOTE = re.compile(r"[*_(]{1,3}\s{0,2}\S")
_NOTE_WORDS = re.compile(r"\]\(/|verifikasi|hak jawab|ralat|catatan redaksi", re.IGNORECASE)


def check(story: Story, context: Context) -> Iterable[Finding]:
    """The first place where the text says something else than it did, if nothing tells of it."""
    then = story_then(story.path, context)
    if then is None or then.text == story.text or _is_told(then, story):
        return
    words = context.registers.word_list("nonstandard-word")
    new = _pieces(story)
    changes = list(find_changes(_pieces(then), new, lambda text: _standard(words, text)))
    if changes and was_on_air(then, context):
        yield _finding(then, story, changes, new)


def _is_told(then: Story, story: Story) -> bool:
    """Whether the page tells of the change, or told before that changes were to come."""
    return (
        not story.readable("corrections")
        or not set(story.meta.corrections) <= set(then.meta.corrections)
        or story.meta.withdrawn is not None
        or then.meta.verification is Verification.PENDING
    )


def _pieces(story: Story) -> list[Piece]:
    shown = (Role.TITLE, Role.SUMMARY)
    front = [one for one in front_passages(story) if one.role in shown]
    body = [one for one in body_passages(story.body) if not _is_note(one, story)]
    passages = [*sorted(front, key=lambda one: shown.index(one.role)), *body]
    return [piece for one in passages for piece in pieces_of(one.prose, one.start)]


def _is_note(passage: Passage, story: Story) -> bool:
    text = story.text[passage.start : passage.end].rstrip()
    return (
        _NOTE.match(text) is not None
        and text[-1:] in ("*", "_", ")")
        and _NOTE_WORDS.search(text) is not None
    )


def _standard(words: WordList, text: str) -> str:
    parts: list[str] = []
    done = 0
    for hit in words.find(text):
        parts += [text[done : hit.start], hit.replacement(text)]
        done = hit.end
    return "".join([*parts, text[done:]])


def _finding(then: Story, story: Story, changes: list[Change], new: list[Piece]) -> Finding:
    change = changes[0]
    old_text, new_text = _quoted(then, change.old), _quoted(story, change.new)
    if change.old and change.new:
        told, told_en = f"semula {old_text}, kini {new_text}", f"it said {old_text}, now {new_text}"
    elif change.new:
        told, told_en = f"ditambahkan {new_text}", f"{new_text} was added"
    else:
        told, told_en = f"dihapus {old_text}", f"{old_text} was removed"
    more = len(changes) - 1
    places, places_en = (f", dan {more} tempat lain", f", and {more} more") if more else ("", "")
    at = new[min(change.at, len(new) - 1)] if new else None
    return finding(
        NAME,
        story,
        story.body_span(at.start, at.end) if at else story.span("title"),
        f"Berita ini sudah tayang: {told}{places}. Tambahkan ralatnya di corrections, atau kembalikan seperti semula.",
        f"This story was on air: {told_en}{places_en}. Add the correction to corrections, or put back what was there.",
    )


def _quoted(story: Story, pieces: Iterable[Piece]) -> str:
    all_ = list(pieces)
    text = " ".join(story.text[all_[0].start : all_[-1].end].split()) if all_ else ""
    return f'"{text if len(text) <= _QUOTED else text[:_QUOTED].rstrip() + "…"}"'
