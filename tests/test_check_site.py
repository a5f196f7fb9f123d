"""`make check-site`: what its table says, when it fails, which pages it looks at, how it serves."""

import gzip
from http.client import HTTPConnection  # noqa: TID251 - asks the server of the test itself
from pathlib import Path
from urllib.parse import urlsplit

import pytest

import check_site
from check_site import main
from check_site_host import hosting
from check_site_pages import Page, first_of, kind_of, read_pages, samples
from check_site_policy import policies
from check_site_table import Limit, Row, Verdict, exit_code, faults, not_run, remarks, table
from check_site_tools import ToolFailedError, ToolMissingError, Tools, run

POLICY = "default-src 'none'; style-src 'self'"


def html(main: str = "", *, policy: str = POLICY, head: str = "") -> str:
    return (
        f'<!doctype html><meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'<link rel="stylesheet" href="/style.css">{head}<main>{main}</main>'
    )


def site(folder: Path, **pages: str) -> list[Page]:
    """A site of `pages`, by address with `_` for `/`."""
    (folder / "style.css").write_text("p { color: teal }")
    for name, text in pages.items():
        file = folder / name.strip("_").replace("_", "/") / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return read_pages(folder)


def test_a_limit_allows_its_own_bound_and_nothing_beyond() -> None:
    assert Limit(0.02).allows(0.02)
    assert not Limit(0.02).allows(0.0201)
    assert Limit(99, at_least=True).allows(99)
    assert not Limit(99, at_least=True).allows(98.9)


def test_the_table_shows_what_was_measured_beside_its_limit() -> None:
    rows = [
        Row("weight", "/cerita/", 80.7426, Limit(150, " kB")),
        Row("cumulative-layout-shift", "story", 0.02034, Limit(0.02)),
        not_run("vnu", "java is not installed"),
    ]

    assert table(rows).splitlines() == [
        "check                    pages     measured   limit     verdict",
        "────────────────────────────────────────────────────────────────",
        "weight                   /cerita/  80.743 kB  ≤ 150 kB  ok",
        "cumulative-layout-shift  story     0.0203     ≤ 0.02    EXCEEDED",
        "vnu                                –          ≤ 0       not run",
    ]


def test_only_what_is_not_kept_is_explained_and_not_without_end() -> None:
    rows = [faults("vnu", "all", [f"fault {number}" for number in range(20)]), faults("a", "b", [])]

    said = remarks(rows, most=2)

    assert said.splitlines() == [
        "",
        "EXCEEDED: vnu all",
        "  fault 0",
        "  fault 1",
        "  … and 18 more",
    ]


def test_an_exceeded_limit_fails_and_a_missing_tool_does_not() -> None:
    missing, kept = not_run("vnu", "java is not installed"), faults("axe", "all", [])

    assert missing.verdict is Verdict.NOT_RUN
    assert exit_code([missing, kept]) == 0
    assert exit_code([missing, faults("axe", "all", ["colour"])]) == 1


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/", "/"),
        ("/2026/11/pasar/", "/YYYY/MM/*/"),
        ("/desk/layanan/", "/desk/*/"),
        ("/topik/angka/page/2/", "/topik/*/*/N/"),
        ("/arsip/2026/11/", "/arsip/YYYY/MM/"),
        ("/404.html", "/404.html"),
    ],
)
def test_pages_are_of_one_kind_when_their_addresses_have_one_shape(address: str, kind: str) -> None:
    assert kind_of(address) == kind


def test_samples_show_every_kind_and_every_component(tmp_path: Path) -> None:
    pages = site(
        tmp_path,
        _=html('<p class="lead lead__title">'),
        _2026_11_a=html('<p class="meta"><p class="notice">'),
        _2026_11_b=html('<p class="meta"><p class="notice"><p class="claim">'),
        _2026_11_c=html('<p class="meta"><p class="band">'),
        _s_1=html(head='<meta http-equiv="refresh" content="0;url=/">'),
        _outbox=html("for the newsroom alone"),
    )

    assert [page.address for page in samples(pages)] == ["/", "/2026/11/b/", "/2026/11/c/"]
    assert first_of(pages, "/desk/*/") is None


def test_a_page_must_have_a_strict_policy_and_nothing_inline(tmp_path: Path) -> None:
    pages = site(
        tmp_path,
        _baik=html('<script type="application/ld+json">{}</script><script src="/a.js"></script>'),
        _tanpa="<!doctype html><p>",
        _bocor=html(policy="default-src 'none'; script-src 'self' 'unsafe-inline'"),
        _longgar=html(policy="default-src 'self'"),
        _isi=html('<p style="a"><p onclick="b"><style>c</style><script>d</script>'),
    )

    leaks, inline = policies(pages)

    assert leaks.details == (
        "/bocor/: script-src allows 'unsafe-inline'",
        "/longgar/: default-src is not 'none'",
        "/tanpa/: 0 policies",
    )
    assert inline.details == (
        "/isi/: style= on <p>",
        "/isi/: onclick= on <p>",
        "/isi/: <style>",
        "/isi/: <script>",
    )


def test_the_host_compresses_text_lets_it_be_kept_and_has_a_page_for_what_is_missing(
    tmp_path: Path,
) -> None:
    (tmp_path / "404.html").write_text("tiada")
    (tmp_path / "index.html").write_text("halo " * 100)
    (tmp_path / "a.webp").write_bytes(b"RIFF")
    with hosting(tmp_path) as address:
        there = HTTPConnection(urlsplit(address).netloc)

        def ask(path: str) -> tuple[int, dict[str, str], bytes]:
            there.request("GET", path, headers={"Accept-Encoding": "gzip, br"})
            answer = there.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()

        _, headers, body = ask("/")
        assert headers["Cache-Control"] == "max-age=600"
        assert headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(body).startswith(b"halo halo")
        assert ask("/a.webp")[2] == b"RIFF"
        assert ask("/tiada/")[::2] == (404, gzip.compress(b"tiada", 6, mtime=0))
        assert ask("/../../etc/passwd")[0] == 404
        there.close()


def test_a_missing_tool_is_named_with_the_way_to_get_it(tmp_path: Path) -> None:
    tools = Tools(tmp_path, path="")

    with pytest.raises(ToolMissingError, match=r"^java is not installed\. .*: make site-tools$"):
        tools.program("java")
    with pytest.raises(ToolMissingError, match="make browser"):
        tools.chromium()
    with pytest.raises(ToolMissingError, match=r"^vnu\.jar is not installed"):
        tools.file("node_modules/vnu.jar")


def test_a_tool_that_fails_says_why() -> None:
    with pytest.raises(ToolFailedError, match="ended with 3: rusak"):
        run(["sh", "-c", "echo rusak >&2; exit 3"], codes=(0, 1))


def test_without_tools_the_rest_is_still_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    site(tmp_path, _=html("halo"))
    monkeypatch.setattr(check_site, "Tools", lambda: Tools(tmp_path / "tiada", path=""))

    code = main(["--site", str(tmp_path), "--only", "vnu", "--only", "policy"])

    said = capsys.readouterr().out
    assert code == 0
    assert "vnu" in said
    assert "not run: vnu\n  java is not installed. To install it: make site-tools" in said
    assert "CSP: missing or unsafe" in said
