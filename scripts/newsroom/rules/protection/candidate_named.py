"""A candidate in a story that comes out in an election's days (content/registers/elections.yml).

Not forbidden: the story has no share kit until those days are over, and a second editor must approve
it. So its reporter hears of it before it is handed in. A name counts wherever readers meet it, also
in a picture's description, a tag or the story's address; `exceptions` in the register set apart who
has the same name. A face that nobody names stays unseen.
"""

from collections.abc import Iterable
from datetime import datetime

from newsroom.clock import say_date
from newsroom.edition import Published, consider
from newsroom.finding import Finding, Severity
from newsroom.neutrality import Mention, mentions, watched
from newsroom.rules import Context, Rule, Waivable, finding
from newsroom.story import Story

NAME = "candidate-named"
RULE = Rule(
    severity=Severity.WARNING,
    summary="Berita menyebut calon di masa pemilihan: perlu penyunting kedua, tanpa kit berbagi.",
    summary_en="A story names a candidate in an election's days: a second editor, no share kit.",
    why="Pegawai yang membagikan berita tentang calon dapat dinilai memihak, dan sanksinya menimpa mereka, "
    "bukan redaksi. Dua penyunting melihat lebih baik apakah berita itu menguntungkan seseorang.",
    why_en="Employees who share a story about a candidate may be judged to take sides, and are punished "
    "for it themselves. Two editors see better whether the story favours somebody.",
    cure="Sebut calon hanya bila beritanya memerlukannya, lalu minta persetujuan dua penyunting. Orang lain "
    "yang senama: tulis di exceptions pada elections.yml.",
    cure_en="Name a candidate only where the story needs it, then ask two editors to approve. Somebody "
    "else of that name: write it under exceptions in elections.yml.",
    basis=("SKB Netralitas ASN", "UU Pilkada 70"),
    waivable=Waivable.NEVER,
    any_language=True,
)


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding for each candidate, where the story names them first."""
    elections = context.registers.elections
    if not elections or story.meta.withdrawn:
        return
    on_now = watched(elections, [_comes_out(story, context)], context.settings.zone)
    for mention in mentions(story, on_now):
        yield _finding(story, mention)


def _comes_out(story: Story, context: Context) -> datetime:
    """When readers could first read it, had one editor been enough; now, where none approved it."""
    found = consider(story, context.settings, (), context.recorded, context.now)
    return found.readable_since if isinstance(found, Published) else context.now


def _finding(story: Story, mention: Mention) -> Finding:
    name, election = mention.candidate.name, mention.election
    return finding(
        NAME,
        story,
        story.body_span(mention.start, mention.end),
        f"{name} calon dalam {election.name}. Sampai {say_date(election.until)} berita ini perlu "
        "penyunting kedua dan tidak masuk kit berbagi.",
        f"{name} is a candidate of {election.name}. Until {election.until.isoformat()} this story needs "
        "a second editor and has no share kit.",
    )
