"""What keeps the site from being built: faults in what would be published, none in drafts."""

from collections.abc import Iterator

from newsroom.finding import Finding, Severity
from newsroom.page.publication import Publication
from newsroom.page.story_page import StoryPage
from newsroom.pictures import picture_file


def faults(publication: Publication) -> list[Finding]:
    """The faults, by file and place.

    A file that cannot be read counts, since nobody knows what it would publish.
    """
    workspace = publication.workspace
    held = {held.story.path for held in publication.edition.held}
    found = [finding for finding in workspace.corpus.findings if finding.path not in held]
    found += [*workspace.register_findings, *publication.static_findings]
    found = [finding for finding in found if finding.severity is not Severity.HINT]
    for page in publication.pages:
        found += page_faults(page)
    return sorted(found, key=Finding.sort_key)


def page_faults(page: StoryPage) -> Iterator[Finding]:
    """What keeps one story from being shown."""
    story = page.story
    if not page.title:
        yield Finding(
            "missing-field",
            story.path,
            story.span("title"),
            "Berita ini tayang tanpa judul; tulis title.",
            "This story is on air without a headline; write its title.",
        )
    for number, image in enumerate(story.meta.images):
        root, place = page.settings.root, story.span("images", number, "file")
        if picture_file(root, image.file) is None:
            yield Finding(
                "missing-image",
                story.path,
                place,
                f'Gambar "{image.file}" tidak ada di content/images; periksa namanya.',
                f'There is no picture "{image.file}" in content/images; check its name.',
            )
        elif page.around.measure(root, image.file) is None:
            yield Finding(
                "missing-image",
                story.path,
                place,
                f'Gambar "{image.file}" tidak dapat dibaca: rusak, terpotong, terlalu besar, atau bukan JPEG, PNG, WebP, AVIF, atau GIF; simpan lagi sebagai JPEG.',
                f'The picture "{image.file}" cannot be read: damaged, cut short, too large, or no JPEG, PNG, WebP, AVIF or GIF; save it again as JPEG.',
            )
