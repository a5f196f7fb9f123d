"""Links and hashtags of a Bluesky post: where they stand in the text, counted in UTF-8 bytes.

After the lexicon app.bsky.richtext.facet: the text says nothing by itself, a facet makes a part of
it a link or a tag (at most 640 bytes and 64 graphemes). Mentions would need the other account's
DID, so they stay text.
"""

import regex

_LINK = regex.compile(r"https?://[^\s<>\"]+", regex.IGNORECASE)
_TAG = regex.compile(r"(?<![^\s(])[#＃](?=[\w\p{M}]*[^\W\d_])([\w\p{M}]+)")
_CLUSTER = regex.compile(r"\X")
_LONGEST_TAG, _LONGEST_TAG_BYTES = 64, 640
_AFTER_A_LINK = ".,;:!?'”’»…"

Facet = dict[str, object]


def facets(text: str) -> list[Facet]:
    """The facets of `text`, in the order of their places."""
    found = [(start, end, _link(uri)) for start, end, uri in _links(text)]
    taken = [(start, end) for start, end, _ in found]
    for match in _TAG.finditer(text):
        start, end = match.span()
        inside = any(low <= start < high for low, high in taken)
        if not inside and _is_short(match[1]):
            found.append((start, end, _tag(match[1])))
    return [_facet(text, start, end, feature) for start, end, feature in sorted(found, key=_place)]


def _links(text: str) -> list[tuple[int, int, str]]:
    found = []
    for match in _LINK.finditer(text):
        uri = match[0].rstrip(_AFTER_A_LINK)
        if uri.endswith(")") and "(" not in uri:
            uri = uri[:-1].rstrip(_AFTER_A_LINK)
        found.append((match.start(), match.start() + len(uri), uri))
    return found


def _is_short(tag: str) -> bool:
    return len(tag.encode()) <= _LONGEST_TAG_BYTES and len(_CLUSTER.findall(tag)) <= _LONGEST_TAG


def _place(one: tuple[int, int, Facet]) -> int:
    return one[0]


def _link(uri: str) -> Facet:
    return {"$type": "app.bsky.richtext.facet#link", "uri": uri}


def _tag(tag: str) -> Facet:
    return {"$type": "app.bsky.richtext.facet#tag", "tag": tag}


def _facet(text: str, start: int, end: int, feature: Facet) -> Facet:
    before = len(text[:start].encode())
    return {
        "index": {"byteStart": before, "byteEnd": before + len(text[start:end].encode())},
        "features": [feature],
    }
