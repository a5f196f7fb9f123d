"""A story that was on air and whose file is gone, or stands at another path and so another address."""

from collections.abc import Iterable

from newsroom.finding import START, Finding, Severity
from newsroom.rules import Context, Rule, Waivable
from newsroom.rules.corrections._on_air import story_then, was_on_air
from newsroom.story import Story

NAME = "deleted-story"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Berita yang sudah tayang dihapus, atau berkasnya dipindahkan.",
    summary_en="A story that was on air was deleted, or its file was moved.",
    why="Berita yang hilang tanpa alasan menimbulkan curiga, dan semua tautan ke sana putus. Pencabutan "
    "boleh, asalkan alasannya diumumkan.",
    why_en="A story that vanishes without a reason raises suspicion, and every link to it breaks. "
    "Withdrawing is allowed, as long as the reason is made public.",
    cure="Kembalikan berkasnya. Bila beritanya memang harus dicabut, tulis withdrawn: {at, reason} di "
    "bagian depannya; halamannya tinggal dengan alasan itu.",
    cure_en="Bring the file back. If the story really has to be withdrawn, write withdrawn: {at, reason} "
    "in its front matter; the page stays, with that reason.",
    basis=("PPMS 5",),
    waivable=Waivable.NEVER,
)


def check_newsroom(context: Context) -> Iterable[Finding]:
    """Every file that is gone and held a story that readers had seen."""
    for path in context.before.gone if context.before else ():
        then = story_then(path, context)
        if then and was_on_air(then, context):
            yield _finding(then, context)


def _finding(then: Story, context: Context) -> Finding:
    moved = context.archive().by_id.get(then.id) if then.id else None
    title = then.meta.title
    if moved is not None:
        return Finding(
            NAME,
            then.path,
            START,
            f'Berita yang sudah tayang, "{title}", dipindahkan ke {moved.path}, jadi alamat {then.address} putus. Kembalikan nama berkasnya.',
            f'A story that was on air, "{title}", was moved to {moved.path}, and its address {then.address} is dead. Give the file its old name.',
        )
    return Finding(
        NAME,
        then.path,
        START,
        f'Berita yang sudah tayang, "{title}", dihapus. Kembalikan; bila harus dicabut, tulis withdrawn: {{at: …, reason: …}} di bagian depannya.',
        f'A story that was on air, "{title}", was deleted. Bring it back; if it has to be withdrawn, write withdrawn: {{at: …, reason: …}} in its front matter.',
    )
