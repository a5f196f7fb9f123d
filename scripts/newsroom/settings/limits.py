"""Values of the right type that newsroom.toml cannot hold all the same."""

import re

from newsroom.errors import SettingsError
from newsroom.settings.choices import Choices, DeploySettings, DeployTarget

FILE_NAME = "newsroom.toml"
LONGEST_SHARING = 3650
"""Ten years, in days: whoever writes more has most likely not meant days."""
_REPOSITORY = re.compile(r"https://[a-z0-9.-]+(?::[0-9]+)?/[A-Za-z0-9._-]+/[A-Za-z0-9._-]+")


def refuse_what_cannot_be(choices: Choices) -> None:
    """Values of the right type that would put false figures or dead links on every page."""
    minutes, days = choices.deadline.minutes, choices.social.share_days
    address = choices.newsroom.site_url
    if minutes < 1:
        raise SettingsError(
            f"{FILE_NAME}, [deadline]: minutes = {minutes} bukan tenggat; tulis paling sedikit 1.",
            f"{FILE_NAME}, [deadline]: minutes = {minutes} is no deadline; write 1 or more.",
        )
    if not 1 <= days <= LONGEST_SHARING:
        raise SettingsError(
            f"{FILE_NAME}, [social]: share_days = {days} di luar batas; tulis 1 sampai {LONGEST_SHARING}.",
            f"{FILE_NAME}, [social]: share_days = {days} is out of bounds; write 1 to {LONGEST_SHARING}.",
        )
    contact = choices.newsroom.security_contact
    # RFC 9116, 2.5.3: an address on the web has to begin so. A line of its own is all it may fill.
    if contact and (not contact.startswith("https://") or contact.split() != [contact]):
        raise SettingsError(
            f'{FILE_NAME}, [newsroom]: security_contact = "{contact}" bukan alamat halaman; awali '
            "dengan https://, tanpa spasi.",
            f'{FILE_NAME}, [newsroom]: security_contact = "{contact}" is no address of a page; '
            "begin it with https://, without spaces.",
        )
    if not address.startswith(("https://", "http://")):
        raise SettingsError(
            f'{FILE_NAME}, [newsroom]: site_url = "{address}" bukan alamat lengkap; awali dengan https://.',
            f'{FILE_NAME}, [newsroom]: site_url = "{address}" is no full address; begin it with https://.',
        )
    repository = choices.newsroom.repository
    if repository and not _REPOSITORY.fullmatch(repository):
        raise SettingsError(
            f'{FILE_NAME}, [newsroom]: repository = "{repository}" bukan alamat repositori; tulis misalnya "https://github.com/kantor/berita".',
            f'{FILE_NAME}, [newsroom]: repository = "{repository}" is no address of a repository; write for instance "https://github.com/office/news".',
        )
    _refuse_no_destination(choices.deploy)


def _refuse_no_destination(deploy: DeploySettings) -> None:
    """A folder that rsync would take for an option, for its own protocol, or for none at all."""
    there = deploy.destination
    if deploy.target is DeployTarget.RSYNC and not there:
        raise SettingsError(
            f'{FILE_NAME}, [deploy]: target = "rsync" perlu destination, misalnya "redaksi@www.kota.example:/srv/www/berita".',
            f'{FILE_NAME}, [deploy]: target = "rsync" needs a destination, such as "news@www.city.example:/srv/www/news".',
        )
    if there.startswith("-") or "::" in there or "://" in there or not there.isprintable():
        raise SettingsError(
            f'{FILE_NAME}, [deploy]: destination = "{there}" bukan folder di server lewat SSH; tulis misalnya "redaksi@www.kota.example:/srv/www/berita".',
            f'{FILE_NAME}, [deploy]: destination = "{there}" is no folder on a server over SSH; write for instance "news@www.city.example:/srv/www/news".',
        )
