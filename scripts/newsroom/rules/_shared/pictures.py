"""The pictures that a story lists, as the rules about pictures look at them."""

from collections.abc import Iterator

from newsroom.story import Image, Story


def listed_pictures(story: Story) -> Iterator[tuple[int, Image]]:
    """The pictures of `images`, each with its number in the file's list.

    An entry that could not be read is passed over, and so is the number it has there.
    """
    if not story.meta.images:
        return
    length = sum(len(loc) == 2 and loc[0] == "images" for loc in story.positions)
    numbers = [number for number in range(length) if not _is_left_out(story, number)]
    yield from zip(numbers, story.meta.images, strict=False)


def _is_left_out(story: Story, number: int) -> bool:
    # Without its file an entry is left out; with another key amiss it stays, without that key.
    vital = {("images",), ("images", number), ("images", number, "file")}
    return not vital.isdisjoint(story.unreadable)


def is_drawn(image: Image) -> bool:
    """Whether it shows no moment: an illustration, by machine or by hand, is no photograph."""
    return image.ai or "ilustrasi" in f"{image.caption} {image.credit}".casefold()
