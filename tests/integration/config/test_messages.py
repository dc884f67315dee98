"""`sharedcare receive` and `sharedcare messages`, as an operator runs them."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.integration.config.commands import SHAREDCARE, environment, run
from tests.unit.exchange.laboratory.messages import message, potassium

CPR = "2512489996"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with nobody in it, to which one held and one refused message came."""
    home = tmp_path_factory.mktemp("messages")
    assert run("migrate", home=home).returncode == 0
    return home


def test_from_held_to_stored_and_what_was_refused_stays_to_be_looked_at(home: Path) -> None:
    post = home / "post"
    post.mkdir()
    (post / "1.hl7").write_bytes(message(potassium("4.4")))
    (post / "2.hl7").write_bytes(b"non\x1bsense\xff")

    received = run("receive", str(post), home=home)
    listed = run("messages", home=home)

    assert received.returncode == 1
    assert [json.loads(line)["outcome"] for line in received.stdout.splitlines()] == ["held", "refused"]
    assert received.stderr.splitlines()[-1] == (
        "Of those that waited, stored now: 0. Still waiting: 1. Refused, in all: 1. `sharedcare messages` lists them."
    )
    head, *rows = listed.stdout.splitlines()
    assert head.split() == ["id", "received", "kind", "sector", "sender", "number", "state", "reason"]
    assert ["held" in row for row in rows] == [True, False]
    assert ["ORU^R01  hospital  KBA-OUH  LABKA/1" in row for row in rows] == [True, False]
    assert CPR not in listed.stdout + received.stdout + received.stderr
    assert _shown(home, rows[1].split()[0]) == b"non\x1bsense\xff"

    identifier = [{"system": "urn:oid:1.2.208.176.1.2", "value": CPR}]
    (home / "nancy.json").write_text(
        json.dumps({"resourceType": "Patient", "id": "nancy", "identifier": identifier})
    )
    loaded = run("load", str(home / "nancy.json"), home=home)
    assert (loaded.returncode, "1 that waited is stored now." in loaded.stderr) == (0, True)

    again = run("receive", home=home)

    assert (again.returncode, again.stdout) == (0, "")
    assert "Of those that waited, stored now: 0. Still waiting: 0. Refused, in all: 1." in again.stderr
    assert "LABKA/1" in run("messages", "--state", "stored", home=home).stdout
    assert run("messages", "--state", "held", home=home).stderr == "No message is held.\n"


def test_a_message_that_is_not_there_is_said(home: Path) -> None:
    ran = run("messages", "--show", "no-such-id", home=home)

    assert ran.returncode == 1
    assert ran.stderr == "No message has this id. `sharedcare messages` lists them.\n"


def _shown(home: Path, name: str) -> bytes:
    words = [str(SHAREDCARE), "messages", "--show", name]
    return subprocess.run(words, env=environment(home), capture_output=True, check=True).stdout
