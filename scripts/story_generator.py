"""Stories made up for measuring speed: the same ones for the same seed, hardly at fault.

Sentences are put together from patterns with changing people, places, figures, days and quotes, so
that no two stories are alike and all that a rule may look at occurs. Quotes, attributions and
links are about as frequent as in the demo newsroom: four to five, six and one to two in 400 words.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Makassar")
FIRST_DAY = datetime(2020, 1, 6, 9, tzinfo=ZONE)
"""The generated stories begin on this day, so that all of them lie in the past."""
EVERY_FIVE_HOURS = timedelta(hours=5)

_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus"),
    *("September", "Oktober", "November", "Desember"),
)
_FIRST = (
    *("Andarias", "Bernadus", "Cornelia", "Darwis", "Elisabet", "Fitriani", "Gerald", "Harun"),
    *("Imanuel", "Jumiati", "Kristina", "Lukas", "Mariana", "Norman", "Oktavia", "Patrisia"),
    *("Ridwan", "Sofyan", "Teresia", "Usman", "Viktoria", "Wahyuni", "Yakobus", "Zainab"),
)
_LAST = (
    *("Abolaka", "Binewasu", "Culangga", "Dolowatu", "Engkoari", "Fatulaba", "Golontara"),
    *("Hulamake", "Ibolango", "Jangkari", "Kolopita", "Lantongku", "Manggelo", "Nunuhitu"),
    *("Olabarue", "Pontoiyo", "Rumbekwa", "Sangkilo", "Tumbulawa", "Uwalanda", "Wotulode"),
)
_ROLES = (
    *("pedagang sayur", "guru sekolah dasar", "juru mudi perahu", "petani", "perawat"),
    *("penenun", "pemilik warung", "pengemudi angkutan kota", "ketua kelompok tani"),
)
_WARDS = ("Pasar Lama", "Sela Hulu", "Sela Hilir", "Bukit Kenari", "Tanjung Damar", "Muara Lontar")
_THINGS = (
    *("saluran air", "taman baca", "jalan lingkungan", "balai kelurahan", "pasar ikan"),
    *("dermaga kayu", "rumah pompa", "kebun bibit", "lapangan voli", "bank sampah"),
)
_DEEDS = ("memperbaiki", "membersihkan", "mengecat", "membangun", "menata")
_STREETS = (
    *("Anggrek", "Bambu", "Cemara", "Delima", "Enau", "Flamboyan", "Gaharu", "Hanjuang", "Ilalang"),
    *("Jambu", "Kamboja", "Langsat", "Mahoni", "Nangka", "Pandan", "Rambutan", "Sawo", "Teratai"),
)
_VERBS = ("kata", "ujar", "tutur", "ucap")
_WHO = (
    *("Pengurus masjid", "Para pemuda", "Petugas kelurahan", "Ibu-ibu pengajian", "Juru mudi"),
    *("Kelompok tani", "Pedagang pasar", "Guru dan murid", "Tukang kayu", "Sukarelawan"),
    *("Penjaga pintu air", "Warga lanjut usia", "Anggota koperasi", "Pengemudi bus", "Nelayan"),
)
_DOES = (
    *("mengangkat", "mencatat", "memeriksa", "menata", "mengumpulkan", "membagikan", "merawat"),
    *("memindahkan", "menghitung", "menjemur", "mengikat", "membungkus", "mencuci", "menimbang"),
    *("menyimpan", "membawa", "memasang", "menukar", "mengantar", "menyusun", "mengambil"),
    *("mengangkut", "menjual", "membeli", "meminjam", "menerima", "menitipkan", "menyiapkan"),
    *("mengirim", "menyerahkan", "menyortir", "mengemas", "mendata", "menjaga", "menutup"),
    *("menyewa", "mencari", "memotong", "mengukur", "menyiram"),
)
_WHAT = (
    *("papan", "karung", "bibit", "jaring", "kursi", "buku", "batu", "lampu", "kain", "ember"),
    *("pipa", "keranjang", "peta", "alat", "benih", "tali", "kayu", "bola", "bingkai", "kabel"),
    *("roda", "pot", "tikar", "atap", "pupuk", "sabun", "kelapa", "garam", "paku", "kaca"),
    *("sapu", "kotak", "botol", "kandang", "bambu", "semen", "cat", "pasir", "kertas", "tirai"),
)
_LOOKS = (
    *("lama", "baru", "bekas", "merah", "biru", "hijau", "kecil", "besar", "berat", "panjang"),
    *("tua", "kering", "basah", "bersih", "murah", "tebal", "ringan", "lebar", "pendek", "hitam"),
    *("putih", "cokelat", "kuning", "utuh", "retak", "kasar", "halus", "kuat", "tipis", "kelabu"),
)
_SIDES = (
    *("di belakang", "di tepi", "di bawah", "di teras", "di halaman", "di ujung", "di samping"),
    *("di dekat", "di depan", "di dalam", "di seberang", "di sekitar", "di sebelah", "di luar"),
)
_PLACES = (
    *("balai kelurahan", "kanal", "pohon ketapang", "masjid", "sekolah", "dermaga", "gudang beras"),
    *("jembatan", "lapangan voli", "puskesmas", "kebun", "pasar ikan", "tenda", "rakit", "sungai"),
    *("rumah panggung", "warung kopi", "bengkel", "gereja", "terminal", "taman", "koperasi"),
    *("toko buku", "pos ronda", "sumur tua", "stasiun", "penginapan", "kandang sapi", "sawah"),
)
_WHEN = (
    *("sejak pagi", "sebelum hujan turun", "sesudah makan siang", "sampai petang", "setiap pekan"),
    *("selama musim kemarau", "menjelang panen", "pada akhir bulan", "tanpa upah", "bergantian"),
    *("dengan hati-hati", "bersama tetangga", "atas usul bersama", "seperti tahun sebelumnya"),
)
_COUNTED = (
    *("keluarga", "rumah", "perahu", "pohon", "karung", "kursi", "buku", "gerobak", "lampu"),
    *("sepeda", "tenda", "ember", "bibit", "murid", "pedagang", "petugas", "sumur", "kolam"),
    *("halte", "bangku", "pipa", "tiang", "kandang", "jendela", "papan", "tikar", "drum"),
)
_PLAIN_PATTERNS = ("{who} {act} {when}.", "{when_} {who_} {act}.", "{who} {act}.")
_PATTERNS = (
    *_PLAIN_PATTERNS,
    *_PLAIN_PATTERNS,
    "Sebanyak {number} {counted} {where} mendapat bantuan.",
    "Menurut {name}, {who_} {act}.",
    "Harga {what} Rp{money}.000 menurut catatan {who_}.",
    "Mulai {later}, {who_} {act}.",
    "Pada pukul {clock} WITA, {who_} {act}.",
    "Cara {act} dimuat [laman kota](https://contoh.example/{number}).",
)
_QUOTED = 0.3
"""So many paragraphs hold a quote, besides the two that introduce the speakers."""
_TEMPLATE = """---
id: {id}
title: {title}
kind: news
desk: masyarakat
authors: [siti-rahma]
event:
  name: Warga {deed} {thing} di Jalan {street}
  place: Kelurahan {ward}, Kota Contoh
  ended_at: {ended}
