"""`sharedcare user`: accounts made, listed and ended from the command line."""

from pathlib import Path

import pytest

from tests.integration.config.commands import run

ADD = ("user", "add", "anne", "--display", "Anne Hjertholm", "--role-id", "anne-1")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One record for all tests of this file."""
    home = tmp_path_factory.mktemp("user")
    assert run("migrate", home=home).returncode == 0
    return home


def test_an_account_is_made_with_a_password_shown_once_listed_and_ended(home: Path) -> None:
    assert run("user", "list", home=home).stderr.startswith("There is no account yet.")

    made = run(*ADD, "--role", "Sygeplejerske", "--organization-name", "Klinikken", home=home)

    assert made.stdout.startswith("anne can sign in.\nPassword, shown this once: ")
    password = made.stdout.split()[-1]
    listed = run("user", "list", home=home).stdout
    assert "Anne Hjertholm" in listed
    assert password not in listed
    assert listed.splitlines()[1].split()[-2:] == ["user/*.rs", "active"]
    assert run("user", "disable", "anne", home=home).stdout.startswith("anne is disabled")
    assert "disabled" in run("user", "list", home=home).stdout
    assert run("user", "enable", "anne", home=home).stdout == "anne can sign in again.\n"
    assert "Password" in run("user", "password", "anne", home=home).stdout


def test_what_the_record_knows_of_the_role_need_not_be_typed(home: Path, tmp_path: Path) -> None:
    known = tmp_path / "known.ndjson"
    known.write_text(
        '{"resourceType":"Organization","id":"o","name":"Torvet","identifier":[{"system":"urn:oid:1.2.208.176.1.1","value":"77"}]}\n'
        '{"resourceType":"Practitioner","id":"p","name":[{"given":["Bo"],"family":"Lægaard"}]}\n'
        '{"resourceType":"PractitionerRole","id":"bo-1","practitioner":{"reference":"Practitioner/p"},'
        '"organization":{"reference":"Organization/o"},"code":[{"text":"Praktiserende læge"}]}\n',
        encoding="utf-8",
    )
    assert run("load", str(known), home=home).returncode == 0

    assert run("user", "add", "bo", "--role-id", "bo-1", home=home).stderr == ""

    row = next(line for line in run("user", "list", home=home).stdout.splitlines() if line.startswith("bo "))
    assert "Bo Lægaard" in row
    assert "Praktiserende læge" in row
    assert "Torvet" in row


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["user", "add", "eve"], "Missing option '--role-id'."),
        (
            ["user", "add", "eve", "--role-id", "e-1"],
            "The record holds no PractitionerRole/e-1, which would tell what the person is called. Load it first, or say it: --display",
        ),
        ([*ADD[:2], "Eve Smith", *ADD[3:]], "A user name has letters a to z"),
        ([*ADD[:2], "eve", *ADD[3:], "--scope", "system/*.rs"], "'system/*.rs' is no scope of an account."),
        ([*ADD[:2], "eve", *ADD[3:], "--password-stdin"], "The password needs at least 12 characters"),
        (["user", "disable", "nobody"], "No account is called nobody."),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(home: Path, words: list[str], sentence: str) -> None:
    ran = run(*words, home=home)

    assert ran.returncode != 0
    assert ran.stderr.startswith(sentence), ran.stderr
    assert len(ran.stderr.splitlines()) == 1
    assert ran.stdout == ""
