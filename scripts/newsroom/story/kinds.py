"""What a key of the front matter can be where only a few words will do."""

from enum import StrEnum


class Kind(StrEnum):
    """What sort of story it is."""

    NEWS = "news"
    ANNOUNCEMENT = "announcement"
    AGENDA = "agenda"
    CLARIFICATION = "clarification"
    REPLY = "reply"
    PHOTO = "photo"


class Language(StrEnum):
    """In which language a story is written (ISO 639-1)."""

    ID = "id"
    EN = "en"


class Label(StrEnum):
    """Whether somebody paid for the story."""

    NONE = "none"
    ADVERTORIAL = "advertorial"


class Method(StrEnum):
    """How the newsroom got what a source said."""

    INTERVIEW = "interview"
    DOCUMENT = "document"
    STATEMENT = "statement"
    OBSERVATION = "observation"


class Verification(StrEnum):
    """Whether the story's facts have been checked."""

    DONE = "done"
    PENDING = "pending"


class Verdict(StrEnum):
    """What a clarification found about the claim it answers."""

    FALSE = "false"
    MISLEADING = "misleading"
    TRUE = "true"
