"""The law of the incremental build: after any edits its output is a full build's, byte for byte."""

import gc
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from jinja2 import BytecodeCache

from newsroom.build import plan
from newsroom.build.site import HOME
from newsroom.requests import RequestKind
from newsroom.trail import Step
from tests.build.newsroom_edits import (
    AGENDA,
    CAMPAIGNS,
    CONTACTS,
    DAYS,
    ELECTIONS,
    LOOKS,
    OFFICES,
    PAGES,
    PARTS,
    PEOPLE,
    PICTURES,
    SETTINGS,
    SLUGS,
    Draft,
    picture,
    restyled,
    settings_text,
)
from tests.build.newsroom_machine import Compiled, Workbench, site_in
from tests.newsrooms import NOW
from tests.sites import ROOT

ARTICLES = st.integers(0, 20)
PART = st.sampled_from(sorted(PARTS)).flatmap(lambda name: st.tuples(st.just(name), PARTS[name]))
SETTING = st.sampled_from(sorted(SETTINGS)).flatmap(
    lambda name: st.tuples(st.just(name), st.sampled_from(SETTINGS[name]))
)
HOURS = st.sampled_from(
    [
        NOW + timedelta(hours=h)
        for h in (-24 * 400, -24 * 19, -24, -1, 0, 1, 24, 24 * 3, 24 * 31, 24 * 500)
    ]
)
STRAY = "2026/lama.html"
"""A file that nobody asked for; a build leaves such files alone until all is made anew."""


