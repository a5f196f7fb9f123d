"""What the figures of a scorecard mean, in words that go with every output."""

from collections.abc import Mapping
from typing import NamedTuple

from newsroom.trail import Step

STEPS: Mapping[Step, str] = {
    Step.ENDED: "selesai",
    Step.SUBMITTED: "dikirim",
    Step.APPROVED: "disetujui",
    Step.MERGED: "digabung",
    Step.LIVE: "tayang",
    Step.POSTED: "disiarkan",
}
"""What the steps are called."""


class Definition(NamedTuple):
    """A figure's name in the outputs, what readers know it by, its meaning in both languages."""

    name: str
    label: str
    text: str
    text_en: str


DEFINITIONS: tuple[Definition, ...] = (
    Definition(
        "stories",
        "Berita",
        "Berita yang tayang pada masa itu, termasuk yang kemudian dicabut. Terjemahan tidak "
        "dihitung lagi. Yang masih ditahan tidak ikut.",
        "Stories that came out in that time, those withdrawn later included. Translations do not "
        "count again. Those held back are counted in waiting only.",
    ),
    Definition(
        "on_time, late",
        "Tepat waktu, terlambat",
        "Jam mulai dari akhir acara yang dinyatakan redaksi, atau akhir embargo bila lebih lambat. "
        "Tepat waktu: alat ukur melihat halamannya di alamatnya paling lambat pada tenggat redaksi.",
        "The clock starts at the event's end as the newsroom declares it, or at the end of a later "
        "embargo. On time: the probe saw the page no later than the deadline in newsroom.toml.",
    ),
    Definition(
        "unknown",
        "Tidak terukur",
        "Tidak pernah diukur di alamatnya, atau akhir acaranya tidak disebut. Tidak ditaksir.",
        "Never measured at its address, or without the event's end. Nothing is estimated.",
    ),
    Definition(
        "on_time_share",
        "Persen tepat waktu",
        "Tepat waktu dibagi yang terukur (tepat waktu + terlambat), tanpa yang tidak terukur.",
        "On time divided by those measured (on time + late), without unknown.",
    ),
    Definition(
        "legs",
        "Langkah",
        "Dari kejadian pertama satu langkah ke kejadian pertama langkah berikutnya: selesai "
        "(dinyatakan), dikirim, disetujui, digabung (dicatat sistem; persetujuan dapat juga "
        "dinyatakan), tayang (diukur), disiarkan (dijawab jaringan). Menunggu embargo tidak dihitung.",
        "From the first time of one step to the first time of the next: ended (declared), "
        "submitted, approved, merged (recorded by the forge; approvals may be declared), live "
        "(measured), posted (returned). Waiting for an embargo does not count.",
    ),
    Definition(
        "median, p90",
        "Nilai tengah, sembilan dari sepuluh",
        "Nilai tengah: separuh berita tidak lebih lama. Sembilan dari sepuluh: nilai terkecil yang "
        "tidak dilampaui sembilan dari sepuluh berita.",
        "The middle value; and the smallest that nine of ten stories do not exceed (nearest rank).",
    ),
    Definition(
        "reversed",
        "Terbalik",
        "Langkah akhirnya lebih dulu, misalnya pengumuman sebelum acara; tidak ikut nilai tengah.",
        "The leg's end came first, as with announcements before the event; not in the median.",
    ),
    Definition(
        "declared",
        "Dinyatakan",
        "Di antara yang diketahui, yang jam akhirnya hanya dinyatakan redaksi.",
        "Of the known ones, those whose end is a time that only the newsroom declares.",
    ),
    Definition(
        "requests",
        "Permintaan pembaca",
        "Hak jawab dan ralat yang diminta pembaca atas berita yang tayang. Tepat waktu: dimuat, "
        "diralat, atau ditolak dengan alasan dalam jam yang dijanjikan newsroom.toml.",
        "Replies and corrections that readers asked for, of stories on air. In time: printed, "
        "corrected or declined with a reason within the hours that newsroom.toml promises.",
    ),
    Definition(
        "month",
        "Bulan",
        "Bulan tayang menurut jejak berita, dalam zona waktu redaksi.",
        "The month of coming out by the trail, in the newsroom's time zone.",
    ),
    Definition(
        "posts, posted, deleted, refused, open",
        "Kiriman",
        "Kiriman berita itu sendiri di jaringan, tanpa kiriman susulan: tersiar, dihapus kembali, "
        "ditolak atau tertahan, belum pasti. Yang di kotak keluar belum dibaca siapa pun.",
        "The stories' own posts at a network, without later ones that answer them: posted, deleted "
        "again, refused for now or for good, not known yet. Nobody has read those in the outbox.",
    ),
    Definition(
        "answered, likes, shares, comments, views",
        "Tanggapan",
        "Jumlah menurut jawaban terakhir jaringan atas kiriman yang tersiar; tiap jaringan "
        "menghitung dengan caranya, dan yang tidak diberitahukannya tidak ditaksir.",
        "Sums of what networks last said of posted posts; each counts in its own way, and what it "
        "does not tell is not estimated.",
    ),
)
