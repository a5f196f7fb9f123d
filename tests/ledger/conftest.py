"""Repositories for the ledger: real ones, small, each in a folder of its own."""

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

# Nobody's configuration: no name, no address, and Git may not guess one.
ENVIRON = {
    "PATH": os.environ["PATH"],
    "HOME": "/nonexistent",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_COUNT": "1",
    "GIT_CONFIG_KEY_0": "user.useConfigOnly",
    "GIT_CONFIG_VALUE_0": "true",
}
_SOMEBODY = ("-c", "user.name=Reporter", "-c", "user.email=reporter@contoh.invalid")


def git(folder: Path, *arguments: str) -> str:
    """What Git printed, in a repository of a test."""
    done = subprocess.run(
        ["git", *_SOMEBODY, *arguments],
        cwd=folder,
        env=ENVIRON,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one commit on its branch main."""
    return make_repository(tmp_path / "redaksi")


def make_repository(folder: Path) -> Path:
    """A repository at `folder` with one commit on its branch main."""
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    (folder / "newsroom.toml").write_text("# redaksi\n")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message=Found the newsroom")
    return folder


@pytest.fixture
def remote(tmp_path: Path, repository: Path) -> Path:
    """A bare repository that is `repository`'s origin."""
    bare = tmp_path / "pusat.git"
    git(repository, "clone", "--quiet", "--bare", ".", str(bare))
    git(repository, "remote", "add", "origin", str(bare))
    return bare


@pytest.fixture
def clone(tmp_path: Path, remote: Path) -> Callable[..., Path]:
    """Makes a clone of the remote under a given name; options go to `git clone`."""

    def make(name: str, *options: str) -> Path:
        # A path would be copied as it is; an address goes through the protocol, as --depth needs.
        git(tmp_path, "clone", "--quiet", *options, f"file://{remote}", name)
        return tmp_path / name

    return make


def counting_git(folder: Path) -> tuple[Mapping[str, str], Path]:
    """An environment whose `git` writes down each call, and the file it writes to."""
    folder.mkdir()
    log, wrapper = folder / "calls", folder / "git"
    wrapper.write_text(f'#!/bin/sh\necho "$@" >> "{log}"\nPATH="{ENVIRON["PATH"]}" exec git "$@"\n')
    wrapper.chmod(0o755)
    return ENVIRON | {"PATH": f"{folder}:{ENVIRON['PATH']}"}, log
