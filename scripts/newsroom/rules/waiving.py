"""Which of a story's waivers count: a known rule, a reason, an editor who answers for it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from newsroom.approval import declared, may_approve
from newsroom.rules import Waivable, load_rule, rule_families
from newsroom.settings import Desk, Settings
from newsroom.story import Story, Waiver
from newsroom.typed import did_you_mean

SHORTEST_REASON = 10


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a waiver does not count; `key` is the part of it that is at fault."""

    key: str
    message: str
    message_en: str


@dataclass(frozen=True, slots=True)
class Waived:
    """A waiver, its place in the story's list, and why it does not count, if so."""

    index: int
    waiver: Waiver
    fault: Fault | None


def granted(story: Story, settings: Settings) -> Mapping[str, Waived]:
    """The waivers of `story` that count, by the rule that they set aside."""
    return {one.waiver.rule: one for one in judged(story, settings) if one.fault is None}


def judged(story: Story, settings: Settings) -> Iterable[Waived]:
    """Every waiver of `story` that could be read."""
    seen: set[str] = set()
    for index, waiver in zip(_indexes(story), story.meta.waivers, strict=False):
        fault = _again(waiver.rule) if waiver.rule in seen else _fault(story, waiver, settings)
        seen.add(waiver.rule)
        yield Waived(index, waiver, fault)


def waiting_for_second_editor(story: Story, approvers: Collection[str]) -> tuple[Waiver, ...]:
    """The waivers of `story` that need an approval by somebody else than who answers for them.

    `approvers` are the editors whose approval of the story as it stands counts.
    """
    return tuple(
        waiver
        for waiver in story.meta.waivers
        if waiver.rule in rule_families()
        and load_rule(waiver.rule).record.waivable is Waivable.SECOND_EDITOR
        and not any(editor != waiver.by for editor in approvers)
    )


def _indexes(story: Story) -> list[int]:
    """Where in the file's list the waivers stand that could be read."""
    length = sum(len(loc) == 2 and loc[0] == "waivers" for loc in story.positions)
    return [index for index in range(length) if not _is_left_out(story, index)]


def _is_left_out(story: Story, index: int) -> bool:
    # Without its rule a waiver is left out; with another key amiss it stays, without that key.
    vital = {("waivers",), ("waivers", index), ("waivers", index, "rule")}
    return not vital.isdisjoint(story.unreadable)


def _fault(story: Story, waiver: Waiver, settings: Settings) -> Fault | None:
    return (
        _rule_fault(waiver.rule) or _reason_fault(waiver) or _editor_fault(story, waiver, settings)
    )


def _again(name: str) -> Fault:
    return Fault(
        "rule",
        f'Aturan "{name}" sudah disebut pengecualian di atas; hapus salah satu.',
        f'The rule "{name}" is named by a waiver above already; remove one.',
    )


def _rule_fault(name: str) -> Fault | None:
    if name not in rule_families():
        hint, hint_en = did_you_mean(name, rule_families())
        return Fault(
            "rule",
            f'Aturan "{name}" tidak dikenal; kecualikan satu aturan dengan namanya.{hint}',
            f'Unknown rule "{name}"; waive one rule by its name.{hint_en}',
        )
    if load_rule(name).record.waivable is Waivable.NEVER:
        return Fault(
            "rule",
            f'Aturan "{name}" tidak dapat dikecualikan; ikuti caranya: newsroom explain {name}',
            f'The rule "{name}" cannot be waived; see its cure: newsroom explain {name}',
        )
    return None


def _reason_fault(waiver: Waiver) -> Fault | None:
    if len(waiver.reason.strip()) >= SHORTEST_REASON:
        return None
    return Fault(
        "reason",
        f"Alasan pengecualian harus paling sedikit {SHORTEST_REASON} karakter, agar pembaca tahu sebabnya.",
        f"A waiver needs a reason of at least {SHORTEST_REASON} characters, so that anybody can see why.",
    )


def _editor_fault(story: Story, waiver: Waiver, settings: Settings) -> Fault | None:
    desk = settings.desks.get(story.meta.desk)
    if waiver.by in story.meta.authors:
        return Fault(
            "by",
            f'"{waiver.by}" penulis berita ini; pengecualian diberikan penyunting lain dari desknya.',
            f'"{waiver.by}" is an author of this story; another editor of its desk must waive the rule.',
        )
    if desk is None or waiver.by not in desk.editors:
        return Fault(
            "by",
            f'"{waiver.by}" bukan penyunting desk ini; isi dengan id penyunting desknya.',
            f'"{waiver.by}" is not an editor of this desk; give the id of one of its editors.',
        )
    needs_second = load_rule(waiver.rule).record.waivable is Waivable.SECOND_EDITOR
    if needs_second and _approvers(story, desk) == {waiver.by}:
        return Fault(
            "by",
            f'Pengecualian ini perlu penyunting kedua; "{waiver.by}" sendiri yang menyetujui beritanya.',
            f'This waiver needs a second editor; "{waiver.by}" alone approved the story.',
        )
    return None


def _approvers(story: Story, desk: Desk) -> set[str]:
    """Whose approval of the story as it stands counts; nobody's while it still waits for one."""
    return {
        approval.by
        for approval in declared(story)
        if approval.covers_newest_change and may_approve(story, approval, desk)
    }
