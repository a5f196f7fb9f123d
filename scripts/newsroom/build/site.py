"""Builds the site: read, check, draw the cards, let Pelican render, replace what differs."""

import fcntl
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from newsroom.build.output import must_be_ours, replace_site
from newsroom.build.pelican import mebibytes, run_pelican
from newsroom.edition import refuse_unreadable_reviews
from newsroom.errors import ContentError
from newsroom.finding import Finding, tell_places
from newsroom.networks import LANDSCAPE
from newsroom.page.faults import faults
from newsroom.page.publication import Publication
from newsroom.social.cards import CACHE as CARD_CACHE
from newsroom.social.cards import card_of, copy_card, ensure_card, trim_cards
from newsroom.theme.colour import make_palette
from newsroom.workspace import open_workspace

CACHE = ".cache"
CARDS = "cards"


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build did.

    `stories` are on air, withdrawn ones included; `rendered` counts pages and feeds, `written`
    and `removed` files of the output. `peak_mib` is the most memory that one process held.
    """

    stories: int
    rendered: int
    written: int
    removed: int
    seconds: float
    peak_mib: float
    warnings: tuple[str, ...] = ()


def build_site(
    root: Path,
    output: Path,
    now: datetime,
    say: Callable[[str], None] = lambda _: None,
    stopwatch: Callable[[], float] = time.perf_counter,
) -> BuildReport:
    """Build the newsroom in `root` into `output` as it is at `now`, and say each step.

    Raises ContentError for faults in what would be published, SettingsError for a colour that
    cannot be read, BuildError for everything else. The old site stays until the new one is
    whole.
    """
    started = stopwatch()
    publication = Publication(open_workspace(root), now)
    refuse_unreadable_reviews(publication.workspace.settings)
    make_palette(publication.workspace.settings.look.colour)
    _refuse(faults(publication))
    must_be_ours(output)
    with _workshop(root) as workshop:
        say(f"Merangkai {len(publication.pages)} berita …")
        fresh = workshop / "site"
        run = run_pelican(root, fresh, workshop / "receipt.json", now)
        _ensure_cards(publication, fresh / CARDS)
        changes = replace_site(fresh, output)
    say(
        f"Situs: {run.rendered} halaman, {changes.written} berkas berubah, {changes.removed} dihapus."
    )
    own = mebibytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    return BuildReport(
        stories=len(publication.pages),
        rendered=run.rendered,
        written=changes.written,
        removed=changes.removed,
        seconds=round(stopwatch() - started, 3),
        peak_mib=round(max(run.peak_mib, own), 1),
        warnings=run.warnings,
    )


@contextmanager
def _workshop(root: Path) -> Iterator[Path]:
    """A folder for the new site; two builds of one newsroom wait for each other."""
    cache = root / CACHE
    cache.mkdir(exist_ok=True)
    with (cache / "build.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for left_behind in cache.glob("build-*"):
            shutil.rmtree(left_behind, ignore_errors=True)
        with tempfile.TemporaryDirectory(prefix="build-", dir=cache) as workshop:
            yield Path(workshop)


def _ensure_cards(publication: Publication, folder: Path) -> None:
    """The pages of stories that can be shared name their card, so it must be there."""
    settings = publication.workspace.settings
    cache = settings.root / CARD_CACHE
    for page in publication.pages:
        if page.is_shareable:
            copy_card(ensure_card(card_of(page.story, settings, LANDSCAPE), cache), folder)
    trim_cards(cache)


def _refuse(found: list[Finding]) -> None:
    if not found:
        return
    told, told_en = tell_places(found)
    raise ContentError(
        f"Situs tidak dibangun karena ada kesalahan pada yang akan tayang:\n{told}",
        f"The site was not built, because what would be on air has faults:\n{told_en}",
    )
