"""`newsroom explain`: what a rule catches, why it matters, what to do, with examples."""

import argparse

from newsroom.commands import Shell
from newsroom.errors import UsageError
from newsroom.rules import load_rule, rule_families
from newsroom.rules.fixture import load_fixture
from newsroom.rules.page import rule_page
from newsroom.settings import find_root
from newsroom.typed import did_you_mean
from newsroom.workspace import open_workspace

HELP = "tell what a rule catches, why, and what to do"


def configure(parser: argparse.ArgumentParser) -> None:
    """The rule's name, as findings show it."""
    parser.add_argument("rule", metavar="RULE", help="name of a rule, such as missing-field")


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Print the rule's page; the newsroom's own severity is told where it differs."""
    name: str = args.rule
    if name not in rule_families():
        raise _unknown(name)
    workspace = open_workspace(find_root(shell.folder))
    rule = load_rule(name)
    fixture = load_fixture(workspace.settings.root, rule.family, name)
    shell.print(rule_page(rule, workspace.registers.codes_by_key, fixture).removesuffix("\n"))
    chosen = workspace.settings.rules.get(name)
    if chosen is not None and chosen.value != rule.record.severity.value:
        shell.print(f"\nDi newsroom.toml: {chosen}. / In newsroom.toml: {chosen}.")
    return 0


def _unknown(name: str) -> UsageError:
    hint, hint_en = did_you_mean(name, rule_families())
    names = ", ".join(rule_families())
    return UsageError(
        f'aturan "{name}" tidak dikenal.{hint} Aturan yang ada: {names}',
        f'Unknown rule "{name}".{hint_en}',
    )