class Newsroom(RuleBasedStateMachine):
    """Edits, and builds between them."""

    searchable = False
    shared: Path
    compiled: BytecodeCache

    edits, pace = 0, 2

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="newsroom-law-", dir=self.shared))
        self.bench = Workbench(
            self.folder / "newsroom",
            self.folder / "twin",
            self.shared,
            self.compiled,
            searchable=self.searchable,
        )
        self.bench.make()
        self.drafts: dict[str, Draft] = {}
        self.now = NOW
        self.chosen: dict[str, str] = {}
        self._settle()
        self.bench.write("content/registers/people.yml", PEOPLE[0])
        for number, name in enumerate(PICTURES):
            self.bench.write(f"content/images/{name}", picture(number))
        self._write(Draft("s0"))
        self._write(Draft("s1", ended=DAYS[1], reviewed=DAYS[1]))

    def _settle(self) -> None:
        self.bench.write("newsroom.toml", settings_text(self.chosen))

    def _write(self, draft: Draft) -> None:
        self.drafts[draft.path] = draft
        self.bench.write(draft.path, draft.text())

    def _remove(self, path: str) -> None:
        self.drafts.pop(path, None)
        self.bench.remove(path)

    def _pick(self, which: int) -> Draft | None:
        paths = sorted(self.drafts)
        return self.drafts[paths[which % len(paths)]] if paths else None

    @rule(slug=st.sampled_from(SLUGS), part=PART, more=PART)
    def add(self, slug: str, part: tuple[str, str], more: tuple[str, str]) -> None:
        self._write(replace(Draft(slug), **dict([part, more])))

    @rule(which=ARTICLES, part=PART)
    def change(self, which: int, part: tuple[str, str]) -> None:
        draft = self._pick(which)
        if draft:
            self._write(replace(draft, **dict([part])))

    @rule(which=ARTICLES)
    def delete(self, which: int) -> None:
        draft = self._pick(which)
        if draft:
            self._remove(draft.path)

    @rule(
        which=ARTICLES,
        folder=st.sampled_from(["2026/11", "2026/10", "desk/budaya"]),
        slug=st.sampled_from(SLUGS),
    )
    def rename(self, which: int, folder: str, slug: str) -> None:
        draft = self._pick(which)
        if draft:
            self._remove(draft.path)
            self._write(replace(draft, folder=folder, slug=slug, id=draft.known_as))

    @rule(
        day=st.sampled_from(DAYS),
        count=st.sampled_from([1, 18, 25]),
        tag=st.sampled_from(["", "Pasar"]),
        take=st.booleans(),
    )
    def add_many(self, day: str, count: int, tag: str, take: bool) -> None:
        for number in range(count):
            draft = Draft(
                f"m{number}",
                "2025/02",
                title=f"Kabar Pasar Nomor {number % 3}",
                ended=day,
                reviewed=day,
                tags=tag,
            )
            if take:
                self._remove(draft.path)
            else:
                self._write(draft)

    @rule(hour=HOURS)
    def wait(self, hour: datetime) -> None:
        self.now = hour

    @rule(setting=SETTING)
    def settle(self, setting: tuple[str, str]) -> None:
        self.chosen[setting[0]] = setting[1]
        self._settle()

    @rule(text=st.sampled_from(PEOPLE))
    def change_people(self, text: str) -> None:
        self.bench.write("content/registers/people.yml", text)

    @rule(text=st.sampled_from(CAMPAIGNS))
    def change_campaigns(self, text: str | None) -> None:
        self._put("content/registers/campaigns.yml", text)

    @rule(text=st.sampled_from(ELECTIONS))
    def change_elections(self, text: str | None) -> None:
        self._put("content/registers/elections.yml", text)

    @rule(text=st.sampled_from(CONTACTS))
    def change_contacts(self, text: str | None) -> None:
        self._put("content/registers/contacts.yml", text)

    @rule(text=st.sampled_from(OFFICES))
    def change_offices(self, text: str | None) -> None:
        self._put("content/registers/offices.yml", text)

    @rule(name=st.sampled_from(["satu", "dua"]), text=st.sampled_from(PAGES))
    def change_page(self, name: str, text: str | None) -> None:
        self._put(f"content/pages/{name}.md", text)

    def _put(self, path: str, text: str | bytes | None) -> None:
        if text is None:
            self.bench.remove(path)
        else:
            self.bench.write(path, text)

    @rule(name=st.sampled_from(PICTURES), shade=st.sampled_from([0, 1, 2, 3, None]))
    def change_picture(self, name: str, shade: int | None) -> None:
        self._put(f"content/images/{name}", None if shade is None else picture(shade))

    @rule(name=st.sampled_from(LOOKS), mark=st.integers(0, 2))
    def restyle(self, name: str, mark: int) -> None:
        text = (ROOT / "theme" / name).read_text("utf-8")
        self.bench.write(f"theme/{name}", restyled(name, text, mark))

    @rule(name=st.sampled_from(["Redaksi", "Kabar"]))
    def configure(self, name: str) -> None:
        text = (ROOT / "pelicanconf.py").read_text("utf-8")
        self.bench.write("pelicanconf.py", f'{text}\nSITENAME = "{name}"\n')

    @rule(
        which=ARTICLES,
        hour=st.sampled_from(DAYS),
        step=st.sampled_from([Step.LIVE, Step.MERGED, Step.POSTED]),
    )
    def record(self, which: int, hour: str, step: Step) -> None:
        draft = self._pick(which)
        if draft is None:
            return
        self.bench.record(draft.known_as, step, datetime.fromisoformat(hour))

    @rule(which=ARTICLES, hour=st.sampled_from(DAYS), likes=st.integers(0, 2))
    def answer(self, which: int, hour: str, likes: int) -> None:
        draft = self._pick(which)
        if draft is not None:
            self.bench.answer(draft.known_as, datetime.fromisoformat(hour), likes)

    @rule(which=ARTICLES, hour=st.sampled_from(DAYS), kind=st.sampled_from(list(RequestKind)))
    def ask(self, which: int, hour: str, kind: RequestKind) -> None:
        draft = self._pick(which)
        if draft is not None:
            self.bench.ask(draft.known_as, kind, datetime.fromisoformat(hour))

    @rule(back=st.sampled_from(["delete", "parent", "copy"]))
    def rewrite_the_ledger(self, back: str) -> None:
        root = self.bench.root
        if not (root / ".git").exists():
            return
        old = "refs/heads/ledger"
        commands = {
            "delete": ["update-ref", "-d", old],
            "parent": ["update-ref", old, f"{old}~1"],
            "copy": ["update-ref", "refs/heads/catatan", old],
        }
        subprocess.run(["git", *commands[back]], cwd=root, check=False, capture_output=True)

    @rule(which=st.integers(0, 400), how=st.sampled_from(["delete", "edit", "empty", "folder"]))
    def damage_the_output(self, which: int, how: str) -> None:
        files = [name for name in site_in(self.bench.root / "output") if name != "manifest.json"]
        if not files:
            return
        file = self.bench.root / "output" / files[which % len(files)]
        if how == "edit":
            file.write_bytes(file.read_bytes()[::-1] + b"x")
        elif how == "empty":
            file.write_bytes(b"")
        else:
            file.unlink()
        if how == "folder":
            file.mkdir()
            (file / "lain").write_bytes(b"lain")

    @rule(how=st.sampled_from(["stray", "manifest"]))
    def add_to_the_output(self, how: str) -> None:
        output = self.bench.root / "output"
        if not output.is_dir():
            return
        if how == "manifest":
            (output / "manifest.json").write_bytes(b'{"files": {}}')
        else:
            (output / "2026").mkdir(exist_ok=True)
            (output / STRAY).write_bytes(b"lama")

    @rule(
        what=st.sampled_from(["texts.sqlite*", "state-*.sqlite", "state-*.seal", "*"]),
        how=st.sampled_from(["delete", "cut", "flip"]),
        where=st.integers(0, 99),
    )
    def damage_the_cache(self, what: str, how: str, where: int) -> None:
        # The process that built let go of its files at its end; here that is upon collection.
        gc.collect()
        for file in sorted((self.bench.root / HOME).glob(what)):
            if file.is_symlink() or file.is_dir() or file.name == "lock":
                continue
            if how == "delete":
                file.unlink()
            elif data := bytearray(file.read_bytes()):
                at = len(data) * where // 100
                if how == "cut":
                    del data[at:]
                else:
                    data[at] ^= 0xFF
                file.write_bytes(data)

    @rule(which=st.integers(0, 400))
    def touch(self, which: int) -> None:
        files = sorted(
            file
            for room in ("content", "theme")
            for file in (self.bench.root / room).rglob("*")
            if file.is_file()
        )
        self.bench.touch(str(files[which % len(files)].relative_to(self.bench.root)))

    @rule(pace=st.sampled_from([1, 2, 5]))
    def build_every(self, pace: int) -> None:
        self.pace = pace

    @rule()
    def restart(self) -> None:
        self.bench.standing = None

    @invariant()
    def build_from_time_to_time(self) -> None:
        self.edits += 1
        if self.edits >= self.pace:
            self.build()

    def build(self) -> None:
        self.edits = 0
        before = site_in(self.bench.root / "output")
        fresh = self.bench.outcome(self.now, twin=True)
        ours = self.bench.outcome(self.now, twin=False)
        assert ours == fresh
        if fresh:
            assert site_in(self.bench.root / "output") == before
            self._mend()
        else:
            self._compare()

    def _compare(self) -> None:
        expected, found = site_in(self.bench.twin / "output"), site_in(self.bench.root / "output")
        assert sorted(expected.keys() - found.keys()) == [], "missing"
        assert sorted(found.keys() - expected.keys() - {STRAY}) == [], "too many"
        assert sorted(name for name in expected if expected[name] != found[name]) == []

    def _mend(self) -> None:
        """Let nothing be in the way of the next build."""
        for draft in list(self.drafts.values()):
            title = "Judul Lain" if draft.title == '""' else draft.title
            id_ = "" if " " in draft.id else draft.id
            self._write(replace(draft, fault="", title=title, id=id_))
        for number, name in enumerate(PICTURES):
            self.bench.write(f"content/images/{name}", picture(number))
        self.bench.remove("content/pages/dua.md")

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            try:
                self.build()
            finally:
                shutil.rmtree(self.folder)


