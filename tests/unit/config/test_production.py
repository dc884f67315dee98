"""What is refused before others can reach this."""

import pytest

from sharedcare.config.environment import EnvironmentIsWrong, read_environment
from sharedcare.config.production import NotReadyForOthers, require_ready

KEY = {"SHAREDCARE_SECRET_KEY": "wq8XAgSMLYh6c0nqGkXQ1b7rZ2s9uT4e"}
PROXY = {"SHAREDCARE_PROXY": "1"}
OWN = "127.0.0.1"


@pytest.mark.parametrize(
    ("said", "host"),
    [
        ({"SHAREDCARE_HOSTS": "care.example"}, OWN),
        ({"SHAREDCARE_HOSTS": "localhost,.example"}, OWN),
        ({"SHAREDCARE_HOSTS": "*"}, OWN),
        ({"SHAREDCARE_HOSTS": "10.0.0.1"}, OWN),
        ({}, "0.0.0.0"),  # noqa: S104
        ({}, "::"),
        ({}, "192.0.2.7"),
        ({}, "care.example"),
        (PROXY, OWN),
    ],
)
def test_what_others_can_reach_needs_a_key_of_the_operators(said: dict[str, str], host: str) -> None:
    with pytest.raises(NotReadyForOthers, match="SHAREDCARE_SECRET_KEY is missing: make a key with"):
        require_ready(read_environment(said), host=host)

    require_ready(read_environment({**said, **KEY, **PROXY}), host=host)


def test_others_reach_it_by_https_alone() -> None:
    with pytest.raises(NotReadyForOthers, match="SHAREDCARE_PROXY is not 1"):
        require_ready(read_environment({**KEY, "SHAREDCARE_HOSTS": "care.example"}), host=OWN)


def test_all_that_is_missing_is_said_at_once() -> None:
    with pytest.raises(NotReadyForOthers, match=r"SECRET_KEY is missing.*PROXY is not 1"):
        require_ready(read_environment({}), host="0.0.0.0")  # noqa: S104


@pytest.mark.parametrize("host", [OWN, "localhost", "::1", "127.0.0.2"])
def test_on_ones_own_machine_nothing_is_needed(host: str) -> None:
    require_ready(read_environment({}), host=host)


def test_the_demonstration_may_be_shown_to_others() -> None:
    require_ready(read_environment({"SHAREDCARE_DEMO": "1"}), host="0.0.0.0")  # noqa: S104


@pytest.mark.parametrize("key", ["a" * 64, "secret" * 8, "changemechangemechangemechangeme"])
def test_a_key_that_can_be_guessed_is_refused(key: str) -> None:
    with pytest.raises(EnvironmentIsWrong, match="SHAREDCARE_SECRET_KEY can be guessed"):
        read_environment({"SHAREDCARE_SECRET_KEY": key})
