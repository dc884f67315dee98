"""Whether a known vulnerability is told of, asked of a service that stands in for OSV and speaks as it is documented to."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.tree import PROJECT
from tools.audit.locked import Library, locked_in, of_npm, of_python

LOCK = """\
django==5.2.1 ; sys_platform == 'linux' \\
    --hash=sha256:00
    # via shared-care
psycopg[binary,pool]==3.3.0 \\
    --hash=sha256:00
"""
NPM = {
    "packages": {
        "": {"name": "x"},
        "node_modules/koa": {"version": "2.1.0"},
        "node_modules/@koa/cors": {"version": "5.0.0"},
        "node_modules/koa/node_modules/koa": {"version": "1.0.0"},
    }
}
BAD = {"django": ["GHSA-aaaa-bbbb-cccc", "PYSEC-2026-1"]}


def answers(queries: list[dict[str, Any]]) -> Any:
    """As the page of `POST /v1/querybatch` has it: in the order asked, and nothing in what has nothing."""
    return {
        "results": [
            {"vulns": [{"id": one, "modified": "2026-01-01T00:00:00Z"} for one in ids]}
            if (ids := BAD.get(query["package"]["name"]))
            else {}
            for query in queries
        ]
    }


@contextmanager
def service(status: int = 200, body: bytes | None = None) -> Iterator[str]:
    """A stand-in that answers so."""

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            said = body if body is not None else json.dumps(answers(sent["queries"])).encode()
            self.send_response(status if self.path == "/v1/querybatch" else 404)
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that locks a Django with two advisories."""
    (tmp_path / "requirements.txt").write_text(LOCK)
    (tmp_path / "tests" / "openid").mkdir(parents=True)
    (tmp_path / "tests" / "openid" / "package-lock.json").write_text(json.dumps(NPM))
    (tmp_path / "pyproject.toml").write_text("")
    return tmp_path


def accept(project: Path, *ids: str, until: str = "2999-12-31", reason: str = "It is never called.") -> None:
    entries = [
        f'[[tool.sharedcare.accepted]]\nid = "{one}"\nreason = "{reason}"\nuntil = {until}\n' for one in ids
    ]
    (project / "pyproject.toml").write_text("".join(entries))


def audit(project: Path, address: str) -> tuple[int, str]:
    """Status and words of the command, as `make check` runs it."""
    ran = subprocess.run(
        [sys.executable, "-m", "tools.audit", "--service", address, "--project", str(project)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.returncode, ran.stderr


def test_a_known_vulnerability_fails_and_says_what_to_do(project: Path) -> None:
    with service() as address:
        status, said = audit(project, address)

    assert status == 1
    assert "django 5.2.1 (PyPI): GHSA-aaaa-bbbb-cccc, https://osv.dev/GHSA-aaaa-bbbb-cccc" in said
    assert "PYSEC-2026-1" in said
    assert "psycopg" not in said


def test_one_that_is_accepted_with_a_reason_and_an_end_does_not(project: Path) -> None:
    accept(project, *BAD["django"])

    with service() as address:
        assert audit(project, address)[0] == 0


def test_one_that_was_accepted_until_yesterday_does(project: Path) -> None:
    accept(project, *BAD["django"], until="2020-01-01")

    with service() as address:
        status, said = audit(project, address)

    assert status == 1
    assert "It was accepted until 2020-01-01." in said


@pytest.mark.parametrize(
    ("reason", "until"), [("", "2999-12-31"), ("ok", "2999-12-31"), ("It is never called.", '"soon"')]
)
def test_nothing_is_accepted_without_a_reason_or_for_ever(project: Path, reason: str, until: str) -> None:
    accept(project, "GHSA-aaaa-bbbb-cccc", reason=reason, until=until)

    with service() as address:
        status, said = audit(project, address)

    assert status == 1
    assert "takes an id, a reason in words, and until" in said


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (503, b""),
        (407, b""),
        (200, b"<html>Sign in to the network</html>"),
        (200, b'{"results": []}'),
        (200, b"[]"),
    ],
)
def test_who_does_not_answer_as_the_service_is_said_to_be_away_and_fails_nothing(
    project: Path, status: int, body: bytes
) -> None:
    with service(status, body) as address:
        ended, said = audit(project, address)

    assert ended == 0
    assert said.startswith("The dependencies were NOT audited")
    assert len(said.splitlines()) == 1


def test_without_a_network_it_says_so_in_one_sentence_and_fails_nothing(project: Path) -> None:
    ended, said = audit(project, "http://127.0.0.1:1")

    assert ended == 0
    assert "was not reached" in said
    assert len(said.splitlines()) == 1


def test_a_question_that_is_not_understood_fails(project: Path) -> None:
    with service(400, b"{}") as address:
        assert audit(project, address)[0] == 1


def test_every_library_of_the_locks_is_asked_about() -> None:
    assert of_python(LOCK) == {Library("PyPI", "django", "5.2.1"), Library("PyPI", "psycopg", "3.3.0")}
    assert of_npm(json.dumps(NPM)) == {
        Library("npm", "koa", "2.1.0"),
        Library("npm", "koa", "1.0.0"),
        Library("npm", "@koa/cors", "5.0.0"),
    }
    ours = locked_in(PROJECT)
    assert {"django", "granian", "ruff"} <= {one.name for one in ours if one.ecosystem == "PyPI"}
    assert "oidc-provider" in {one.name for one in ours if one.ecosystem == "npm"}
    text = (PROJECT / "requirements-dev.txt").read_text(encoding="utf-8")
    assert text.count("==") >= len({one for one in ours if one.ecosystem == "PyPI"})
