"""What a file is without one of its values."""


def without(text: str, start: int, end: int) -> str:
    """`text` without `text[start:end]`, and without its lines where nothing else stands there.

    A comment behind the last character goes with it.
    """
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last + 1
    alone = not text[first:start].strip() and text[end:last].strip()[:1] in ("", "#")
    return text[:first] + text[last:] if alone else text[:start] + text[end:]
