"""The Content-Security-Policy: nothing inline runs, nothing comes from elsewhere."""

import re

import pytest

from newsroom.theme.policy import SEARCH_POLICY, SITE_POLICY, preview_policy


def test_the_site_allows_only_its_own_files_and_asks_nobody_else() -> None:
    assert SITE_POLICY.split("; ") == [
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "manifest-src 'self'",
        "connect-src 'self'",
        "script-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    ]


def test_the_search_page_may_also_run_the_search_and_send_its_form() -> None:
    more = set(SEARCH_POLICY.split("; ")) - set(SITE_POLICY.split("; "))

    assert more == {"script-src 'self' 'wasm-unsafe-eval'", "form-action 'self'"}


@pytest.mark.parametrize("policy", [SITE_POLICY, SEARCH_POLICY])
def test_no_page_runs_what_stands_inside_it_or_comes_from_elsewhere(policy: str) -> None:
    sources = {word for part in policy.split("; ") for word in part.split()[1:]}

    assert sources <= {"'none'", "'self'", "'wasm-unsafe-eval'"}
    assert not re.search(r"unsafe-inline|'unsafe-eval'|https?:|data:|\*", policy)


def test_a_preview_allows_its_own_styles_by_their_hash() -> None:
    # printf 'p{}' | openssl dgst -sha256 -binary | base64
    digest = "gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y="

    assert f"style-src 'sha256-{digest}';" in preview_policy(["p{}"])
    assert "unsafe-inline" not in preview_policy(["p{}"])
    assert "script" not in preview_policy(["p{}"])
