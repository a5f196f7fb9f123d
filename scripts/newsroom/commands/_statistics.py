"""`newsroom check --stats`: every rule's findings and time over a set of stories."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import ParamSpec

from newsroom.checker import Checker
from newsroom.commands import Shell
from newsroom.commands._checking import Bench, check_files, check_registers
from newsroom.commands._choice import Choice
from newsroom.errors import UsageError
from newsroom.finding import Finding, Severity
from newsroom.formats._statistics import as_json, as_text, gather
from newsroom.rules import Judge, LoadedRule

Tick = Callable[[], float]
"""A clock that only tells how much later it is, in seconds."""

_FORMATS = {"text": as_text, "json": as_json}
_P = ParamSpec("_P")


def refuse_unfit(form: str, *, fixing: bool) -> None:
    """Raise UsageError for what cannot be asked for together with `--stats`."""
    if form not in _FORMATS or fixing:
        raise UsageError(
            "--stats memberi angka, sebagai text atau json, dan tidak mengubah berita; hapus --fix atau --format yang lain.",
            "--stats gives figures, as text or json, and changes no story; drop --fix or the other --format.",
        )


def tell_statistics(bench: Bench, chosen: Choice, form: str, tick: Tick, shell: Shell) -> int:
    """Check the stories one by one in this process, and tell the figures; the code of `check`."""
    checker, spent = timed(_linking(bench.checker, chosen.stories), tick)
    found = check_registers(bench.workspace, checker, chosen.registers)
    # What all stories share is read before the clock starts.
    bench.checker.context.archive()
    start = tick()
    found += checker.check_newsroom()
    found += check_files(bench.workspace, checker, _counted(chosen.stories, shell))
    seconds = tick() - start
    asked = {rule.name for rule in checker.rules if rule.record.judge is Judge.EDITOR}
    levels = {name: level for name, level in checker.levels.items() if name not in asked}
    figures = gather(found, levels, spent, stories=len(chosen.stories), seconds=seconds)
    shell.print(_FORMATS[form](figures).removesuffix("\n"))
    return 1 if any(one.severity is Severity.ERROR for one in found) else 0


def _linking(checker: Checker, paths: Iterable[str]) -> Checker:
    """The same checker, for which the stories at `paths` stand on the site, wherever they lie."""
    parts = (path.removesuffix(".md").split("/")[-3:] for path in paths)
    together = {f"/{'/'.join(part)}/" for part in parts}
    elsewhere = checker.context.has_address

    def has_address(path: str) -> bool:
        return f"{path.rstrip('/')}/" in together or elsewhere(path)

    return replace(checker, context=replace(checker.context, has_address=has_address))


def timed(checker: Checker, tick: Tick) -> tuple[Checker, Mapping[str, float]]:
    """The same checker, and the seconds that each rule has taken, which grow while it works."""
    spent: defaultdict[str, float] = defaultdict(float)

    def with_clock(rule: LoadedRule) -> LoadedRule:
        def clocked(check: Callable[_P, Iterable[Finding]]) -> Callable[_P, Iterable[Finding]]:
            def run(*args: _P.args, **kwargs: _P.kwargs) -> Iterable[Finding]:
                start = tick()
                found = list(check(*args, **kwargs))
                spent[rule.name] += tick() - start
                return found

            return run

        return replace(
            rule,
            check=rule.check and clocked(rule.check),
            check_newsroom=rule.check_newsroom and clocked(rule.check_newsroom),
        )

    return replace(checker, rules=tuple(with_clock(rule) for rule in checker.rules)), spent


def _counted(paths: Sequence[str], shell: Shell) -> Iterable[str]:
    """The paths, counted on a terminal while the work takes long."""
    shown = shell.err.isatty() and len(paths) > _MANY
    for number, path in enumerate(paths):
        if shown and number % _MANY == 0:
            print(f"\r{number}/{len(paths)}", end="", file=shell.err, flush=True)
        yield path
    if shown:
        print("\r\x1b[K", end="", file=shell.err, flush=True)


_MANY = 200
