"""Everything that stops a command, each with the exit code it ends in.

Faults in content are never exceptions: they are findings (`newsroom.finding`).

    NewsroomError
    ├── UsageError      2  the command was called in a way that cannot work
    ├── SettingsError   2  newsroom.toml cannot be used as it stands
    ├── ContentError    1  the content is too broken for what was asked
    ├── LedgerError     3  the record of what was posted cannot be read or written
    ├── BuildError      4  the site could not be built
    ├── DeployError     4  the site could not be sent
    └── ForgeError      5  GitHub refused, or could not be asked
"""

from enum import StrEnum
from typing import ClassVar


class NewsroomError(Exception):
    """A reason why a command cannot go on, told in Indonesian and in English.

    Both sentences say what happened, why, and what to do next.
    """

    exit_code: ClassVar[int] = 70

    def __init__(self, message: str, message_en: str) -> None:
        super().__init__(message)
        self.message = message
        self.message_en = message_en


class UsageError(NewsroomError):
    """The command was called in a way that cannot work."""

    exit_code = 2


class SettingsError(NewsroomError):
    """newsroom.toml is missing, unreadable, or holds something unknown."""

    exit_code = 2


class ContentError(NewsroomError):
    """The content is too broken for what was asked."""

    exit_code = 1


class LedgerError(NewsroomError):
    """The record of what was posted cannot be read or written."""

    exit_code = 3


class BuildError(NewsroomError):
    """The site could not be built."""

    exit_code = 4


class DeployError(NewsroomError):
    """The site could not be sent to where readers get it."""

    exit_code = 4


class ForgeReason(StrEnum):
    """Why the forge did not do what was asked."""

    IDENTITY = "token"
    RIGHTS = "rights"
    NOT_FOUND = "not-found"
    RATE_LIMIT = "rate-limit"
    DOWN = "down"
    INVALID = "invalid"


class ForgeError(NewsroomError):
    """GitHub refused, or could not be asked."""

    exit_code = 5

    def __init__(self, reason: ForgeReason, message: str, message_en: str) -> None:
        super().__init__(message, message_en)
        self.reason = reason

    @property
    def is_not_found(self) -> bool:
        """Whether there is no such thing, or none that the token may see."""
        return self.reason is ForgeReason.NOT_FOUND

    @property
    def is_refused(self) -> bool:
        """Whether the token lacks the right."""
        return self.reason is ForgeReason.RIGHTS
