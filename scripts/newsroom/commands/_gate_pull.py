"""The gate of a pull request: what GitHub does not know about an approval."""

from pathlib import Path

from newsroom.commands import Shell
from newsroom.commands._forge import open_forge
from newsroom.github.judging import Judged, Judgement, judge, main_house
from newsroom.github.objections import Told
from newsroom.github.pulls import Pull, pull
from newsroom.settings import ApprovalSource


def judge_pull(number: int, shell: Shell) -> int:
    """Say whether the stories of a pull request may be merged; 0 where they may, 1 where not.

    Nothing of the files in hand is believed: newsroom.toml, people.yml, the stories and the reviews
    are GitHub's. Raises ForgeError, SettingsError, ContentError.
    """
    github = open_forge(shell)
    asked = pull(github, number)
    house = main_house(github, shell.settings.root)
    if asked.base_ref != house.main:
        return _goes_elsewhere(asked, house.main, shell)
    if house.settings.approval.source is not ApprovalSource.GITHUB:
        shell.say(
            "persetujuan dinyatakan di berkas berita; pull request ini tidak memerlukannya di GitHub.\n"
            "Approvals are declared in the stories; this pull request needs none on GitHub."
        )
        return 0
    judgement = judge(github, asked, house, shell.clock())
    lines = lines_of(judgement)
    for line in lines:
        shell.print(line)
    _summarise(shell, lines)
    return 0 if judgement.passed else 1


def _goes_elsewhere(asked: Pull, main: str, shell: Shell) -> int:
    shell.say(
        f"#{asked.number} menuju cabang {asked.base_ref}, bukan {main}; tidak ada yang tayang darinya, "
        f"jadi tidak dinilai. Arahkan ke {main} agar dinilai.\n"
        f"It goes into {asked.base_ref}, not {main}; nothing of it is published, so it is not judged. "
        f"Direct it to {main}."
    )
    return 1


def lines_of(judgement: Judgement) -> list[str]:
    """What the gate says, a line for each thing, in both languages."""
    if judgement.passed and not judgement.stories:
        return [_line("✓", Told("tidak ada berita di sini", "no stories here"))]
    lines = [_line("✗", fault) for fault in judgement.faults]
    for one in judgement.stories:
        lines += _of_story(one)
    return lines


def _of_story(one: Judged) -> list[str]:
    if one.faults:
        return [_line("✗", fault, one.path) for fault in one.faults]
    names = ", ".join(approval.by for approval in one.approvals)
    if one.decision.awaits_second_edit:
        told = Told(
            f"tayang, menunggu suntingan kedua (disetujui {names})",
            f"on air, awaiting the second edit (approved by {names})",
        )
    else:
        told = Told(f"disetujui {names}", f"approved by {names}")
    return [_line("✓", told, one.path)]


def _line(mark: str, told: Told, path: str = "") -> str:
    where = f"{path}: " if path else ""
    return f"{mark} {where}{told.message}\n  {told.message_en}"


def _summarise(shell: Shell, lines: list[str]) -> None:
    """Show the same on the run's page; a file name of a story cannot become Markdown there."""
    file = shell.environ.get("GITHUB_STEP_SUMMARY")
    if not file:
        return
    text = "\n".join(lines).replace("`", "'")
    with Path(file).open("a", encoding="utf-8") as summary:
        summary.write(f"```text\n{text}\n```\n")
