"""Lets templates speak a language: their words are translated when they are compiled.

Jinja's own extension looks each message up whenever a page is rendered. Here a template is
compiled once for each language, with the translation in place of `_("…")` and of what stands in
`{% trans %}`, so that a page costs in any language what it costs without translations.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jinja2 import BytecodeCache, Environment, nodes
from jinja2.bccache import Bucket
from jinja2.ext import InternationalizationExtension
from jinja2.lexer import Token, TokenStream

from newsroom.tongue import SOURCE, Tongue

_PLACE = re.compile(r"%\((\w+)\)s")


class Translated(InternationalizationExtension):
    """Makes templates speak the environment's `tongue`; they know its code as `lang`."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.extend(tongue=SOURCE)
        environment.globals["lang"] = SOURCE.code
        environment.policies["ext.i18n.trimmed"] = True

    @property
    def _tongue(self) -> Tongue:
        tongue: Tongue = self.environment.tongue  # type: ignore[attr-defined] # set in __init__
        return tongue

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        """The tokens of a template, with text in place of `_("…")`."""
        for token in stream:
            if token.type == "name" and token.value == "_" and stream.current.type == "lparen":
                next(stream)
                words = _words(stream)
                yield Token(token.lineno, "string", self._tongue.say(words))
            else:
                yield token

    def _make_node(  # type: ignore[override] # Jinja puts up with any statement
        self,
        singular: str,
        plural: str | None,
        context: str | None,
        variables: dict[str, nodes.Expr],
        plural_expr: nodes.Expr | None,
        vars_referenced: bool,  # noqa: FBT001 - as Jinja calls it
        num_called_num: bool,  # noqa: FBT001
    ) -> nodes.Node:
        del context, vars_referenced, num_called_num
        if plural_expr is None:
            return nodes.Output(list(_pieces(self._tongue.say(singular), variables)))
        one, many = self._tongue.forms(singular, plural or singular)
        if one == many:
            return nodes.Output(list(_pieces(one, variables)))
        is_one = nodes.Compare(plural_expr, [nodes.Operand("eq", nodes.Const(1))])
        said = ([nodes.Output(list(_pieces(text, variables)))] for text in (one, many))
        return nodes.If(is_one, next(said), [], next(said))


def _words(stream: TokenStream) -> str:
    words = stream.expect("string").value
    while stream.current.type == "string":
        words += next(stream).value
    stream.expect("rparen")
    return str(words)


def _pieces(text: str, variables: Mapping[str, nodes.Expr]) -> Iterator[nodes.Expr]:
    """The text of a message with its variables in their places."""
    for at, piece in enumerate(_PLACE.split(text)):
        if at % 2:
            yield variables[piece]
        elif piece:
            yield nodes.TemplateData(piece.replace("%%", "%"))


def in_tongue(environment: Environment, tongue: Tongue, options: Mapping[str, Any]) -> Environment:
    """The templates of `environment`, with all that they know, in another language."""
    cache = environment.bytecode_cache
    other = Environment(  # noqa: S701 - the options escape
        loader=environment.loader,
        bytecode_cache=_OfTongue(cache, tongue) if cache else None,
        **options,
    )
    other.filters, other.tests = environment.filters, environment.tests
    other.globals.update(environment.globals, lang=tongue.code)
    other.tongue = tongue  # type: ignore[attr-defined] # the extension made it
    return other


class _OfTongue(BytecodeCache):
    """Compiled templates of one language, in the same place as those of the others."""

    def __init__(self, cache: BytecodeCache, tongue: Tongue) -> None:
        self._cache = cache
        self._tongue = tongue

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name under which a compiled template is kept."""
        return f"{self._tongue.code}-{super().get_cache_key(name, filename)}"

    def get_source_checksum(self, source: str) -> str:
        """What a compiled template was made of: the catalogue is part of it."""
        return super().get_source_checksum(f"{self._tongue.digest}\n{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give `bucket` its code, if it is there."""
        self._cache.load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of `bucket`."""
        self._cache.dump_bytecode(bucket)
