"""Passages for the tests of the language modules."""

from newsroom.language.passages import Passage, Role


def passages_of(*texts: str) -> tuple[Passage, ...]:
    """Paragraphs as they would stand in a file, two line feeds apart."""
    found, start = [], 0
    for text in texts:
        found.append(Passage(Role.TEXT, start, text))
        start += len(text) + 2
    return tuple(found)


def joined(*texts: str) -> str:
    """The text of the file in which `passages_of(*texts)` stand."""
    return "\n\n".join(texts)
