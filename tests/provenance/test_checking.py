"""Checks: what is whole is proven, any changed byte is found, and what is missing proves nothing."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.provenance.checking import Checker, Result, Verdict
from newsroom.provenance.keys import PublicKey
from newsroom.provenance.page_text import PageText
from tests.provenance.sites import LIST, NAME, SIGNATURE, SITE, site, told
from tests.provenance.test_sshsig import SIGNER, signer

WHOLE = site()
WITHDRAWN = "withdrawn: {at: 2026-11-19T15:30+08:00, reason: Sumbernya keliru.}"


def checked(
    files: dict[str, bytes], key: PublicKey | None = SIGNER.public, where: str = SITE
) -> Result:
    return Checker(files.get, key, where).story(NAME)


def listed(files: dict[str, bytes], key: PublicKey | None = SIGNER.public) -> Result:
    return Checker(files.get, key, SITE).day(LIST, files=True)


def words(result: Result) -> str:
    return "\n".join(check.text for check in result.checks)


def test_what_is_whole_and_signed_is_proven() -> None:
    assert checked(WHOLE).verdict is Verdict.PROVEN
    assert listed(WHOLE).verdict is Verdict.PROVEN
    assert SIGNER.public.fingerprint in words(checked(WHOLE))


@settings(max_examples=400)
@given(st.sampled_from([NAME, LIST, SIGNATURE]), st.integers(0), st.integers(1, 255))
def test_any_changed_byte_is_found(name: str, where: int, flip: int) -> None:
    data = bytearray(WHOLE[name])
    data[where % len(data)] ^= flip

    assert checked({**WHOLE, name: bytes(data)}).verdict is not Verdict.PROVEN
    assert listed({**WHOLE, name: bytes(data)}).verdict is Verdict.ALTERED


@given(st.sampled_from([NAME, LIST, SIGNATURE]), st.binary(max_size=2), st.integers(0))
def test_a_byte_more_or_less_is_found(name: str, more: bytes, where: int) -> None:
    data = WHOLE[name]
    at = where % len(data)
    changed = data[:at] + more + data[at + 1 - bool(more) :]

    assert (checked({**WHOLE, name: changed}).verdict is Verdict.PROVEN) == (changed == data)


@pytest.mark.parametrize("missing", [NAME, LIST, SIGNATURE])
def test_what_is_missing_proves_nothing(missing: str) -> None:
    files = {name: data for name, data in WHOLE.items() if name != missing}

    assert checked(files).verdict is Verdict.UNPROVEN
    assert listed(files).verdict is Verdict.UNPROVEN


def test_without_a_key_nothing_is_proven() -> None:
    assert checked(WHOLE, key=None).verdict is Verdict.UNPROVEN
    assert "--key" in words(checked(WHOLE, key=None))


def test_another_key_did_not_sign_it() -> None:
    assert checked(WHOLE, key=signer(2).public).verdict is Verdict.ALTERED


def test_a_copy_on_another_host_is_not_ours() -> None:
    found = checked(WHOLE, where="https://berita-contoh.example")

    assert found.verdict is Verdict.ALTERED
    assert f"{SITE}/2026/11/pasar/" in words(found)


def test_a_list_of_another_day_does_not_pass_for_this_one() -> None:
    other = LIST.replace("19", "18")
    moved = {**WHOLE, other: WHOLE[LIST], f"{other}.sig": WHOLE[SIGNATURE]}

    assert Checker(moved.get, SIGNER.public).day(other, files=False).verdict is Verdict.ALTERED


def test_a_story_that_is_not_listed_is_not_ours() -> None:
    forged = encode_with(text="Pasar tutup.", sha256="0" * 64)

    assert checked({**WHOLE, NAME: forged}).verdict is Verdict.ALTERED


def encode_with(**changes: Any) -> bytes:
    return json.dumps(json.loads(WHOLE[NAME]) | changes).encode()


def test_a_withdrawn_story_is_proven_and_says_so() -> None:
    found = checked(site(WITHDRAWN))

    assert found.verdict is Verdict.PROVEN
    assert "dicabut" in words(found)
    assert "Sumbernya keliru." in words(found)


@pytest.mark.parametrize(
    "page",
    [
        PageText(told().version, f"{told().text} Tambahan.", ""),
        PageText("0" * 16, told().text or "", ""),
        PageText("", "", ""),
    ],
    ids=["text", "version", "nothing"],
)
def test_a_page_that_shows_something_else_is_found(page: PageText) -> None:
    checker = Checker(WHOLE.get, SIGNER.public, SITE)
    same = PageText(told().version, told().text or "", "")

    assert checker.story(NAME, same).verdict is Verdict.PROVEN
    assert checker.story(NAME, page).verdict is Verdict.ALTERED


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b"\xff", b"[" * 100_000, b'{"id": 1}'])
def test_what_is_no_story_json_is_said_to_be_none(data: bytes) -> None:
    assert checked({**WHOLE, NAME: data}).verdict is Verdict.ALTERED
