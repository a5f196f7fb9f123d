"""Signatures by OAuth 1.0a (RFC 5849), as X asks for them: HMAC-SHA1, in the `Authorization` header.

Only what an adapter sends is covered: parameters in the address, bodies that are no forms (a
JSON body takes no part in the signature). See docs/adr/0037.
"""

import hmac
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import parse_qsl, quote, urlsplit

_USUAL_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of an app and of the account that it posts for."""

    app: str
    app_secret: str = field(repr=False)
    token: str
    token_secret: str = field(repr=False)


def authorization(keys: Keys, method: str, url: str, *, now: datetime, nonce: str) -> str:
    """The `Authorization` header of a request; `nonce` must be new for each request."""
    own = {
        "oauth_consumer_key": keys.app,
        "oauth_nonce": nonce,
        "oauth_signature_method": "HMAC-SHA1",
        "oauth_timestamp": str(int(now.timestamp())),
        "oauth_token": keys.token,
        "oauth_version": "1.0",
    }
    signed = {**own, "oauth_signature": signature(keys, method, url, own.items())}
    return "OAuth " + ", ".join(f'{name}="{_escape(value)}"' for name, value in signed.items())


def signature(keys: Keys, method: str, url: str, own: Iterable[tuple[str, str]]) -> str:
    """The signature over a request with the OAuth parameters `own` (sections 3.4.1 and 3.4.2)."""
    key = f"{_escape(keys.app_secret)}&{_escape(keys.token_secret)}"
    digest = hmac.digest(key.encode(), base_string(method, url, own).encode(), "sha1")
    return b64encode(digest).decode()


def base_string(method: str, url: str, own: Iterable[tuple[str, str]]) -> str:
    """What is signed: method, address and all parameters in their one order (section 3.4.1)."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.port and parts.port != _USUAL_PORTS.get(parts.scheme):
        host = f"{host}:{parts.port}"
    address = f"{parts.scheme}://{host}{parts.path or '/'}"
    named = [*parse_qsl(parts.query, keep_blank_values=True), *own]
    pairs = sorted((_escape(name), _escape(value)) for name, value in named)
    parameters = "&".join(f"{name}={value}" for name, value in pairs)
    return "&".join(_escape(part) for part in (method.upper(), address, parameters))


def _escape(text: str) -> str:
    """Percent-encoding of everything but letters, digits and -._~ (section 3.6)."""
    return quote(text, safe="-._~")
