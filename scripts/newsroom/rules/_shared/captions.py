"""Words set behind a picture's caption, however YAML writes it."""

import re

from newsroom.finding import Fix
from newsroom.story import Story

_AROUND_LETTERS = re.compile(r"[\s\\'\"]+")


def label_fix(story: Story, number: int, caption: str, label: str) -> Fix | None:
    """The label set behind the caption's words, before a full stop; None where YAML makes it hard."""
    span = story.span("images", number, "caption")
    start = story.lines.offset(span.line, span.column)
    written = story.text[start : story.lines.offset(span.end_line, span.end_column)]
    if written[:1] in "'\"":
        end = len(written) - 1
    elif written[:1] in "|>":
        end = len(written.rstrip())
    elif _in_brackets(story, number):
        # A comma would end a bare value there.
        return Fix(_quoted(_labelled(caption, label)), safe=True) if "\n" not in written else None
    else:
        end = len(written)
    # The file must show last what the caption ends with, or the place is not understood.
    ending = _AROUND_LETTERS.sub("", caption)[-12:]
    if not _AROUND_LETTERS.sub("", written[:end]).endswith(ending):
        return None
    at = start + len(written[:end].rstrip()) - _ends_sentence(caption.rstrip())
    # A label at the beginning of a line would lose the space in front of it; behind these marks a
    # space would make a key or a list of a bare value.
    if story.text[at - 1].isspace() or story.text[at - 1] in ":-?":
        return None
    return Fix(label, safe=True, span=story.body_span(at, at))


def _labelled(caption: str, label: str) -> str:
    words = caption.rstrip()
    at = len(words) - _ends_sentence(words)
    return words[:at] + label + words[at:]


def _ends_sentence(words: str) -> bool:
    # The full stop of an abbreviation (S.H.) or of dots ends none.
    last = words.rsplit(maxsplit=1)[-1:] or [""]
    return last[0].endswith(".") and "." not in last[0][:-1]


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _in_brackets(story: Story, number: int) -> bool:
    places = [story.span("images"), story.span("images", number)]
    starts = [story.lines.offset(place.line, place.column) for place in places]
    return any(story.text[start : start + 1] in ("[", "{") for start in starts)
