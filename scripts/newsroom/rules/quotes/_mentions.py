"""Where a speaker is named before speaking, and whether the text says there who it is."""

from collections.abc import Sequence

from newsroom.language.naming.likeness import same_person
from newsroom.language.naming.names import Name, find_names, name_key
from newsroom.language.passages import Passage
from newsroom.language.quoting.attribution import Attribution
from newsroom.language.quoting.clauses import Lexis
from newsroom.language.quoting.roles import has_role
from newsroom.language.quoting.verbs import BARE

Named = tuple[Passage, Name]


def named_in(passages: Sequence[Passage], lexis: Lexis) -> Sequence[Named]:
    """The names in `passages`, each with its passage."""
    return [
        (passage, name)
        for passage in passages
        for name in find_names(
            passage.prose, passage.start, ordinary=lexis.ordinary, stops=lexis.city
        )
    ]


def mentions_of(
    named: Sequence[Named], one: Attribution, speaker: Name, name: str
) -> Sequence[Named]:
    """Where the speaker is named, as far as the paragraph of the first attribution."""
    key = {*name_key(name).split(), *speaker.key.split()}
    return [
        (passage, at)
        for passage, at in named
        if passage.start <= one.verb.start
        and not key.isdisjoint(word.lower for word in at.words)
        and are_one(at.text, name)
    ]


def is_introduced(passage: Passage, at: Name, roles: frozenset[str], one: Attribution) -> bool:
    """Whether the name at `at` stands with a role; `roles` are the words of the source's own."""
    behind_verb = one.verb.lower in BARE and one.verb.start < at.start
    start, end = at.start - passage.start, at.end - passage.start
    return has_role(passage.prose, start, end, known=roles, apposition=behind_verb)


def are_one(one: str, two: str) -> bool:
    """Whether two names can be one person's."""
    return same_person(one, two) or same_person(two, one)
