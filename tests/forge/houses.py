"""A newsroom as the forge has it: newsroom.toml with reviews as approvals, people with logins."""

from tests.stories import SETTINGS, story_text

GITHUB = '\n[approval]\nsource = "github"\n'
PEOPLE_HERE = {
    "siti-gh": "siti",
    "budi-gh": "budi",
    "dewi-gh": "dewi",
    "Tomi-GH": "tomi",
    "hendro-gh": "hendro",
}
"""Ids by login."""
PEOPLE = "".join(
    f"- {{id: {id_}, name: {id_.title()} Contoh, role: Redaksi, github: {login}}}\n"
    for login, id_ in PEOPLE_HERE.items()
)
PEOPLE_FILE = "content/registers/people.yml"
HOUSE = {"newsroom.toml": (SETTINGS + GITHUB).encode(), PEOPLE_FILE: PEOPLE.encode()}
FOLDER = "content/stories/2026/11"


def story_file(front: str = "", *, slug: str = "pasar", **changes: str) -> dict[str, bytes | None]:
    """A story's file, by its path."""
    return {f"{FOLDER}/{slug}.md": story_text(front, slug=slug, **changes).encode()}
