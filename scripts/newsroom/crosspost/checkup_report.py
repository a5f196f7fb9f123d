"""How the accounts are, told to people and to machines. Pure; holds no secret, only their names."""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from decimal import Decimal
from typing import Any

from newsroom.clock import say_duration, say_moment
from newsroom.crosspost.advice import Said, advice_on
from newsroom.crosspost.health import Checkup, Grade, Standing
from newsroom.crosspost.renewal import RENEWALS
from newsroom.networks import NETWORKS, Cost

MARKS = {
    Grade.WELL: "[baik / well]",
    Grade.RESTING: "[tidak mengirim / sends nothing]",
    Grade.WARNING: "[perhatian / warning]",
    Grade.BLOCKED: "[terhalang / blocked]",
}


def text_of(checkup: Checkup, zone: tzinfo) -> str:
    """One account in some lines; times in `zone`."""
    title = NETWORKS[checkup.network].title
    head = f"{MARKS[checkup.grade]} {title}: {checkup.account.account}"
    facts = [f"{name}: {said}" for name, said in _facts(checkup, zone)]
    return "\n    ".join([head, *facts, *_steps(checkup)])


def _facts(checkup: Checkup, zone: tzinfo) -> Iterator[tuple[str, Said]]:
    health = checkup.health
    yield "keadaan (state)", standing(checkup, zone)
    if health is None:
        return
    if checkup.secrets and not checkup.missing_secrets:
        yield "rahasia (secrets)", Said(f"ada {', '.join(checkup.secrets)}", "present")
    if health.name or health.expires_at:
        yield "token", _token(checkup, zone)
    if health.missing:
        lacking = ", ".join(health.missing)
        yield "hak (rights)", Said(f"kurang {lacking}", f"lacks {lacking}")
    yield "kuota (quota)", quota(checkup)
    yield "biaya (cost)", cost(NETWORKS[checkup.network].cost)


def _steps(checkup: Checkup) -> Iterator[str]:
    """What is wrong and what to do; the sentences are long, so each language has its line."""
    advice = advice_on(checkup)
    if advice is None:
        return
    names = ("masalah", "problem")
    if checkup.grade is Grade.RESTING:
        names = ("sebelum live_since", "before live_since")
    yield f"{names[0]}: {advice.what.text}. Lakukan: {advice.do.text}."
    yield f"{names[1]}: {advice.what.text_en}. To do: {advice.do.text_en}."


def standing(checkup: Checkup, zone: tzinfo) -> Said:
    """Whether posts go out: only the outbox gets them where `live_since` is absent or to come."""
    since = checkup.account.live_since
    if checkup.standing is Standing.OFF:
        return Said("dimatikan, enabled = false", "switched off, enabled = false")
    if since is None:
        return Said(
            "hanya kotak keluar: tanpa live_since di newsroom.toml",
            "outbox only: no live_since in newsroom.toml",
        )
    said, said_en = say_moment(since.astimezone(zone)), iso(since)
    if checkup.standing is Standing.OUTBOX:
        return Said(f"hanya kotak keluar sampai {said}", f"outbox only until {said_en}")
    return Said(f"langsung sejak {said}", f"live since {said_en}")


def _token(checkup: Checkup, zone: tzinfo) -> Said:
    """Whether it was taken and as whose, its age, and when it dies."""
    parts = [part for part in (_taken(checkup), _age(checkup), lifetime(checkup, zone)) if part]
    return Said("; ".join(part.text for part in parts), "; ".join(part.text_en for part in parts))


def _taken(checkup: Checkup) -> Said | None:
    if not checkup.health or not checkup.health.name:
        return None
    name = checkup.health.name
    return Said(f"akun di sana {name}", f"the account there is {name}")


def _age(checkup: Checkup) -> Said | None:
    made = checkup.health.issued_at if checkup.health else None
    if made is None or made > checkup.at:
        return None
    age = checkup.at - made
    return Said(f"umurnya {say_duration(age)}", f"{_days(age)} old")


def lifetime(checkup: Checkup, zone: tzinfo) -> Said:
    """When the token dies; what is known of its kind where the network names no hour."""
    end = checkup.health.expires_at if checkup.health else None
    if end is None:
        renewal = RENEWALS[checkup.network]
        return Said(renewal.lifetime, renewal.lifetime_en)
    said, left = say_moment(end.astimezone(zone)), end - checkup.at
    if left <= timedelta():
        return Said(f"mati sejak {said}", f"dead since {iso(end)}")
    return Said(f"mati {said}, {say_duration(left)} lagi", f"dies {iso(end)}, in {_days(left)}")


def quota(checkup: Checkup) -> Said:
    """How many posts are left, and whose count that is."""
    if checkup.quota is None:
        return Said("jaringan tidak menyebut jumlah", "the network names no number")
    if checkup.left is None:
        most = checkup.quota
        return Said(f"paling banyak {most} pos dalam 24 jam", f"at most {most} posts in 24 hours")
    said = f"{checkup.left} dari {checkup.quota} pos dalam 24 jam"
    said_en = f"{checkup.left} of {checkup.quota} posts in 24 hours"
    if checkup.health and checkup.health.left is not None:
        return Said(f"{said}, kata jaringan", f"{said_en}, says the network")
    return Said(f"{said}, menurut ledger", f"{said_en}, by the ledger")


def cost(price: Cost) -> Said:
    """What posts cost there: `US$0,015, dengan tautan US$0,200 (13 kali)`."""
    if price.times == 1 and not price.post:
        return Said("gratis", "free")
    parts = [_dollars(price.post), _dollars(price.with_link), _dollars(price.alt_text)]
    plain, linked, alt = (part.replace(".", ",") for part in parts)
    return Said(
        f"{plain} sepos, {linked} dengan tautan ({price.times} kali), {alt} untuk teks alternatif",
        f"{parts[0]} a post, {parts[1]} with a link ({price.times} times), {parts[2]} for alternative text",
    )


def _dollars(amount: Decimal) -> str:
    return f"US${amount}"


def _days(duration: timedelta) -> str:
    days = duration // timedelta(days=1)
    return f"{days} day" if days == 1 else f"{days} days"


def iso(moment: datetime) -> str:
    """`2026-12-01T07:00Z`."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%MZ}"


def json_of(
    checkups: Sequence[Checkup], fault: Said | None, repository: Sequence[Said] | None = None
) -> str:
    """All accounts, what is wrong with the ledger that they share, and with the repository."""
    whole = {
        "accounts": [_fields(checkup) for checkup in checkups],
        "ledger": _both(fault),
        "repository": None if repository is None else [_both(one) for one in repository],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _fields(checkup: Checkup) -> dict[str, Any]:
    health, account, advice = checkup.health, checkup.account, advice_on(checkup)
    price = NETWORKS[checkup.network].cost
    return {
        "network": checkup.network,
        "account": account.account,
        "standing": checkup.standing,
        "live_since": _moment(account.live_since),
        "grade": checkup.grade,
        "secrets": dict(checkup.secrets),
        "problem": checkup.problem,
        "name": health.name if health else "",
        "issued_at": _moment(health.issued_at if health else None),
        "expires_at": _moment(health.expires_at if health else None),
        "missing_rights": list(health.missing) if health else [],
        "left": checkup.left,
        "quota": checkup.quota,
        "cost": {
            "post": str(price.post),
            "with_link": str(price.with_link),
            "alt_text": str(price.alt_text),
        },
        "what": _both(advice.what if advice else None),
        "do": _both(advice.do if advice else None),
    }


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _both(said: Said | None) -> dict[str, str] | None:
    return {"id": said.text, "en": said.text_en} if said else None
