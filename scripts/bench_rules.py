"""Measure the rules: how often they are right, and how fast they are beside other linters.

.venv/bin/python scripts/bench_rules.py [--list] [--write] [--only precision|speed]
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

import rule_speed
from newsroom.clock import system_clock
from newsroom.files import write_aside
from newsroom.rules import Judge, load_rules
from newsroom.rules.measured import Measured, Precision, Run, Speed, Tally, read_measured
from rule_precision import Found, Score, find_all, judge, read_faults

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "tests" / "corpus"
MEASURED = ROOT / "docs" / "rules" / "measured.json"
SEVERITIES = ("error", "warning", "hint")
STORY_WORDS = 400
ONE_STORY_RUNS = 5


def main(argv: Sequence[str] | None = None) -> int:
    """Print the tables; 0 always, since figures are told here and judged by people."""
    options = _parse(argv)
    measured = _read_measured()
    precision, speed = measured.precision, measured.speed
    if options.only != "speed":
        scores = measure_precision()
        print(precision_table(scores))
        if options.list:
            print("\n".join(["", *doubts(scores)]))
        precision = _precision(scores)
    if options.only != "precision":
        runs = rule_speed.measure(ROOT, stories=options.stories, words=STORY_WORDS)
        one = rule_speed.measure_one(ROOT, runs=ONE_STORY_RUNS)
        print(f"\n{rule_speed.table(runs)}\n\n{rule_speed.verdict(runs, one)}")
        speed = _speed(runs)
    if options.write:
        write_measured(Measured(precision=precision, speed=speed))
    return 0


def measure_precision() -> list[Score]:
    """Check the corpus and set the findings against its marked faults."""
    severities = {
        rule.name: str(rule.record.severity)
        for rule in load_rules()
        if rule.record.judge is not Judge.EDITOR
    }
    with tempfile.TemporaryDirectory() as folder:
        found = find_all(ROOT, CORPUS, Path(folder) / "newsroom")
    return judge(read_faults(CORPUS), found, severities)


def precision_table(scores: Iterable[Score]) -> str:
    """One line for each rule, then the sums and the means over the rules by severity.

    The means are there so that a frequent fault does not hide a rare one.
    """
    scores = list(scores)
    head = "rule                       severity marked  true false echo missed  precision recall"
    rows = [_row(score.rule, score.severity, [score]) for score in scores]
    sums = [
        _row("all", severity, [one for one in scores if one.severity == severity])
        for severity in SEVERITIES
    ]
    means = [_mean(severity, scores) for severity in SEVERITIES]
    return "\n".join([head, *rows, "", *sums, *means])


def _mean(severity: str, scores: Iterable[Score]) -> str:
    """The rules' mean precision and recall; a rule without findings or faults has no share in it."""
    ours = [score for score in scores if score.severity == severity]
    precision = [
        len(score.right) / (len(score.right) + len(score.wrong))
        for score in ours
        if score.right or score.wrong
    ]
    recall = [len(score.right) / score.marked for score in ours if score.marked]
    shares = f"{_share(sum(precision), len(precision)):>9} {_share(sum(recall), len(recall)):>6}"
    return f"{'mean over rules':<26} {severity:<8} {'':30}{shares}"


def _row(name: str, severity: str, scores: Sequence[Score]) -> str:
    marked = sum(score.marked for score in scores)
    right, wrong, echoes, missed = (
        sum(len(getattr(score, part)) for score in scores)
        for part in ("right", "wrong", "echoes", "missed")
    )
    counts = f"{marked:6} {right:5} {wrong:5} {echoes:4} {missed:6}"
    shares = f"{_share(right, right + wrong):>9} {_share(right, marked):>6}"
    return f"{name:<26} {severity:<8} {counts}  {shares}"


def _share(part: float, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "-"


def doubts(scores: Iterable[Score]) -> Iterable[str]:
    """Every false finding, every echo and every missed fault, with its line."""
    for score in scores:
        for one in score.wrong:
            yield _tell("false", one)
        for one in score.echoes:
            yield _tell("echo", one)
        for fault in score.missed:
            place = f"tests/corpus/{fault.path}:{fault.lines[0]}"
            yield f"missed  {score.rule}  {place}\n        {fault.text or fault.note}"


def _tell(kind: str, one: Found) -> str:
    path = CORPUS / one.path
    lines = path.read_text(encoding="utf-8").split("\n") if path.is_file() else []
    line = lines[one.line - 1] if 0 < one.line <= len(lines) else ""
    place = f"tests/corpus/{one.path}:{one.line}:{one.column}"
    return f"{kind:<7} {one.rule}  {place}\n        {line}\n        {one.message}"


def write_measured(measured: Measured) -> None:
    """Keep the figures where `newsroom docs` reads them."""
    parts = {name: part for name, part in asdict(measured).items() if part}
    text = json.dumps(parts, indent=2, ensure_ascii=False, default=str) + "\n"
    write_aside(MEASURED, text.encode())


def _read_measured() -> Measured:
    if not MEASURED.is_file():
        return Measured()
    measured, problems = read_measured(json.loads(MEASURED.read_text(encoding="utf-8")))
    if measured is None:
        print(f"bench: {MEASURED.name} is set aside: {problems[0].message}", file=sys.stderr)
    return measured or Measured()


def _precision(scores: Iterable[Score]) -> Precision:
    tallies = tuple(
        Tally(
            rule=score.rule,
            severity=score.severity,
            right=len(score.right),
            wrong=len(score.wrong),
            missed=len(score.missed),
        )
        for score in scores
    )
    stories = sum(1 for _ in CORPUS.glob("stories/**/*.md"))
    return Precision(date=system_clock().date(), stories=stories, rules=tallies)


def _speed(runs: Iterable[rule_speed.Run]) -> Speed:
    return Speed(
        date=system_clock().date(),
        machine=machine(),
        words=STORY_WORDS,
        runs=tuple(
            Run(tool=run.tool, stories=run.stories, seconds=round(run.seconds, 2))
            for run in runs
            if run.seconds is not None
        ),
    )


def machine() -> str:
    """The processor, how many of its cores may be used, and the Python that ran."""
    model = "unknown processor"
    info = Path("/proc/cpuinfo")
    if info.is_file():
        lines = info.read_text(encoding="utf-8").splitlines()
        named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
        model = next(named, model)
    version = ".".join(map(str, sys.version_info[:3]))
    return f"{model}, {os.cpu_count()} cores, Python {version}"


def _parse(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--only", choices=("precision", "speed"), help="one of the two tables")
    parser.add_argument("--list", action="store_true", help="every false finding, every miss")
    parser.add_argument("--write", action="store_true", help=f"keep the figures in {MEASURED.name}")
    parser.add_argument(
        "--stories", type=int, default=10_000, help="stories to generate (default: 10000)"
    )
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
