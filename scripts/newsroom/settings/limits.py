"""Values of the right type that newsroom.toml cannot hold all the same."""

import re

from newsroom.errors import SettingsError
from newsroom.settings.choices import Choices, DeploySettings, DeployTarget, Office

FILE_NAME = "newsroom.toml"
LONGEST_SHARING = 3650
"""Ten years, in days: whoever writes more has most likely not meant days."""
# RFC 8709: the name and the number 32 are the same in every key; 32 bytes follow.
_PUBLIC_KEY = re.compile(r"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI[A-Za-z0-9+/]{43}( [^\n]*)?")
LONGEST_ANSWER = 720
"""Thirty days, in hours: a promise longer than that keeps nothing."""
_REPOSITORY = re.compile(r"https://[a-z0-9.-]+(?::[0-9]+)?/[A-Za-z0-9._-]+/[A-Za-z0-9._-]+")


def refuse_what_cannot_be(choices: Choices) -> None:
    """Values of the right type that would put false figures or dead links on every page."""
    _refuse_numbers(choices)
    _refuse_addresses(choices.newsroom)
    _refuse_no_destination(choices.deploy)
    _refuse_no_key(choices.provenance.public_key)


def _refuse_numbers(choices: Choices) -> None:
    minutes, days = choices.deadline.minutes, choices.social.share_days
    if minutes < 1:
        raise SettingsError(
            f"{FILE_NAME}, [deadline]: minutes = {minutes} bukan tenggat; tulis paling sedikit 1.",
            f"{FILE_NAME}, [deadline]: minutes = {minutes} is no deadline; write 1 or more.",
        )
    hours = choices.requests.hours
    if not 1 <= hours <= LONGEST_ANSWER:
        raise SettingsError(
            f"{FILE_NAME}, [requests]: hours = {hours} di luar batas; tulis 1 sampai {LONGEST_ANSWER}.",
            f"{FILE_NAME}, [requests]: hours = {hours} is out of bounds; write 1 to {LONGEST_ANSWER}.",
        )
    if not 1 <= days <= LONGEST_SHARING:
        raise SettingsError(
            f"{FILE_NAME}, [social]: share_days = {days} di luar batas; tulis 1 sampai {LONGEST_SHARING}.",
            f"{FILE_NAME}, [social]: share_days = {days} is out of bounds; write 1 to {LONGEST_SHARING}.",
        )


def _refuse_addresses(office: Office) -> None:
    contact, address, repository = office.security_contact, office.site_url, office.repository
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
    if repository and not _REPOSITORY.fullmatch(repository):
        raise SettingsError(
            f'{FILE_NAME}, [newsroom]: repository = "{repository}" bukan alamat repositori; tulis misalnya "https://github.com/kantor/berita".',
            f'{FILE_NAME}, [newsroom]: repository = "{repository}" is no address of a repository; write for instance "https://github.com/office/news".',
        )


def _refuse_no_key(key: str) -> None:
    if key and not _PUBLIC_KEY.fullmatch(key):
        raise SettingsError(
            f"{FILE_NAME}, [provenance]: public_key bukan kunci ssh-ed25519; salin seluruh isi berkas "
            ".pub dari ssh-keygen -t ed25519.",
            f"{FILE_NAME}, [provenance]: public_key is no ssh-ed25519 key; copy all of the file .pub "
            "of ssh-keygen -t ed25519.",
        )


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
