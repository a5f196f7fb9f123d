"""A picture in which a child of a criminal case can be recognised, or that says where it was taken.

Whom a picture shows is read from its alt text, and from a caption that begins with it; nobody looks
at the pixels, and blurring a face does not help (PPRA). A position that the camera wrote into the
file is a warning. `--fix` edits text only, so the cure says how to remove it.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from newsroom.finding import Finding, Severity
from newsroom.language.passages import Passage, Role, value_passage
from newsroom.registers.wordlist import Hit
from newsroom.rules import Context, Rule, Waivable, finding
from newsroom.rules._shared.matters import tells_of_child_and_crime
from newsroom.rules._shared.pictures import is_drawn, listed_pictures
from newsroom.rules.protection._gps import tells_place
from newsroom.story import Image, Story

NAME = "identifying-photo"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Gambar memperlihatkan anak dalam perkara, atau menyimpan lokasi pengambilannya.",
    summary_en="A picture shows a child of a criminal case, or holds the place where it was taken.",
    why="Wajah, seragam, atau keluarga di gambar membuka siapa anak itu, juga bila dikaburkan. Lokasi yang "
    "disimpan kamera menunjukkan rumah dan sekolah kepada siapa pun yang mengunduhnya.",
    why_en="A face, a uniform or a family in a picture gives the child away, even when blurred. The "
    "position that a camera stores shows homes and schools to anybody who downloads the file.",
    cure="Ganti dengan gambar tanpa orang, misalnya gedung atau ilustrasi. Hapus lokasi sebelum mengunggah: "
    'matikan "lokasi" di kamera ponsel, atau jalankan exiftool -gps:all= berkas.jpg.',
    cure_en="Use a picture without people, such as a building or a drawing. Remove the position first: "
    'switch off "location" in the camera, or run exiftool -gps:all= file.jpg.',
    basis=("PPRA 4", "UU SPPA 19", "UU PDP 65"),
    waivable=Waivable.SECOND_EDITOR,
    any_language=True,
)
_NOBODY = re.compile(
    r"\b(?:siluet|boneka|ilustrasi|infografik|infografis|logo|tanpa orang)\b", re.IGNORECASE
)
_OPENING = 25


def check(story: Story, context: Context) -> Iterable[Finding]:
    """At most one finding of each sort for each picture."""
    if not story.meta.images:
        return
    of_child = tells_of_child_and_crime(story, context.registers)
    for number, image in listed_pictures(story):
        if of_child and not is_drawn(image):
            yield from _shown(story, number, image, context)
        if tells_place(context.picture(image.file)):
            yield _placed(story, number, image)


def _shown(story: Story, number: int, image: Image, context: Context) -> Iterable[Finding]:
    """The first word of the alt text, or of the caption's opening, that says whom it shows."""
    if _NOBODY.search(f"{image.alt} {image.caption}"):
        return
    words = context.registers.word_list("protection-photo")
    for key in ("alt", "caption"):
        passage = value_passage(story, Role.CAPTION, ("images", number, key))
        if passage is None:
            continue
        reach = len(passage.prose) if key == "alt" else _OPENING
        for hit in words.find(passage.prose):
            if hit.start < reach:
                yield _identifying(story, passage, hit)
                return


def _identifying(story: Story, passage: Passage, hit: Hit) -> Finding:
    word = passage.prose[hit.start : hit.end]
    return finding(
        NAME,
        story,
        story.body_span(passage.start + hit.start, passage.start + hit.end),
        f'Berita ini tentang anak dalam perkara pidana, dan gambarnya memperlihatkan "{word}". Ganti dengan gambar tanpa orang; mengaburkan wajah tidak cukup.',
        f'This story is about a child in a criminal case, and its picture shows "{word}". Use one without people; blurring a face is not enough.',
    )


def _placed(story: Story, number: int, image: Image) -> Finding:
    found = finding(
        NAME,
        story,
        story.span("images", number, "file"),
        f"Berkas {image.file} menyimpan lokasi pengambilannya. Hapus sebelum tayang: exiftool -gps:all= content/images/{image.file}",
        f"The file {image.file} holds the place where it was taken. Remove it first: exiftool -gps:all= content/images/{image.file}",
    )
    return replace(found, severity=Severity.WARNING)
