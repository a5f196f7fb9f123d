"""A law, decree or statistic that the story relies on and gives nobody a way to look up."""

from collections.abc import Iterable

from newsroom.finding import Finding, Severity
from newsroom.language.documents import Citation, find_citations
from newsroom.language.passages import Passage, Role
from newsroom.language.quoting.speech import own_words
from newsroom.rules import Context, Rule, finding
from newsroom.story import Method, Story

NAME = "unlinked-document"
RULE = Rule(
    severity=Severity.HINT,
    summary="Dokumen disebut tanpa tautan dan tidak ada di sources.",
    summary_en="A document is cited without a link and is not among the sources.",
    why="Peraturan dan data sering dikutip dari ingatan; yang membaca dokumennya sendiri menemukan "
    "angka yang salah. Tautan membuat pembaca dapat memeriksanya juga.",
    why_en="Rules and figures are often quoted from memory; whoever opens the document finds the wrong "
    "figure. A link lets readers check it too.",
    cure="Tautkan dokumennya di alinea itu, atau tulis di sources dengan method: document dan url.",
    cure_en="Link the document in that paragraph, or list it in sources with method: document and a url.",
    basis=("KEJ 2", "UU KIP 7"),
)
_LINKS = ("](", "http://", "https://", "<a ")


def check(story: Story, _: Context) -> Iterable[Finding]:
    """One finding per document, where it is first cited."""
    sources = [source for source in story.meta.sources if source.method is Method.DOCUMENT]
    named = [f"{source.name} {source.role} {source.url or ''}" for source in sources]
    seen: set[str] = set()
    for passage in own_words(story):
        if not (passage.is_text or passage.role is Role.TABLE):
            continue
        cited = sorted(find_citations(passage.prose), key=_start)
        linked = bool(cited) and _is_linked(story, passage)
        for one in cited:
            known = linked or one.key in seen or any(one.is_named_in(name) for name in named)
            if not known:
                yield _finding(story, passage, one)
            seen.add(one.key)


def _start(one: Citation) -> int:
    return one.start


def _is_linked(story: Story, passage: Passage) -> bool:
    written = story.text[passage.start : passage.end]
    return any(mark in written for mark in _LINKS)


def _finding(story: Story, passage: Passage, one: Citation) -> Finding:
    start, end = passage.start + one.start, passage.start + one.end
    return finding(
        NAME,
        story,
        story.body_span(start, end),
        f'"{one.text}" disebut tanpa tautan. Tautkan dokumennya, atau tulis di sources dengan method: document.',
        f'"{one.text}" is cited without a link. Link the document, or list it in sources with method: document.',
    )
