"""Every bad input is answered with one plain sentence on standard error, and a status that is not zero."""

import os
import socket
from pathlib import Path

import pytest

from tests.integration.config.commands import run


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["serv"], "No such command 'serv'"),
        (["serve", "--port", "http"], "'http' is no whole number."),
        (["serve", "--port", "70000"], "70000 cannot be used. Write a whole number from 1 to 65535."),
        (["demo", "--port", "abc"], "'abc' is no whole number. Write a whole number from 1 to 65535."),
        (["serve", "--host", "no.such.host.invalid"], "no.such.host.invalid is no address of this machine"),
        (["token", "--client", "x"], "Missing option '--scope'"),
        (["load", "no-such-file.ndjson"], "'no-such-file.ndjson' does not exist"),
        (["load"], "Missing argument 'PATH...'"),
    ],
)
def test_words_that_make_no_sense_are_refused(tmp_path: Path, words: list[str], sentence: str) -> None:
    ran = run(*words, home=tmp_path)

    assert ran.returncode != 0
    assert sentence in ran.stderr
    assert ran.stdout == ""
    assert len(ran.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["serv"], "Try: sharedcare --help"),
        (["load"], "Try: sharedcare load --help"),
        (["load", "--wrokers", "2", "."], "Try: sharedcare load --help"),
        (["serve", "8000"], "Try: sharedcare serve --help"),
    ],
)
def test_who_does_not_know_the_words_is_told_where_they_are_explained(
    tmp_path: Path, words: list[str], hint: str
) -> None:
    assert run(*words, home=tmp_path).stderr.endswith(f" {hint}\n")


def test_a_value_that_cannot_be_used_needs_no_such_hint(tmp_path: Path) -> None:
    assert "--help" not in run("serve", "--port", "http", home=tmp_path).stderr


@pytest.mark.parametrize("command", ["load", "receive"])
def test_a_pipe_is_refused_rather_than_waited_for(tmp_path: Path, command: str) -> None:
    pipe = tmp_path / "pipe.ndjson"
    os.mkfifo(pipe)

    ran = run(command, str(pipe), home=tmp_path / "var")

    assert ran.returncode != 0
    assert f"{pipe} is a pipe, a device or a socket. Save what comes out of it in a file" in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("command", "sentence"),
    [("load", "Nothing to load in {}: of a folder those files"), ("receive", "there is no file in {}.")],
)
def test_a_folder_with_nothing_in_it_for_us_is_said_and_nothing_is_started(
    tmp_path: Path, command: str, sentence: str
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / (".hidden" if command == "receive" else "list.csv")).write_text("x")

    ran = run(command, str(folder), home=tmp_path / "var")

    assert ran.returncode == 1
    assert sentence.format(folder) in ran.stderr
    assert len(ran.stderr.splitlines()) == 1
    assert not (tmp_path / "var").exists()


def test_a_port_in_use_is_named_before_anything_is_started(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        ran = run("demo", "--port", str(port), home=tmp_path)

    assert ran.returncode == 1
    assert f"Port {port} is in use" in ran.stderr
    assert f"PORT={port + 1} make demo" in ran.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("mysql://x/y", "DATABASE_URL must look like postgresql://"),
        ("postgresql://sharedcare:secret@127.0.0.1:1/sharedcare", "does not let us in"),
    ],
)
def test_a_database_that_cannot_be_used_is_said_without_its_password(
    tmp_path: Path, address: str, sentence: str
) -> None:
    ran = run("migrate", home=tmp_path, DATABASE_URL=address)

    assert ran.returncode == 1
    assert sentence in ran.stderr
    assert "secret" not in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_home_that_cannot_be_written_to_is_said(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")

    ran = run("migrate", home=blocked / "var")

    assert ran.returncode == 1
    assert "Set SHAREDCARE_HOME to a folder that you may write to" in ran.stderr
    assert "Traceback" not in ran.stderr