summary: Warga Kelurahan {ward}, Kota Contoh, {deed} {thing}.
tags: [warga, kelurahan]
sources:
  - {{name: {first_name}, role: {first_role}, method: interview, at: {day}}}
  - {{name: {second_name}, role: {second_role}, method: interview, at: {day}}}
reviewed:
  - {{by: baharuddin-lasong, at: {reviewed}}}
---

{body}
"""


@dataclass(frozen=True, slots=True)
class _Scene:
    """What one story is about."""

    ward: str
    street: str
    thing: str
    deed: str
    ended: datetime
    people: tuple[tuple[str, str], tuple[str, str]]


def write_stories(folder: Path, *, count: int, words: int, seed: int = 20261124) -> list[Path]:
    """Write `count` stories of about `words` words below `folder`; the same for the same seed."""
    paths = []
    for path, text in generate(count=count, words=words, seed=seed):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        paths.append(target)
    return paths


def generate(
    *,
    count: int,
    words: int,
    seed: int,
    first: datetime = FIRST_DAY,
    step: timedelta = EVERY_FIVE_HOURS,
) -> Iterator[tuple[str, str]]:
    """Path below content/stories and text of each story: one at `first`, the next a `step` later."""
    # Nothing secret is drawn here; what counts is that the draw can be repeated.
    draw = random.Random(seed)  # noqa: S311
    acts = _acts(draw)
    for number in range(count):
        scene = _scene(draw, first + step * number)
        slug = f"berita-{number:05}"
        yield f"{scene.ended:%Y/%m}/{slug}.md", _story(_Teller(draw, scene, acts), slug, words)


def _acts(draw: random.Random) -> Iterator[str]:
    """What somebody does, and then does; never the same twice, so that no story repeats another."""
    told = set()
    while True:
        does, what, looks = (draw.sample(pool, 2) for pool in (_DOES, _WHAT, _LOOKS))
        first, then = (" ".join(words) for words in zip(does, what, looks, strict=True))
        act = f"{first} {_place(draw)} lalu {then}"
        if act not in told:
            yield act
        told.add(act)


def _place(draw: random.Random) -> str:
    return f"{draw.choice(_SIDES)} {draw.choice(_PLACES)}"


def _scene(draw: random.Random, hour: datetime) -> _Scene:
    ended = hour + timedelta(minutes=draw.randrange(60))
    names = [f"{draw.choice(_FIRST)} {last}" for last in draw.sample(_LAST, 2)]
    roles = draw.sample(_ROLES, 2)
    people = ((names[0], roles[0]), (names[1], roles[1]))
    ward, street, thing, deed = (draw.choice(pool) for pool in (_WARDS, _STREETS, _THINGS, _DEEDS))
    return _Scene(ward, f"{street} {draw.randrange(1, 1000)}", thing, deed, ended, people)


def _story(teller: "_Teller", slug: str, words: int) -> str:
    scene = teller.scene
    paragraphs = [teller.lead()]
    length = len(paragraphs[0].split())
    while length < words:
        # The two people take turns, each in a paragraph of their own.
        person = scene.people[len(paragraphs) % 2]
        known = len(paragraphs) > len(scene.people)
        paragraphs.append(teller.paragraph(person, known=known))
        length += len(paragraphs[-1].split())
    (first_name, first_role), (second_name, second_role) = scene.people
    return _TEMPLATE.format(
        id=f"{scene.ended:%Y-%m-%d}-{slug}",
        title=f"{scene.thing.title()} {scene.ward} di Jalan {scene.street} Rampung",
        ward=scene.ward,
        deed=scene.deed,
        street=scene.street,
        thing=scene.thing,
        ended=scene.ended.isoformat(timespec="minutes"),
        reviewed=(scene.ended + timedelta(minutes=40)).isoformat(timespec="minutes"),
        day=f"{scene.ended:%Y-%m-%d}",
        first_name=first_name,
        first_role=first_role,
        second_name=second_name,
        second_role=second_role,
        body="\n\n".join(paragraphs),
    )


def _lead(scene: _Scene, act: str) -> str:
    day = scene.ended
    date = f"{_DAYS[day.weekday()]} ({day.day}/{day.month}/{day.year})"
    return (
        f"Warga Kelurahan {scene.ward} {scene.deed} {scene.thing} di Jalan {scene.street}, "
        f"{date}.\nSesudah itu mereka {act}."
    )


class _Teller:
    """Tells of one scene; a thing that is counted is counted once."""

    def __init__(self, draw: random.Random, scene: _Scene, acts: Iterator[str]) -> None:
        self.scene = scene
        self._draw = draw
        self._acts = acts
        self._counted = draw.sample(_COUNTED, len(_COUNTED))

    def lead(self) -> str:
        """What happened."""
        return _lead(self.scene, next(self._acts))

    def paragraph(self, person: tuple[str, str], *, known: bool) -> str:
        """A quote of the person among some facts."""
        name, role = person
        speaker = name if known else f"{name}, {role}"
        words = f"{next(self._acts)} {self._draw.choice(_WHEN)}"
        facts = [self._fact(name) for _ in range(self._draw.randrange(2, 5))]
        if known and self._draw.random() > _QUOTED:
            return "\n".join(facts)
        quote = f"“Kami {words},” {self._draw.choice(_VERBS)} {speaker}."
        return "\n".join([*facts, quote] if known else [quote, *facts])

    def _fact(self, name: str) -> str:
        draw = self._draw
        who, when = draw.choice(_WHO), draw.choice(_WHEN)
        later = self.scene.ended + timedelta(days=draw.randrange(7, 40))
        patterns = _PATTERNS if self._counted else _PLAIN_PATTERNS
        return draw.choice(patterns).format(
            who=who,
            who_=who.lower(),
            act=next(self._acts),
            what=f"{draw.choice(_WHAT)} {draw.choice(_LOOKS)}",
            where=_place(draw),
            when=when,
            when_=when.capitalize(),
            number=draw.randrange(12, 480),
            counted=self._counted.pop() if self._counted else "",
            name=name,
            money=draw.randrange(15, 950),
            clock=f"{draw.randrange(6, 18):02}.{draw.randrange(10, 60)}",
            later=f"{later.day} {_MONTHS[later.month - 1]} {later.year}",
        )
