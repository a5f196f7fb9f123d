"""SSH signatures: OpenSSH's own tool takes ours, we take its, and any other byte is noticed."""

import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.provenance.day_list import NAMESPACE, signers_file
from newsroom.provenance.keys import BadKeyError
from newsroom.provenance.sshsig import Signer, is_signed, read_private_key

DATA = b"# https://berita.contoh.example/bukti/2026-11-23.txt\n"
needs_openssh = pytest.mark.skipif(
    shutil.which("ssh-keygen") is None,
    reason="OpenSSH is not installed: apt-get install openssh-client",
)


def private_text(seed: int = 1) -> str:
    """A private key as `ssh-keygen` writes it; the same for the same seed."""
    key = Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)
    return key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()).decode()


def signer(seed: int = 1) -> Signer:
    return read_private_key(private_text(seed))


SIGNER = signer()
SIGNATURE = SIGNER.sign(DATA, NAMESPACE)


def test_the_same_file_gets_the_same_signature() -> None:
    assert SIGNER.sign(DATA, NAMESPACE) == SIGNATURE
    assert is_signed(DATA, SIGNATURE, SIGNER.public, NAMESPACE)


@given(st.binary(max_size=300), st.integers(0, 255))
def test_what_a_key_signed_fits_that_key_and_that_file_alone(data: bytes, seed: int) -> None:
    signature = signer(seed).sign(data, NAMESPACE)

    assert is_signed(data, signature, signer(seed).public, NAMESPACE)
    assert not is_signed(data + b"\n", signature, signer(seed).public, NAMESPACE)
    assert not is_signed(data, signature, signer(seed ^ 1).public, NAMESPACE)
    assert not is_signed(data, signature, signer(seed).public, "file")


@settings(max_examples=300)
@given(st.integers(0, len(SIGNATURE) - 1), st.integers(1, 255))
def test_any_other_byte_in_a_signature_is_noticed(at: int, flip: int) -> None:
    changed = bytearray(SIGNATURE)
    changed[at] ^= flip

    assert not is_signed(DATA, bytes(changed), SIGNER.public, NAMESPACE)


@pytest.mark.parametrize(
    "signature",
    [
        b"",
        SIGNATURE[:-1],
        SIGNATURE + b"\n",
        SIGNATURE.replace(b"\n", b"\r\n"),
        SIGNATURE.replace(b"\n", b"", 2),
        b"\xff" * 300,
        b"-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----\n",
    ],
)
def test_another_form_is_no_signature(signature: bytes) -> None:
    assert not is_signed(DATA, signature, SIGNER.public, NAMESPACE)


@needs_openssh
def test_ssh_keygen_takes_our_signature_and_notices_a_change(tmp_path: Path) -> None:
    (tmp_path / "signers").write_text(signers_file("berita.contoh.example", SIGNER.public.line))
    (tmp_path / "a.sig").write_bytes(SIGNATURE)
    verify = ["ssh-keygen", "-Y", "verify", "-f", "signers", "-I", "berita.contoh.example"]
    verify += ["-n", NAMESPACE, "-s", "a.sig"]

    def code(data: bytes) -> int:
        done = subprocess.run(verify, cwd=tmp_path, input=data, capture_output=True, check=False)
        return done.returncode

    assert code(DATA) == 0
    assert code(DATA + b" ") != 0


@needs_openssh
def test_ssh_keygen_makes_the_very_same_signature(tmp_path: Path) -> None:
    key = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
    (tmp_path / "a").write_bytes(DATA)
    sign = ["ssh-keygen", "-q", "-Y", "sign", "-f", str(key), "-n", NAMESPACE, str(tmp_path / "a")]
    subprocess.run(sign, check=True, capture_output=True)
    ours = read_private_key(key.read_text())

    assert ours.sign(DATA, NAMESPACE) == (tmp_path / "a.sig").read_bytes()
    assert ours.public.line == " ".join((tmp_path / "key.pub").read_text().split()[:2])


def test_a_pasted_key_may_have_lost_its_last_line_end() -> None:
    for text in (
        private_text().strip(),
        private_text().replace("\n", "\r\n"),
        f"\n{private_text()}",
    ):
        assert read_private_key(text).public == SIGNER.public


def test_a_key_that_cannot_be_used_is_refused_and_not_shown() -> None:
    rsa = generate_private_key(65537, 2048)
    other = rsa.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()).decode()
    for text in ("", "rahasia", private_text()[:-60], SIGNER.public.line, other):
        with pytest.raises(BadKeyError) as caught:
            read_private_key(text)
        assert not text or text not in str(caught.value)


def test_a_signer_shows_nothing_of_its_key() -> None:
    assert repr(SIGNER) == "Signer(…)"
