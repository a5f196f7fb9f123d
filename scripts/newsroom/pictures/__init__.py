"""Pictures for the web: resized to AVIF, WebP and JPEG, drawn once, named by their content.

    measure(root, name) -> Original | None      a source picture below content/images
    variants_of(original) -> (Variant, …)        its sizes and formats, with their names
    ensure_all(original, root, cache) -> [Path]  their files, drawn where they are absent
    tidied(data) -> bytes | None                 a picture that was sent in, as it is kept

Whatever a camera wrote into a file, its place among it, stays behind: only drawn pictures may
leave the repository.
"""

from newsroom.pictures.cache import CACHE, ensure, ensure_all, ensure_many, prune
from newsroom.pictures.drawing import draw
from newsroom.pictures.original import FOLDER, Original, measure, picture_file
from newsroom.pictures.recipe import AVIF, FORMATS, JPEG, WEBP, Format, recipe_digest
from newsroom.pictures.tidy import tidied
from newsroom.pictures.variant import Variant, fallback, variants_of

__all__ = [
    "AVIF",
    "CACHE",
    "FOLDER",
    "FORMATS",
    "JPEG",
    "WEBP",
    "Format",
    "Original",
    "Variant",
    "draw",
    "ensure",
    "ensure_all",
    "ensure_many",
    "fallback",
    "measure",
    "picture_file",
    "prune",
    "recipe_digest",
    "tidied",
    "variants_of",
]
