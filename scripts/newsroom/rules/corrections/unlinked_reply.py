"""A reply and the story that it answers, of which one does not lead to the other.

The site ties both pages together by `reply_to` alone. Feeds, other outlets and printed copies carry
the text and nothing around it, and so the original has to name its reply in the text, or in the
note of a correction.
"""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from newsroom.corpus import Sketch
from newsroom.corpus.sketch import address_of
from newsroom.finding import Finding, Severity
from newsroom.rules import Context, Rule, finding
from newsroom.story import Kind, Story, parse

NAME = "unlinked-reply"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Hak jawab dan berita yang ditanggapinya tidak saling menautkan.",
    summary_en="A reply and the story that it answers do not lead to each other.",
    why="Orang yang membaca berita semula harus dapat menemukan jawabannya; tanpa tautan, hak jawab "
    "dilayani di atas kertas saja.",
    why_en="Whoever reads the story must be able to find the answer to it; without a link the right of "
    "reply is served on paper only.",
    cure="Isi reply_to dengan id berita semula. Tambahkan di ujung berita itu *Hak jawab dimuat dalam "
    "berita [judulnya](/tahun/bulan/nama/)*, lalu minta penyunting membacanya lagi.",
    cure_en="Put the id of the story in reply_to. Add *Hak jawab dimuat dalam berita "
    "[its title](/year/month/name/)* to the end of that story, and have an editor read it again.",
    basis=("PPMS 4", "KEJ 11", "UU Pers 5"),
)
_ALIKE = 75
_HINT = (' Mungkin maksudnya "{}".', ' Did you mean "{}"?')


def check(story: Story, context: Context) -> Iterable[Finding]:
    """A reply that names no story, or one that does not exist, or one that does not name it."""
    reply_to = story.meta.reply_to
    if not reply_to:
        if story.meta.kind is Kind.REPLY and story.readable("reply_to"):
            yield _without_story(story)
        return
    original = context.archive().by_id.get(reply_to)
    if original is None or original.path == story.path:
        yield _unknown(story, reply_to, context)
    elif not _leads_to(original, story, context):
        yield _one_way(story, original)


def _leads_to(original: Sketch, reply: Story, context: Context) -> bool:
    # Of a withdrawn story only the reason is shown, and the site's own links.
    if original.withdrawn or address_of(reply.path) in original.links:
        return True
    if original.follows == reply.id:
        return True
    text = context.archive().text(original.path)
    story = parse(original.path, text, zone=context.settings.zone)[0] if text else None
    notes = story.meta.corrections if story else ()
    return any(address_of(reply.path) in one.note or reply.id in one.note for one in notes)


def _without_story(story: Story) -> Finding:
    return finding(
        NAME,
        story,
        story.span("kind"),
        "Hak jawab ini tidak menyebut berita yang ditanggapinya; isi reply_to dengan id berita itu.",
        "This reply does not name the story that it answers; put the id of that story in reply_to.",
    )


def _unknown(story: Story, reply_to: str, context: Context) -> Finding:
    ids = (one for one in context.archive().by_id if one != story.id)
    nearest = process.extractOne(reply_to, ids, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    hint, hint_en = _HINT if nearest else ("", "")
    guess = nearest[0] if nearest else ""
    return finding(
        NAME,
        story,
        story.span("reply_to"),
        f'Tidak ada berita lain dengan id "{reply_to}".{hint.format(guess)} Isi reply_to dengan id berita yang ditanggapi.',
        f'There is no other story with the id "{reply_to}".{hint_en.format(guess)} Put the id of the story that is answered in reply_to.',
    )


def _one_way(story: Story, original: Sketch) -> Finding:
    address = f"{address_of(story.path)}/"
    return finding(
        NAME,
        story,
        story.span("reply_to"),
        f"{original.path} belum menautkan hak jawab ini. Tambahkan di ujungnya: *Hak jawab dimuat dalam berita [judulnya]({address}).*",
        f"{original.path} does not lead to this reply yet. Add to its end: *Hak jawab dimuat dalam berita [its title]({address}).*",
    )
