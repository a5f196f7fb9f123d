"""What the figures of a scorecard mean, in words that go with every output."""

from typing import NamedTuple


class Definition(NamedTuple):
    """A figure's name in the outputs, and what it means in Indonesian and English."""

    name: str
    text: str
    text_en: str


DEFINITIONS: tuple[Definition, ...] = (
    Definition(
        "stories",
        "Berita yang tayang pada saat laporan dibuat. Yang ditahan hanya dihitung di waiting.",
        "Stories on air when the report was made. Those held back are counted in waiting only.",
    ),
    Definition(
        "on_time, late",
        "Jam mulai dari akhir acara yang dinyatakan redaksi, atau akhir embargo bila lebih lambat. "
        "Tepat waktu: halamannya terlihat oleh alat ukur paling lambat pada tenggat newsroom.toml.",
        "The clock starts at the event's end as the newsroom declares it, or at the end of a later "
        "embargo. On time: the probe saw the page no later than the deadline in newsroom.toml.",
    ),
    Definition(
        "unknown",
        "Tidak pernah diukur di alamatnya, atau akhir acaranya tidak disebut. Tidak ditaksir.",
        "Never measured at its address, or without the event's end. Nothing is estimated.",
    ),
    Definition(
        "on_time_share",
        "Tepat waktu dibagi yang terukur (tepat waktu + terlambat), tanpa unknown.",
        "On time divided by those measured (on time + late), without unknown.",
    ),
    Definition(
        "legs",
        "Dari kejadian pertama satu langkah ke kejadian pertama langkah berikutnya: selesai "
        "(dinyatakan), dikirim, disetujui, digabung (dicatat GitHub; persetujuan dapat juga "
        "dinyatakan), tayang (diukur), disiarkan (dijawab jaringan). Menunggu embargo tidak dihitung.",
        "From the first time of one step to the first time of the next: ended (declared), "
        "submitted, approved, merged (recorded by the forge; approvals may be declared), live "
        "(measured), posted (returned). Waiting for an embargo does not count.",
    ),
    Definition(
        "median, p90",
        "Nilai tengah; dan nilai terkecil yang tidak dilampaui sembilan dari sepuluh berita.",
        "The middle value; and the smallest that nine of ten stories do not exceed (nearest rank).",
    ),
    Definition(
        "reversed",
        "Langkah akhirnya lebih dulu, misalnya pengumuman sebelum acara; tidak ikut median.",
        "The leg's end came first, as with announcements before the event; not in the median.",
    ),
    Definition(
        "declared",
        "Di antara known, yang jam akhirnya hanya dinyatakan redaksi.",
        "Of the known ones, those whose end is a time that only the newsroom declares.",
    ),
    Definition(
        "month",
        "Bulan tayang menurut jejak, dalam zona waktu redaksi.",
        "The month of coming out by the trail, in the newsroom's time zone.",
    ),
)
