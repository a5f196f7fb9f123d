"""By what a post on a network is known: its address, however it was copied."""

from urllib.parse import urlsplit

from newsroom.lookup.fingerprints import key_print

_FRONTS = ("www.", "m.", "mobile.")
_RENAMED = {"twitter.com": "x.com"}


def post_print(url: str) -> int:
    """The fingerprint of the post at `url`.

    The scheme, the host's part for phones, a slash at the end and the order of a query's fields
    do not count.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    for front in _FRONTS:
        host = host.removeprefix(front)
    query = "&".join(sorted(filter(None, parts.query.split("&"))))
    return key_print("post", f"{_RENAMED.get(host, host)}{parts.path.rstrip('/')}?{query}")
