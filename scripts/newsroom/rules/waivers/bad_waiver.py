"""A waiver that does not count, or that nothing calls for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from newsroom.finding import Finding, Severity
from newsroom.rules import Context, Rule, Waivable, finding, load_rule, rule_families
from newsroom.settings import Settings
from newsroom.story import Story, Waiver
from newsroom.typed import nearest

NAME = "bad-waiver"
SHORTEST_REASON = 10
RULE = Rule(
    severity=Severity.ERROR,
    summary="Pengecualian aturan tidak sah: aturannya, alasannya, atau penanggung jawabnya.",
    summary_en="A rule was set aside in a way that does not count: its rule, reason or editor.",
    why="Aturan boleh dikesampingkan hanya secara terbuka: dengan alasan yang dapat dibaca siapa pun, "
    "oleh penyunting yang bukan penulisnya. Pengecualian yang tertinggal menutupi kesalahan berikutnya.",
    why_en="A rule may be set aside only in the open: with a reason anybody can read, by an editor who "
    "is not an author. A waiver that is no longer needed hides the next mistake.",
    cure="Tulis {rule: nama-aturan, reason: alasan, by: penyunting desk} di kunci waivers, satu per "
    "aturan, dan hapus yang tidak lagi diperlukan.",
    cure_en="Write {rule: its-name, reason: why, by: an editor of the desk} under waivers, one for "
    "each rule, and remove what is no longer needed.",
    basis=("KEJ 1", "KEJ 3", "SOP 1"),
    waivable=Waivable.NEVER,
)


@dataclass(frozen=True, slots=True)
class Granted:
    """A waiver that counts, and its number in the story's list."""

    index: int
    waiver: Waiver


def granted(story: Story, settings: Settings) -> Mapping[str, Granted]:
    """The waivers of `story` that count, by the rule that they set aside."""
    return {
        waiver.rule: Granted(index, waiver)
        for index, waiver in enumerate(story.meta.waivers)
        if _fault(story, index, settings) is None
    }


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding for each waiver that does not count."""
    for index in range(len(story.meta.waivers)):
        fault = _fault(story, index, context.settings)
        if fault:
            key, message, message_en = fault
            yield finding(NAME, story, story.span("waivers", index, key), message, message_en)


def unused(story: Story, waiver: Granted) -> Finding:
    """The finding for a waiver whose rule found nothing; only the checker knows that."""
    name = waiver.waiver.rule
    return finding(
        NAME,
        story,
        story.span("waivers", waiver.index, "rule"),
        f'Aturan "{name}" tidak menemukan apa pun di berita ini; hapus pengecualiannya.',
        f'The rule "{name}" finds nothing in this story; remove its waiver.',
    )


def _fault(story: Story, index: int, settings: Settings) -> tuple[str, str, str] | None:
    """(key at fault, message, message in English), or None for a waiver that counts."""
    waiver = story.meta.waivers[index]
    if waiver.rule in (other.rule for other in story.meta.waivers[:index]):
        return (
            "rule",
            f'Aturan "{waiver.rule}" sudah dikecualikan di atas; hapus salah satu.',
            f'The rule "{waiver.rule}" is already waived above; remove one.',
        )
    return (
        _rule_fault(waiver.rule) or _reason_fault(waiver) or _editor_fault(story, waiver, settings)
    )


def _rule_fault(name: str) -> tuple[str, str, str] | None:
    if name not in rule_families():
        guess = nearest(name, rule_families())
        hint = f' Mungkin maksudnya "{guess}".' if guess else ""
        hint_en = f' Did you mean "{guess}"?' if guess else ""
        return (
            "rule",
            f'Aturan "{name}" tidak dikenal; kecualikan satu aturan dengan namanya.{hint}',
            f'Unknown rule "{name}"; waive one rule by its name.{hint_en}',
        )
    if load_rule(name).record.waivable is Waivable.NEVER:
        return (
            "rule",
            f'Aturan "{name}" tidak dapat dikecualikan; ikuti caranya: newsroom explain {name}',
            f'The rule "{name}" cannot be waived; see its cure: newsroom explain {name}',
        )
    return None


def _reason_fault(waiver: Waiver) -> tuple[str, str, str] | None:
    if len(waiver.reason.strip()) >= SHORTEST_REASON:
        return None
    return (
        "reason",
        f"Alasan pengecualian harus paling sedikit {SHORTEST_REASON} karakter, agar pembaca tahu sebabnya.",
        f"A waiver needs a reason of at least {SHORTEST_REASON} characters, so that anybody can see why.",
    )


def _editor_fault(story: Story, waiver: Waiver, settings: Settings) -> tuple[str, str, str] | None:
    desk = settings.desks.get(story.meta.desk)
    if waiver.by in story.meta.authors:
        return (
            "by",
            f'"{waiver.by}" penulis berita ini; pengecualian diberikan penyunting lain dari desknya.',
            f'"{waiver.by}" is an author of this story; another editor of its desk must waive the rule.',
        )
    if desk is None or waiver.by not in desk.editors:
        return (
            "by",
            f'"{waiver.by}" bukan penyunting desk ini; isi dengan id penyunting desknya.',
            f'"{waiver.by}" is not an editor of this desk; give the id of one of its editors.',
        )
    return None
