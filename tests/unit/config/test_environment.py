"""The settings that an operator gives, and what is said when they cannot be used."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sharedcare.config.environment import EnvironmentIsWrong, read_environment
from tests.architecture.tree import PROJECT


def test_nothing_needs_to_be_set() -> None:
    environment = read_environment({})

    assert environment.database_url == ""
    assert environment.time_zone == ZoneInfo("Europe/Copenhagen")
    assert environment.home.is_absolute()
    assert not environment.demo


def test_a_variable_that_is_empty_counts_as_not_set() -> None:
    assert read_environment({"SHAREDCARE_TIME_ZONE": " "}) == read_environment({})


def test_the_home_folder_may_hold_a_space_and_a_tilde() -> None:
    assert read_environment({"SHAREDCARE_HOME": "/srv/shared care"}).home == Path("/srv/shared care")
    assert read_environment({"SHAREDCARE_HOME": "~/state"}).home == Path.home() / "state"


def test_a_relative_home_is_meant_from_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert read_environment({"SHAREDCARE_HOME": "state"}).home == tmp_path / "state"
    assert read_environment({"SHAREDCARE_HOME": "var"}).home == tmp_path / "var"


def test_without_a_home_a_checkout_has_one_from_wherever_it_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert read_environment({}).home == PROJECT / "var"


def test_hosts_are_names_and_addresses() -> None:
    text = "care.example, .region.example,10.0.0.1,[::1],localhost,Care-2.example"

    assert read_environment({"SHAREDCARE_HOSTS": text}).hosts == tuple(
        host.strip() for host in text.split(",")
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("DATABASE_URL", "mysql://somewhere/sharedcare"),
        ("DATABASE_URL", "postgresql://somewhere"),  # names no database
        ("DATABASE_URL", "postgresql://somewhere:port/sharedcare"),
        ("SHAREDCARE_TIME_ZONE", "Europe/Odense"),
        ("SHAREDCARE_TIME_ZONE", "../../etc/passwd"),
        ("SHAREDCARE_HOME", "~no-such-user/state"),
        ("SHAREDCARE_HOSTS", ","),
        ("SHAREDCARE_HOSTS", "http://x"),
        ("SHAREDCARE_HOSTS", "care.example,care.example:8000"),
        ("SHAREDCARE_HOSTS", "care.example/fhir"),
        ("SHAREDCARE_HOSTS", "::1"),
        ("SHAREDCARE_HOSTS", "sundhed æøå"),
        ("SHAREDCARE_WORKERS", "0"),
        ("SHAREDCARE_THREADS", "many"),
        ("SHAREDCARE_LOG_LEVEL", "LOUD"),
        ("SHAREDCARE_DEMO", "yes"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused_by_name(name: str, text: str) -> None:
    with pytest.raises(EnvironmentIsWrong, match=f"{name} must"):
        read_environment({name: text})


def test_all_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(EnvironmentIsWrong) as refused:
        read_environment({"SHAREDCARE_WORKERS": "0", "SHAREDCARE_TIME_ZONE": "Mars/Olympus"})

    assert "SHAREDCARE_WORKERS" in refused.value.message
    assert "SHAREDCARE_TIME_ZONE" in refused.value.message


def test_a_password_in_a_wrong_address_is_not_repeated() -> None:
    with pytest.raises(EnvironmentIsWrong) as refused:
        read_environment({"DATABASE_URL": "postgres//sharedcare:secret@host/db"})

    assert "secret" not in refused.value.message
