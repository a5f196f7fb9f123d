"""What an editorial office and its designers do between two builds, done again in each round."""

from dataclasses import dataclass, field
from pathlib import Path

from build_bench_newsroom import GeneratedNewsroom, settle
from build_bench_tools import BenchError

FRAME_FILE = Path("theme/templates/base.html")
"""The template that every page is made with."""
COMPONENT_FILE = Path("theme/templates/components/sources/sources.html")
"""A component that only the pages of stories use."""

_CHARSET = '<meta charset="utf-8">\n'
_SOURCES = '<section class="sources"'


@dataclass
class Edits:
    """Changes to a generated newsroom; each call changes what is there into something new."""

    newsroom: GeneratedNewsroom
    _done: int = field(default=0, init=False)
    _originals: dict[Path, str] = field(default_factory=dict, init=False)

    def add_story(self) -> None:
        """A new story comes in: the next of those that were kept back."""
        waiting = [(path, text) for path, text in self.newsroom.to_add if not path.exists()]
        if not waiting:
            raise BenchError("all stories that were kept back have been added; make TO_ADD larger.")
        path, text = waiting[0]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        settle(path)

    def change_story(self) -> None:
        """Another last word in the text of one of the newest stories, so that feeds change, too."""
        path = self.newsroom.newest
        before, _, _ = path.read_text(encoding="utf-8").rstrip().rpartition(" ")
        path.write_text(f"{before} ubahan{self._next()}.\n", encoding="utf-8")
        settle(path)

    def change_frame(self) -> None:
        """Another line in the head of every page."""
        line = f'<meta name="generator" content="Tayang {self._next()}">\n'
        self._change(FRAME_FILE, _CHARSET, _CHARSET + line)

    def change_component(self) -> None:
        """Another attribute in a component of stories."""
        self._change(COMPONENT_FILE, _SOURCES, f'{_SOURCES} data-round="{self._next()}"')

    def _change(self, file: Path, old: str, new: str) -> None:
        """Each round starts from the first text, so that the site does not grow."""
        path = self.newsroom.folder / file
        text = self._originals.setdefault(file, path.read_text(encoding="utf-8"))
        if text.count(old) != 1:
            raise BenchError(f"{file} does not hold this once: {old.strip()}; mend {__name__}.")
        path.write_text(text.replace(old, new), encoding="utf-8")
        settle(path)

    def _next(self) -> int:
        self._done += 1
        return self._done
