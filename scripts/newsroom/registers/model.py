"""What the newsroom's registers hold, typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from newsroom.language.names import person_key
from newsroom.registers.wordlist import WordList
from newsroom.typed import Day, Moment, strict_keys


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody of the newsroom; stories and desks name them by `id`."""

    id: str
    name: str
    role: str
    bio: str = ""


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
    """Stories and events that lead to a day."""

    id: str
    name: str
    date: Day
    description: str
    agenda: tuple[AgendaItem, ...] = ()


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
class Election:
    """An election and the days, both counted, in which support for a candidate weighs most."""

    name: str
    since: Day
    until: Day
    candidates: tuple[str, ...] = ()


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class CodeArticle:
    """An article that rules stand on, in a line of our own words. `key` is what rules name."""

    key: str
    title: str
    article: str
    gist: str
    source: str


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
    def known_people(self) -> frozenset[str]:
        """The keys (`language.names.person_key`) of the newsroom's people and of the officials."""
        return frozenset(person_key(one.name) for one in (*self.people, *self.officials))

    @cached_property
    def known_names(self) -> frozenset[str]:
        """The same, and those of the places."""
        return self.known_people | {person_key(place.name) for place in self.places}

    @cached_property
    def campaigns_by_id(self) -> Mapping[str, Campaign]:
        """Campaigns by their id."""
        return {campaign.id: campaign for campaign in self.campaigns}

    def word_list(self, name: str) -> WordList:
        """The list in content/registers/words/`name`.csv; an empty one where there is none."""
        return self.words.get(name, WordList())

    @cached_property
    def codes_by_key(self) -> Mapping[str, CodeArticle]:
        """Articles by the key that rules name."""
        return {article.key: article for article in self.codes}
