"""What of a story's text can stand alone: a quote whose speaker is certain, a sentence with a figure.

Nothing is worded anew. A sentence that leans on the one before it (`Jumlah itu …`) cannot stand
alone and is passed over, and so is a quote where the grammar leaves open who speaks.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.language.counting.numbers import Number, NumberKind, find_numbers
from newsroom.language.naming.likeness import same_person
from newsroom.language.naming.names import name_key, ordinary_words
from newsroom.language.passages import Passage, Role, body_passages
from newsroom.language.quoting.attribution import Attribution, find_attributions
from newsroom.language.quoting.clauses import Lexis
from newsroom.language.quoting.quotes import Quote, read_quotes
from newsroom.language.sentences import split_sentences
from newsroom.language.words import plain_words, word_set, words_of
from newsroom.social.wording import clean_line
from newsroom.story import Source, Story

_SHORTEST, _BEST, _LONGEST = 6, 14, 30
"""Words of what stands alone."""

_LEANING = word_set("""
    adapun akhirnya akibatnya beliau begitu demikian dengan dia hal hasilnya ia jika juga kalau
    karena keduanya kemudian ketiganya lagi lalu mereka misalnya namun oleh padahal sebab
    sebaliknya sebelum sebelumnya sedangkan selain selanjutnya sementara semuanya sesudah setelah
    setelahnya tetapi yakni yaitu
    """)
_POINTING = word_set("itu ini tersebut tadi sana situ sini")
_POINTED_WITHIN = 6
_DISPUTED = word_set("""
    diduga dugaan dikeluhkan dipertanyakan dipersoalkan disangka disebut disebut-sebut dituduh dituding
    gugatan keluhan membantah mempersoalkan mempertanyakan memprotes mengeluh mengeluhkan menggugat
    menolak menuding menuduh protes tersangka terdakwa terduga tudingan tuduhan
    """)
"""What is disputed needs the other side, which stands elsewhere in the story."""
_OWN_MEANING = word_set("hanya punya tanya bertanya biasanya sebanyak")
_GAP = 3
"""Between the end of a quote and its verb stand a comma and a blank at most."""

_SMALL = 12
"""Up to so many, a count is no figure worth telling."""
_MOST_WORTH = 4
"""More figures than this tell no more: a list of them is hard to read aloud."""
_QUOTING = frozenset('“”"„')


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's words without their marks, the name and the role as the story's sources have them."""

    words: str
    name: str
    role: str


def strongest_quote(story: Story, city: str) -> Quotation | None:
    """The quote of a source with a role that is most fit to stand alone: about fourteen words.

    `city` is no part of a person's name. Of quotes as fit as each other the first is taken.
    """
    passages = body_passages(story.body)
    attributions = list(find_attributions(passages, _lexis(story, passages, city)))
    found = [
        Quotation(words, clean_line(source.name), clean_line(source.role))
        for quote in read_quotes(passages).quotes
        if (source := _speaker(story, passages[quote.passage], quote, attributions))
        and _stands_alone(words := _words_of(story, passages[quote.passage], quote))
    ]
    return min(found, key=lambda one: _unfit(one.words), default=None)


def strongest_figure(story: Story) -> str:
    """The sentence of the reporter's own whose figures tell most; empty where there is none."""
    found = [one for one in _own_sentences(story) if _stands_alone(one) and _weight(one)]
    return max(found, key=_weight, default="")


def _lexis(story: Story, passages: tuple[Passage, ...], city: str) -> Lexis:
    place = frozenset(word.lower for word in words_of(city)) - {"kota"}
    people = frozenset(name_key(source.name) for source in story.meta.sources)
    return Lexis(ordinary_words(passage.prose for passage in passages), place, people)


def _speaker(
    story: Story, passage: Passage, quote: Quote, attributions: list[Attribution]
) -> Source | None:
    """The source whom a verb right behind or right before the quote names; None where in doubt."""
    if quote.continues or passage.role is not Role.TEXT:
        return None
    for one in attributions:
        behind, before = one.verb.start - quote.end, quote.start - one.verb.end
        if one.speaker and (0 <= behind <= _GAP or 0 <= before <= _GAP):
            said = one.speaker.text
            meant = [source for source in story.meta.sources if same_person(said, source.name)]
            return meant[0] if len(meant) == 1 and meant[0].role else None
    return None


def _words_of(story: Story, passage: Passage, quote: Quote) -> str:
    start, end = quote.inside
    shown = _shown(story, passage, start - passage.start, end - passage.start)
    return shown.rstrip(",").rstrip()


def _shown(story: Story, passage: Passage, start: int, end: int) -> str:
    """What readers see of a stretch: without the marks that the passage blanks, on one line."""
    written = story.text[passage.start + start : passage.start + end]
    seen = passage.prose[start:end]
    kept = (one for one, other in zip(seen, written, strict=True) if one != " " or other.isspace())
    return clean_line("".join(kept))


def _own_sentences(story: Story) -> Iterator[str]:
    """The sentences of running text in which nobody else is quoted."""
    for passage in body_passages(story.body):
        if passage.role is Role.TEXT:
            for start, end in split_sentences(passage.prose):
                said = _shown(story, passage, start, end)
                if said.endswith(".") and _QUOTING.isdisjoint(said):
                    yield said


def _stands_alone(said: str) -> bool:
    words = [word.lower() for word in plain_words(said)]
    if not _SHORTEST <= len(words) <= _LONGEST or not (said[0].isupper() or said[0].isdigit()):
        return False
    leans = words[0] in _LEANING or any(_looks_back(word) for word in words[:2])
    points = not _POINTING.isdisjoint(words[:_POINTED_WITHIN])
    return not leans and not points and _DISPUTED.isdisjoint(words)


def _looks_back(word: str) -> bool:
    """`Harganya`, `di dalamnya`: of something that was named before."""
    return word.endswith("nya") and word not in _OWN_MEANING


def _unfit(said: str) -> int:
    return abs(len(plain_words(said)) - _BEST)


def _weight(said: str) -> tuple[int, ...]:
    """How much the figures of a sentence tell, then how fit it is; nothing where it has none."""
    worth = sum(map(_worth, find_numbers(said)))
    return (min(worth, _MOST_WORTH), -_unfit(said)) if worth else ()


def _worth(number: Number) -> int:
    """Money and shares tell more than counts."""
    if number.kind in (NumberKind.MONEY, NumberKind.PERCENT):
        return 3
    counts = number.kind is NumberKind.COUNT and number.nouns and number.value > _SMALL
    return 2 if counts else 0
