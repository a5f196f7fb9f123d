"""The rules that no machine can judge, as the list an editor goes through before approving."""

from collections.abc import Iterable
from itertools import groupby

from newsroom.rules import Judge, LoadedRule

_HEAD = """\
## Daftar periksa penyunting / The editor's checklist

Mesin tidak dapat menilai hal-hal ini; penyunting yang menyetujui menjawabnya.
No machine can judge these; the editor who approves answers for them.
"""


def editor_checklist(rules: Iterable[LoadedRule], *, pages: str) -> str:
    """The checklist in Markdown: a box to tick for each rule that an editor judges, by family.

    `pages` is what stands before the file names of the rules' pages: `rules/`, or an address.
    """
    asked = [rule for rule in rules if rule.record.judge is Judge.EDITOR]
    parts = [_HEAD]
    for _, members in groupby(asked, key=lambda rule: rule.family):
        parts.append("".join(_item(rule, pages) for rule in members))
    return "\n".join(parts)


def _item(rule: LoadedRule, pages: str) -> str:
    record = rule.record
    return (
        f"- [ ] [{rule.name}]({pages}{rule.name}.md): {record.cure}  \n"
        f"      {record.cure_en}\n"
        f"      <sub>Dasar / basis: {'; '.join(record.basis)}</sub>\n"
    )
