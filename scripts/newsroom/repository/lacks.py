"""What no machine can set up for a newsroom on GitHub, and how a person does it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from newsroom.errors import ForgeError
from newsroom.github.client import GitHub
from newsroom.github.values import listed, text
from newsroom.registers import Registers
from newsroom.repository.wanted import MAIN, SIGNING, App
from newsroom.settings import ApprovalSource, DeployTarget, Settings

APP_KEY = "TAYANG_APP_KEY"
SIGNING_KEY = "TAYANG_SIGNING_KEY"
SERVER_SECRETS = ("TAYANG_DEPLOY_KEY", "TAYANG_DEPLOY_KNOWN_HOSTS")


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that is missing: what, what becomes of that, and what to do; in both languages."""

    text: str
    text_en: str


@dataclass(frozen=True, slots=True)
class Office:
    """The newsroom as its repository has it. `networks` maps live networks to their secrets' names."""

    settings: Settings
    registers: Registers
    networks: Mapping[str, Sequence[str]]


def lacks(github: GitHub, office: Office, app: App) -> list[Lack]:
    """All that is missing. Raises ForgeError."""
    return [
        *_branch(github),
        *_choices(office.settings),
        *_key(office.settings),
        *_editors(office),
        *_app(app),
        *_secrets(github, office, app),
        *_domain(github, office.settings),
    ]


def _branch(github: GitHub) -> Iterator[Lack]:
    name = text(github.read(""), "default_branch")
    if name != MAIN:
        yield Lack(
            f"cabang utamanya bernama {name}, sedangkan alur kerja menerbitkan dari {MAIN}: ganti namanya "
            "(Settings → General → Default branch).",
            f"the main branch is called {name}, but the workflows publish from {MAIN}: rename it "
            "(Settings → General → Default branch).",
        )


def _choices(settings: Settings) -> Iterator[Lack]:
    if not settings.ledger.push:
        yield Lack(
            "newsroom.toml: tulis [ledger] push = true; tanpa itu catatan tinggal di mesin GitHub dan "
            "hilang bersamanya.",
            "newsroom.toml: write [ledger] push = true; without it records stay on GitHub's machine "
            "and go with it.",
        )
    if settings.approval.source is not ApprovalSource.GITHUB:
        yield Lack(
            'newsroom.toml: tulis [approval] source = "github" supaya persetujuan adalah review pada '
            "pull request; sekarang dinyatakan di berkas berita.",
            'newsroom.toml: write [approval] source = "github" so that approvals are reviews of pull '
            "requests; now they are declared in the stories.",
        )
    if not settings.office.repository:
        yield Lack(
            "newsroom.toml: isi repository, supaya pembaca dapat menunjukkan kekeliruan.",
            "newsroom.toml: fill in repository, so that readers can report errors.",
        )
    if not settings.office.maintainers:
        yield Lack(
            "newsroom.toml: isi maintainers; tanpa itu siapa pun yang boleh menulis dapat mengubah kode "
            "dan alur kerja dengan satu persetujuan.",
            "newsroom.toml: fill in maintainers; without them anybody who may write can change code "
            "and workflows with one approval.",
        )


def _key(settings: Settings) -> Iterator[Lack]:
    if not settings.provenance.public_key:
        yield Lack(
            "belum ada kunci bukti: daftar sidik di /bukti/ tidak ditandatangani. Buat kunci dengan "
            "ssh-keygen -t ed25519 -N '' (docs/operator.md), tulis bagian publiknya di newsroom.toml, "
            "[provenance] public_key.",
            "there is no key for proofs: the lists of hashes at /bukti/ are not signed. Make one by "
            "ssh-keygen -t ed25519 -N '' (docs/operator.md), and write its public half into "
            "newsroom.toml, [provenance] public_key.",
        )


def _editors(office: Office) -> Iterator[Lack]:
    wanted = {editor for desk in office.settings.desks.values() for editor in desk.editors}
    missing = [
        person.id for person in office.registers.people if person.id in wanted and not person.github
    ]
    if missing:
        names = ", ".join(missing)
        yield Lack(
            f"people.yml: isi github (nama akun) untuk {names}; tanpa itu review mereka tidak dihitung.",
            f"people.yml: fill in github (the login) of {names}; without it their reviews do not count.",
        )


def _app(app: App) -> Iterator[Lack]:
    if app.id and app.client_id:
        return
    yield Lack(
        "belum ada GitHub App redaksi: formulir berita tidak menjadi pull request, dan status gate "
        "dapat dipalsukan oleh orang dalam. Buat App (docs/operator.md), lalu: newsroom setup --app-id "
        "ANGKA --app-client-id TEKS --apply",
        "the newsroom has no GitHub App: issue forms become no pull requests, and insiders could forge "
        "the status gate. Make one (docs/operator.md), then: newsroom setup --app-id NUMBER "
        "--app-client-id TEXT --apply",
    )


def _secrets(github: GitHub, office: Office, app: App) -> Iterator[Lack]:
    needed: dict[str, Iterable[str]] = {
        "social": sorted({name for names in office.networks.values() for name in names}),
        "app": [APP_KEY] if app.client_id else [],
    }
    if office.settings.deploy.target is DeployTarget.RSYNC:
        needed["server"] = SERVER_SECRETS
    if office.settings.provenance.public_key:
        needed[SIGNING] = [SIGNING_KEY]
    for environment, names in needed.items():
        there = _names(github, environment) if names else set()
        missing = ", ".join(name for name in names if name not in there)
        if missing:
            yield Lack(
                f"environment {environment}: isi rahasia {missing} (Settings → Environments → "
                f"{environment}); nilainya tidak pernah melewati perintah ini.",
                f"environment {environment}: fill in the secrets {missing} (Settings → Environments "
                f"→ {environment}); their values never pass through this command.",
            )


def _names(github: GitHub, environment: str) -> set[str]:
    try:
        found = github.read(f"environments/{environment}/secrets", per_page=100)
    except ForgeError as error:
        if error.is_not_found:
            return set()
        raise
    return {text(one, "name") for one in listed(found, "secrets")}


def _domain(github: GitHub, settings: Settings) -> Iterator[Lack]:
    """Pages answer at one address; the probe, posts and feeds name that of newsroom.toml."""
    if settings.deploy.target is not DeployTarget.PAGES:
        return
    try:
        address = text(github.read("pages"), "html_url").rstrip("/")
    except ForgeError as error:
        if error.is_not_found:
            return
        raise
    if address and urlsplit(address)[1:3] != urlsplit(settings.office.site_url)[1:3]:
        yield Lack(
            f"GitHub Pages tayang di {address}, sedangkan newsroom.toml menyebut "
            f"{settings.office.site_url}: isi Custom domain (Settings → Pages), atau ubah site_url.",
            f"GitHub Pages are at {address}, but newsroom.toml says {settings.office.site_url}: fill in "
            "Custom domain (Settings → Pages), or change site_url.",
        )