def obey(shared: Path, how: settings, *, searchable: bool = False) -> None:
    """Let random edits happen, and compare; drawings are kept below `shared`."""

    class Obeying(Newsroom):
        pass

    Obeying.shared, Obeying.searchable, Obeying.compiled = shared, searchable, Compiled()
    run_state_machine_as_test(
        Obeying, settings=settings(how, suppress_health_check=list(HealthCheck))
    )


def edit_one_by_one(newsroom: Newsroom) -> Iterator[None]:
    """One edit of each sort, each of which reaches outputs that the others leave alone."""
    newsroom.change(0, ("images", "./c.png"))
    yield newsroom.change(1, ("ties", "reply_to: 2026-11-19-s0"))
    yield newsroom.add_many(DAYS[1], 25, "Pasar", take=False)
    yield newsroom.add_many(DAYS[2], 18, "pasar, Sungai Sela", take=False)
    yield newsroom.change_picture("c.png", 3)
    yield newsroom.rename(0, "desk/budaya", "s2")
    yield newsroom.change(0, ("id", "2026-11-19-s5"))
    yield newsroom.change(
        0, ("more", "corrections: [{at: 2026-11-09T09:00+08:00, wrong: Lima, right: Enam}]")
    )
    yield newsroom.change(1, ("more", AGENDA % "2026-11-20T07:00+08:00"))
    yield newsroom.change_campaigns(CAMPAIGNS[3])
    yield newsroom.wait(NOW + timedelta(days=1))
    yield newsroom.change(1, ("more", ""))
    yield newsroom.change_campaigns(CAMPAIGNS[5])
    yield newsroom.change(3, ("more", "campaign: lomba"))
    yield newsroom.settle(("look", SETTINGS["look"][1]))
    yield newsroom.settle(("provenance", SETTINGS["provenance"][1]))
    yield newsroom.settle(("desks", SETTINGS["desks"][3]))
    yield newsroom.settle(("url", SETTINGS["url"][1]))
    yield newsroom.change(2, ("foreign", "lang: en\ntranslation_of: 2026-11-19-s1"))
    yield newsroom.add("s4", ("foreign", "lang: en"), ("title", "Market Opens"))
    yield newsroom.change(1, ("title", "Pasar Baru"))
    yield newsroom.restyle("translations/en/LC_MESSAGES/site.po", 1)
    yield newsroom.change(2, ("more", "withdrawn: {at: 2026-11-19T15:35+08:00, reason: Salah.}"))
    yield newsroom.change(2, ("foreign", ""))
    yield newsroom.change_people(PEOPLE[2])
    yield newsroom.change_page("satu", PAGES[2])
    yield newsroom.change_page("dua", PAGES[4])
    yield newsroom.change_contacts(CONTACTS[1])
    yield newsroom.change_page("dua", None)
    yield from edit_the_kit(newsroom)
    yield from edit_the_ledger(newsroom)
    yield newsroom.wait(NOW + timedelta(days=31))
    yield newsroom.restyle("templates/components/headline/headline.html", 1)
    yield newsroom.damage_the_output(9, "delete")
    yield newsroom.damage_the_cache("texts.sqlite*", "delete", 0)
    yield newsroom.delete(4)


