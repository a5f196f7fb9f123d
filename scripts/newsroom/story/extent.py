"""How far a value of the front matter reaches, and what a file is without it."""


def value_end(text: str, start: int, end: int) -> int:
    """Where the value `text[start:end]` really ends.

    YAML lets a block reach to the next key; the blank lines and comments before that key are
    not part of it.
    """
    value = text[start:end].rstrip()
    while "\n" in value:
        above, _, last = value.rpartition("\n")
        if not last.lstrip().startswith("#"):
            break
        value = above.rstrip()
    return start + len(value)


def without(text: str, start: int, end: int) -> str:
    """`text` without `text[start:end]`, and without its lines where nothing else stands there.

    A comment behind the last character goes with it.
    """
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last + 1
    alone = not text[first:start].strip() and text[end:last].strip()[:1] in ("", "#")
    return text[:first] + text[last:] if alone else text[:start] + text[end:]
