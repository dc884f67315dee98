"""The key that sessions are signed with."""

import stat
from pathlib import Path

import pytest

from sharedcare.config.environment import Environment, EnvironmentIsWrong, read_environment
from sharedcare.config.secret import KeyCannotBeKept, secret_key


def home(folder: Path) -> Environment:
    return read_environment({"SHAREDCARE_HOME": str(folder)})


def test_a_key_is_made_once_and_for_the_owner_alone(tmp_path: Path) -> None:
    environment = home(tmp_path / "var")

    first = secret_key(environment)

    file = tmp_path / "var" / "secret-key"
    assert len(first) >= 50
    assert secret_key(environment) == first
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [one.name for one in file.parent.iterdir()] == ["secret-key"]


def test_the_operators_key_goes_before_the_kept_one_and_no_file_is_made(tmp_path: Path) -> None:
    text = "0123456789" * 4
    environment = read_environment({"SHAREDCARE_HOME": str(tmp_path), "SHAREDCARE_SECRET_KEY": text})

    assert secret_key(environment) == text
    assert list(tmp_path.iterdir()) == []


def test_a_key_too_short_to_protect_anything_is_refused_without_being_repeated() -> None:
    with pytest.raises(EnvironmentIsWrong, match="at least 32 characters") as refused:
        read_environment({"SHAREDCARE_SECRET_KEY": "hunter2"})

    assert "hunter2" not in refused.value.message


@pytest.mark.parametrize("kept", ["", " \n"])
def test_an_empty_file_is_not_taken_for_a_key(tmp_path: Path, kept: str) -> None:
    (tmp_path / "secret-key").write_text(kept)

    with pytest.raises(KeyCannotBeKept, match="is empty"):
        secret_key(home(tmp_path))


def test_a_home_that_cannot_hold_the_key_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(KeyCannotBeKept, match="SHAREDCARE_SECRET_KEY"):
        secret_key(home(tmp_path / "file"))
