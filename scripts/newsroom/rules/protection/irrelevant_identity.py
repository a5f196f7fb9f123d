"""A suspect's ethnic group or religion, which explains nothing and blames many.

Stories about hatred between groups need these words and are silent
(irrelevant-identity-context.csv), and so are names of places.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable

from newsroom.finding import Finding, Severity
from newsroom.language.passages import Passage, story_passages
from newsroom.language.sentences import sentence_around
from newsroom.language.words import word_set, words_of
from newsroom.registers import Registers
from newsroom.registers.wordlist import Hit
from newsroom.rules import Context, Rule, finding
from newsroom.rules._shared.listed import may_hold
from newsroom.rules._shared.matters import speaks_of
from newsroom.story import Story

NAME = "irrelevant-identity"
RULE = Rule(
    severity=Severity.WARNING,
    summary="Suku atau agama disebut di samping tersangka.",
    summary_en="An ethnic group or a religion stands beside a suspect.",
    why="Kejahatan dilakukan orang, bukan sukunya. Penyebutan itu mengajak pembaca mencurigai semua yang "
    "sesuku atau seagama.",
    why_en="People commit crimes, groups do not. To name the group invites readers to suspect everybody "
    "who belongs to it.",
    cure="Hapus suku atau agamanya. Bila memang bagian dari perkara, misalnya ujaran kebencian, jelaskan "
    "dalam beritanya.",
    cure_en="Remove the group or the religion. If it is part of the case, such as hate speech, say so in "
    "the story.",
    basis=("KEJ 8",),
)
_WORDS_BETWEEN = 5
_VICTIM = word_set(
    """
    korban terhadap anak kepada menipu memukul memukuli menusuk menikam membacok membunuh mencabuli
    memerkosa memperkosa melecehkan menganiaya mengeroyok menyerang merampok menjambret memeras
    mengancam menculik menabrak menampar mencekik menembak meludahi
    """
)
_GENERIC = word_set(
    "suku etnis bersuku beretnis berketurunan keturunan beragama pemeluk penganut muslim"
)
_PLACE = re.compile(
    r"\b(?:Kampung|Jalan|Jl\.?|Gang|Pasar|Kelurahan|Desa|Kecamatan|Perumahan|Kota|Pulau|Provinsi|Polda|Polres|Universitas|Rumah Sakit"
    r"|Pelabuhan|Masjid|Gereja|asal|dari|di|ke|se|rumah makan|warung)\s\Z"
)
_SOMEBODY = re.compile(
    r"\b(?:orang|pria|lelaki|laki-laki|perempuan|wanita|pemuda|pemudi|gadis|perantau|berdarah)\s\Z",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\s(?:[A-Z][\w'’]+)(?:\s[A-Z][\w'’]+)?")
_MOST = 10


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding for each sentence in which both stand at most five words apart."""
    lists = context.registers
    if not any(may_hold(story, lists.word_list(name)) for name in (NAME, f"{NAME}-origin")):
        return
    groups = [(one, _identities(one.prose, lists)) for one in story_passages(story)]
    if not any(hits for _, hits in groups) or speaks_of(story, lists, f"{NAME}-context"):
        return
    left = _MOST
    for passage, hits in groups:
        suspects = list(lists.word_list(f"{NAME}-suspect").find(passage.prose)) if hits else []
        told: set[tuple[int, int]] = set()
        for hit in hits if suspects else ():
            sentence = sentence_around(passage.prose, hit.start)
            if left and sentence not in told and _is_beside(passage.prose, hit, suspects, sentence):
                told.add(sentence)
                left -= 1
                yield _finding(story, passage, hit)


def _identities(prose: str, lists: Registers) -> list[Hit]:
    # A name that is a place too tells where somebody comes from only right behind that somebody.
    places = lists.word_list(f"{NAME}-origin").find(prose)
    origins = [one for one in places if _SOMEBODY.search(prose, max(0, one.start - 20), one.start)]
    return [*lists.word_list(NAME).find(prose), *origins]


def _is_beside(prose: str, hit: Hit, suspects: list[Hit], sentence: tuple[int, int]) -> bool:
    word = prose[hit.start : hit.end]
    of_place = _PLACE.search(prose[max(0, hit.start - 20) : hit.start])
    if word.lower() not in _GENERIC and (of_place or not word[0].isupper()):
        return False
    first = bisect_left(suspects, sentence[0], key=_start)
    last = bisect_left(suspects, sentence[1], key=_start)
    return any(_are_near(prose, hit, suspect) for suspect in suspects[first:last])


def _start(hit: Hit) -> int:
    return hit.start


def _are_near(prose: str, one: Hit, two: Hit) -> bool:
    """Whether few words stand between two hits, none of which leads over to the victim."""
    between = words_of(prose[min(one.end, two.end) : max(one.start, two.start)])
    return len(between) <= _WORDS_BETWEEN and not any(word.lower in _VICTIM for word in between)


def _finding(story: Story, passage: Passage, hit: Hit) -> Finding:
    end = hit.end
    if passage.prose[hit.start : hit.end].lower() in _GENERIC:
        named = _NAMED.match(passage.prose, hit.end)
        end = named.end() if named else end
    words = " ".join(passage.prose[hit.start : end].split())
    return finding(
        NAME,
        story,
        story.body_span(passage.start + hit.start, passage.start + end),
        f'"{words}" tidak menjelaskan perkaranya dan menyalahkan banyak orang. Hapus.',
        f'"{words}" does not explain the case and blames many. Remove it.',
    )
