"""Programmes from the shell: without a database, and every refusal in a sentence."""

import json
from pathlib import Path

import pytest

import sharedcare.programmes
from tests.integration.config.commands import run
from tests.unit.programmes.small import SMALL, line_of

SHIPPED = Path(sharedcare.programmes.__file__).parent / "shipped"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    file = tmp_path / "small.yaml"
    file.write_text(SMALL, encoding="utf-8")
    return file


def test_a_good_file_is_said_to_have_no_mistakes(small: Path, tmp_path: Path) -> None:
    done = run("programme", "check", str(small), home=tmp_path / "home")

    assert (done.returncode, done.stdout, done.stderr) == (0, "", f"{small}: no mistakes.\n")
    assert not (tmp_path / "home").exists(), "It needs no database and makes none."


def test_each_mistake_is_a_line_that_an_editor_can_jump_to(small: Path, tmp_path: Path) -> None:
    small.write_text(SMALL.replace("unit: kg", "unit: kilo").replace("2 of 3", "3 of 2"), encoding="utf-8")

    done = run("programme", "check", str(small), home=tmp_path)

    assert done.returncode == 1
    first, second = done.stdout.splitlines()
    assert first.startswith(f"{small}:{line_of('unit: kg')}:5: `kilo` is not a unit of UCUM.")
    assert second.startswith(f"{small}:{line_of('readings:')}:9: `3 of 2` can never be.")
    assert done.stderr == f"{small}: 2 mistakes.\n"


def test_warnings_alone_are_no_failure(small: Path, tmp_path: Path) -> None:
    expired = SMALL.replace("valid-until: 2030-01-01", "valid-until: 2020-01-01")
    small.write_text(expired, encoding="utf-8")

    done = run("programme", "check", str(small), home=tmp_path)

    assert done.returncode == 0
    assert all(": warning: " in line for line in done.stdout.splitlines())
    assert done.stderr.endswith("1 warning.\n")


def test_one_bad_file_among_several_is_a_failure_and_all_are_told_of(small: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_bytes(b"\xff\xfe\x00")

    done = run("programme", "check", str(bad), str(small), home=tmp_path)

    assert done.returncode == 1
    assert done.stdout == f"{bad}:1:1: The file is not written in UTF-8. Save it as UTF-8 in your editor.\n"
    assert done.stderr == f"{bad}: 1 mistake.\n{small}: no mistakes.\n"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("check", "nothing.yaml"), "'nothing.yaml' does not exist."),
        (("check", "."), "'.' is a directory."),
        (("check",), "Missing argument 'FILE...'."),
        (("show", "{small}", "--language", "fr"), "'fr' is not one of 'da', 'en'."),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    small: Path, tmp_path: Path, words: tuple[str, ...], says: str
) -> None:
    done = run("programme", *(each.format(small=small) for each in words), home=tmp_path)

    assert done.returncode not in (0, -1)
    assert done.stdout == ""
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_file_without_end_is_not_read_without_end(tmp_path: Path) -> None:
    done = run("programme", "check", "/dev/zero", home=tmp_path)

    assert done.returncode == 1
    assert "The file is larger than 1000 kB." in done.stdout


def test_a_programme_is_shown_in_danish(tmp_path: Path) -> None:
    done = run("programme", "show", str(SHIPPED / "heart-failure.yaml"), "--language", "da", home=tmp_path)

    assert done.returncode == 0
    assert "det, der sammenlignes: ændring på 3 dage\n        gul: ≥1 kg\n        rød: ≥2 kg\n" in done.stdout


def test_the_file_of_a_programme_that_ships_is_printed_to_begin_with(tmp_path: Path) -> None:
    done = run("programme", "file", "heart-failure", home=tmp_path)
    other = run("programme", "file", "heart", home=tmp_path)

    assert (done.returncode, done.stdout) == (0, (SHIPPED / "heart-failure.yaml").read_text(encoding="utf-8"))
    assert (other.returncode, other.stdout) == (2, "")
    assert "heart-failure" in other.stderr


def test_a_file_with_mistakes_is_not_shown_and_says_where_they_are_told(small: Path, tmp_path: Path) -> None:
    small.write_text(SMALL.replace("unit: kg", "unit: kilo"), encoding="utf-8")

    done = run("programme", "show", str(small), home=tmp_path)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"{small} cannot be shown: it has 1 mistake. `sharedcare programme check {small}` tells them.\n"
    )


def test_the_schema_is_printed_for_editors(tmp_path: Path) -> None:
    done = run("programme", "schema", home=tmp_path)

    assert json.loads(done.stdout)["title"] == "A programme of Shared Care"
