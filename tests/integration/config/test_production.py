"""The program does not start where others can reach it without secrets, nor as the demonstration among people who may be real."""

from pathlib import Path

import pytest

from tests.integration.config.commands import free_port, run, serving

TIM = '{"resourceType":"Patient","id":"tim","name":[{"family":"Berglund"}]}'


def test_without_its_secrets_it_does_not_start_and_says_what_is_missing(tmp_path: Path) -> None:
    ran = run("serve", "--port", str(free_port()), home=tmp_path, SHAREDCARE_HOSTS="care.example")

    assert ran.returncode == 1
    assert "SHAREDCARE_SECRET_KEY is missing" in ran.stderr
    assert len(ran.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a record with somebody in it whom nobody made up."""
    folder = tmp_path_factory.mktemp("filled")
    (folder / "tim.ndjson").write_text(TIM)
    assert run("load", str(folder / "tim.ndjson"), home=folder / "var").returncode == 0
    return folder / "var"


@pytest.mark.parametrize(
    "words", [["demo"], ["serve", "--no-worker"]], ids=["the demonstration", "the server told to be one"]
)
def test_the_demonstration_does_not_start_among_people_it_did_not_make_up(
    filled: Path, words: list[str]
) -> None:
    ran = run(*words, "--port", str(free_port()), home=filled, SHAREDCARE_DEMO="1")

    assert ran.returncode == 1
    assert "The demonstration has not made what this database holds" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert not (filled / "demo-region.json").exists()
    assert "anne" not in run("user", "list", home=filled).stdout


def test_nor_does_the_server_where_nobody_is_yet(tmp_path: Path) -> None:
    ran = run("serve", "--port", str(free_port()), home=tmp_path, SHAREDCARE_DEMO="1")

    assert ran.returncode == 1
    assert "Take SHAREDCARE_DEMO away" in ran.stderr


def test_with_its_secrets_it_starts(filled: Path) -> None:
    secrets = {"SHAREDCARE_SECRET_KEY": "wq8XAgSMLYh6c0nqGkXQ1b7rZ2s9uT4e", "SHAREDCARE_PROXY": "1"}

    with serving("serve", home=filled, port=free_port(), SHAREDCARE_HOSTS="care.example", **secrets):
        assert not (filled / "secret-key").exists()
