"""Who is called a culprit: the name in front of such a word or behind it."""

import re
from collections.abc import Collection, Iterator

from newsroom.language.passages import Passage, Role
from newsroom.language.words import word_set
from newsroom.registers.wordlist import Hit
from newsroom.rules.protection._people import NAME as PERSON
from newsroom.rules.protection._people import person
from newsroom.story import Story

_AFTER = re.compile(
    rf"(?:\s(?:utama|tunggal|tersebut|itu|kasus|dalam|korupsi|kekerasan|kejahatan|kriminal|motor|kabel|uang|bantuan|narkoba|sabu|pe[a-z]{{4,14}}an|curanmor|pungli|begal)){{0,4}}(?:(?P<told>,?\s(?:yang\s)?bernama\s|\satas\snama\s)|(?P<comma>,\s)|\s)(?P<name>{PERSON})"
    rf"|(?:\s[a-z-]{{2,14}}){{1,4}},\s(?P<aged>{PERSON})(?=\s?\(\d\d)"
)
_BEFORE = re.compile(
    rf"(?P<name>{PERSON})(?:(?:\s?\(\d{{1,2}}(?:\stahun)?\))?,?\s(?:adalah|merupakan|ialah|sebagai)\s(?:seorang\s|salah satu\s)?|\s?\(\d{{1,2}}(?:\stahun)?\),\s)\Z"
)
_GUARDED = re.compile(
    r"\b(?:terduga|diduga|dugaan|tersangka|dituduh|dituding|bukan|disangka|didakwa|korban|menduga|jika|bila|apabila|kalau|andai|seandainya|apakah)\b(?:\s\w+){0,3}\s?\Z",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r",|\s?\(|\s(?:di|ter|me|ber|yang)[a-z]*\b|\.")
# Right behind any other word may stand what was stolen: pencuri Honda; or who suffered: pembunuh Rani.
_DIRECT = word_set("pelaku pelakunya koruptor penipu perusuh penjahat") | {
    "predator seksual",
    "predator seks",
    "predator anak",
}
_OBJECT = re.compile(
    r"perkosa|bunuh|culik|aniaya|cabul|keroyok|bacok|tikam|tusuk|tembak|motor|kabel|uang|sabu|narkoba|curanmor"
)
# Rudi terbukti mencuri: a court says so, or a prosecutor thinks so; the newsroom does not.
_PROVEN = re.compile(
    rf"(?P<name>{PERSON})(?:\s?\(\d{{1,2}}(?:\stahun)?\))?,?\s(?:(?:itu|telah|sudah|memang|juga|jelas)\s)?\Z"
)
_JUDGED = re.compile(
    r"\b(?:hakim|jaksa|pengadilan|sidang|putusan|dakwaan|tuntutan|inspektorat|majelis|menyatakan|menilai)\b[^.]{0,60}\Z",
    re.IGNORECASE,
)
# What is stolen is seldom arrested.
_SUSPECTED = ("ditangkap", "diringkus", "dibekuk", "ditahan", "dijerat", "beraksi", "diduga me")
_GOODS = word_set("""
    honda yamaha suzuki kawasaki toyota daihatsu mitsubishi isuzu vespa samsung iphone oppo vivo
    xiaomi bank toko kapal
    """)
_CHILD = re.compile(r"(?:\s?\(|,\s)(?:1[0-7]|[0-9])(?:\stahun\b|\)|,)")
_REACH = 60
_HEAD = 50_000
At = tuple[int, int]


def culprits(story: Story, passage: Passage, hit: Hit, groups: Collection[str]) -> Iterator[At]:
    """The names that `hit`, a word for a culprit, is said of."""
    prose, strict = passage.prose, passage.role in (Role.TITLE, Role.HEADING)
    offset = max(0, hit.start - _REACH)
    before = prose[offset : hit.start]
    if _GUARDED.search(before):
        return
    if hit.row.pattern.startswith("terbukti"):
        match, back = None, None if _JUDGED.search(before) else _PROVEN.search(before)
    else:
        match, back = _AFTER.match(prose, hit.end), _BEFORE.search(before)
    at = None
    if match and not _is_other(story, prose, hit, match):
        group = "name" if match["name"] else "aged"
        at = person(prose, match, groups, strict=strict, group=group)
    if at:
        # A child is not to be named at all, whatever it is called: child-identity says so.
        if not _CHILD.match(prose, at[1]):
            yield at
    elif back and (at := person(before, back, groups, strict=strict)):
        yield at[0] + offset, at[1] + offset


def _is_other(story: Story, prose: str, hit: Hit, match: re.Match[str]) -> bool:
    """Whether the name belongs to a thing, to the victim, or to who speaks behind a comma."""
    if match["aged"] or match["told"]:
        return False
    if match["comma"]:
        return not _GOES_ON.match(prose, match.end())
    if _OBJECT.search(prose[hit.start : match.start("name")].lower()):
        return True
    name = match["name"]
    if name.split()[0].lower() in _GOODS:
        return True
    known = (f"{name} (", f"tersangka {name}", *(f"{name} {done}" for done in _SUSPECTED))
    direct = prose[hit.start : hit.end].lower() in _DIRECT
    elsewhere = story.text[:_HEAD].replace(prose[hit.start : match.end("name")], "")
    return not direct and not any(sign in elsewhere for sign in known)
