"""Why an output was rendered, in words: Indonesian and English."""

from collections.abc import Mapping
from types import MappingProxyType

from newsroom.build.due import DAMAGED, EVERYTHING, NEW
from newsroom.node import NodeKind, parse_node

_WITHOUT_NODE: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        NEW: (
            "belum ada dalam catatan: keluaran baru, atau semuanya dibuat dari awal",
            "it was not on record: a new output, or everything was made anew",
        ),
        DAMAGED: (
            "berkasnya hilang atau bukan lagi yang ditulis pembangunan sebelumnya",
            "its file was gone, or no longer what the last build wrote",
        ),
        EVERYTHING: (
            "terlalu banyak berita berubah sekaligus, jadi semua halaman dirangkai",
            "so many stories changed at once that every page was rendered",
        ),
    }
)

_CHANGED: Mapping[NodeKind, tuple[str, str]] = MappingProxyType(
    {
        NodeKind.OFFICE: ("pilihan kantor di newsroom.toml", "a choice in newsroom.toml"),
        NodeKind.FRAME: ("bingkai semua halaman", "what stands around every page"),
        NodeKind.LOOK: ("rupa semua halaman", "what all pages wear"),
        NodeKind.SCRIPT: ("skrip yang dimuat halaman itu", "a script that the page loads"),
        NodeKind.PERSON: ("orang di people.yml", "a person of people.yml"),
        NodeKind.CAMPAIGN: ("kampanye di campaigns.yml", "a campaign of campaigns.yml"),
        NodeKind.STANDING: ("hitung mundur kampanye", "how far a campaign is"),
        NodeKind.CAMPAIGNS: ("daftar kampanye", "which campaigns there are"),
        NodeKind.EXPIRY: ("batas berlaku security.txt", "until when security.txt holds"),
        NodeKind.TEMPLATE: (
            "templat, atau komponen yang dipakainya",
            "a template, or a component that it uses",
        ),
        NodeKind.REGISTER: (
            "susunan redaksi, kontak, atau kantor",
            "the staff, the contacts or the offices",
        ),
        NodeKind.PAGE: ("halaman tetap", "a page of content/pages"),
        NodeKind.STORY: (
            "naskah, jejak, atau gambar berita",
            "the text, trail or pictures of a story",
        ),
        NodeKind.TEASER: ("ringkasan berita di daftar", "what listings show of a story"),
        NodeKind.KNOWN: ("berita dengan id itu", "which story has that id"),
        NodeKind.LATER: (
            "lanjutan, jawaban, atau terjemahan berita itu",
            "which stories follow, answer or translate that one",
        ),
        NodeKind.REPLIES: ("hak jawab atas berita itu", "which stories answer that one"),
        NodeKind.RELATED: ("berita lama yang sejenis", "the older stories about the same"),
        NodeKind.BESIDE: ("berita tetangga di desk yang sama", "its neighbours in its desk"),
        NodeKind.MEMBERS: ("isi halaman daftar", "the stories on a page of a listing"),
        NodeKind.NEWEST: ("berita terbaru di daftar", "the newest stories of a listing"),
        NodeKind.RECENT: ("berita dua hari terakhir", "the stories of the last two days"),
        NodeKind.YEAR: ("baris peta situs tahun itu", "the lines of that year's sitemap"),
        NodeKind.PARTS: ("bagian peta situs tahun itu", "the parts of that year's sitemap"),
        NodeKind.WORDS: ("kata yang dapat dicari tahun itu", "what can be found in that year"),
        NodeKind.NOTICES: ("daftar ralat dan pencabutan", "the corrections and withdrawals"),
        NodeKind.WITHDRAWN: ("berita mana yang dicabut", "which stories were withdrawn"),
        NodeKind.YEARS: ("tahun mana yang berisi berita", "which years have stories"),
        NodeKind.TOPICS: ("topik berita terbaru", "the topics of the newest stories"),
        NodeKind.LISTINGS: ("daftar apa saja yang ada", "which listings and years there are"),
        NodeKind.EVENTS: ("acara di agenda", "the events of the agenda"),
        NodeKind.SOUGHT: ("indeks halaman cek kabar", "the index of the page that checks texts"),
        NodeKind.DAY: ("berita yang tayang hari itu", "the stories that came out on that day"),
        NodeKind.LIST_DAYS: ("hari mana yang berisi berita", "the days on which stories came out"),
        NodeKind.SCORES: ("angka rapor", "what the scorecard counts"),
        NodeKind.SHARED: (
            "takarir berita di kit berbagi",
            "the captions of a story in the share kit",
        ),
        NodeKind.KIT: ("isi kit berbagi", "what the share kit holds"),
        NodeKind.BELOW: ("daftar sejenis yang ada", "which listings of that sort there are"),
    }
)


def told(reason: str) -> tuple[str, str]:
    """A reason of a plan as two sentences: what happened to the output or to what it reads."""
    if reason in _WITHOUT_NODE:
        return _WITHOUT_NODE[reason]
    node = parse_node(reason)
    what, what_en = _CHANGED[node.kind]
    return f"berubah: {what} ({node.name})", f"changed: {what_en} ({node.name})"
