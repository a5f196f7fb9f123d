"""How long each network's tokens live, what ends them, and how to get new ones. Data only.

docs/operator.md walks through it; the sentences here are what a person needs who has done it once.
Sources: Meta's "Get long-lived tokens" and "Threads API: Long-lived tokens" (60 days, renewed
when a day old, lost for good when they ran out), X's "Authentication FAQ" ("not explicitly
expired"), Bluesky's app passwords, Mastodon's "OAuth", Telegram's @BotFather. Whoever prints no
lifetime is said to have none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """What is to be known about a network's token, in Indonesian and English.

    `ages` is whether the network can name the hour at which a token dies, so that it is worth asking.
    `steps` is how to get a new one, `ends` what breaks one before its time.
    """

    ages: bool
    lifetime: str
    lifetime_en: str
    steps: str
    steps_en: str
    ends: str
    ends_en: str


_META_ENDS = (
    "sandi pengelola diganti, perannya di Halaman dicabut, atau aplikasinya dilepas",
    "the manager's password changes, the role on the Page ends, or the app is removed",
)

FACEBOOK = Renewal(
    ages=True,
    lifetime="token Halaman yang dibuat dari token pengguna berumur panjang tidak kedaluwarsa",
    lifetime_en="a Page token made from a long-lived user token does not expire",
    steps="buat token pengguna di Graph API Explorer, tukar dengan yang berumur panjang, lalu ambil "
    "token Halaman dari /me/accounts",
    steps_en="make a user token in the Graph API Explorer, exchange it for a long-lived one, then "
    "take the Page's token from /me/accounts",
    ends=_META_ENDS[0],
    ends_en=_META_ENDS[1],
)
INSTAGRAM = Renewal(
    ages=True,
    lifetime="token Halaman Facebook yang tersambung; tidak kedaluwarsa",
    lifetime_en="the token of the Facebook Page it is connected to; does not expire",
    steps="ambil token Halaman seperti untuk Facebook, dengan hak-hak instagram_…",
    steps_en="get the Page's token as for Facebook, with the rights instagram_…",
    ends=f"{_META_ENDS[0]}, atau akunnya dilepas dari Halaman",
    ends_en=f"{_META_ENDS[1]}, or the account is disconnected from the Page",
)
THREADS = Renewal(
    ages=True,
    lifetime="60 hari; dapat diperbarui sesudah berumur satu hari, tidak lagi sesudah mati",
    lifetime_en="60 days; can be renewed once a day old, and no more once it is dead",
    steps="perbarui dengan th_refresh_token selagi hidup; yang sudah mati diganti lewat masuk lagi",
    steps_en="renew it with th_refresh_token while it lives; replace a dead one by signing in again",
    ends="60 hari lewat tanpa diperbarui, atau aplikasi dilepas",
    ends_en="60 days pass without a renewal, or the app is removed",
)
X = Renewal(
    ages=False,
    lifetime="tidak kedaluwarsa",
    lifetime_en="does not expire",
    steps="di console.x.com setel hak aplikasi ke Read and write, lalu buat ulang Access Token dan "
    "Secret",
    steps_en="at console.x.com set the app's permissions to Read and write, then generate the "
    "Access Token and Secret again",
    ends="kunci dibuat ulang, aplikasi dilepas dari akun, atau hak aplikasi diubah sesudahnya",
    ends_en="keys are generated again, the app is removed from the account, or its permissions change",
)
BLUESKY = Renewal(
    ages=False,
    lifetime="tidak kedaluwarsa",
    lifetime_en="does not expire",
    steps="buat kata sandi aplikasi baru di Settings > Privacy and security > App passwords",
    steps_en="make a new app password in Settings > Privacy and security > App passwords",
    ends="kata sandi aplikasi itu dihapus",
    ends_en="that app password is deleted",
)
MASTODON = Renewal(
    ages=False,
    lifetime="tidak kedaluwarsa",
    lifetime_en="does not expire",
    steps="buat token di Preferences > Development pada server akun itu, dengan hak read, "
    "write:statuses, dan write:media",
    steps_en="make a token in Preferences > Development on the account's server, with the rights "
    "read, write:statuses and write:media",
    ends="aplikasi dihapus, tokennya dibuat ulang, atau akun dibekukan servernya",
    ends_en="the application is deleted, its token regenerated, or the server suspends the account",
)
TELEGRAM = Renewal(
    ages=False,
    lifetime="tidak kedaluwarsa",
    lifetime_en="does not expire",
    steps="minta token kepada @BotFather (/token), dan jadikan bot itu admin kanal dengan hak "
    "mengirim, menyunting, dan menghapus pesan",
    steps_en="ask @BotFather for the token (/token), and make the bot an administrator of the "
    "channel that may post, edit and delete messages",
    ends="/revoke di @BotFather, atau bot dikeluarkan dari kanal",
    ends_en="/revoke at @BotFather, or the bot is removed from the channel",
)
WEBSUB = Renewal(
    ages=False,
    lifetime="tidak memakai token",
    lifetime_en="needs no token",
    steps="tidak ada yang perlu diperbarui; periksa alamat hub di newsroom.toml (server)",
    steps_en="nothing to renew; check the hub's address in newsroom.toml (server)",
    ends="tidak ada",
    ends_en="nothing",
)

RENEWALS: Mapping[str, Renewal] = MappingProxyType(
    {
        "facebook": FACEBOOK,
        "instagram": INSTAGRAM,
        "threads": THREADS,
        "x": X,
        "bluesky": BLUESKY,
        "mastodon": MASTODON,
        "telegram": TELEGRAM,
        "websub": WEBSUB,
    }
)
"""By the network's name: one for every adapter that readers can see."""
