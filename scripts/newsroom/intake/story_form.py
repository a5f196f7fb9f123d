"""The issue form "Kirim berita", written from newsroom.toml, and the words of its dropdowns."""

import json
from collections.abc import Mapping

from newsroom.settings import Settings
from newsroom.story import Kind

FILE = "berita.yml"
LABEL = "naskah"
"""Marks the issues that become stories. Only who may write to the repository can put it there, so
the form does not carry it: GitHub would give it to everybody's issue."""

KINDS: Mapping[str, Kind] = {
    "Berita": Kind.NEWS,
    "Pengumuman": Kind.ANNOUNCEMENT,
    "Agenda": Kind.AGENDA,
    "Foto": Kind.PHOTO,
}
"""The kinds that need no other story: clarifications and replies are begun by the desk."""

AI_MADE = "Ada foto yang dibuat atau diubah dengan AI."


def desk_options(settings: Settings) -> Mapping[str, str]:
    """The ids of the desks by what the form calls them: the name, with the id where two share it."""
    names = [" ".join(desk.name.split()) for desk in settings.desks.values()]
    return {
        name if name and names.count(name) == 1 else f"{name} ({id_})".strip(): id_
        for name, id_ in zip(names, settings.desks, strict=True)
    }


def story_form(settings: Settings) -> str:
    """The YAML of .github/ISSUE_TEMPLATE/berita.yml for this newsroom."""
    return _FORM.format(
        minutes=settings.deadline.minutes,
        kinds=_options(KINDS),
        desks=_options(desk_options(settings)),
        ai=json.dumps(AI_MADE, ensure_ascii=False),
    )


def chooser(settings: Settings) -> str:
    """The YAML of .github/ISSUE_TEMPLATE/config.yml: what stands beside the forms."""
    page = f"{settings.office.site_url.rstrip('/')}/redaksi/"
    return _CHOOSER.format(page=json.dumps(page, ensure_ascii=False))


def _options(names: Mapping[str, object]) -> str:
    return "\n".join(f"        - {json.dumps(name, ensure_ascii=False)}" for name in names)


_FORM = """\
# Written by `newsroom docs` from newsroom.toml; `newsroom intake` reads what is filled in here.
name: Kirim berita
description: Untuk reporter. Isi dari ponsel; naskahnya disusun sendiri dan diteruskan ke penyunting.
body:
  - type: markdown
    attributes:
      value: |
        - **Judul di atas menjadi judul berita.** Singkat: siapa melakukan apa.
        - Berita tayang paling lambat **{minutes} menit** sesudah acara selesai.
        - Ada yang kurang? Sunting isian ini sesudah dikirim; naskahnya ikut berubah.
        - Siapa pun yang dapat membuka repositori membaca isian ini: jangan menulis nomor telepon, nomor kependudukan, atau nama korban dan anak.
  - type: dropdown
    id: jenis
    attributes:
      label: Jenis
      options:
{kinds}
      default: 0
    validations:
      required: true
  - type: dropdown
    id: desk
    attributes:
      label: Desk
      options:
{desks}
    validations:
      required: true
  - type: input
    id: acara
    attributes:
      label: Nama acara
      placeholder: Pembukaan Pasar Tepian
    validations:
      required: true
  - type: input
    id: tempat
    attributes:
      label: Tempat acara
      placeholder: Pasar Tepian, Jalan Dahlia
    validations:
      required: true
  - type: input
    id: selesai
    attributes:
      label: Kapan acara selesai
      description: Untuk agenda, kapan acara mulai. Cukup jamnya bila hari ini.
      placeholder: 15.00, atau 19/11/2026 15.00
    validations:
      required: true
  - type: input
    id: ringkasan
    attributes:
      label: Ringkasan
      description: Satu kalimat, paling banyak 160 huruf.
    validations:
      required: true
  - type: textarea
    id: isi
    attributes:
      label: Isi berita
      description: Satu baris kosong di antara alinea.
    validations:
      required: true
  - type: textarea
    id: narasumber
    attributes:
      label: Narasumber
      description: Satu per baris, nama lalu jabatan atau perannya. Dokumen diawali "Dokumen:" dan disertai alamatnya.
      placeholder: |
        Ratna Wulandari, Kepala Pasar Tepian
        Dokumen: Surat Edaran 12/2026, https://…
    validations:
      required: true
  - type: upload
    id: foto
    attributes:
      label: Foto
      description: Paling banyak 10, masing-masing 10 MB. Tunggu sampai semua selesai terunggah.
    validations:
      required: false
      accept: ".jpg,.jpeg,.png,.webp"
  - type: textarea
    id: tampak
    attributes:
      label: Yang tampak di foto
      description: Untuk pembaca yang tidak melihatnya, 40–150 huruf. Satu baris untuk setiap foto, menurut urutannya.
  - type: textarea
    id: keterangan
    attributes:
      label: Keterangan foto
      description: Satu baris untuk setiap foto, menurut urutannya.
  - type: input
    id: pembuat
    attributes:
      label: Pembuat foto
      placeholder: "Foto: Diskominfo/Rudi"
  - type: input
    id: hari_foto
    attributes:
      label: Tanggal foto
      description: Hanya bila bukan pada hari acara.
      placeholder: 18/11/2026
  - type: checkboxes
    id: rekaan
    attributes:
      label: Foto rekaan
      options:
        - label: {ai}
  - type: input
    id: topik
    attributes:
      label: Topik
      description: Beberapa kata kunci, dipisahkan koma.
  - type: input
    id: penulis
    attributes:
      label: Penulis lain
      description: Bila tidak menulis sendiri. Nama atau id di people.yml, dipisahkan koma.
  - type: input
    id: terlambat
    attributes:
      label: Alasan terlambat
      description: Hanya bila tenggatnya sudah lewat; alasan ini dibaca publik.
  - type: textarea
    id: catatan
    attributes:
      label: Catatan untuk penyunting
      description: Tidak masuk ke berita.
"""

_CHOOSER = """\
# Written by `newsroom docs` from newsroom.toml.
blank_issues_enabled: true
contact_links:
  - name: Redaksi
    url: {page}
    about: Cara menghubungi redaksi tanpa akun GitHub.
"""
