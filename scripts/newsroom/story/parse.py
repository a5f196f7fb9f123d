"""A story file to a `Story` and the findings made while reading it. Never raises on content."""

from collections.abc import Collection
from datetime import tzinfo

from newsroom.clock import offset_text, read_moment
from newsroom.finding import START, Finding, Fix, LineIndex, Severity, Span
from newsroom.story.body import read_body
from newsroom.story.frontmatter import FrontMatterError, Parts, split
from newsroom.story.model import FrontMatter, Story
from newsroom.story.places import Places
from newsroom.typed import Loc, Problem, ProblemKind, read

MAX_BYTES = 2 * 1024 * 1024
INVALID = "invalid-front-matter"
_RULES = {ProblemKind.MISSING: "missing-field", ProblemKind.NO_TIME_ZONE: "missing-time-zone"}


def decode(path: str, data: bytes) -> tuple[str | None, list[Finding]]:
    """The text of a story file, and what is odd about its bytes.

    Returns None for the text where there is none to read: too large, not UTF-8, NUL bytes.
    """
    if len(data) > MAX_BYTES:
        return None, [_too_large(path)]
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(path, data, error.start)]
    if "\x00" in text:
        return None, [_nul_byte(path, text)]
    found = []
    if data.startswith(b"\xef\xbb\xbf"):
        found.append(_byte_order_mark(path))
    if "\r\n" in text:
        found.append(_windows_lines(path))
    return text, found


def parse(path: str, text: str, *, zone: tzinfo) -> tuple[Story | None, list[Finding]]:
    """Read the text of a story file.

    `path` is relative to the repository. `zone` is the newsroom's: a time without offset is
    reported and read as if it stood there. Returns None for the story where the front matter
    cannot be read at all.
    """
    lines = LineIndex(text)
    try:
        parts = split(text)
    except FrontMatterError as error:
        return None, [_unreadable(path, lines, error)]
    if not isinstance(parts.yaml.data, dict):
        return None, [_not_a_mapping(path, lines, parts)]
    return _story(path, text, lines, parts, zone)


def _story(
    path: str, text: str, lines: LineIndex, parts: Parts, zone: tzinfo
) -> tuple[Story, list[Finding]]:
    positions = Places(parts.yaml.values, lines)
    keys = Places(parts.yaml.keys, lines)

    def with_offset(problem: Problem, value: object) -> object:
        return _with_offset(value, zone) if problem.kind is ProblemKind.NO_TIME_ZONE else None

    meta, problems = read(FrontMatter, _without_nothing(parts.yaml.data), repair=with_offset)
    story = Story(
        path,
        text,
        meta or FrontMatter(),
        read_body(text, parts.body_offset),
        positions,
        keys,
        _left_out(problems) | _misspelt(problems, positions),
    )
    found = [_from_problem(story, problem, zone) for problem in problems]
    found += [_duplicate(path, lines.span(*two.at), two.loc) for two in parts.yaml.duplicates]
    return story, found


def _left_out(problems: list[Problem]) -> frozenset[Loc]:
    wrong = {problem.loc for problem in problems if problem.kind is ProblemKind.WRONG_VALUE}
    # Without a part that it needs, the whole entry is left out.
    lacking = {problem.loc[:-1] for problem in problems if problem.kind is ProblemKind.MISSING}
    return frozenset(wrong | lacking)


def _misspelt(problems: list[Problem], given: Collection[Loc]) -> frozenset[Loc]:
    """The keys that an unknown one was most likely meant to be, where they are not given too."""
    meant = {(*problem.loc[:-1], problem.guess) for problem in problems if problem.guess}
    return frozenset(loc for loc in meant if loc not in given)


def _without_nothing(data: object) -> object:
    """A key with nothing behind it counts as absent."""
    if isinstance(data, dict):
        return {
            key: value if isinstance(value, str) else _without_nothing(value)
            for key, value in data.items()
            if value is not None
        }
    if isinstance(data, list):
        return [_without_nothing(value) for value in data]
    return data


