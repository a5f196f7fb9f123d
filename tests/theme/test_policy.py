"""The Content-Security-Policy: nothing runs, nothing comes from elsewhere."""

from newsroom.theme.policy import SITE_POLICY, preview_policy


def test_the_site_allows_only_its_own_styles_pictures_and_fonts() -> None:
    assert SITE_POLICY.split("; ") == [
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    ]


def test_a_preview_allows_its_own_styles_by_their_hash() -> None:
    # printf 'p{}' | openssl dgst -sha256 -binary | base64
    digest = "gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y="

    assert f"style-src 'sha256-{digest}';" in preview_policy(["p{}"])
    assert "unsafe-inline" not in preview_policy(["p{}"])
    assert "script" not in preview_policy(["p{}"])
