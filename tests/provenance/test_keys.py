"""Public keys: read as OpenSSH writes them, and told as OpenSSH tells them."""

from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.errors import SettingsError
from newsroom.provenance.keys import BadKeyError, PublicKey, read_public_key
from tests.stories import make_settings

# Made by `ssh-keygen -t ed25519`, which printed the fingerprint; its private half was thrown away.
LINE = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPfMrHVR1yGdf9HO4/Ibuxo0ZxzQ3WAVxOlBNyA6eLnK"
FINGERPRINT = "SHA256:r4jkAY+uHJn8YZt+LUfwRtnAnuAW90iyUW/Wpd49UVc"


def test_a_line_of_ssh_keygen_is_read() -> None:
    key = read_public_key(f"{LINE} redaksi@kota")

    assert key.line == LINE
    assert key.fingerprint == FINGERPRINT


@given(st.binary(min_size=32, max_size=32))
def test_any_key_can_be_written_and_read(raw: bytes) -> None:
    key = PublicKey(raw)

    assert read_public_key(key.line) == key
    assert make_settings(f'[provenance]\npublic_key = "{key.line}"\n').provenance.public_key


WRONG = [
    "",
    "ssh-ed25519",
    LINE[:-1],
    LINE + "A",
    LINE.replace("ssh-ed25519", "ssh-rsa", 1),
    f"ssh-ed25519 {b64encode(b'kosong').decode()}",
    "ssh-ed25519 AAAA\x00",
    "-----BEGIN OPENSSH PRIVATE KEY-----",
]


@pytest.mark.parametrize("line", WRONG)
def test_what_is_no_key_is_refused(line: str) -> None:
    with pytest.raises(BadKeyError):
        read_public_key(line)


@pytest.mark.parametrize("line", [line for line in WRONG if line and line.isprintable()])
def test_newsroom_toml_refuses_it_too(line: str) -> None:
    with pytest.raises(SettingsError, match=r"\.pub"):
        make_settings(f'[provenance]\npublic_key = "{line}"\n')
