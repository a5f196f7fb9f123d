"""A rule as a page that people read: `newsroom explain` prints it, `newsroom docs` keeps it."""

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from itertools import groupby

from newsroom.registers import CodeArticle
from newsroom.rules import Fixing, Judge, LoadedRule, Rule, Waivable
from newsroom.rules.fixture import Case, File, Fixture
from newsroom.rules.measured import Measured, measured_tables

_FIXING: Mapping[Fixing, str] = {
    Fixing.NONE: "tidak ada / none",
    Fixing.SAFE: "aman, dengan --fix / safe, with --fix",
    Fixing.SUGGESTED: "usulan, dipilih penyunting / suggested, an editor decides",
}
_WAIVABLE: Mapping[Waivable, str] = {
    Waivable.EDITOR: "oleh penyunting desk yang bukan penulisnya / by an editor of the desk, not an author",
    Waivable.SECOND_EDITOR: "oleh penyunting kedua / by a second editor",
    Waivable.NEVER: "tidak dapat / never",
}
_JUDGES: Mapping[Judge, str] = {
    Judge.MACHINE: "pemeriksaan otomatis / the check",
    Judge.READER: "pembacaan berkas / the reading of the file",
    Judge.EDITOR: "penyunting, dengan daftar periksanya / an editor, with the checklist",
}


def rule_page(rule: LoadedRule, codes: Mapping[str, CodeArticle], fixture: Fixture | None) -> str:
    """The page of `rule`, in Markdown: what it catches, one example of it, its basis, the rest.

    Examples are shown only where there is a fixture; the first is the one with a message.
    """
    record = rule.record
    shown = fixture.firing if fixture else ()
    first = next((case for case in shown if case.pinned), shown[0] if shown else None)
    parts = [
        f"# {rule.name}\n\n**{record.summary}**\n\n{record.summary_en}\n",
        *(_first_example(first) if first else ()),
        *_told(record, "".join(_basis(record.basis, codes)), why_first=first is None),
        "## Sifatnya / Facts\n\n" + "".join(f"- {line}\n" for line in _facts(rule)),
        *_group("Juga ditemukan / Also found", [case for case in shown if case is not first]),
        *_group("Dibiarkan / Let pass", fixture.silent if fixture else ()),
    ]
    return "\n".join(parts)


def _told(record: Rule, basis: str, *, why_first: bool) -> Iterable[str]:
    """Basis and reason, then the cure. Where no example is shown, the reason gives one."""
    parts = [
        f"## Dasar / Basis\n\n{basis}",
        f"## Mengapa / Why\n\n{record.why}\n\n{record.why_en}\n",
    ]
    yield from reversed(parts) if why_first else parts
    yield f"## Yang perlu dilakukan / What to do\n\n{record.cure}\n\n{record.cure_en}\n"


def _facts(rule: LoadedRule) -> Iterable[str]:
    record = rule.record
    yield f"Diputuskan / judged by: {_JUDGES[record.judge]}"
    if record.judge is not Judge.EDITOR:
        yield f"Bobot / severity: {record.severity}"
        yield f"Perbaikan otomatis / fix: {_FIXING[record.fixing]}"
        yield f"Pengecualian / waiver: {_WAIVABLE[record.waivable]}"
    if record.any_language:
        yield "Juga untuk terjemahan / for translations, too"
    yield f"Penanggung jawab / owner: {record.owner}"
    yield f"Sejak versi / since: {record.since}"


def _basis(keys: Iterable[str], codes: Mapping[str, CodeArticle]) -> Iterable[str]:
    for key in keys:
        article = codes.get(key)
        if article is None:
            yield f"- {key}\n"
        else:
            yield f"- {key} ({article.title}, {article.article}): {article.gist}\n"
            yield f"  {article.source}\n"


def _first_example(case: Case) -> Iterable[str]:
    yield "## Contoh / Example\n\nTanda ⟦ ⟧ mengapit tempatnya. / The marks ⟦ ⟧ stand around the place.\n"
    yield _example(case)


def _group(heading: str, cases: Sequence[Case]) -> Iterable[str]:
    if cases:
        yield f"## {heading}\n"
        yield from (_example(case) for case in cases)


def _example(case: Case) -> str:
    parts = [f"### {case.title}\n"]
    if case.before:
        parts += ["Semula / before:\n", *_file(case.before)]
    if case.story:
        parts += [*(["Kini / now:\n"] if case.before else []), *_file(case.story)]
    for other in case.archive:
        parts += ["Berita lain / another story:\n", *_file(other)]
    if case.pinned:
        parts += ["Pesannya / the message:\n", _fenced(case.pinned)]
    if case.fixed:
        parts += ["Setelah / after `newsroom check --fix`:\n", _fenced(case.fixed)]
    return "\n".join(parts)


def _file(file: File) -> Iterable[str]:
    yield _fenced(file.source)
    if file.settings:
        told = "".join(f"{key}: {value}\n" for key, value in file.settings.items())
        yield from ("Dengan / with:\n", _fenced(told))


def _fenced(text: str) -> str:
    fence = "`" * max(3, _longest_run(text) + 1)
    return f"{fence}text\n{text}{fence}\n"


def _longest_run(text: str) -> int:
    return max((len(list(run)) for character, run in groupby(text) if character == "`"), default=0)


_OVERVIEW = """\
# Aturan pemeriksaan / The rules

Setiap berita diperiksa dengan aturan ini oleh `newsroom check`. Bobotnya dapat diubah di
`newsroom.toml`, bagian `[rules]`. Yang ditandai *penyunting* tidak dapat dinilai mesin; penyunting
menjawabnya dengan [daftar periksa](../editor-checklist.md).

Every story is checked against these by `newsroom check`. Their severity can be changed in
`newsroom.toml`, table `[rules]`. Those marked *penyunting* no machine can judge; an editor answers
for them with the [checklist](../editor-checklist.md).
"""


def overview(rules: Sequence[LoadedRule], measured: Measured | None = None) -> str:
    """The page that lists all rules, family by family, and what was `measured` of them."""
    parts = [_OVERVIEW]
    for family, members in groupby(rules, key=lambda rule: rule.family):
        rows = "".join(
            f"| [{rule.name}]({rule.name}.md) | {_weight(rule)} "
            f"| {rule.record.summary}<br>{rule.record.summary_en} |\n"
            for rule in members
        )
        parts.append(
            f"## {family}\n\n{_about(family)}\n\n| Rule | Severity | |\n|---|---|---|\n{rows}"
        )
    if measured:
        parts.append(measured_tables(measured))
    return "\n".join(parts)


def _weight(rule: LoadedRule) -> str:
    return "*penyunting*" if rule.record.judge is Judge.EDITOR else rule.record.severity


def _about(family: str) -> str:
    return (import_module(f"newsroom.rules.{family}").__doc__ or "").strip()
