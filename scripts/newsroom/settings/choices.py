"""The choices that an office makes in newsroom.toml, one class for each table."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from newsroom.typed import Moment, strict_keys


class RuleLevel(StrEnum):
    """What newsroom.toml may say of a rule."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"
    OFF = "off"


class ApprovalSource(StrEnum):
    """Where approvals are recorded."""

    DECLARED = "declared"
    GITHUB = "github"


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Who publishes. `site_url` has no slash at its end; `notice` stands at the foot of pages.

    `licence` says what others may do with the stories; where it is empty they have to ask.
    `security_contact` is the page on which holes in the site can be reported, for security.txt;
    without it, that is the site's own /redaksi/.
    `repository` is the web address of the newsroom's repository, whose issue forms take errors
    and replies; without it readers are led to the masthead.
    `maintainers` are the accounts (`@login`) and teams (`@organisation/team`) on GitHub that answer
    for code, workflows and settings.
    """

    name: str
    city: str
    site_url: str
    time_zone: str = "Asia/Makassar"
    tagline: str = ""
    responsible: str = ""
    address: str = ""
    notice: str = ""
    licence: str = ""
    security_contact: str = ""
    repository: str = ""
    maintainers: tuple[str, ...] = ()


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineSettings:
    """The promise: on air at most `minutes` after the event ended; a warning before that."""

    minutes: int = 120
    warn_after: int = 90

    @property
    def limit(self) -> timedelta:
        """The promise as a duration."""
        return timedelta(minutes=self.minutes)


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class RequestSettings:
    """The promise to readers: a request for a reply or a correction is answered in `hours`."""

    hours: int = 24

    @property
    def limit(self) -> timedelta:
        """The promise as a duration."""
        return timedelta(hours=self.hours)


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalSettings:
    """Where approvals come from; with the `fast_lane`, any editor's first lets a story out (ADR 48)."""

    source: ApprovalSource = ApprovalSource.DECLARED
    fast_lane: bool = False


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A desk: its name, and the ids (people.yml) of the editors who may approve its stories."""

    name: str
    editors: tuple[str, ...] = ()
    description: str = ""


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account of the office on a network; the key in newsroom.toml is the network's name.

    `account` is the name that people know. `id` is the network's own for it (a Page, an Instagram
    or Threads user), `server` the address of the network's interface where it is not the usual
    one. Posts really go out from `live_since` on, for stories on air since then; without it they
    go to the outbox.
    """

    account: str
    enabled: bool = True
    id: str = ""
    server: str = ""
    live_since: Moment | None = None


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerSettings:
    """The branch that records what was posted; pushed to `remote` only when `push` says so."""

    branch: str = "ledger"
    remote: str = "origin"
    push: bool = False


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The colour of the city, as `#rrggbb`."""

    colour: str = "#0f5e66"


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class SocialSettings:
    """For how many days a story is passed on: so long it has a card and its page names it.

    `disclosure` is the line by which an employee says whose employee is sharing; without it, it is
    made of the city's name.
    """

    share_days: int = 30
    disclosure: str = ""


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How long is too long: headlines in characters, leads and sentences in words.

    The headline's limit is that of the Reuters handbook; the others are the office's own.
    """

    headline_shortest: int = 20
    headline_longest: int = 64
    lead_longest: int = 45
    sentence_longest: int = 35


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class SearchSettings:
    """Whether the site can be searched; without it the builds of a large archive are quicker."""

    enabled: bool = True


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class ProvenanceSettings:
    """The public half of the key that signs the lists of days, as a line `ssh-ed25519 AAAA…`."""

    public_key: str = ""


class DeployTarget(StrEnum):
    """Where readers get the site from."""

    PAGES = "pages"
    RSYNC = "rsync"


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class DeploySettings:
    """Where the site is sent: GitHub Pages, or a server of the office's own by rsync over SSH.

    `destination` is a folder as rsync names it, such as `redaksi@www.kota.example:/srv/www/berita`.
    """

    target: DeployTarget = DeployTarget.PAGES
    destination: str = ""


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """The tables of newsroom.toml."""

    newsroom: Office
    deadline: DeadlineSettings = DeadlineSettings()
    requests: RequestSettings = RequestSettings()
    approval: ApprovalSettings = ApprovalSettings()
    desks: Mapping[str, Desk] = field(default_factory=dict)
    networks: Mapping[str, Account] = field(default_factory=dict)
    ledger: LedgerSettings = LedgerSettings()
    deploy: DeploySettings = DeploySettings()
    look: Look = Look()
    social: SocialSettings = SocialSettings()
    search: SearchSettings = SearchSettings()
    provenance: ProvenanceSettings = ProvenanceSettings()
    style: Style = Style()
    rules: Mapping[str, RuleLevel] = field(default_factory=dict)
