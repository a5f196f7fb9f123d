"""Text that others wrote, shown as it is: it makes no markup, no mention, no link, no reference.

GitHub turns `@name`, `#12`, `GH-12` and addresses of pages into links and notifications after it
has read the Markdown, so that entities and backslashes do not keep it from that. A word joiner
(U+2060), which nobody sees, stands in their midst and does.
"""

import re
import unicodedata

CUT = "…"
_JOINER = "\u2060"
_MARKS = re.compile(r"[\\`*_\[\]<>|~&$!(){}^=+]")
_BREAKS = re.compile(r"[\s\x00-\x1f\x7f\x85\u2028\u2029]+")
_FORGE = re.compile(
    r"[@#](?=\w)|(?:https?|ftp|mailto|xmpp|ssh|git)(?=:)|\bwww(?=\.)|\bgh(?=-\d)|:(?=\w+:)",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^(?=[-+#>=]|\d+[.)]|:)")
# Invisible, of no script, or meant for programs: they reorder or hide what stands beside them.
_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})


def plain(text: str, most: int = 600) -> str:
    """`text` in one line without meaning for Markdown, HTML or GitHub, cut behind `most` characters.

    Hidden characters become visible as U+FFFD.
    """
    line = _BREAKS.sub(" ", text[: 4 * most]).strip()
    seen = "".join("\ufffd" if unicodedata.category(one) in _HIDDEN else one for one in line)
    short = seen if len(seen) <= most else seen[: most - 1].rstrip() + CUT
    parted = _LEADING.sub(_JOINER, _FORGE.sub(lambda found: found[0] + _JOINER, short))
    return _MARKS.sub(lambda mark: f"&#{ord(mark[0])};", parted)


def code(text: str, most: int = 200) -> str:
    """`text` as a span of code, where GitHub links nothing; backticks become apostrophes."""
    line = _BREAKS.sub(" ", text[: 4 * most]).strip()
    seen = "".join("\ufffd" if unicodedata.category(one) in _HIDDEN else one for one in line)
    short = seen if len(seen) <= most else seen[: most - 1] + CUT
    return f"`{short.replace('`', chr(39)).replace('|', '¦') or ' '}`"


def fenced(text: str, kind: str = "") -> str:
    """`text` as a block of code that nothing in it can end."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{kind}\n{text}\n{fence}"


def size(text: str) -> int:
    """Its length as GitHub may count it: in UTF-16 units, never less than in characters."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
