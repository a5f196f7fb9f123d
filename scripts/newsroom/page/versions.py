"""A story in other languages: the way there for readers, and what search engines are told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from newsroom.page.teaser import Teaser
from newsroom.page.words import Link
from newsroom.tongue import SOURCE_CODE, Tongue, message

_INVITATION = message("Baca dalam bahasa Indonesia")
_NAME = message("Bahasa Indonesia")


@dataclass(frozen=True, slots=True)
class Version:
    """The story in another language; `invitation` is said in that language."""

    lang: str
    title: str
    address: str
    url: str
    invitation: str
    is_original: bool


@dataclass(frozen=True, slots=True)
class Versions:
    """The versions of a story that stand, the original first.

    `alternates` maps languages to whole addresses, this page's own among them, as `hreflang` has
    it; `x-default` is for readers of all other languages. `withdrawn` is the address of the
    original where that was withdrawn.
    """

    others: tuple[Version, ...] = ()
    alternates: tuple[Link, ...] = ()
    withdrawn: str = ""

    @property
    def original(self) -> Version | None:
        """What this story translates."""
        return next((one for one in self.others if one.is_original), None)


ALONE = Versions()
"""Those of a story in one language."""


def versions_of(
    lang: str, url: str, found: Iterable[Teaser], tongues: Mapping[str, Tongue]
) -> Versions:
    """The versions of the story in `lang` at the whole address `url`, besides itself `found`.

    The original is the one in the language of the newsroom.
    """
    standing: dict[str, Version] = {}
    withdrawn = ""
    for one in found:
        if not one.withdrawn:
            standing.setdefault(one.lang, _version(one, tongues[one.lang]))
        elif one.lang == SOURCE_CODE:
            withdrawn = one.address
    standing.pop(lang, None)
    others = sorted(standing.values(), key=lambda one: (not one.is_original, one.lang))
    if not others:
        return Versions(withdrawn=withdrawn)
    addresses = {lang: url} | {one.lang: one.url for one in others}
    links = [Link(code, addresses[code]) for code in sorted(addresses)]
    if SOURCE_CODE in addresses:
        links.append(Link("x-default", addresses[SOURCE_CODE]))
    return Versions(tuple(others), tuple(links), withdrawn)


def language_link(tongue: Tongue) -> Link:
    """The language by its own name, and where its stories are listed."""
    return Link(language_name(tongue), f"/{tongue.code}/")


def language_name(tongue: Tongue) -> str:
    """What a language calls itself."""
    return tongue.say(_NAME)


def _version(teaser: Teaser, tongue: Tongue) -> Version:
    return Version(
        teaser.lang,
        teaser.title,
        teaser.address,
        teaser.url,
        tongue.say(_INVITATION),
        is_original=tongue.is_source,
    )
