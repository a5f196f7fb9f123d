"""newsroom.toml: read whole, refused with line and nearest key."""

from pathlib import Path

import pytest

from newsroom.errors import SettingsError
from newsroom.settings import FILE_NAME, DeployTarget, find_root, load_settings, parse_settings

SOUND = """\
[newsroom]
name = "Redaksi"
city = "Kota Contoh"
site_url = "https://berita.contoh.example"

[desks.layanan]
name = "Layanan"
editors = ["dewi"]
"""


def refusal(text: str) -> SettingsError:
    with pytest.raises(SettingsError) as caught:
        parse_settings(Path(), text)
    return caught.value


def test_sound_settings_have_the_houses_defaults() -> None:
    settings = parse_settings(Path(), SOUND)

    assert settings.deadline.minutes == 120
    assert settings.social.share_days == 30
    assert settings.approval.source == "declared"
    assert settings.ledger.push is False
    assert settings.desks["layanan"].editors == ("dewi",)
    assert str(settings.zone) == "Asia/Makassar"


@pytest.mark.parametrize(
    ("text", "line", "named"),
    [
        (SOUND + "[deadlin]\nminutes = 5\n", 9, '"deadline"'),
        (SOUND + "\n[deadline]\nminuts = 5\n", 11, '"minutes"'),
        (SOUND + "\n[deadline]\nminutes = 'dua'\n", 11, "bilangan bulat"),
        (SOUND + "\n[approval]\nsource = 'gitlab'\n", 11, "declared, github"),
        (SOUND + "\n[rules]\nbad-waiver = 'loud'\n", 11, "error, warning, hint, off"),
        (SOUND + "\n[desks.budaya]\neditor = []\nname = 'B'\n", 11, '"editors"'),
        (SOUND.replace('city = "Kota Contoh"\n', ""), 1, '"newsroom.city" wajib'),
    ],
)
def test_a_fault_is_told_with_its_line(text: str, line: int, named: str) -> None:
    error = refusal(text)

    assert error.message.startswith(f"{FILE_NAME}:{line}: ")
    assert named in error.message
    assert error.message_en.startswith(f"{FILE_NAME}:{line}: ")


@pytest.mark.parametrize("minutes", [0, -1])
def test_a_promise_takes_time(minutes: int) -> None:
    error = refusal(SOUND + f"\n[deadline]\nminutes = {minutes}\n")

    assert f"minutes = {minutes} bukan tenggat" in error.message
    assert f"minutes = {minutes} is no deadline" in error.message_en


@pytest.mark.parametrize("days", [-1, 0, 3651])
def test_a_story_is_shared_for_a_day_to_ten_years(days: int) -> None:
    error = refusal(SOUND + f"\n[social]\nshare_days = {days}\n")

    assert f"share_days = {days} di luar batas; tulis 1 sampai 3650" in error.message
    assert "write 1 to 3650" in error.message_en


@pytest.mark.parametrize("hours", [-1, 0, 721])
def test_readers_are_promised_an_answer_in_hours_that_mean_something(hours: int) -> None:
    error = refusal(SOUND + f"\n[requests]\nhours = {hours}\n")

    assert f"hours = {hours} di luar batas; tulis 1 sampai 720" in error.message
    assert "write 1 to 720" in error.message_en


def test_the_sites_address_is_whole() -> None:
    error = refusal(SOUND.replace("https://", ""))

    assert 'site_url = "berita.contoh.example" bukan alamat lengkap' in error.message
    assert "begin it with https://" in error.message_en


@pytest.mark.parametrize(
    "contact", ["mailto:x@contoh.example", "http://contoh.example/", "https://a b", "https://a\\n"]
)
def test_holes_are_reported_on_a_page_of_the_web(contact: str) -> None:
    text = SOUND.replace("[newsroom]", f'[newsroom]\nsecurity_contact = "{contact}"', 1)

    assert "bukan alamat halaman" in refusal(text).message


@pytest.mark.parametrize("address", ["github.com/a/b", "https://github.com/a", "javascript:a/b/c"])
def test_a_repository_is_a_web_address(address: str) -> None:
    error = refusal(SOUND.replace("[newsroom]", f'[newsroom]\nrepository = "{address}"'))

    assert f'repository = "{address}" bukan alamat repositori' in error.message
    assert "https://github.com/office/news" in error.message_en


def test_all_faults_are_told_at_once() -> None:
    error = refusal(SOUND + "\n[look]\ncolor = 'x'\n[ledger]\npsh = true\n")

    assert len(error.message.splitlines()) == 2


def test_broken_toml_is_a_sentence() -> None:
    assert "tidak dapat dibaca" in refusal("[newsroom\n").message


def test_an_unknown_time_zone_is_refused() -> None:
    text = SOUND.replace('city = "', 'time_zone = "Asia/Contoh"\ncity = "')

    assert "Asia/Contoh" in refusal(text).message


def test_the_root_is_the_nearest_folder_above(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text(SOUND, encoding="utf-8")
    deep = tmp_path / "content" / "stories"
    deep.mkdir(parents=True)

    assert find_root(deep) == tmp_path
    assert load_settings(tmp_path).office.city == "Kota Contoh"


def test_outside_a_newsroom_the_way_back_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=FILE_NAME):
        find_root(tmp_path)


def test_an_unreadable_file_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"\xff\xfe")

    with pytest.raises(SettingsError, match="tidak dapat dibaca"):
        load_settings(tmp_path)


def test_a_site_goes_to_githubs_pages_unless_another_place_is_named() -> None:
    assert parse_settings(Path(), SOUND).deploy.target is DeployTarget.PAGES


@pytest.mark.parametrize(
    "destination",
    ["", "--rsh=sh", "www.kota.example::berita", "rsync://www.kota.example/berita", "a:/b\\nc"],
)
def test_a_server_is_a_folder_over_ssh(destination: str) -> None:
    text = f'{SOUND}[deploy]\ntarget = "rsync"\ndestination = "{destination}"\n'

    assert "redaksi@www.kota.example:/srv/www/berita" in refusal(text).message
