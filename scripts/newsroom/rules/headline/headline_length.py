"""A headline too long to be shown whole, or too short to tell anything."""

from collections.abc import Iterable

from newsroom.finding import Finding, Severity
from newsroom.rules import Context, Rule, finding
from newsroom.story import Story

NAME = "headline-length"
RULE = Rule(
    severity=Severity.WARNING,
    summary="Judul terlalu panjang atau terlalu pendek.",
    summary_en="The headline is too long or too short.",
    why="Judul yang panjang terpotong di hasil pencarian dan di unggahan; judul yang terlalu pendek "
    "tidak mengatakan apa yang terjadi.",
    why_en="A long headline is cut off in search results and posts; one too short does not say what "
    "happened.",
    cure="Susun ulang judul: siapa berbuat apa, tanpa keterangan yang dapat dibaca di alinea "
    "pertama. Batasnya ada di newsroom.toml, bagian style.",
    cure_en="Rewrite it: who does what, without details that the first paragraph gives. The limits "
    "are in newsroom.toml, table style.",
    basis=("SOP 3",),
)


def check(story: Story, context: Context) -> Iterable[Finding]:
    """At most one finding; a missing title has its own rule."""
    style = context.settings.style
    title = " ".join(story.meta.title.split())
    if not title or style.headline_shortest <= len(title) <= style.headline_longest:
        return
    if len(title) > style.headline_longest:
        over = len(title) - style.headline_longest
        message = f"Judul memuat {len(title)} karakter, {over} lebih dari batas {style.headline_longest}. Ringkaskan; keterangan lain cukup di alinea pertama."
        message_en = f"The headline has {len(title)} characters, {over} over the limit of {style.headline_longest}. Shorten it; the first paragraph can tell the rest."
    else:
        message = f"Judul hanya {len(title)} karakter; paling sedikit {style.headline_shortest}. Sebut siapa berbuat apa."
        message_en = f"The headline has only {len(title)} characters; at least {style.headline_shortest}. Say who does what."
    yield finding(NAME, story, story.span("title"), message, message_en)
