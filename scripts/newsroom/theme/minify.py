"""The stylesheet without what a browser passes over: comments, and white space that means nothing.

tinycss2 reads CSS as CSS Syntax 3 says, nesting included, so that white space which is a selector
(`li :hover`) stays. Names, numbers, colours and the order of things are left as they were written:
rewriting them saves nothing once a server compresses (docs/adr/0029).
"""

from collections.abc import Iterable, Iterator
from typing import Any

import tinycss2

from newsroom.errors import BuildError

_TIGHT_IN_VALUES = frozenset(",")
_TIGHT_IN_SELECTORS = frozenset(",>+~")


def minify_css(css: str, source: str) -> str:
    """`css`, meaning the same in fewer bytes.

    Raises BuildError that names `source` and the line where `css` is no valid CSS.
    """
    nodes = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    try:
        return "".join(_node(node) for node in nodes)
    except _InvalidError as error:
        place = f"{source}:{error.line}"
        raise BuildError(
            f"{place}: bukan CSS yang sah ({error.reason}). Perbaiki di sekitar baris itu.",
            f"{place}: no valid CSS ({error.reason}). Mend it near that line.",
        ) from None


class _InvalidError(Exception):
    """What tinycss2 could not read."""

    def __init__(self, error: Any) -> None:
        super().__init__(error.message)
        self.line, self.reason = error.source_line, error.message


def _node(node: Any) -> str:
    """A rule or a declaration, the latter with its semicolon."""
    if node.type == "error":
        raise _InvalidError(node)
    if node.type == "declaration":
        # Older browsers take an empty custom property only with a space in it.
        value = _tokens(node.value, _TIGHT_IN_VALUES) or " "
        return f"{node.name}:{value}{'!important' if node.important else ''};"
    if node.type == "qualified-rule":
        return f"{_tokens(node.prelude, _TIGHT_IN_SELECTORS)}{_block(node)}"
    said = f"@{node.at_keyword} {_tokens(node.prelude, _TIGHT_IN_VALUES)}".rstrip()
    return f"{said}{_block(node)}" if node.content is not None else f"{said};"


def _block(rule: Any) -> str:
    nodes = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    return f"{{{''.join(map(_node, nodes)).removesuffix(';')}}}"


def _tokens(tokens: Iterable[Any], tight: frozenset[str]) -> str:
    # The serializer puts a comment where two tokens would otherwise become one.
    return str(tinycss2.serialize(list(_needed(tokens, tight))))


def _needed(tokens: Iterable[Any], tight: frozenset[str]) -> Iterator[Any]:
    """The tokens without comments, and without white space at the ends and beside `tight` ones."""
    last = space = None
    for token in tokens:
        if token.type == "error":
            raise _InvalidError(token)
        if token.type == "comment":
            continue
        if token.type == "whitespace":
            space = token
            continue
        if space and last and not (_is_one_of(last, tight) or _is_one_of(token, tight)):
            space.value = " "
            yield space
        _clear(token)
        yield token
        last, space = token, None


def _is_one_of(token: Any, signs: frozenset[str]) -> bool:
    return token.type == "literal" and token.value in signs


def _clear(token: Any) -> None:
    """Leave out the same inside a function or brackets."""
    if token.type == "function":
        token.arguments = list(_needed(token.arguments, _TIGHT_IN_VALUES))
    elif token.type.endswith(" block"):
        token.content = list(_needed(token.content, _TIGHT_IN_VALUES))
