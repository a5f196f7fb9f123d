"""The Content-Security-Policy of pages: the site's own files, nothing inline, nothing from elsewhere.

`default-src 'none'` also covers what is not named; a service worker counts as a script (W3C,
Content Security Policy Level 3). A page may ask its own site (`connect-src 'self'`), because
auditors do so in its name: Lighthouse cannot read robots.txt otherwise, and takes that for a
fault of the site.
"""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

_OWN = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; manifest-src 'self'; "
    "connect-src 'self'"
)

SITE_POLICY = f"{_OWN}; script-src 'self'; base-uri 'none'; form-action 'none'"
"""A script may be loaded from the site, and may ask nobody else for anything."""

SEARCH_POLICY = f"{_OWN}; script-src 'self' 'wasm-unsafe-eval'; base-uri 'none'; form-action 'self'"
"""The search page's: pagefind reads the index, in WebAssembly, and the form leads to the page."""


def preview_policy(styles: Iterable[str]) -> str:
    """The policy of a page that carries everything inside: only these `style` elements count."""
    hashes = (b64encode(sha256(style.encode()).digest()).decode() for style in styles)
    allowed = " ".join(f"'sha256-{digest}'" for digest in hashes)
    return (
        f"default-src 'none'; style-src {allowed}; img-src data:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
