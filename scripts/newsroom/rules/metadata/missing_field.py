"""What a story of its kind must say of itself, and does not."""

from collections.abc import Iterable, Mapping

from newsroom.finding import Finding, Severity
from newsroom.rules import Context, Rule, finding
from newsroom.story import Kind, Story
from newsroom.typed import Loc, did_you_mean

NAME = "missing-field"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Kunci yang wajib bagi jenis berita ini belum diisi, atau menunjuk orang atau desk yang tidak dikenal.",
    summary_en="A key that this kind of story needs is missing, or names an unknown person or desk.",
    why="Pembaca berhak tahu siapa menulis, di mana, dan dari siapa keterangannya. Tanpa desk tidak ada "
    "penyunting yang bertanggung jawab; tanpa id kiriman tidak dapat dicatat.",
    why_en="Readers may know who wrote it, where, and on whose word. Without a desk no editor answers "
    "for it; without an id its posts cannot be recorded.",
    cure="Isi kuncinya. Berita memerlukan event dan sources, agenda event.starts_at, foto images; "
    "pengumuman berbicara atas nama kantor dan tidak memerlukan sources.",
    cure_en="Give the key. News needs event and sources, an agenda item event.starts_at, a photo "
    "story images; an announcement is the office's own word and needs no sources.",
    basis=("KEJ 2", "UU KIP 7", "SOP 1"),
    any_language=True,
)
_ALWAYS: tuple[Loc, ...] = (("id",), ("title",), ("desk",), ("authors",), ("summary",))
_SCENE: tuple[Loc, ...] = (("event", "name"), ("event", "place"))
_BY_KIND: Mapping[Kind, tuple[Loc, ...]] = {
    Kind.NEWS: (*_SCENE, ("sources",)),
    Kind.ANNOUNCEMENT: (),
    Kind.AGENDA: (*_SCENE, ("event", "starts_at")),
    Kind.CLARIFICATION: (("sources",),),
    # Which story a reply answers is asked by `unlinked-reply`.
    Kind.REPLY: (("sources",),),
    Kind.PHOTO: (*_SCENE, ("images",)),
}
_WHAT: Mapping[Loc, tuple[str, str]] = {
    ("id",): ("nama tetap, misalnya 2026-11-19-nama-berita", "a permanent name, such as 2026-11-19-its-name"),
    ("title",): ("judul berita", "the headline"),
    ("desk",): ("desk di newsroom.toml yang menyuntingnya", "the desk of newsroom.toml that edits it"),
    ("authors",): ("id penulis dari people.yml, misalnya [siti-rahma]", "ids of people.yml, such as [siti-rahma]"),
    ("summary",): ("satu kalimat, paling banyak 160 karakter", "one sentence of at most 160 characters"),
    ("event",): ("acara yang diberitakan, dengan name dan place", "what it reports, with name and place"),
    ("event", "name"): ("nama acaranya", "what the event is called"),
    ("event", "place"): ("tempat acaranya", "where the event was"),
    ("event", "starts_at"): ("kapan acara dimulai, dengan zona", "when the event begins, with its offset"),
    ("sources",): ("dari siapa keterangannya, paling sedikit satu", "who said so, at least one source"),
    ("images",): ("paling sedikit satu foto", "at least one picture"),
}  # fmt: skip


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding for each key that is missing, each unknown author, an unknown desk."""
    for loc in _missing(story):
        what, what_en = _WHAT[loc]
        key = ".".join(str(part) for part in loc)
        yield finding(
            NAME,
            story,
            story.span(*loc),
            f'Kunci "{key}" belum diisi: {what}.',
            f'The key "{key}" is missing: {what_en}.',
        )
    yield from _unknown_names(story, context)


def _missing(story: Story) -> Iterable[Loc]:
    of_kind = _BY_KIND[story.meta.kind] if story.readable("kind") else ()
    eventless = not story.has("event")
    if eventless and _SCENE[0] in of_kind:
        yield ("event",)
    for loc in (*_ALWAYS, *of_kind):
        if _is_empty(story, loc) and story.readable(*loc) and not (eventless and len(loc) > 1):
            yield loc


def _is_empty(story: Story, loc: Loc) -> bool:
    value: object = story.meta
    for part in loc:
        value = getattr(value, str(part), None)
    return not (value.strip() if isinstance(value, str) else value)


def _unknown_names(story: Story, context: Context) -> Iterable[Finding]:
    places = [("authors", index) for index in range(len(story.positions))]
    # What could not be read is left out of the list of authors, but not of the file.
    readable = (loc for loc in places if loc not in story.unreadable)
    people, desks = context.registers.people_by_id, context.settings.desks
    for loc, author in zip(readable, story.meta.authors, strict=False):
        if author not in people:
            yield _unknown(story, loc, author, people, "Penulis", "content/registers/people.yml")
    if story.meta.desk and story.meta.desk not in desks:
        yield _unknown(story, ("desk",), story.meta.desk, desks, "Desk", "newsroom.toml")


def _unknown(
    story: Story, loc: Loc, name: str, known: Iterable[str], what: str, register: str
) -> Finding:
    hint, hint_en = did_you_mean(name, known)
    return finding(
        NAME,
        story,
        story.span(*loc),
        f'{what} "{name}" tidak ada di {register}.{hint}',
        f'"{name}" is not in {register}.{hint_en}',
    )
