"""Rules and stories to findings: severities, waivers, one finding per cause, safe fixes.

Everything here is pure: what a rule may know comes in through its `Context`.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from newsroom.errors import SettingsError
from newsroom.finding import Finding, Fix, LineIndex, Severity, Span
from newsroom.rules import Check, Context, LoadedRule, Rule, load_rules, rule_families
from newsroom.rules.waivers.bad_waiver import unused
from newsroom.rules.waiving import granted
from newsroom.settings import RuleLevel
from newsroom.story import Story, parse
from newsroom.typed import did_you_mean


@dataclass(frozen=True)
class Checker:
    """Rules made ready for one newsroom. `levels` holds the severity of every rule that is on."""

    context: Context
    rules: tuple[LoadedRule, ...]
    levels: Mapping[str, Severity]

    @cached_property
    def _records(self) -> Mapping[str, Rule]:
        return {rule.name: rule.record for rule in self.rules}

    @cached_property
    def _active(self) -> tuple[LoadedRule, ...]:
        return tuple(rule for rule in self.rules if rule.name in self.levels)

    @cached_property
    def _checks(self) -> tuple[Check, ...]:
        return tuple(rule.check for rule in self._active if rule.check)

    @cached_property
    def _checks_of_any_language(self) -> tuple[Check, ...]:
        """The checks of translations: most rules read Indonesian."""
        return tuple(rule.check for rule in self._active if rule.check and rule.record.any_language)

    def check_text(self, path: str, text: str) -> list[Finding]:
        """All findings in the story file `text`."""
        story, found = parse(path, text, zone=self.context.settings.zone)
        return self.check(story, found)

    def check(self, story: Story | None, found: Iterable[Finding]) -> list[Finding]:
        """All findings in a story as it was read, and what was `found` while reading it.

        They carry severity and basis and are sorted by place. A story that could not be read
        (None) has only the latter.
        """
        raw = list(found)
        if story is None:
            return self.judge(raw, always=True)
        for check in self._checks_of_any_language if story.is_translation else self._checks:
            raw += check(story, self.context)
        return self.judge(self._without_waived(story, raw))

    def check_newsroom(self) -> list[Finding]:
        """What is found in the newsroom as a whole and belongs to no story that could be read."""
        checks = [rule.check_newsroom for rule in self._active if rule.check_newsroom]
        return self.judge(one for check in checks for one in check(self.context))

    def judge(self, found: Iterable[Finding], *, always: bool = False) -> list[Finding]:
        """Findings with severity and basis, each cause once, sorted.

        What is switched off is left out, unless `always`: an unreadable file is never passed over.
        """
        records = self._records
        judged = [
            replace(
                finding,
                severity=finding.severity or self.levels.get(finding.rule, Severity.ERROR),
                basis=finding.basis or records[finding.rule].basis,
            )
            for finding in found
            if finding.rule in records and (always or finding.rule in self.levels)
        ]
        return _one_per_cause(sorted(judged, key=Finding.sort_key))

    def _without_waived(self, story: Story, found: list[Finding]) -> list[Finding]:
        """`found` without what is waived; waivers that nothing called for are added."""
        if not story.meta.waivers:
            return found
        waivers = granted(story, self.context.settings)
        kept = [finding for finding in found if finding.rule not in waivers]
        needed = {finding.rule for finding in found}
        on = {rule.name for rule in self._active}
        idle = [one for name, one in waivers.items() if name in on and name not in needed]
        return kept + [unused(story, one) for one in idle]


def make_checker(context: Context, *, only: Collection[str] | None = None) -> Checker:
    """A checker with all rules, or `only` those named.

    Raises SettingsError where newsroom.toml names a rule that does not exist.
    """
    rules = tuple(rule for rule in load_rules() if only is None or rule.name in only)
    chosen = context.settings.rules
    for name in chosen:
        if name not in rule_families():
            raise _unknown_rule(name)
    levels = {
        rule.name: Severity(chosen[rule.name]) if rule.name in chosen else rule.record.severity
        for rule in rules
        if chosen.get(rule.name) is not RuleLevel.OFF
    }
    return Checker(context, rules, levels)


def _unknown_rule(name: str) -> SettingsError:
    hint, hint_en = did_you_mean(name, rule_families())
    return SettingsError(
        f'newsroom.toml, [rules]: aturan "{name}" tidak dikenal.{hint} Daftarnya: docs/rules/.',
        f'newsroom.toml, [rules]: unknown rule "{name}".{hint_en} The list: docs/rules/.',
    )


def _one_per_cause(found: list[Finding]) -> list[Finding]:
    """The first finding of each rule with each message; where there is a fix, one per place."""
    seen: set[tuple[str, str, str, Span | None]] = set()
    kept = []
    for finding in found:
        place = finding.span if finding.fix else None
        cause = (finding.path, finding.rule, finding.message, place)
        if cause not in seen:
            kept.append(finding)
        seen.add(cause)
    return kept


def apply_fixes(text: str, found: Iterable[Finding]) -> str:
    """`text` with the safe fixes of `found` made; every other character stays as it is.

    Of fixes that overlap only the first is made. Line breaks in a replacement become those
    of the text.
    """
    lines = LineIndex(text)
    newline = "\r\n" if "\r\n" in text else "\n"
    parts: list[str] = []
    last, done = -1, 0
    for start, end, replacement in sorted(_safe_edits(lines, found)):
        if start < done or start == last:
            continue
        parts += [text[done:start], replacement.replace("\n", newline)]
        last, done = start, end
    return "".join([*parts, text[done:]])


def fix_all(checker: Checker, path: str, text: str) -> str:
    """`text` with safe fixes made until there are none left, or one undoes another."""
    for _ in range(_ROUNDS):
        fixed = apply_fixes(text, checker.check_text(path, text))
        if fixed == text:
            break
        text = fixed
    return text


# A fix can lay bare the next: a colon that kept the front matter from being read at all.
_ROUNDS = 10


def _safe_edits(lines: LineIndex, found: Iterable[Finding]) -> set[tuple[int, int, str]]:
    return {_edit(lines, one.fix, one.span) for one in found if one.fix and one.fix.safe}


def _edit(lines: LineIndex, fix: Fix, span: Span) -> tuple[int, int, str]:
    at = fix.span or span
    start = lines.offset(at.line, at.column)
    return start, max(start, lines.offset(at.end_line, at.end_column)), fix.replacement
