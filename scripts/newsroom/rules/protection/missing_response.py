"""Somebody is accused by name, and nowhere does the story say what they answer.

Only clear accusations of a named person or institution count, in news; any word of an answer, or of the attempt to get one, anywhere in the story makes it silent, and so does an accused party that is among the sources.
"""

import re
from collections.abc import Iterable, Iterator

from newsroom.finding import Finding, Severity
from newsroom.language.naming.names import find_names, is_title, name_key
from newsroom.language.passages import Passage, Role, story_passages
from newsroom.language.sentences import sentence_around
from newsroom.language.words import words_of
from newsroom.registers.wordlist import Hit
from newsroom.rules import Context, Rule, finding
from newsroom.rules._shared.accusing import accusations
from newsroom.rules._shared.listed import may_hold
from newsroom.rules._shared.matters import plain_sentences, speaks_of
from newsroom.rules.protection._people import NAME as PERSON
from newsroom.rules.protection._people import person
from newsroom.story import Kind, Story

NAME = "missing-response"
RULE = Rule(
    severity=Severity.WARNING,
    summary="Seseorang atau lembaga dituduh, dan tanggapannya tidak ada.",
    summary_en="Somebody is accused, and the story holds no answer.",
    why="Pihak yang dituduh berhak menjawab di berita yang sama. Tanpa jawabannya pembaca hanya mendengar "
    "satu pihak, dan hak jawab menyusul.",
    why_en="Whoever is accused may answer in the same story. Without it readers hear one side only, and "
    "the right of reply will follow.",
    cure='Hubungi pihak itu dan muat jawabannya. Bila belum menjawab, tulis: "belum memberi tanggapan '
    'hingga pukul 15.00 WITA".',
    cure_en="Ask them and print the answer. If there is none yet, say so and since when.",
    basis=("KEJ 1", "KEJ 3", "PPMS 2"),
)
_CAP = r"[A-Z][\w'’]*"
_BODY = rf"(?:PT|CV|UD|Koperasi|Yayasan|Dinas|Badan|RSUD|RS|Rumah\sSakit|Klinik|Perumda|Perusahaan|PDAM|Bank|Hotel|Restoran|Toko|SMAN?|SMKN?|SMPN?|SDN?|Universitas|Kelurahan|Kecamatan|Kantor|Satpol\sPP|Panitia|Pengurus|Partai)\s(?:{_CAP}|\d{{1,3}}\b)(?:\s(?:dan\s)?{_CAP}){{0,4}}"
_PARTY = rf"(?P<body>{_BODY})|(?P<name>(?:Ketua\sR[TW]\s\d{{1,3}},?\s|(?:Direktur|Kepala|Ketua|Lurah|Camat|Bendahara|Wali|Sekretaris|Manajer|Pemilik|Pengelola)\s)?{PERSON})"
_LAST = re.compile(
    rf"(?:{_PARTY})(?:\s?\(\d{{1,2}}(?:\stahun)?\))?,?\s(?:juga\s|kembali\s|telah\s|sudah\s|kini\s|yang\s){{0,2}}\Z"
)
_NEXT = re.compile(
    rf"\s(?:bahwa\s|pihak\s|pengelola\s|manajemen\s|pimpinan\s|pemilik\s|direktur\s|pengurus\s){{0,2}}(?:{_PARTY})"
)
_ABOUT = re.compile(
    rf"[^.;“”\"\n]{{0,60}}?\s(?:di|oleh|melibatkan|terhadap|kepada|pada|menyeret)\s(?:lingkungan\s|tubuh\s|pihak\s|pengelola\s)?(?:{_PARTY})"
)
_ACTIVE = ("menud", "menuduh", "tuding", "tuduh")
_ANSWERED_ELSEWHERE = (Kind.REPLY, Kind.CLARIFICATION, Kind.ANNOUNCEMENT, Kind.AGENDA)
# A person is called by the last name later on, an institution without its city.
_ROLED = re.compile(rf"(?!{_BODY})")
_SAYS = re.compile(
    r"\b(?:kata|ujar|tutur|ucap|jelas|papar|terang|tegas)(?:nya)?\b|\b(?:menjelaskan|mengatakan|menyatakan|menegaskan|menuturkan|memaparkan|memastikan|menyampaikan|berjanji|menjawab|menjanjikan|menunjukkan)\b"
)
_REACH = 80
_MOST = 20


def check(story: Story, context: Context) -> Iterable[Finding]:
    """At most one finding, at the first accusation of a named party."""
    lists = context.registers
    may_accuse = any(may_hold(story, lists.word_list(name)) for name in (NAME, f"{NAME}-act"))
    if story.meta.kind in _ANSWERED_ELSEWHERE or not may_accuse:
        return
    hits = [(one, hit) for one in story_passages(story) for hit in accusations(one.prose, lists)]
    if not hits or speaks_of(story, lists, f"{NAME}-answer"):
        return
    for passage, hit in hits[:_MOST]:
        for start, end in _parties(passage, hit):
            if not _is_heard(story, passage.prose[start:end]):
                yield _finding(story, passage, hit, passage.prose[start:end])
                return


def _parties(passage: Passage, hit: Hit) -> Iterator[tuple[int, int]]:
    """Whom the word accuses: before it where it is passive, else behind it."""
    prose, word = passage.prose, passage.prose[hit.start : hit.end].lower()
    begin, end = sentence_around(prose, hit.start)
    if word.startswith("di"):
        offset = max(begin, hit.start - _REACH)
        match = _LAST.search(text := prose[offset : hit.start])
    else:
        pattern = _NEXT if word.startswith(_ACTIVE) and not word.endswith("an") else _ABOUT
        offset, text = hit.end, prose[hit.end : end]
        match = pattern.match(text)
    if match is None:
        return
    if match["body"]:
        yield offset + match.start("body"), offset + match.end("body")
        return
    strict = passage.role in (Role.TITLE, Role.HEADING)
    at = person(text, match, (), strict=strict)
    led = any(is_title(word) for word in words_of(match["name"]))
    if at is None and led and not strict and find_names(match["name"]):
        at = match.span("name")  # Bendahara Koperasi Pasar Hulu Sri Wahyuni
    if at:
        yield offset + at[0], offset + at[1]


def _is_heard(story: Story, party: str) -> bool:
    """Whether the accused, or somebody of the institution, speaks in the story."""
    key = name_key(party)
    if any(key in name_key(f"{one.name} {one.role}") for one in story.meta.sources):
        return True
    called = key.split()[-1] if _ROLED.match(party) else " ".join(key.split()[:2])
    return any(
        called in name_key(text) for *_, text in plain_sentences(story) if _SAYS.search(text)
    )


def _finding(story: Story, passage: Passage, hit: Hit, party: str) -> Finding:
    word = passage.prose[hit.start : hit.end]
    return finding(
        NAME,
        story,
        story.body_span(passage.start + hit.start, passage.start + hit.end),
        f'"{word}" mengenai {party}, tetapi tanggapannya tidak ada. Muat jawabannya, atau tulis bahwa sudah dihubungi dan belum menjawab.',
        f'"{word}" is about {party}, but there is no answer. Print it, or say that they were asked and have not answered.',
    )
