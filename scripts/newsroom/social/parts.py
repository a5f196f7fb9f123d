"""The parts of a post's text in their order, and how they come to fit.

What gives way when the text is too long: first the hashtags, from the last one, then the end of
the caption. The paid label, the mark, what a correction says and the link never do. See docs/adr
for why.
"""

from dataclasses import dataclass

from newsroom.errors import ContentError
from newsroom.networks import Network
from newsroom.social.counting import boundaries, fits
from newsroom.social.cutting import cut
from newsroom.story.model import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The parts of a text; empty ones leave no gap. `note` is what a correction says."""

    label: str
    mark: str
    body: str
    link: str
    note: str = ""
    tags: tuple[str, ...] = ()

    def text(self, body: str, tags: int = 0) -> str:
        """The text with this `body` and the first `tags` hashtags."""
        head = "\n".join(part for part in (self.label, self.mark) if part)
        tail = "\n".join(part for part in (self.link, " ".join(self.tags[:tags])) if part)
        return "\n\n".join(part for part in (head, body, self.note, tail) if part)


def bounded(text: str, network: Network, share: float) -> str:
    """`text`, shortened where it would fill more than `share` of a post."""
    return cut(text, lambda shorter: fits(shorter, network, share=share))


def fitted(parts: Parts, story: Story, network: Network) -> tuple[str, bool]:
    """The text within the limit, and whether the caption lost something.

    Raises ContentError where even an empty caption leaves too much.
    """
    for tags in range(len(parts.tags), -1, -1):
        text = parts.text(parts.body, tags)
        if fits(text, network):
            return text, False
    text = parts.text(cut(parts.body, lambda body: fits(parts.text(body), network)))
    if fits(text, network):
        return text, True
    raise too_long(story, network)


def too_long(story: Story, network: Network) -> ContentError:
    """What is said where the address alone is longer than a post."""
    return ContentError(
        f"{story.path}: alamat berita terlalu panjang untuk {network.title} (paling banyak {network.limit}); "
        "pendekkan nama berkasnya.",
        f"{story.path}: the story's address is too long for {network.title} (at most {network.limit}); "
        "shorten the file's name.",
    )


def fold_of(text: str, network: Network) -> int | None:
    """About where the text is folded: behind the last whole word that is surely shown."""
    if network.folds_at is None:
        return None
    ends = boundaries(text)
    if len(ends) <= network.folds_at:
        return None
    fold = ends[network.folds_at - 1]
    words = text[:fold].rsplit(None, 1)[0] if not text[fold].isspace() else text[:fold]
    return len(words.rstrip()) if len(words) >= fold * 0.8 else fold
