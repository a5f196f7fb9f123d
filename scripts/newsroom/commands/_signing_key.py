"""The newsroom's signing key: from the environment alone, and only where it is the announced one."""

from collections.abc import Callable, Mapping

from newsroom.errors import UsageError
from newsroom.provenance.day_list import NAMESPACE
from newsroom.provenance.keys import BadKeyError, read_public_key
from newsroom.provenance.sshsig import Signer, read_private_key
from newsroom.settings import FILE_NAME, Settings

KEY = "TAYANG_SIGNING_KEY"
"""The variable with the private key, as `ssh-keygen -t ed25519` writes it."""

Sign = Callable[[bytes], bytes]


def signing(environ: Mapping[str, str], settings: Settings) -> Sign:
    """What signs lists of days. Raises UsageError, which shows nothing of the private key."""
    public = settings.provenance.public_key
    signer = _signer(environ)
    if not public:
        raise UsageError(
            f"{FILE_NAME} belum memuat kunci publiknya. Tulis:\n[provenance]\n"
            f'public_key = "{signer.public.line}"',
            f"{FILE_NAME} does not have the public key yet. Write the lines above.",
        )
    if read_public_key(public) != signer.public:
        raise UsageError(
            f"{KEY} bukan pasangan kunci publik di {FILE_NAME}: kunci itu milik "
            f"{signer.public.fingerprint}. Ganti salah satunya.",
            f"{KEY} does not belong to the public key in {FILE_NAME}: it is that of "
            f"{signer.public.fingerprint}. Change one of them.",
        )
    return lambda data: signer.sign(data, NAMESPACE)


def _signer(environ: Mapping[str, str]) -> Signer:
    text = environ.get(KEY, "")
    if not text.strip():
        raise UsageError(
            f"Variabel {KEY} kosong, jadi daftar tidak ditandatangani. Cara membuat kunci: "
            "docs/operator.md, “A key that signs”.",
            f"The variable {KEY} is empty, so the lists were not signed. How to make a key: "
            "docs/operator.md, “A key that signs”.",
        )
    try:
        return read_private_key(text)
    except BadKeyError as error:
        raise UsageError(
            f"{KEY} tidak dapat dipakai ({error}). Salin seluruh berkas kunci privat, yang dibuat "
            "dengan: ssh-keygen -t ed25519 -N ''",
            f"{KEY} cannot be used ({error}). Copy the whole file of the private key, made by: "
            "ssh-keygen -t ed25519 -N ''",
        ) from None
