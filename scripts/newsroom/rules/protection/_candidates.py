"""How a sentence points at one candidate: by number, by name, or as the one in office."""

import re
from collections.abc import Iterator

from newsroom.neutrality import bare
from newsroom.registers import Registers
from newsroom.registers.wordlist import Hit

# Everybody votes and chooses; only with a number or a name is it for somebody.
VOTING = ("pilih", "memilih", "coblos", "mencoblos", "cobloslah", "pilihlah", "lanjutkan")
_COUNT = r"(?:[0-9]{1,2}|satu|dua|tiga|empat|lima)\b"
_CERTAIN = re.compile(
    rf"\b(?:paslon|pasangan calon|pasangan|calon (?:wakil )?(?:wali kota|bupati|gubernur|presiden|legislatif)|caleg|cawali|cagub|cabup|capres|nomor urut)\s(?:nomor\s(?:urut\s)?|urut\s)?{_COUNT}(?!\s(?:antrean|pendaftaran|peserta))",
    re.IGNORECASE,
)
# By telephone one may be asked to choose a number too.
_NUMBER = re.compile(
    rf"\b(?:pilih(?:lah)?|coblos(?:lah)?|mencoblos|memilih|menangkan)\s(?:pasangan\s)?(?P<at>nomor\s(?:urut\s)?{_COUNT})",
    re.IGNORECASE,
)
_ELECTION = re.compile(
    r"\b(?:pilkada|pilwali|pemilu|pemilihan|paslon|calon|TPS|beliau)\b", re.IGNORECASE
)
# Candidates of a club have numbers too, and people choose whoever is in office.
_LOOSE = re.compile(
    rf"\b(?:pasangan|paslon|calon|wali kota|gubernur|bupati|presiden)\spetahana\b|(?<=coblos )petahana\b|\bcalon\snomor\s(?:urut\s)?{_COUNT}",
    re.IGNORECASE,
)
# A poll says whom people choose; with one of these in front it is a call.
_CALL = re.compile(
    r"\b(?:meminta|minta|diminta|mengajak|ajak|diajak|menyerukan|menyeru|mengimbau|diimbau|mengarahkan|diarahkan|menyuruh|disuruh|memerintahkan|mendorong|ayo|mari|harus|wajib|jangan lupa)\b|\A\W{0,2}(?:coblos|pilih)",
    re.IGNORECASE,
)
_VOTE_FOR = (
    r"(?i:\b(?:coblos|pilih|dukung|menangkan)(?:lah)?\s(?:(?:Pak|Bu|Bapak|Ibu|Kak|Bang)\s)?)"
)
_CLAUSE = re.compile(r"[^,;:.]{0,120}+")
_REACH = 200
At = tuple[int, int]


def tells_number(text: str) -> bool:
    """Whether somebody is to vote for a number."""
    return "nomor" in text and ("calon nomor" in text or _NUMBER.search(text) is not None)


def certain_targets(text: str, lists: Registers) -> Iterator[At]:
    """Candidates by their number or by the name in elections.yml."""
    for match in _CERTAIN.finditer(text):
        yield match.span()
    for candidate in (one for election in lists.elections for one in election.candidates):
        at = next(filter(None, (_whole(name, text) for name in candidate.names)), None)
        if at:
            yield at.span()
        elif at := _by_first_name(bare(candidate).partition(" ")[0], text):
            yield at.span("at")
    for match in _NUMBER.finditer(text):
        if "coblos" in match[0].lower() or _ELECTION.search(text):
            yield match.span("at")


def called_targets(text: str, vote: Hit) -> Iterator[At]:
    """Others, behind a word for voting that somebody is called upon to do."""
    if _CALL.search(text, max(0, vote.end - _REACH), vote.end):
        clause = _CLAUSE.match(text, vote.end)
        for match in _LOOSE.finditer(text, vote.end, clause.end() if clause else len(text)):
            yield match.span()


def _whole(name: str, text: str) -> re.Match[str] | None:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)


def _by_first_name(first: str, text: str) -> re.Match[str] | None:
    """Where a vote is asked for a candidate by the first name alone: mari menangkan Ratna."""
    return re.search(rf"{_VOTE_FOR}(?P<at>{re.escape(first)})(?!\w|\s[A-Z])", text)
