"""A waiver that does not count, or that nothing calls for."""

from collections.abc import Iterable

from newsroom.finding import Finding, Severity
from newsroom.rules import Context, Rule, Waivable, finding
from newsroom.rules.waiving import Waived, judged
from newsroom.story import Story

NAME = "bad-waiver"
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
    any_language=True,
)


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding for each waiver that does not count."""
    for one in judged(story, context.settings):
        if one.fault and story.readable("waivers", one.index, one.fault.key):
            at = story.span("waivers", one.index, one.fault.key)
            yield finding(NAME, story, at, one.fault.message, one.fault.message_en)


def unused(story: Story, one: Waived) -> Finding:
    """The finding for a waiver whose rule found nothing; only the checker knows that."""
    name = one.waiver.rule
    return finding(
        NAME,
        story,
        story.span("waivers", one.index, "rule"),
        f'Aturan "{name}" tidak menemukan apa pun di berita ini; hapus pengecualiannya.',
        f'The rule "{name}" finds nothing in this story; remove its waiver.',
    )
