"""The pages that Pelican knows nothing of: campaigns, corrections, 404, sitemap; and pictures."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pelican.generators import Generator
from pelican.plugins import signals

from newsroom.page.addresses import CORRECTIONS
from newsroom.page.publication import Publication
from newsroom.page.words import Time
from newsroom.pictures import CACHE, ensure_many, variants_of


def register() -> None:
    """Connect to Pelican's signals."""
    signals.get_generators.connect(lambda _: SiteGenerator, weak=False)
    signals.finalized.connect(copy_pictures)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the sitemap: a whole address, and when the page changed where that is known."""

    url: str
    changed: Time | None = None


class SiteGenerator(Generator):  # type: ignore[misc] # Pelican carries no types
    """Writes them."""

    def generate_output(self, writer: Any) -> None:
        """Write every page of its own kind."""
        publication: Publication = self.settings["NEWSROOM_PUBLICATION"]
        for campaign in publication.campaigns:
            self._write(writer, campaign.address + "index.html", "campaign.html", campaign=campaign)
        self._write(writer, f"{CORRECTIONS}index.html", "corrections.html")
        self._write(writer, "/404.html", "not_found.html")
        self._write(writer, "/sitemap.xml", "sitemap.xml", entries=self._entries(publication))
        self._write(writer, "/robots.txt", "robots.txt")

    def _write(self, writer: Any, address: str, template: str, **values: object) -> None:
        name = address.removeprefix("/")
        writer.write_file(name, self.env.get_template(template), self.context, url="", **values)

    def _entries(self, publication: Publication) -> list[Entry]:
        site = publication.frame.url
        listings = [link.address for link in publication.frame.desks]
        listings += [campaign.address for campaign in publication.campaigns]
        listings += [f"/{author.url}" for author, _ in self.context["authors"]]
        listings += sorted(f"/{tag.url}" for tag, _ in self.context["tags"])
        pages = [page.address for page in publication.static_pages]
        return [
            Entry(f"{site}/", publication.frame.newest),
            *(Entry(page.url, page.updated or page.time) for page in publication.listed),
            *(Entry(site + address) for address in [*listings, CORRECTIONS, *pages]),
        ]


def copy_pictures(pelican: Any) -> None:
    """Write the pictures that pages show, never an original: it may say where it was taken.

    A held story's pictures stay at home with it.
    """
    publication: Publication = pelican.settings["NEWSROOM_PUBLICATION"]
    root = publication.workspace.settings.root
    originals = publication.originals
    drawn = ensure_many(originals, root, root / CACHE, jobs=os.cpu_count() or 1)
    for original, files in zip(originals, drawn, strict=True):
        for variant, file in zip(variants_of(original), files, strict=True):
            target = Path(pelican.output_path, "images", variant.name)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
