"""What is wrong with an account and what to do about it, in Indonesian and English. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from newsroom.crosspost.accounts import SECRET_MISSING, SECRET_UNUSABLE
from newsroom.crosspost.adapters import secrets_of
from newsroom.crosspost.health import Checkup
from newsroom.crosspost.renewal import RENEWALS
from newsroom.crosspost.words import words

_REACH = frozenset({"name", "refused", "connect-timeout", "tls", "unreachable"})
_TIMED = frozenset({"rate-limit", "quota"})


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence or a part of one, in Indonesian and English."""

    text: str
    text_en: str

    def __str__(self) -> str:
        return f"{self.text} ({self.text_en})"


@dataclass(frozen=True, slots=True)
class Advice:
    """What is wrong, and what to do next."""

    what: Said
    do: Said


_GUIDE = Said("langkahnya di docs/operator.md", "the steps are in docs/operator.md")

_WHAT: Mapping[str, Said] = {
    "forbidden": Said(
        "akun tidak berhak mengirim pos", "the account lacks the right to publish posts"
    ),
    "other-account": Said(
        "token itu milik akun lain, bukan akun di newsroom.toml",
        "the token is another account's, not that of newsroom.toml",
    ),
    "account": Said("akun di newsroom.toml tidak dikenal", "the account is not known there"),
    "not-found": Said(
        "akun dengan id di newsroom.toml tidak ditemukan", "no account has the id of newsroom.toml"
    ),
    "no-account-id": Said(
        "id akun belum ada di newsroom.toml", "newsroom.toml lacks the account's id"
    ),
    "credits": Said("kredit habis", "the credits are used up"),
    "restricted": Said("akun dibatasi oleh jaringan itu", "the network has restricted the account"),
    "rate-limit": Said("jaringan minta menunggu", "the network asks to wait"),
    "quota": Said("jatah 24 jam ini habis", "the quota of these 24 hours is used up"),
}

_DO: Mapping[str, Said] = {
    "other-account": Said(
        "tulis account (atau id) yang benar di newsroom.toml, atau pakai token akun yang benar",
        "write the right account (or id) in newsroom.toml, or use the right account's token",
    ),
    "account": Said(
        "periksa account dan id di newsroom.toml, dan apakah token itu sudah masuk ke sana",
        "check account and id in newsroom.toml, and that the token's owner was let in there",
    ),
    "not-found": Said(
        "periksa id di newsroom.toml, dan apakah token itu boleh melihat akunnya",
        "check the id in newsroom.toml, and that the token may see the account",
    ),
    "no-account-id": Said(
        "tulis id di newsroom.toml; cara menemukannya di docs/operator.md",
        "write id in newsroom.toml; docs/operator.md says how to find it",
    ),
    "credits": Said(
        "isi kredit di console.x.com; pos yang menunggu terkirim pada proses berikutnya",
        "buy credits at console.x.com; posts that wait go out in the next run",
    ),
    "restricted": Said(
        "masuk ke akun itu di peramban dan ikuti pemberitahuannya",
        "sign in to the account in a browser and follow its notice",
    ),
}

_WAIT = Said(
    "tunggu; pos yang belum terkirim menyusul pada proses berikutnya",
    "wait; posts that were not sent follow in the next run",
)
_LOOK = Said(
    "lihat docs/operator.md, bagian akun itu", "see the account's part of docs/operator.md"
)
_TRY_AGAIN = Said(
    "periksa sambungan dan alamat server di newsroom.toml, lalu ulangi; bila tetap begini, jaringan "
    "itu sendiri sedang terganggu",
    "check the connection and the server in newsroom.toml, then try again; if it stays so, the "
    "network itself is in trouble",
)


def advice_on(checkup: Checkup) -> Advice | None:
    """What to do about an account; None where there is nothing."""
    problem = checkup.problem
    if problem:
        return _of_problem(checkup, problem)
    if checkup.health is None:
        return None
    if checkup.dies_soon:
        return Advice(Said("token segera mati", "the token dies soon"), _renew(checkup.network))
    if checkup.health.missing:
        lacking = Said("sebagian hak kurang; pos tetap terbit", "some rights lack; posts go out")
        return Advice(lacking, _renew(checkup.network))
    return None


def _of_problem(checkup: Checkup, problem: str) -> Advice:
    code, _, name = problem.partition(":")
    if code == SECRET_MISSING:
        return _without_secrets(checkup)
    if code == SECRET_UNUSABLE:
        what = Said(f"isi {name} bukan satu baris ASCII", f"{name} is not one line of ASCII")
        again = Said("salin ulang dari sumbernya", "copy it again from where it came from")
        return Advice(what, again)
    if problem == "token":
        return Advice(_dead(checkup.network), _renew(checkup.network))
    return Advice(_WHAT.get(problem) or _unnamed(problem), _next_step(checkup.network, problem))


def _dead(network: str) -> Said:
    renewal = RENEWALS[network]
    return Said(
        f"token ditolak atau sudah mati; yang biasa memutusnya: {renewal.ends}",
        f"the token is refused or dead; what usually ends it: {renewal.ends_en}",
    )


def _without_secrets(checkup: Checkup) -> Advice:
    missing = checkup.missing_secrets
    named = ", ".join(missing)
    what = Said(f"rahasia tidak ada atau kosong: {named}", f"secret missing or empty: {named}")
    needed = [secret for secret in secrets_of(checkup.network) if secret.name in missing]
    told = "; ".join(f"{secret.name} = {secret.what}" for secret in needed)
    told_en = "; ".join(f"{secret.name} = {secret.what_en}" for secret in needed)
    return Advice(
        what,
        Said(
            f"isi variabel lingkungan itu: {told}; {_GUIDE.text}",
            f"set that variable: {told_en}; {_GUIDE.text_en}",
        ),
    )


def _unnamed(problem: str) -> Said:
    """A sentence about newsroom.toml in both languages, or a code, put into words if it has any."""
    text, line_end, text_en = problem.partition("\n")
    if line_end:
        return Said(text, text_en)
    text, bracket, text_en = words(problem).rpartition(" (")
    if bracket:
        return Said(text, text_en.removesuffix(")"))
    return Said(f"jaringan menjawab dengan galat {problem}", f"the network fails with {problem}")


def _next_step(network: str, problem: str) -> Said:
    if problem in _TIMED:
        return _WAIT
    if problem == "forbidden":
        return _renew(network)
    if problem in _DO:
        return _DO[problem]
    return _TRY_AGAIN if problem in _REACH or problem.startswith("http-") else _LOOK


def _renew(network: str) -> Said:
    renewal = RENEWALS[network]
    return Said(
        f"{renewal.steps}; {_GUIDE.text}",
        f"{renewal.steps_en}; {_GUIDE.text_en}",
    )
