"""What an answer that is no success means, said to people: what happened, why, and what to do."""

import re
from datetime import UTC, datetime

from newsroom.errors import ForgeError, ForgeReason
from newsroom.github.values import at, listed, text
from newsroom.transport import Answer

_MOST_WORDS = 300
_UNPRINTABLE = re.compile(r"[^\x20-\x7e\u00a0-\u024f]+")


def fault_of(method: str, path: str, answer: Answer) -> ForgeError:
    """The error for an answer with a status of 400 or more that is no rate limit.

    `path` stands in the sentence, the token never does; GitHub's own words are cut and cleaned.
    """
    asked = f"{method} {path}"
    words = _words(answer)
    status = answer.status
    if status == 401:
        return _token()
    if status == 403:
        return _rights(asked, words)
    if status in (404, 410):
        return _not_found(asked)
    if status >= 500:
        return down(asked, f"HTTP {status}", sent=True)
    if 300 <= status < 400:
        return _moved(asked)
    return _invalid(asked, f"HTTP {status}: {words}" if words else f"HTTP {status}")


def down(asked: str, why: str, *, sent: bool) -> ForgeError:
    """The error where GitHub gave no usable answer; `sent` says whether it may have heard."""
    doubt = "mungkin sudah sampai" if sent else "tidak ada yang terkirim"
    doubt_en = "it may have arrived" if sent else "nothing was sent"
    return ForgeError(
        ForgeReason.DOWN,
        f"GitHub tidak menjawab dengan utuh ({why}; {asked}; {doubt}). Lihat "
        "https://www.githubstatus.com, lalu jalankan perintah ini lagi; mengulanginya aman.",
        f"GitHub gave no whole answer ({why}; {asked}; {doubt_en}). See "
        "https://www.githubstatus.com, then run this command again; repeating it is safe.",
    )


def limited(until: datetime) -> ForgeError:
    """The error where GitHub wants to hear no more before `until`."""
    hour = f"{until.astimezone(UTC):%Y-%m-%d %H.%M} UTC"
    return ForgeError(
        ForgeReason.RATE_LIMIT,
        f"jatah permintaan ke GitHub habis sampai {hour}. Jalankan perintah ini lagi sesudah itu; "
        "yang sudah selesai tidak diulang.",
        f"GitHub's limit of requests is used up until {hour}. Run this command again after that; "
        "what is done is not done twice.",
    )


def without_token() -> ForgeError:
    """The error where there is no token at all."""
    return ForgeError(
        ForgeReason.IDENTITY,
        "token GitHub tidak ada; isi variabel lingkungan TAYANG_GITHUB_TOKEN (atau GITHUB_TOKEN "
        "di dalam GitHub Actions), lalu ulangi.",
        "There is no token for GitHub; set the environment variable TAYANG_GITHUB_TOKEN (or "
        "GITHUB_TOKEN inside GitHub Actions), then try again.",
    )


def invalid(told: str, told_en: str) -> ForgeError:
    """The error for something that cannot be asked of GitHub, or that it answered in no known form."""
    return ForgeError(ForgeReason.INVALID, told, told_en)


def _token() -> ForgeError:
    return ForgeError(
        ForgeReason.IDENTITY,
        "GitHub menolak tokennya (salah, kedaluwarsa, atau dicabut). Buat token baru, simpan di "
        "TAYANG_GITHUB_TOKEN, lalu ulangi.",
        "GitHub refuses the token (wrong, expired or revoked). Make a new one, store it in "
        "TAYANG_GITHUB_TOKEN, then try again.",
    )


def _rights(asked: str, words: str) -> ForgeError:
    return ForgeError(
        ForgeReason.RIGHTS,
        f"token GitHub tidak berhak melakukan ini ({asked}: {words}). Tambahkan haknya pada token "
        "atau pada permissions di workflow, lalu ulangi.",
        f"The token for GitHub may not do this ({asked}: {words}). Give it the right, on the token "
        "or under permissions in the workflow, then try again.",
    )


def _not_found(asked: str) -> ForgeError:
    return ForgeError(
        ForgeReason.NOT_FOUND,
        f"GitHub tidak menemukannya ({asked}). Periksa nama repositori dan nomornya; GitHub "
        "menjawab begitu juga jika token tidak boleh melihatnya.",
        f"GitHub does not find it ({asked}). Check the repository's name and the number; GitHub "
        "answers like that also where the token may not see it.",
    )


def _moved(asked: str) -> ForgeError:
    return invalid(
        f"repositori ini sudah pindah ({asked}); tulis nama barunya di newsroom.toml, [newsroom] "
        "repository, lalu ulangi.",
        f"This repository has moved ({asked}); write its new name into newsroom.toml, [newsroom] "
        "repository, then try again.",
    )


def _invalid(asked: str, words: str) -> ForgeError:
    return invalid(
        f"GitHub menolak permintaan ini ({asked}: {words}). Tidak ada yang diubah; perbaiki yang "
        "disebut itu, lalu ulangi.",
        f"GitHub refuses this request ({asked}: {words}). Nothing was changed; mend what it names, "
        "then try again.",
    )


def _words(answer: Answer) -> str:
    """GitHub's own words, in one line."""
    value = answer.json
    parts = [text(value, "message")]
    for error in listed(value, "errors"):
        told = error if isinstance(error, str) else text(error, "message")
        fields = (at(error, name) for name in ("resource", "field", "code"))
        parts.append(told or " ".join(str(field) for field in fields if field))
    whole = _UNPRINTABLE.sub(" ", "; ".join(part for part in parts if part))
    return " ".join(whole.split())[:_MOST_WORDS]
