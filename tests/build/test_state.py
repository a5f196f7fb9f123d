"""What the last build left behind: believed only where its seal fits."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.build.state import State, code_version, forget_others, state_name


def sealed(home: Path, value: str = "nilai", *, name: str = "a", code: str = "kode") -> None:
    """A state in `home` that keeps a value, sealed."""
    state = State(home, name, code)
    state.keep("kunci", value)
    state.seal()


def remembered(home: Path, *, name: str = "a", code: str = "kode", fresh: bool = False) -> str:
    """What the next build finds; nothing where it is to begin anew."""
    state = State(home, name, code, fresh=fresh)
    try:
        found = state.value("kunci")
        assert not (state.is_new and found)
        return found
    finally:
        state.forget()


def test_what_was_sealed_is_remembered(tmp_path: Path) -> None:
    sealed(tmp_path)

    assert remembered(tmp_path) == "nilai"
    assert remembered(tmp_path) == "nilai"


def test_nothing_is_remembered_without_a_seal(tmp_path: Path) -> None:
    state = State(tmp_path, "a", "kode")
    assert state.is_new
    state.keep("kunci", "nilai")
    state.forget()

    assert remembered(tmp_path) == ""


def test_what_was_forgotten_leaves_the_last_seal(tmp_path: Path) -> None:
    sealed(tmp_path)
    state = State(tmp_path, "a", "kode")
    state.keep("kunci", "lain")
    state.forget()

    assert remembered(tmp_path) == "nilai"


def test_a_build_that_was_stopped_while_it_changed_the_output_is_not_believed(
    tmp_path: Path,
) -> None:
    sealed(tmp_path)
    state = State(tmp_path, "a", "kode")
    state.keep("kunci", "lain")
    state.break_seal()
    state.forget()

    state = State(tmp_path, "a", "kode")
    assert state.is_new
    assert state.notice == ""
    state.forget()


def test_a_build_that_was_stopped_between_the_change_and_its_seal_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed(tmp_path)
    state = State(tmp_path, "a", "kode")
    state.keep("kunci", "lain")
    state.break_seal()
    with monkeypatch.context() as patched:
        patched.setattr("newsroom.build.state.write_aside", _interrupted)
        with pytest.raises(KeyboardInterrupt):
            state.seal()

    assert remembered(tmp_path) == ""


def _interrupted(*_: object) -> None:
    raise KeyboardInterrupt


@given(st.integers(min_value=0), st.integers(1, 255), st.sampled_from(["sqlite", "seal"]))
def test_no_flipped_byte_is_believed(
    tmp_path_factory: pytest.TempPathFactory, at: int, byte: int, kind: str
) -> None:
    home = tmp_path_factory.mktemp("state")
    sealed(home)
    file = home / f"state-a.{kind}"
    data = bytearray(file.read_bytes())
    data[at % len(data)] ^= byte
    file.write_bytes(data)

    assert remembered(home) == ""


@given(st.floats(0, 1, exclude_max=True), st.sampled_from(["sqlite", "seal"]))
def test_no_file_that_was_cut_short_is_believed(
    tmp_path_factory: pytest.TempPathFactory, share: float, kind: str
) -> None:
    home = tmp_path_factory.mktemp("state")
    sealed(home)
    file = home / f"state-a.{kind}"
    file.write_bytes(file.read_bytes()[: int(file.stat().st_size * share)])

    assert remembered(home) == ""


def test_damage_is_told_but_other_code_is_not(tmp_path: Path) -> None:
    sealed(tmp_path)
    other = State(tmp_path, "a", "kode lain")
    assert (other.is_new, other.notice) == (True, "")
    other.seal()

    (tmp_path / "state-a.sqlite").write_bytes(b"rusak")
    damaged = State(tmp_path, "a", "kode lain")
    assert damaged.is_new
    assert damaged.notice == "state-a.sqlite rusak, jadi dibuang; semuanya dirangkai lagi."
    damaged.forget()


def test_code_whose_name_begins_like_this_one_is_other_code(tmp_path: Path) -> None:
    sealed(tmp_path, code="kode")

    assert remembered(tmp_path, code="kod") == ""


def test_a_fresh_one_remembers_nothing(tmp_path: Path) -> None:
    sealed(tmp_path)

    assert remembered(tmp_path, fresh=True) == ""


def test_it_knows_whether_anything_was_changed(tmp_path: Path) -> None:
    sealed(tmp_path)
    state = State(tmp_path, "a", "kode")
    found = [state.is_changed]
    for value in ("nilai", "lain"):
        state.keep("kunci", value)
        found.append(state.is_changed)
    state.forget()

    assert found == [False, False, True]


def test_outputs_have_states_of_their_own(tmp_path: Path) -> None:
    sealed(tmp_path, "satu", name="a")
    sealed(tmp_path, "dua", name="b")

    assert remembered(tmp_path, name="a") == "satu"
    assert remembered(tmp_path, name="b") == "dua"


def test_an_output_inside_the_newsroom_has_the_same_name_wherever_that_lies(tmp_path: Path) -> None:
    here, there = tmp_path / "a", tmp_path / "b"

    assert state_name(here, here / "output") == state_name(there, there / "output")
    assert state_name(here, here / "output") != state_name(here, here / "lain")
    assert state_name(here, there / "output") != state_name(there, there / "output")


def test_only_the_last_few_outputs_are_remembered(tmp_path: Path) -> None:
    for number in range(6):
        sealed(tmp_path, name=f"o{number}")
        os.utime(tmp_path / f"state-o{number}.sqlite", (number, number))

    forget_others(tmp_path, "o0", most=3)

    left = {path.name for path in tmp_path.iterdir()}
    assert {name for name in left if name.endswith(".sqlite")} == {
        f"state-{name}.sqlite" for name in ("o0", "o4", "o5")
    }
    assert {name for name in left if name.endswith(".seal")} == {
        f"state-{name}.seal" for name in ("o0", "o4", "o5")
    }


def test_every_change_of_code_gives_it_another_name(tmp_path: Path) -> None:
    plugins = tmp_path / "plugins"
    plugins.mkdir()
    (plugins / "a.py").write_text("x = 1")
    names = [code_version([plugins])]
    (plugins / "a.py").write_text("x = 2")
    names.append(code_version([plugins]))
    (plugins / "a.py").rename(plugins / "b.py")
    names.append(code_version([plugins]))
    (plugins / "catatan.txt").write_text("bukan kode")

    assert len(set(names)) == 3
    assert code_version([plugins]) == names[-1]
