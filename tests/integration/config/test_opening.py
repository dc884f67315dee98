"""Which commands make a record where there is none, and what the others say instead."""

from pathlib import Path

import psycopg
import pytest

import sharedcare.programmes
from tests.integration.config.commands import free_port, run

_COPD = str(Path(sharedcare.programmes.__file__).with_name("shipped") / "copd.yaml")
PUBLISH = ("programme", "publish", _COPD)
TOKEN = ("token", "--client", "lab", "--scope", "system/*.rs")


@pytest.mark.parametrize("words", [TOKEN, PUBLISH, ("doctor",), ("reindex",), ("receive",)])
def test_a_mistyped_home_is_said_and_left_as_it_is(tmp_path: Path, words: tuple[str, ...]) -> None:
    home = tmp_path / "mistyped"

    ran = run(*words, home=home)

    assert ran.returncode == 1
    assert f"There is no database in {home} yet." in ran.stderr
    assert "sharedcare migrate" in ran.stderr
    assert len(ran.stderr.splitlines()) == 1
    assert not home.exists()


def test_a_token_can_be_had_as_soon_as_migrate_has_made_the_record(tmp_path: Path) -> None:
    assert run("migrate", home=tmp_path / "new").returncode == 0

    assert run(*TOKEN, home=tmp_path / "new").stdout.startswith("sc_")


def test_a_database_of_somebody_elses_is_not_filled_with_our_tables(
    tmp_path: Path, empty_database: str
) -> None:
    ran = run(*TOKEN, home=tmp_path, DATABASE_URL=empty_database)

    assert ran.returncode == 1
    assert ran.stderr == "The database holds no record yet. Run: sharedcare migrate\n"
    with psycopg.connect(empty_database) as connection:
        assert connection.execute(
            "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
        ).fetchone() == (0,)
    assert run("doctor", home=tmp_path, DATABASE_URL=empty_database).returncode == 1


@pytest.mark.parametrize(
    ("mail", "status", "said"),
    [
        ({}, 0, "nobody is reminded by mail"),
        (
            {
                "SHAREDCARE_MAIL": f"smtp://127.0.0.1:{free_port()}",
                "SHAREDCARE_MAIL_FROM": "a@care.example",
                "SHAREDCARE_ADDRESS": "https://care.example",
            },
            1,
            "takes none (ConnectionRefusedError)",
        ),
    ],
    ids=["no server", "a server that is away"],
)
def test_the_doctor_says_whether_mail_goes_out(
    tmp_path: Path, mail: dict[str, str], status: int, said: str
) -> None:
    assert run("migrate", home=tmp_path).returncode == 0

    found = run("doctor", home=tmp_path, **mail)

    assert said in found.stdout
    assert found.returncode == status
