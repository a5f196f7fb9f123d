"""A story on air that now says something else, and no correction that says so.

Compared are the headline, the summary and the text. Spelling is mended freely, as is what the word
list of this name calls the same; so are front matter, pictures and links, the notes in which the
newsroom points to a reply, and a story that was marked as still being verified.
"""

from collections.abc import Iterable

from newsroom.finding import Finding, Severity
from newsroom.language.edits import Change, Piece, find_changes
from newsroom.registers import WordList
from newsroom.rules import Context, Rule, finding
from newsroom.rules.corrections._on_air import story_then, was_on_air
from newsroom.rules.corrections._pieces import read_pieces
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
    any_language=True,
)
_QUOTED = 60


def check(story: Story, context: Context) -> Iterable[Finding]:
    """The first place where the text says something else than it did, if nothing tells of it."""
    then = story_then(story.path, context)
    if then is None or then.text == story.text or _is_told(then, story):
        return
    lists = [context.registers.word_list(name) for name in (NAME, "nonstandard-word")]
    new = read_pieces(story)
    changes = list(find_changes(read_pieces(then), new, lambda text: _standard(lists, text)))
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


def _standard(lists: Iterable[WordList], text: str) -> str:
    for words in lists:
        parts: list[str] = []
        done = 0
        for hit in words.find(text):
            parts += [text[done : hit.start], hit.replacement(text)]
            done = hit.end
        text = "".join([*parts, text[done:]])
    return text


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
