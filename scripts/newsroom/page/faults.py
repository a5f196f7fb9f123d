"""What keeps the site from being built: faults in what would be published, none in drafts."""

from collections.abc import Iterable, Iterator

from newsroom.errors import ContentError
from newsroom.finding import Finding, Severity, tell_places
from newsroom.page.story_page import StoryPage
from newsroom.pictures import picture_file


def refuse(found: Iterable[Finding]) -> None:
    """Raise ContentError where any of these findings is more than a hint."""
    told = sorted((one for one in found if one.severity is not Severity.HINT), key=Finding.sort_key)
    if not told:
        return
    places, places_en = tell_places(told)
    raise ContentError(
        f"Situs tidak dibangun karena ada kesalahan pada yang akan tayang:\n{places}",
        f"The site was not built, because what would be on air has faults:\n{places_en}",
    )


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
    images = () if page.withdrawn else story.meta.images
    for number, image in enumerate(images):
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