def edit_the_kit(newsroom: Newsroom) -> Iterator[None]:
    """What reaches the share kit."""
    yield newsroom.change_offices(OFFICES[2])
    yield newsroom.settle(("social", SETTINGS["social"][3]))
    yield newsroom.change(3, ("more", "verification: pending"))
    yield newsroom.change(
        3, ("more", "corrections: [{at: 2026-11-19T15:30+08:00, wrong: a, right: b}]")
    )
    yield newsroom.restyle("templates/components/kit/kit.html", 1)


def edit_the_ledger(newsroom: Newsroom) -> Iterator[None]:
    """What is recorded of stories."""
    yield newsroom.record(2, DAYS[2], Step.LIVE)
    yield newsroom.answer(3, DAYS[3], 2)
    yield newsroom.ask(1, DAYS[2], RequestKind.REPLY)
    yield newsroom.ask(0, DAYS[1], RequestKind.CORRECTION)
    yield newsroom.rewrite_the_ledger("delete")


@pytest.mark.slow
def test_after_one_edit_of_each_sort_the_site_is_that_of_a_full_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Sitemaps come in parts.
    for module in ("shelves", "reach", "orders"):
        monkeypatch.setattr(f"newsroom.build.{module}.MOST_ADDRESSES", 8)
    newsroom = Newsroom()
    newsroom.shared, newsroom.compiled = tmp_path, Compiled()
    newsroom.begin()
    for _ in edit_one_by_one(newsroom):
        newsroom.build()


def test_after_any_edits_the_site_is_that_of_a_full_build(tmp_path: Path) -> None:
    obey(tmp_path, settings(max_examples=2, stateful_step_count=8, derandomize=True))


def test_where_very_much_changed_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "MANY", 0)

    obey(tmp_path, settings(max_examples=2, stateful_step_count=6, derandomize=True))


@pytest.mark.slow
@pytest.mark.parametrize("searchable", [False, True])
def test_after_many_edits_too(tmp_path: Path, searchable: bool) -> None:
    obey(tmp_path, settings(max_examples=5, stateful_step_count=20), searchable=searchable)
