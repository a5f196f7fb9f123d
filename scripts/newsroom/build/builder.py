"""One build: what changed is read, what depends on it rendered, and only what differs replaced."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from newsroom.build import output as folder
from newsroom.build.assets import THEME, Assets
from newsroom.build.cache import Cache
from newsroom.build.changes import Changes, find_changes, judge_again, known_keys, read_changed
from newsroom.build.due import Plan
from newsroom.build.entry import Entry, Reading
from newsroom.build.givens import Givens
from newsroom.build.index import Index
from newsroom.build.inputs import Stamps
from newsroom.build.orders import Clerk
from newsroom.build.outputs import Outputs, digest_of
from newsroom.build.plan import Planner
from newsroom.build.proving import list_of
from newsroom.build.signatures import stale_signatures
from newsroom.build.state import DAYS, MANIFEST_DIGEST, SEARCH_WAITS, State
from newsroom.build.task import Order, Rendered, TaskKind
from newsroom.build.wanted import fixed_addresses, json_output
from newsroom.build.workshop import Commission, stage
from newsroom.finding import Finding
from newsroom.node import Node, parse_node
from newsroom.page.faults import refuse
from newsroom.typed import from_json, to_json

_GIVENS, _YEARS = "givens", "years"
_SHAPED_BY = ("newsroom.toml", "theme/", "content/registers/", "content/pages/")


class Renderers(Protocol):
    """Whoever carries out orders."""

    def render(
        self, commission: Commission, orders: Iterable[Order], count: int
    ) -> Iterator[list[Rendered]]:
        """Carry out `count` orders, some at a time."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: its plan, how many outputs it rendered, files it wrote and removed."""

    stories: int
    plan: Plan
    rendered: int
    written: int
    removed: int


