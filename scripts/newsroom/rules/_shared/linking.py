"""Where the links of a story lead on the newsroom's own site."""

import re
from urllib.parse import unquote, urljoin, urlsplit

from newsroom.language.links import Link
from newsroom.rules import Context
from newsroom.story import Story

Fault = tuple[str, str]
"""What is wrong with a link, in Indonesian and English."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,20}:|//")
# htps://, http//, https:/kota, http:kota
_MISSPELT = re.compile(
    r"(?!https?://[^/])h{1,2}t{1,3}[po]{1,2}s{0,2}(?:[:;]|//)",
    re.IGNORECASE,
)
_DOMAIN = re.compile(
    r"www\.|(?:[a-z0-9-]{1,63}\.){1,5}(?:id|com|org|net|info|io)(?=[/?#]|\Z)", re.IGNORECASE
)


def fault_of(link: Link, story: Story, context: Context) -> Fault | None:
    """Why `link` leads nowhere; None for one that stands, and for all links to other sites."""
    to = link.to
    if link.is_picture:
        return None if to.startswith("/images/") and _stands(to, context) else _picture(to)
    if to in ("", "#"):
        return _empty(cut(link.text or to))
    own = context.settings.office.site_url.rstrip("/")
    if to == own or to.startswith((f"{own}/", f"{own}?", f"{own}#")):
        return None if _stands(to[len(own) :] or "/", context) else _lost(to)
    if _MISSPELT.match(to):
        return _misspelt(to)
    if to.startswith("#") or _SCHEME.match(to):
        return None
    if _DOMAIN.match(to):
        return _bare(to)
    return _lost(to) if _is_lost(to, story, context) else None


def _is_lost(to: str, story: Story, context: Context) -> bool:
    path = _path(urljoin(story.address, to))
    # Below a story's own address there is nothing, and no page ends in .md.
    below = path.startswith(story.address) and path != story.address
    return below or path.endswith(".md") or not context.has_address(path)


def _path(address: str) -> str:
    try:
        return unquote(urlsplit(address).path)
    except ValueError:
        return address


def _stands(address: str, context: Context) -> bool:
    return context.has_address(_path(address))


def _lost(to: str) -> Fault:
    return (
        f'Tidak ada halaman di "{cut(to)}"; periksa ejaannya. Alamat berita: /tahun/bulan/slug/.',
        f'There is no page at "{cut(to)}"; check its spelling. Stories stand at /year/month/slug/.',
    )


def _empty(text: str) -> Fault:
    return (
        f'Tautan "{text}" tidak punya alamat; tulis alamatnya di dalam kurung, atau hapus tautannya.',
        f'The link "{text}" has no address; write one in the brackets, or remove the link.',
    )


def _bare(to: str) -> Fault:
    return (
        f'Alamat "{cut(to)}" tanpa https:// dicari di situs ini dan tidak ada; tulis https://{cut(to)}',
        f'Without https:// the address "{cut(to)}" is looked for on this site, in vain; write https://{cut(to)}',
    )


def _misspelt(to: str) -> Fault:
    return (
        f'Awal alamat "{cut(to)}" salah tulis; alamat diawali https:// dan nama situsnya.',
        f'The beginning of the address "{cut(to)}" is misspelt; it takes https:// and the name of the site.',
    )


def _picture(to: str) -> Fault:
    return (
        f'Gambar "{cut(to)}" tidak akan tampil: tidak ada di content/images, atau alamatnya tidak diawali /images/.',
        f'The picture "{cut(to)}" will not be shown: it is not in content/images, or its address does not begin with /images/.',
    )


def cut(address: str) -> str:
    """The beginning of an address, enough to know it by."""
    return address if len(address) <= 80 else f"{address[:79]}…"
