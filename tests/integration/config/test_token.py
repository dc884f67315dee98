"""`sharedcare token`: issued, listed and revoked, beside a web server that is running."""

import signal
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.integration.config.commands import free_port, run, serving

ISSUE = ("token", "--client", "lab", "--scope", "system/*.rs")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One record for all tests of this file."""
    home = tmp_path_factory.mktemp("token")
    assert run("migrate", home=home).returncode == 0
    return home


def _status(port: int, token: str) -> int:
    address = f"http://127.0.0.1:{port}/fhir/Patient?_count=1"
    request = urllib.request.Request(address, headers={"Authorization": f"Bearer {token}"})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        return refused.code


def test_when_revoke_has_ended_no_running_server_takes_the_token(home: Path) -> None:
    with serving("serve", home=home, port=free_port()) as server:
        first, second, third = (run(*ISSUE, home=home).stdout.strip() for _ in range(3))
        assert {_status(server.port, one) for one in (first, second, third)} == {200}

        revoked = run("token", "revoke", first, home=home)

        assert _status(server.port, first) == 401
        assert revoked.stdout.endswith("of lab is revoked.\n")
        assert _status(server.port, second) == 200
        assert run("token", "revoke", "--client", "lab", home=home).stdout == "2 tokens of lab revoked.\n"
        assert [_status(server.port, one) for one in (second, third)] == [401, 401]
        server.end(signal.SIGINT)


def test_the_list_tells_number_client_organisation_scope_times_and_state(home: Path) -> None:
    issue = ("token", "--client", "gp", "--organization", "123", "--scope", "system/Task.rs", "--days", "7")
    text = run(*issue, home=home).stdout.strip()

    listed = run("token", "list", "--client", "gp", home=home)
    head, row = listed.stdout.splitlines()

    assert head.split() == ["number", "client", "organisation", "scope", "issued", "valid", "until", "state"]
    number, *told = row.split()
    assert told[:3] == ["gp", "123", "system/Task.rs"]
    assert told[-1] == "valid"
    assert text not in listed.stdout
    assert run("token", "revoke", number, home=home).stdout == f"Token {number} of gp is revoked.\n"
    assert "revoked 20" in run("token", "list", "--client", "gp", home=home).stdout


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["token"], "Missing option '--client'. Try: sharedcare token --help"),
        (["token", "--client", "x"], "Missing option '--scope'. Try: sharedcare token --help"),
        (["token", "--client", "x", "list"], "The options before list are for a new token."),
        (["token", "lst"], "No such command 'lst'."),
        (["token", "revoke"], "Say which token"),
        (["token", "revoke", "1", "--client", "x"], "Say which token"),
        (["token", "revoke", "77777"], "There is no such token."),
        (["token", "list", "--client", "nobody"], "No client is called nobody."),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(home: Path, words: list[str], sentence: str) -> None:
    ran = run(*words, home=home)

    assert ran.returncode != 0
    assert ran.stderr.startswith(sentence)
    assert len(ran.stderr.splitlines()) == 1
    assert ran.stdout == ""
