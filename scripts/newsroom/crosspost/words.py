"""Short codes in words: why something was not sent, and what to do about it."""

from collections.abc import Mapping

from newsroom.crosspost.accounts import NO_ADAPTER, SECRET_MISSING, SECRET_UNUSABLE
from newsroom.crosspost.gate import Refusal
from newsroom.crosspost.life import BY_HAND
from newsroom.crosspost.plan import Change, Obstacle

OBSTACLES: Mapping[Obstacle, str] = {
    Obstacle.EMBARGO: "embargo (under embargo)",
    Obstacle.UNAPPROVED: "belum disetujui (unapproved)",
    Obstacle.WITHDRAWN: "dicabut (withdrawn)",
    Obstacle.SKIPPED: "dilewati atas permintaan berita (skipped)",
    Obstacle.TRANSLATION: "terjemahan tidak diposkan (a translation)",
    Obstacle.WITHOUT_ID: "berita tanpa id (no id)",
    Obstacle.SAME_ID: "id dipakai dua berita (same id twice)",
    Obstacle.ID_CHANGED: "sudah diposkan dengan id lain; kembalikan id yang lama (id was changed)",
    Obstacle.OTHER_ACCOUNT: "sudah diposkan ke akun lain di jaringan ini (posted to another account)",
    Obstacle.STALE: "tayang sebelum akun aktif, atau terlalu lama (stale)",
    Obstacle.WAITING: "menunggu, atas permintaan jaringan (waiting)",
    Obstacle.QUOTA: "jatah hari ini habis, menyusul; tenggat tertua lebih dulu (quota)",
}

INTERRUPTED = "interrupted"
"""A claim whose run sent nothing that readers could see, and may still be at it."""

_WORDS: Mapping[str, str] = {
    INTERRUPTED: "terhenti sebelum dikirim (stopped before it was sent)",
    Refusal.UNREACHABLE: "cabang utama tidak dapat dibaca (main branch out of reach)",
    Refusal.ABSENT: "berita belum ada di cabang utama (not on the main branch)",
    Refusal.CHANGED: "naskah di cabang utama sudah lain (changed on the main branch)",
    Refusal.SETTINGS: "newsroom.toml atau elections.yml di cabang utama tidak dapat dipakai (unusable there)",
    Refusal.EMBARGO: "embargo di cabang utama (under embargo there)",
    Refusal.UNAPPROVED: "belum disetujui di cabang utama (unapproved there)",
    Refusal.WITHDRAWN: "pencabutannya lain di cabang utama (withdrawal differs there)",
    BY_HAND[Change.EDITOR]: "perbaiki sendiri di jaringan itu (correct it by hand)",
    BY_HAND[Change.DELETE]: "hapus sendiri di jaringan itu (delete it by hand)",
    "not-found": "tidak ditemukan di jaringan, belum tentu tidak ada (not found)",
    "token": "token ditolak; perbarui, lihat docs/operator.md (token refused)",
    "credits": "kredit habis; isi lagi (credits used up)",
    "quota": OBSTACLES[Obstacle.QUOTA],
    "rate-limit": OBSTACLES[Obstacle.WAITING],
    "forbidden": "akun tidak berhak; lihat docs/operator.md (not allowed)",
    "page-stale": "halaman di situs masih versi lain; sebarkan situs dulu (page is another version)",
    "page-404": "halaman belum ada di situs; sebarkan situs dulu (page is not on the site)",
    "page-unreachable": "situs tidak terjangkau (site out of reach)",
    "picture-404": "kartu belum ada di situs; sebarkan situs dulu (card is not on the site)",
    "slow": "ledger terlalu lambat; tidak ada yang dikirim (the ledger was too slow)",
    "name": "nama server tidak ditemukan (server's name unknown)",
    "refused": "server menolak sambungan (connection refused)",
    "connect-timeout": "server tidak menjawab (no connection in time)",
    "tls": "sambungan aman gagal (TLS failed)",
    "unreachable": "jaringan tidak terjangkau (out of reach)",
}

_NAMED: Mapping[str, str] = {
    SECRET_MISSING: (
        "rahasia {} tidak ada atau kosong; isi variabel lingkungan itu, caranya di "
        "docs/operator.md (secret {} is missing or empty; set that variable)"
    ),
    SECRET_UNUSABLE: (
        "isi rahasia {} bukan satu baris huruf ASCII; salin ulang, caranya di docs/operator.md "
        "(secret {} is not one line of ASCII; copy it again)"
    ),
    NO_ADAPTER: "belum ada penghubung ke {} (no adapter for {})",
}


def words(reason: str) -> str:
    """The code `reason` in words; a code without words, and a sentence, stay as they are."""
    if reason in list(Obstacle):
        return OBSTACLES[Obstacle(reason)]
    code, _, name = reason.partition(":")
    if code in _NAMED and name:
        return _NAMED[code].format(name, name)
    return _WORDS.get(reason, reason)
