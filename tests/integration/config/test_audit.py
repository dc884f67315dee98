"""`sharedcare audit`: the trail sealed and checked from the shell."""

import json
import time
from collections.abc import Callable
from subprocess import CompletedProcess

import psycopg
import pytest

from tests.integration.config.commands import run

ISSUE = ("token", "--client", "lab", "--scope", "system/*.rs")
Audit = Callable[..., CompletedProcess[str]]


@pytest.fixture(scope="module")
def audit(tmp_path_factory: pytest.TempPathFactory, shared_database: str) -> Audit:
    """The command, over a record in whose trail two tokens stand, sealed."""
    home = tmp_path_factory.mktemp("audit")

    def ran(*words: str) -> CompletedProcess[str]:
        return run("audit", *words, home=home, DATABASE_URL=shared_database)

    assert run("migrate", home=home, DATABASE_URL=shared_database).returncode == 0
    for _ in range(2):
        assert run(*ISSUE, home=home, DATABASE_URL=shared_database).returncode == 0
    # Other tests work on the same server, and what they have begun is waited for.
    deadline = time.monotonic() + 60
    while ran("seal").returncode or "not sealed yet" in ran("verify").stderr:
        assert time.monotonic() < deadline
    return ran


def test_a_trail_that_nobody_bent_is_said_to_be_whole_with_its_head(audit: Audit) -> None:
    checked = audit("verify")

    assert checked.returncode == 0
    assert "2 entries in " in checked.stderr
    number, head = checked.stdout.split()
    assert audit("seal").stdout == checked.stdout
    assert audit("verify", "--since-head", head).returncode == 0
    assert int(number) >= 1


def test_an_export_is_a_line_of_fhir_for_each_entry(audit: Audit) -> None:
    exported = audit("export", "--since", "2020-01-01")

    events = [json.loads(line) for line in exported.stdout.splitlines()]
    assert [one["id"] for one in events[:2]] == ["trail-1", "trail-2"]
    assert {one["resourceType"] for one in events} == {"AuditEvent"}
    assert exported.stderr.endswith(f"{len(events)} entries written.\n")
    assert audit("export", "--until", "2020-01-01").stdout == ""
    assert "No account is called bo" in audit("export", "--account", "bo").stderr


def test_a_head_that_the_chain_does_not_lead_on_from_is_an_alarm(audit: Audit) -> None:
    checked = audit("verify", "--since-head", "ab" * 32)

    assert checked.returncode == 1
    assert "does not lead on from that head" in checked.stderr
    assert audit("verify", "--since-head", "abc").returncode == 2


def test_what_is_wrong_is_said_entry_by_entry_and_ends_badly(audit: Audit, shared_database: str) -> None:
    with psycopg.connect(shared_database) as connection:
        connection.execute("ALTER TABLE access_trail_early DISABLE TRIGGER append_only")
        connection.execute("UPDATE access_trail_early SET what = 'system/*.cruds' WHERE id = 1")
        connection.execute("DELETE FROM access_trail_early WHERE id = 2")

    checked = audit("verify")

    assert checked.returncode == 1
    assert checked.stdout == "Entry 1 was changed.\nEntry 2 was removed.\n"
    assert "2 things are wrong" in checked.stderr