def _with_offset(value: object, zone: tzinfo) -> str | None:
    naive = read_moment(str(value))
    return f"{str(value).strip()}{offset_text(naive, zone)}" if naive else None


def _from_problem(story: Story, problem: Problem, zone: tzinfo) -> Finding:
    unknown = problem.kind is ProblemKind.UNKNOWN_KEY
    span = story.keys.get(problem.loc, START) if unknown else story.span(*problem.loc)
    fix = None
    if problem.kind is ProblemKind.NO_TIME_ZONE:
        fix = _offset_fix(story, span, zone)
    rule = _RULES.get(problem.kind, INVALID)
    return Finding(rule, story.path, span, problem.message, problem.message_en, fix=fix)


def _offset_fix(story: Story, span: Span, zone: tzinfo) -> Fix | None:
    start = story.lines.offset(span.line, span.column)
    written = story.text[start : story.lines.offset(span.end_line, span.end_column)]
    quote = written[:1] if written[:1] in "'\"" else ""
    mended = _with_offset(written.strip("'\""), zone)
    return Fix(f"{quote}{mended}{quote}", safe=True) if mended else None


def _unreadable(path: str, lines: LineIndex, error: FrontMatterError) -> Finding:
    fix = Fix(error.quoted, safe=True) if error.quoted else None
    return Finding(INVALID, path, lines.span(*error.at), error.message, error.message_en, fix=fix)


def _not_a_mapping(path: str, lines: LineIndex, parts: Parts) -> Finding:
    at = parts.yaml.values.get((), (0, 0))
    return Finding(
        INVALID,
        path,
        lines.span(*at),
        "Bagian depan harus berupa baris-baris kunci: nilai, misalnya title: Judul berita.",
        "The front matter must be lines of key: value, such as title: A headline.",
    )


def _duplicate(path: str, span: Span, loc: Loc) -> Finding:
    return Finding(
        INVALID,
        path,
        span,
        f'Kunci "{loc[-1]}" ditulis dua kali; yang pertama dipakai. Hapus salah satu.',
        f'The key "{loc[-1]}" is given twice; the first one counts. Remove one.',
    )


def _too_large(path: str) -> Finding:
    limit = MAX_BYTES // 1024 // 1024
    return Finding(
        INVALID,
        path,
        START,
        f"Berkas lebih besar dari {limit} MB, jadi tidak dibaca; berita adalah teks, gambar disimpan di content/images.",
        f"The file is larger than {limit} MB and was not read; a story is text, pictures live in content/images.",
    )


def _not_utf8(path: str, data: bytes, offset: int) -> Finding:
    before = data[:offset].decode("utf-8", "replace").removeprefix("\ufeff")
    return Finding(
        INVALID,
        path,
        LineIndex(before).span(len(before), len(before)),
        "Berkas tidak tersimpan sebagai UTF-8; simpan ulang dengan pengodean UTF-8.",
        "The file is not saved as UTF-8; save it again with the encoding UTF-8.",
    )


def _nul_byte(path: str, text: str) -> Finding:
    at = text.index("\x00")
    return Finding(
        INVALID,
        path,
        LineIndex(text).span(at, at + 1),
        "Berkas memuat byte NUL, jadi bukan teks biasa; salin isinya ke berkas baru.",
        "The file holds a NUL byte, so it is not plain text; copy its content to a new file.",
    )


def _byte_order_mark(path: str) -> Finding:
    return Finding(
        INVALID,
        path,
        START,
        "Berkas diawali tanda urutan byte (BOM); tidak mengganggu, tetapi sebaiknya simpan sebagai UTF-8 tanpa BOM.",
        "The file begins with a byte order mark; harmless, but better saved as UTF-8 without it.",
        severity=Severity.HINT,
    )


def _windows_lines(path: str) -> Finding:
    return Finding(
        INVALID,
        path,
        START,
        "Berkas memakai akhir baris Windows (CRLF); dibaca seperti biasa.",
        "The file uses Windows line ends (CRLF); it is read as usual.",
        severity=Severity.HINT,
    )