@dataclass(slots=True)
class Builder:
    """A build with everything that it has open. `search` says whether the search index is made."""

    commission: Commission
    state: State
    cache: Cache
    jobs: int
    search: bool = True

    @property
    def _index(self) -> Index:
        return Index(self.state.db)

    @property
    def _outputs(self) -> Outputs:
        return Outputs(self.state.db)

    def build(self, stamps: Stamps, renderers: Renderers) -> Built:
        """Bring the output up to date with the newsroom, whose files have these `stamps`.

        Raises ContentError for faults in what would be published, BuildError where Pelican fails.
        """
        as_left = digest_of(self.commission.output / folder.MANIFEST) == self.state.value(
            MANIFEST_DIGEST
        )
        damaged = self._outputs.damaged(self.commission.output)
        settings, now = self.commission.settings, self.commission.now
        changes = find_changes(self.state, stamps, self.cache, settings, now)
        files = self._give(changes, damaged)
        givens = self.commission.site.givens
        judge_again(changes, self.state, self._index, givens.elections, givens.campaigns)
        self.state.keep(DAYS, self.commission.site.days)
        plan = self._plan(changes, damaged, everything_given=files is not None)
        try:
            made = self._make(plan, damaged, files, renderers)
            stories, rendered = self._index.count_on_air(), len(plan.due)
            written, removed = self._replace(made, plan.gone, as_left=as_left)
        except BaseException:
            if self.commission.bare:
                folder.strip(self.commission.output)
            raise
        return Built(stories, plan, rendered, written, removed)

    def _make(
        self,
        plan: Plan,
        damaged: set[str],
        files: Mapping[str, bytes] | None,
        renderers: Renderers,
    ) -> list[Rendered]:
        """Render what is due and make the assets; the plan learns which of these go."""
        if self.commission.bare:
            folder.mark_as_ours(self.commission.output)
        shown_before = plan.shown_until_now | self._outputs.shown_by(plan.due)
        rendered = self._render(plan, renderers)
        plan.gone |= self._unsigned(rendered, damaged)
        assets = self._assets(damaged)
        plan.gone |= assets.wear(files) if files is not None else set()
        plan.gone |= assets.cards() | assets.pictures(shown_before, plan.due) | self._search(assets)
        self.cache.prune(key for keys in self._keys() for key in keys)
        return [*rendered, *assets.staged]

    def _give(self, changes: Changes, damaged: set[str]) -> Mapping[str, bytes] | None:
        """Set the site's givens; the files that pages wear where these could have changed."""
        lost = any(address.startswith(THEME) for address in damaged)
        kept = self.state.value(_GIVENS)
        if kept and not lost and not changes.touch(*_SHAPED_BY):
            self.commission = self.commission.giving(from_json(Givens, kept))
            return None
        from newsroom.build.inventory import work_out

        givens, files, found = work_out(self.commission.settings)
        refuse(found)
        # Through JSON even now, so that it is the same however often it is kept.
        text = to_json(Givens, givens)
        self.state.keep(_GIVENS, text)
        self.commission = self.commission.giving(from_json(Givens, text))
        return files

    def _plan(self, changes: Changes, damaged: set[str], *, everything_given: bool) -> Plan:
        plan = Plan()
        site = self.commission.site
        planner = Planner(site, self._index, self._outputs, plan)
        known = known_keys(changes, self._index)
        of = self.commission
        reading = Reading(of.settings, of.home, of.now, site.givens.elections)
        found: list[Finding] = []
        entries = read_changed(changes, known, reading, self.jobs)
        planner.change_stories(_noting(entries, found), sorted(changes.gone))
        refuse(found)
        if everything_given:
            planner.list_listings()
        planner.list_fixed()
        planner.change_givens(self._prints())
        planner.mend(damaged)
        return plan

    def _prints(self) -> dict[Node, str]:
        rows = self.state.db.execute("SELECT name, print FROM node")
        return {parse_node(name): print_ for name, print_ in rows}

    def _keys(self) -> Iterator[Iterable[str]]:
        """The keys of all stories, looked up only when they are asked for."""
        yield self._index.keys().values()

    def _render(self, plan: Plan, renderers: Renderers) -> list[Rendered]:
        site, index, outputs = self.commission.site, self._index, self._outputs
        clerk = Clerk(index, self.commission.settings, lambda: fixed_addresses(site, index))
        due = [(address, task) for address in sorted(plan.due) if (task := outputs.task(address))]
        lists = [one for one in due if one[1].kind is TaskKind.DAY_LIST]
        pages = [one for one in due if one[1].kind is not TaskKind.DAY_LIST]
        orders = (clerk.order(*one) for one in pages)
        done = []
        for some in renderers.render(self.commission, orders, len(pages)) if pages else ():
            outputs.keep(some)
            done += [one._replace(needs=(), shown=()) for one in some]
        return done + [self._list_day(clerk.order(*one)) for one in lists]

    def _list_day(self, order: Order) -> Rendered:
        """Make the list of a day from the hashes of what was rendered before."""
        names = map(json_output, order.values["stories"])
        digests = [(name, self._outputs.digest(name)) for name in names]
        text = list_of(order.task.name, digests, self.commission.settings)
        rendered = stage(self.commission, order.address, text.encode(), order.needs)
        self._outputs.keep([rendered])
        return rendered

    def _unsigned(self, rendered: Iterable[Rendered], damaged: set[str]) -> set[str]:
        """The signatures that fit nothing any more."""
        differ = {one.address for one in rendered if one.differs}
        gone = stale_signatures(self._outputs, differ | damaged)
        for address in gone:
            self._outputs.drop(address)
        return gone

    def _assets(self, damaged: set[str]) -> Assets:
        broken = frozenset(damaged)
        return Assets(
            self.commission, self._index, self._outputs, self.cache, broken, self.jobs, []
        )

    def _search(self, assets: Assets) -> set[str]:
        self.state.keep(SEARCH_WAITS, "" if self.search else "yes")
        if not self.search:
            return set()
        prints = json.loads(self.state.value(_YEARS) or "{}")
        gone, now = assets.search(prints, enabled=self.commission.settings.search.enabled)
        self.state.keep(_YEARS, json.dumps(now, sort_keys=True))
        return gone

    def _replace(self, made: list[Rendered], gone: set[str], *, as_left: bool) -> tuple[int, int]:
        """Put what differs into the output, take out what is gone, and seal the state.

        `as_left` says that the manifest is the one that was written.
        """
        output, outputs = self.commission.output, self._outputs
        is_new = self.state.is_new
        differs = bool(made or gone or is_new or not as_left)
        if not differs and not self.state.is_changed:
            return 0, 0
        waiting = [one.address for one in made if one.differs]
        self._keep_prints()
        self.state.break_seal()
        if not self.commission.bare:
            folder.put(self.commission.workshop, output, waiting)
        if (is_new and not self.commission.bare) or folder.folder_instead(output, gone):
            gone = gone | folder.strangers(output, (address for address, _ in outputs.all()))
        removed = folder.clear(output, gone)
        if differs:
            self._list({one.address for one in made} | gone)
        self.state.seal()
        return len(waiting), removed

    def _list(self, changed: set[str]) -> None:
        since = self.state.value(MANIFEST_DIGEST)
        digest = folder.write_manifest(
            self.commission.output, self._outputs, since=since, changed=changed
        )
        self.state.keep(MANIFEST_DIGEST, digest)

    def _keep_prints(self) -> None:
        site = self.commission.site
        prints = [(str(node), site.print_of(node)) for node in self._outputs.common_nodes()]
        self.state.db.execute("DELETE FROM node")
        self.state.db.executemany("INSERT INTO node VALUES (?, ?)", prints)


def _noting(entries: Iterable[Entry], found: list[Finding]) -> Iterator[Entry]:
    for entry in entries:
        found.extend(entry.findings)
        yield entry
