"""A second story on an event that the newsroom has told already, and no word of the first.

The later of the two is reported. An announcement and what came of it are two stories, and so are a
claim and its answer; a series, weekly or with its day or number in the title, repeats itself rightly.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from newsroom.corpus import Sketch, sketch
from newsroom.finding import Finding, Severity
from newsroom.language.words import word_set
from newsroom.rules import Context, Rule, finding
from newsroom.rules._shared.titles import (
    are_alike,
    are_one_but_for_place,
    core,
    dated,
    is_one_name,
    plain,
)
from newsroom.story import Kind, Story

NAME = "duplicate-story"
RULE = Rule(
    severity=Severity.WARNING,
    summary="Peristiwa yang sama sudah diberitakan, dan keduanya tidak saling menyebut.",
    summary_en="The same event has been told already, and neither story knows of the other.",
    why="Pembaca yang menemukan dua berita tentang satu acara tidak tahu mana yang berlaku, terutama bila "
    "angkanya berbeda; ralat di satu berita tidak sampai ke yang lain.",
    why_en="Readers who find two stories on one event cannot tell which one holds, the less when figures "
    "differ; a correction in one never reaches the other.",
    cure="Satukan keduanya; atau, bila yang baru memang lanjutan, isi follows dengan id berita semula.",
    cure_en="Make them one; or, if the new one really goes on where the other ended, put the id of the "
    "other in follows.",
    basis=("SOP 3",),
)
_DAYS = 30
_WEEK = 7
_AHEAD = {Kind.AGENDA, Kind.ANNOUNCEMENT}
_ANSWERS = {Kind.REPLY, Kind.CLARIFICATION}
# What happens once to one thing, and not week after week.
_ONCE = word_set("""
    dibongkar dilantik diluncurkan diresmikan disahkan ditetapkan mulai perdana rampung resmi terpilih
    tuntas""")
_SAME_DEED: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("peluncuran", "pembukaan"), "peresmian"),
        **dict.fromkeys(("penyaluran", "pembagian", "pemberian"), "penyerahan"),
        "pengukuhan": "pelantikan",
        "penyuluhan": "sosialisasi",
    }
)


def check(story: Story, context: Context) -> Iterable[Finding]:
    """The nearest earlier story of the same event, or else with the same title."""
    archive = context.archive()
    own = archive.by_path.get(story.path) or sketch(story, context.settings.zone)
    if not own.last_day or own.withdrawn or own.kind in _ANSWERS:
        return
    for other in archive.with_event_like(own):
        if (
            _may_be_compared(own, other)
            and _is_same_event(own, other)
            and not archive.are_linked(own, other)
        ):
            yield _finding(story, other, by_event=True)
            return
    for other in archive.with_title_like(own, _DAYS):
        if _may_be_compared(own, other) and _is_same_title(own, other):
            if not archive.are_linked(own, other):
                yield _finding(story, other, by_event=False)
            return


def _may_be_compared(own: Sketch, other: Sketch) -> bool:
    return (
        other.path != own.path
        and other.id != own.id
        and other.age < own.age
        and not other.withdrawn
        and other.lang == own.lang
        and other.kind not in _ANSWERS
        and (own.kind in _AHEAD) == (other.kind in _AHEAD)
    )


def _is_same_event(own: Sketch, other: Sketch) -> bool:
    return is_one_name(_event(own), _event(other)) and is_one_name(
        plain(own.place), plain(other.place)
    )


def _event(story: Sketch) -> str:
    """The name of the event; deeds that are one thing by two words have one of them."""
    head, space, rest = plain(story.event).partition(" ")
    return _SAME_DEED.get(head, head) + space + rest


def _is_same_title(own: Sketch, other: Sketch) -> bool:
    apart = abs(own.last_day - other.last_day)
    mine, theirs = plain(own.title), plain(other.title)
    if not mine or (apart and apart % _WEEK == 0 and _may_recur(own, other, mine)):
        return False
    places = plain(own.place), plain(other.place)
    alike = (
        are_alike(mine, theirs)
        or core(mine) == core(theirs)
        or (are_one_but_for_place(mine, theirs, places[0].split()) and is_one_name(*places))
    )
    return alike and dated(mine) == dated(theirs)


def _may_recur(own: Sketch, other: Sketch, title: str) -> bool:
    """Whether two stories that lie whole weeks apart may be parts of a weekly series."""
    return _ONCE.isdisjoint(title.split()) or is_one_name(_event(own), _event(other))


def _finding(story: Story, other: Sketch, *, by_event: bool) -> Finding:
    same, same_en = ("Acara", "event") if by_event else ("Judul", "title")
    return finding(
        NAME,
        story,
        story.span("event", "name") if by_event else story.span("title"),
        f'{same} ini sama dengan "{other.title}" ({other.path}). Satukan, atau isi follows: {other.id or "id berita itu"} bila ini lanjutannya.',
        f'The {same_en} is that of "{other.title}" ({other.path}). Make them one, or add follows: {other.id or "its id"} if this goes on from there.',
    )
