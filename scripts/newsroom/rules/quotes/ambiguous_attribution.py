"""`Ungkapnya` or `sambung dia` where it can be anybody, or nobody was named."""

from collections.abc import Iterable

from newsroom.finding import Finding, Severity
from newsroom.language.naming.names import read_person
from newsroom.language.passages import body_passages
from newsroom.language.quoting.anaphora import Unclear, find_unclear
from newsroom.rules import Context, Rule, finding
from newsroom.rules._shared.speaking import speaking_in
from newsroom.story import Story

NAME = "ambiguous-attribution"
RULE = Rule(
    severity=Severity.WARNING,
    summary="Ujarnya atau kata dia tidak jelas menunjuk siapa.",
    summary_en="Ujarnya or kata dia does not make clear whom it means.",
    why="Bila baru saja dua orang disebut, atau belum seorang pun, pembaca dapat salah menduga siapa "
    "yang berbicara.",
    why_en="Where two people were just named, or nobody yet, readers may guess wrong who is speaking.",
    cure="Sebut namanya: kata Rina, bukan katanya. Sesudah itu katanya kembali jelas.",
    cure_en="Give the name: kata Rina instead of katanya. From there on katanya is clear again.",
    basis=("KEJ 2", "SOP 3"),
)
_MOST = 5
# No news story has more, and time stays bounded.
_MOST_PEOPLE = 40


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding per verb that points at nobody or at several people, five at most."""
    speaking = speaking_in(story, context)
    sources = (read_person(source.name) for source in story.meta.sources)
    people = [source.text for source in sources if source]
    people += [one.speaker.text for one in speaking.attributions if one.speaker]
    known = tuple(dict.fromkeys(people))[:_MOST_PEOPLE]
    passages = body_passages(story.body)
    unclear = find_unclear(passages, speaking.attributions, known, speaking.lexis)
    for one, _ in zip(unclear, range(_MOST), strict=False):
        yield _finding(story, one)


def _finding(story: Story, one: Unclear) -> Finding:
    verb = one.verb.text
    message = f'"{verb}" tidak menunjuk siapa pun: belum ada orang yang disebut. Sebut namanya.'
    message_en = f'"{verb}" points at nobody: no one was named yet. Give the name.'
    if one.people:
        names = ", ".join(one.people[:3])
        message = f'"{verb}" dapat menunjuk beberapa orang ({names}). Sebut nama yang berbicara.'
        message_en = f'"{verb}" can mean several people ({names}). Name the one who speaks.'
    span = story.body_span(one.verb.start, one.verb.end)
    return finding(NAME, story, span, message, message_en)
