"""The text of a story with one sentence in a line, so that remarks fall on sentences.

On a phone people type a paragraph as one line. Pages look the same either way.
"""

import re

from newsroom.language.sentences import split_sentences

# Lines that begin so are running text; others may be lists, headings, quotes, tables, HTML.
_PLAIN = re.compile(r"[^\W\d_]|[“”‘’\"'(]")
# What may hold a sentence's end that is none: cells of tables, links, tags.
_HOLDING = re.compile(r"[|\[<]")
_ENTRY = re.compile(r"[0-9]{1,9}[.)](?:\s|\Z)")


def one_sentence_a_line(text: str) -> str:
    """`text` with a line break between the sentences of running text; nothing else changes."""
    return "\n".join(_broken(line) for line in text.split("\n"))


def _broken(line: str) -> str:
    if not _PLAIN.match(line) or _HOLDING.search(line):
        return line
    parts: list[str] = []
    for start, end in split_sentences(line):
        sentence = line[start:end]
        if parts and not _may_begin_a_line(sentence):
            parts[-1] += f" {sentence}"
        else:
            parts.append(sentence)
    return "\n".join(parts)


def _may_begin_a_line(sentence: str) -> bool:
    """Whether Markdown would read nothing else into a line that begins with this sentence."""
    if _PLAIN.match(sentence):
        return True
    return sentence[:1].isdigit() and not _ENTRY.match(sentence)
