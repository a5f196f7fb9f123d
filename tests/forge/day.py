"""What happens on the newsroom's day, hour by hour: 40 stories, and what goes wrong with some."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial

import pytest

from newsroom.desk.report import Report, ReportedFinding
from newsroom.finding import Severity
from tests.forge.desk import RefusedByGitHubError
from tests.forge.newsday import Newsday
from tests.intake.github_forms import ANSWERS, rendered
from tests.stories import WITA

REPORTERS = ("siti", "budi", "rani", "joko", "lina", "umar")
DESKS = {"layanan": ("dewi", "tomi"), "budaya": ("hendro", "tomi")}
EDITORS = ("dewi", "tomi", "hendro")
TOML = """\
[newsroom]
name = "Redaksi Kota Contoh"
city = "Kota Contoh"
site_url = "@SITE@"

[approval]
source = "github"

[ledger]
push = true

[networks.mastodon]
account = "@kotacontoh@contoh.example"
server = "@MASTODON@"
live_since = 2026-11-01T00:00:00+08:00

[search]
enabled = false
""" + "".join(
    f'\n[desks.{id_}]\nname = "{id_.title()}"\neditors = {list(editors)}\n'.replace("'", '"')
    for id_, editors in DESKS.items()
)
PEOPLE = "".join(
    f"- {{id: {id_}, name: {id_.title()} Contoh, role: Redaksi, github: {id_}-gh}}\n"
    for id_ in (*REPORTERS, *EDITORS)
)
COUNT = 40
FORM, STALE, LATE, EMBARGO, CORRECTED, WITHDRAWN = 5, 8, 11, 14, 2, 4
TWINS = (17, 18)
UNLOCKED = datetime(2026, 11, 19, 14, 30, tzinfo=WITA)


# The run of 10 o'clock could not deploy, that of 12 saw the old pages.
CAME_THROUGH = ((7, 0), (8, 0), (9, 0), (10, 20), (11, 0), (12, 40), (13, 0), (14, 0), (15, 0))


def at(hour: int, minute: int = 0, *, day: int = 19) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=WITA)


@dataclass(frozen=True)
class Plan:
    """What one story's day was to be, and so what its trail must say."""

    number: int
    ended: datetime
    submitted: datetime
    approved: datetime
    merged: datetime

    @property
    def slug(self) -> str:
        return f"kabar-{self.number:02}"

    @property
    def id(self) -> str:
        return f"2026-11-19-{self.slug}"

    @property
    def path(self) -> str:
        return f"content/stories/2026/11/{self.slug}.md"

    @property
    def desk(self) -> str:
        return list(DESKS)[self.number % 2]

    @property
    def reporter(self) -> str:
        return REPORTERS[self.number % 6]

    @property
    def editor(self) -> str:
        return "tomi" if self.number == FORM else DESKS[self.desk][self.number // 2 % 2]

    @property
    def live(self) -> datetime:
        """When the probe saw it: at the first run behind the merge that came through."""
        since = max(self.merged, UNLOCKED) if self.number == EMBARGO else self.merged
        return next(run for run in (at(*hour) for hour in CAME_THROUGH) if run >= since)

    @property
    def branch(self) -> str:
        return f"naik-{self.slug}"


def plans() -> list[Plan]:
    """An event ends every twelve minutes from six o'clock on; the desk needs 35 minutes."""
    made = []
    for number in range(COUNT):
        ended = at(6) + timedelta(minutes=12 * number)
        start = at(8, 50) if number == LATE else ended + timedelta(minutes=15)
        if number == LATE:
            ended = at(6, 30)
        if number == TWINS[1]:
            start -= timedelta(minutes=11, seconds=40)
        approved = start + timedelta(minutes=10 + number % 6)
        merged = start + timedelta(minutes=20)
        made.append(Plan(number, ended, start, approved, merged))
    return made


THINGS = (
    "Jembatan", "Pasar", "Perpustakaan", "Taman", "Puskesmas", "Terminal", "Dermaga", "Sekolah",
)  # fmt: skip
PLACES = ("Hulu", "Hilir", "Tepian", "Seberang", "Pelita")


def text_of(plan: Plan, front: str = "", *, hour: str = "05.00", author: str = "") -> bytes:
    """A sound story, like no other of the day."""
    name = f"{THINGS[plan.number % 8]} {PLACES[plan.number // 8]}"
    head = plan.number + 60
    return f"""\
---
id: {plan.id}
title: {name} Dibuka bagi {head} Warga
desk: {plan.desk}
authors: [{author or plan.reporter}]
event:
  name: Pembukaan {name}
  place: {name}
  ended_at: {plan.ended.isoformat()}
summary: {name} dibuka Kamis pagi bagi {head} warga.
sources:
  - {{name: Ratna Wulandari, role: Kepala {name}, method: interview, at: 2026-11-19}}
{front}
---

{name} dibuka bagi {head} warga pukul {hour} WITA pada Kamis (19/11/2026).

“Kami menyiapkan {name} sejak subuh,” kata Kepala {name} Ratna Wulandari.
""".replace("\n\n---\n", "\n---\n").encode()


CHECKED = Report(checked=1)


def lies(paths: list[str]) -> Report:
    """What a fork may say of itself."""
    words = (
        "@dewi-gh #1 <!-- tayang:redaksi --> <img src=x> [x](https://jahat.example) kantor/berita#2"
    )
    said = ReportedFinding(
        rule="x", severity=Severity.HINT, path="", line=1, column=1, end_line=1, end_column=2,
        message=words, message_en=words,
    )  # fmt: skip
    return Report(checked=1, findings=tuple(replace(said, path=path) for path in paths))


@dataclass
class Day:
    """The agenda: what happens when. Runs that publish wait for each other; people do not wait."""

    news: Newsday
    todo: list[tuple[datetime, bool, Callable[[], None]]] = field(default_factory=list)

    def plan(self, when: datetime, what: Callable[[], None], *, is_run: bool = False) -> None:
        self.todo.append((when, is_run, what))

    def live_through(self) -> None:
        """Do everything in its hour."""
        while self.todo:
            self._do(min(self.todo, key=lambda one: one[0]))

    def pass_time(self, seconds: float) -> None:
        """A run waits; people go on meanwhile."""
        until = self.news.forge.desk.now + timedelta(seconds=seconds)
        while due := [one for one in self.todo if one[0] <= until and not one[1]]:
            self._do(min(due, key=lambda one: one[0]))
        self.news.forge.desk.now = until

    def _do(self, one: tuple[datetime, bool, Callable[[], None]]) -> None:
        self.todo.remove(one)
        self.news.forge.desk.now = max(self.news.forge.desk.now, one[0])
        one[2]()


class Story:
    """What happened that day, hour by hour."""

    def __init__(self, news: Newsday) -> None:
        self.news = news
        self.day = Day(news)
        self.plans = plans()
        self.pulls: dict[int, int] = {}
        self.refused: dict[str, str] = {}
        self.said: dict[str, str] = {}

    def live(self) -> None:
        day = self.day
        for plan in self.plans:
            if plan.number != FORM:
                day.plan(plan.submitted, partial(self.hand_in, plan))
            day.plan(plan.approved, partial(self.approve, plan))
            day.plan(plan.merged, partial(self.merge, plan))
        for hour in (7, 8, 9, 11, 13, 14, 15):
            day.plan(at(hour), self.publish, is_run=True)
        day.plan(at(8, 1), self.keep_a_run_for_tomorrow, is_run=True)
        self.troubles(day)
        day.live_through()

    def troubles(self, day: Day) -> None:
        plan = self.plans[FORM]
        day.plan(plan.submitted, lambda: self.fill_in_the_form(plan))
        day.plan(plan.submitted + timedelta(minutes=5), lambda: self.approve_my_own(plan))
        stale = self.plans[STALE]
        day.plan(stale.submitted + timedelta(minutes=2), lambda: self.approve_too_early(stale))
        day.plan(at(10), self.deploy_and_fail, is_run=True)
        day.plan(at(10, 20), self.publish, is_run=True)
        day.plan(at(11, 20), self.correct)
        day.plan(at(12), self.publish_behind_a_cache, is_run=True)
        day.plan(at(12, 40), self.catch_up, is_run=True)
        day.plan(at(12, 50), self.withdraw)
        day.plan(at(13, 5), self.strangers_try)
        day.plan(at(7, day=20), self.run_yesterdays_run_again)

    # What people do.

    def hand_in(self, plan: Plan) -> None:
        front = ""
        if plan.number == LATE:
            front = "late_reason: Jaringan di lokasi putus sampai pukul 08.45 WITA."
        if plan.number == EMBARGO:
            front = f"embargo_until: {UNLOCKED.isoformat()}"
        number = self.push(plan, plan.branch, text_of(plan, front), f"{plan.reporter}-gh")
        assert self.news.comment(number, CHECKED).code == 0

    def push(self, plan: Plan, branch: str, text: bytes, by: str) -> int:
        desk = self.news.forge.desk
        desk.push(branch, {plan.path: text}, "Tulis", by)
        number = desk.open_pull(branch, f"Kabar {plan.number}", "", by)
        self.pulls[plan.number] = number
        return number

    def approve(self, plan: Plan) -> None:
        number = self.pulls[plan.number]
        if plan.number % 8 == 0:
            assert not self.news.judge(number)
        self.news.forge.desk.review(number, f"{plan.editor}-gh")
        assert self.news.judge(number)
        assert self.news.comment(number).code == 0

    def merge(self, plan: Plan) -> None:
        self.news.forge.desk.merge(self.pulls[plan.number], f"{plan.editor}-gh")

    def publish(self) -> None:
        said = self.news.publish()
        assert said is not None
        assert said.code == 0, said.err

    # What goes wrong.

    def fill_in_the_form(self, plan: Plan) -> None:
        """An editor writes by the form, so the pull request is the bot's."""
        answers = {**ANSWERS, "desk": "Budaya", "selesai": f"{plan.ended:%H.%M}"}
        issue = self.news.forge.desk.open_issue(
            "Pasar Tepian Buka Lebih Pagi", rendered(answers), "hendro-gh"
        )
        self.news.intake(issue)
        (self.pulls[plan.number],) = [
            number
            for number, one in self.news.forge.desk.requests.items()
            if one.branch == f"naskah/{issue}"
        ]
        assert self.news.comment(self.pulls[plan.number], CHECKED).code == 0

    def approve_my_own(self, plan: Plan) -> None:
        number = self.pulls[plan.number]
        self.news.forge.desk.review(number, "hendro-gh")
        assert not self.news.judge(number)
        self.refused["form"] = self.try_to_merge(number)

    def approve_too_early(self, plan: Plan) -> None:
        number = self.pulls[plan.number]
        desk = self.news.forge.desk
        desk.review(number, f"{plan.editor}-gh")
        assert self.news.judge(number)
        desk.push(plan.branch, {plan.path: text_of(plan, hour="06.00")}, "Ubah", "siti-gh")
        assert self.news.comment(number, CHECKED).code == 0
        assert not self.news.judge(number)
        self.refused["stale"] = self.try_to_merge(number)

    def try_to_merge(self, number: int) -> str:
        with pytest.raises(RefusedByGitHubError) as caught:
            self.news.forge.desk.merge(number, "tomi-gh")
        return str(caught.value)

    def deploy_and_fail(self) -> None:
        assert self.news.publish(deploys=False) is None

    def publish_behind_a_cache(self) -> None:
        self.news.site.stuck = True
        said = self.news.publish()
        assert said is not None
        assert said.code == 3
        self.said["cache"] = said.err

    def catch_up(self) -> None:
        self.news.site.catch_up()
        self.publish()

    def correct(self) -> None:
        plan = self.plans[CORRECTED]
        wrong = f"corrections: [{{at: {at(11, 20).isoformat()}, wrong: Dibuka pukul 05.00., right: Dibuka pukul 05.30., note: Redaksi meminta maaf.}}]"
        text = text_of(plan, wrong, hour="05.30")
        self.change(plan, "ralat", text, by="umar-gh")

    def withdraw(self) -> None:
        plan = self.plans[WITHDRAWN]
        front = f"withdrawn: {{at: {at(12, 50).isoformat()}, reason: Acara itu ternyata belum berlangsung.}}"
        self.change(plan, "cabut", text_of(plan, front), by="umar-gh")

    def change(self, plan: Plan, branch: str, text: bytes, *, by: str) -> None:
        kept = self.pulls[plan.number]
        number = self.push(plan, branch, text, by)
        self.pulls[plan.number] = kept
        self.news.forge.desk.review(number, "tomi-gh")
        assert self.news.judge(number)
        self.news.forge.desk.merge(number, "tomi-gh")

    def strangers_try(self) -> None:
        """A fork with all that one could wish for, and an approval by its owner's friend."""
        desk = self.news.forge.desk
        evil = text_of(self.plans[0], "reviewed: [{by: dewi, at: 2026-11-19T06:00+08:00}]")
        files: dict[str, bytes | None] = {
            "content/stories/2026/11/$(touch x).md": evil.replace(b"kabar-00", b"x`id`"),
            "content/stories/2026/11/../../x.md".replace(
                "../", "_"
            ): b"---\ntitle: ]]><script>\n---\n",
            "content/registers/people.yml": PEOPLE.encode()
            + b"- {id: x, name: X, role: R, github: orang-luar}\n",
            "newsroom.toml": TOML.replace('"github"', '"declared"').encode(),
            ".github/workflows/gate.yml": b"on: push\n",
        }
        number = desk.open_from_fork(
            "orang-luar/berita", "main", files, "::error::\n<!-- redaksi -->", "orang-luar"
        )
        desk.account("kawan-luar", "read")
        desk.review(number, "kawan-luar")
        assert not self.news.judge(number)
        head = desk.head_of(desk.requests[number])
        self.fork = number
        assert self.news.comment(number, lies(list(files))).code == 0
        self.said["fork"] = desk.statuses[head][-1]["description"]
        self.refused["fork"] = self.try_to_merge(number)

    def keep_a_run_for_tomorrow(self) -> None:
        self.old = self.news.checkout("old-run")
        self.news.call(self.old, "publish", "--stage", "site")

    def run_yesterdays_run_again(self) -> None:
        self.before = dict(self.news.records)
        self.posted_before = self.news.mastodon.visible()
        self.news.posts(self.old)
