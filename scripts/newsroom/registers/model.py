"""What the newsroom's registers hold, typed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from newsroom.language.words import plain_words, words_of
from newsroom.registers.elections import Election
from newsroom.registers.wordlist import WordList
from newsroom.typed import Day, Moment, strict_keys

if TYPE_CHECKING:
    # Rules ask for what is worked out of names; pages do not, and it takes long to import.
    from newsroom.language.naming.roster import Roster


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody of the newsroom; stories and desks name them by `id`.

    `github` is their login there, by which the newsroom knows whose review it is.
    """

    id: str
    name: str
    role: str
    bio: str = ""
    github: str = ""


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """An office-holder, with the days of the term (`until` open while in office)."""

    name: str
    role: str
    institution: str
    since: Day
    until: Day | None = None
    aliases: tuple[str, ...] = ()


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """An acronym and what it stands for."""

    acronym: str
    expansion: str


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Anniversary:
    """A day that is counted in years from `first`."""

    name: str
    first: Day


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """An event of a campaign."""

    name: str
    place: str
    starts_at: Moment
    ends_at: Moment | None = None


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """Stories and events that lead to a day.

    `mark` stands on the cards of its stories, on the ground `colour` (`#rrggbb`) where it has one.
    """

    id: str
    name: str
    date: Day
    description: str
    agenda: tuple[AgendaItem, ...] = ()
    mark: str = ""
    colour: str = ""


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A public contact of the office."""

    name: str
    phone: str | None = None
    url: str | None = None
    hours: str | None = None


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeUnit:
    """A unit of the city whose employees pass stories on."""

    id: str
    name: str


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place name, known to be spelled right."""

    name: str


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class CodeArticle:
    """An article that rules stand on, in a line of our own words. `key` is what rules name."""

    key: str
    title: str
    article: str
    gist: str
    source: str


def people_by_login(people: Iterable[Person]) -> Mapping[str, Person]:
    """People by their login on GitHub, in lower case; a login of several is nobody's."""
    found: dict[str, Person] = {}
    claimed: set[str] = set()
    for person in people:
        login = person.github.lower()
        if login in claimed:
            found.pop(login, None)
        elif login:
            claimed.add(login)
            found[login] = person
    return found


@dataclass(frozen=True, eq=False)
class Registers:
    """All registers. `words` maps a list's name (its file's) to the list.

    Registers are equal only to themselves, so that what is worked out with them can be kept.
    """

    people: tuple[Person, ...] = ()
    officials: tuple[Official, ...] = ()
    glossary: tuple[Term, ...] = ()
    anniversaries: tuple[Anniversary, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    contacts: tuple[Contact, ...] = ()
    offices: tuple[OfficeUnit, ...] = ()
    places: tuple[Place, ...] = ()
    elections: tuple[Election, ...] = ()
    codes: tuple[CodeArticle, ...] = ()
    words: Mapping[str, WordList] = field(default_factory=dict)

    @cached_property
    def people_by_id(self) -> Mapping[str, Person]:
        """People by their id."""
        return {person.id: person for person in self.people}

    @cached_property
    def by_login(self) -> Mapping[str, Person]:
        """People by their login on GitHub, in lower case; a login of several is nobody's."""
        return people_by_login(self.people)

    @cached_property
    def known_people(self) -> frozenset[str]:
        """The keys (`language.names.person_key`) of the newsroom's people and of the officials."""
        from newsroom.language.naming.names import person_key

        names = [one.name for one in self.people] + [one.name for one in self.officials]
        return frozenset(map(person_key, names))

    @cached_property
    def known_names(self) -> frozenset[str]:
        """The same, and those of the places."""
        from newsroom.language.naming.names import person_key

        return self.known_people | {person_key(place.name) for place in self.places}

    @cached_property
    def campaigns_by_id(self) -> Mapping[str, Campaign]:
        """Campaigns by their id."""
        return {campaign.id: campaign for campaign in self.campaigns}

    def word_list(self, name: str) -> WordList:
        """The list in content/registers/words/`name`.csv; an empty one where there is none."""
        return self.words[name] if name in self.words else WordList()

    @cached_property
    def codes_by_key(self) -> Mapping[str, CodeArticle]:
        """Articles by the key that rules name."""
        return {article.key: article for article in self.codes}

    @cached_property
    def expansions(self) -> Mapping[str, tuple[str, ...]]:
        """What the glossary says an acronym (in lower case) stands for; it may say several."""
        found: dict[str, tuple[str, ...]] = {}
        for term in self.glossary:
            key = term.acronym.lower()
            found[key] = (*found.get(key, ()), term.expansion)
        return found

    @cached_property
    def acronyms_of(self) -> Mapping[tuple[str, ...], tuple[str, ...]]:
        """The acronyms of an expansion, by its `language.expansions.content_key`."""
        from newsroom.language.naming.expansions import content_key

        found: dict[tuple[str, ...], tuple[str, ...]] = {}
        for term in self.glossary:
            key = content_key(term.expansion)
            found[key] = (*found.get(key, ()), term.acronym)
        return found

    @cached_property
    def coined_acronyms(self) -> tuple[str, ...]:
        """The acronyms of the glossary that are no row of capitals and no word: Diskominfo."""
        written = (term.acronym for term in self.glossary)
        return tuple(one for one in written if one[:1].isupper() and not one.isupper())

    @cached_property
    def roster(self) -> "Roster":
        """The names of the officials, and what else they are called, to be found in a text."""
        from newsroom.language.naming.roster import Roster, bare_name

        names = (name for one in self.officials for name in (one.name, *one.aliases))
        return Roster(dict.fromkeys(bare_name(name) for name in names))

    @cached_property
    def short_forms(self) -> Mapping[str, str]:
        """What one word (in lower case) is short for, by the glossary and the editors' list."""
        terms = {term.acronym.lower(): term.expansion for term in self.glossary}
        rows = self.word_list("headline-name-mismatch").rows
        return terms | {row.pattern.lower(): row.replacement for row in rows}

    @cached_property
    def known_words(self) -> frozenset[str]:
        """Words (in lower case) that editors or the glossary know and that are no names."""
        lists = ("unknown-word", "unexpanded-acronym")
        words = (pattern for name in lists for pattern in self.word_list(name).patterns)
        return frozenset(words) | self.short_forms.keys()

    @cached_property
    def name_words(self) -> frozenset[str]:
        """The words, in lower case, of the officials' names."""
        return frozenset(word.lower() for one in self.officials for word in plain_words(one.name))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of a name in the registers and of a pattern in the word lists, in lower case."""
        texts = [one.name for one in self.people] + [one.name for one in self.officials]
        texts += [one.name for one in self.offices] + [one.name for one in self.places]
        texts += [one.name for one in self.contacts]
        texts += [text for term in self.glossary for text in (term.acronym, term.expansion)]
        texts += [row.pattern for words in self.words.values() for row in words.rows]
        return frozenset(word.lower for text in texts for word in words_of(text))
