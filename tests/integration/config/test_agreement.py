"""`sharedcare agreement`, as whoever runs the platform types it."""

import json
from pathlib import Path

import pytest

from tests.integration.access.care import agreement, consent, enrolled, organisation, team
from tests.integration.config.commands import run

REASON = ("--reason", "The authority has ordered it.")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hospital and a town with an agreement in force, which opens the record of one patient to both."""
    home = tmp_path_factory.mktemp("agreement")
    file = home / "known.ndjson"
    known = [
        organisation("hospital"),
        organisation("town", "municipality"),
        {"resourceType": "Patient", "id": "poul", "name": [{"text": "Poul Jensen"}]},
        agreement("heart", "hospital", "town"),
        agreement("lungs", "hospital", "town", programme="copd"),
        enrolled("poul"),
        team("poul", "Organization/hospital", "Organization/town"),
        consent("poul"),
    ]
    file.write_text("\n".join(json.dumps(one) for one in known))
    assert run("load", str(file), home=home).returncode == 0
    return home


def test_they_are_listed_and_one_is_shown_with_who_signed_and_whose_records_it_opens(home: Path) -> None:
    listed = run("agreement", "list", home=home).stdout
    shown = run("agreement", "show", "heart", home=home).stdout

    assert listed.split("\n")[0].split() == ["id", "programme", "parties", "from", "until", "state"]
    assert ["heart" in listed, "lungs" in listed, listed.count("in-force")] == [True, True, 2]
    assert "who may sign" in shown
    assert "open by it alone: 1 (hospital 1, town 1). For 1 of them nobody else's is." in shown


def test_one_is_ended_when_that_is_confirmed_and_who_did_it_is_told(home: Path) -> None:
    unsure = run("agreement", "end", "lungs", *REASON, home=home)
    assert unsure.returncode != 0
    assert "lungs" in run("agreement", "list", home=home).stdout

    ended = run("agreement", "end", "lungs", *REASON, "--yes", home=home)

    assert ended.stdout == "lungs is ended.\n"
    assert "lungs" not in run("agreement", "list", home=home).stdout
    assert "ended" in run("agreement", "list", "--all", home=home).stdout
    assert (
        "It was ended: The authority has ordered it." in run("agreement", "show", "lungs", home=home).stdout
    )


def test_one_is_ended_after_a_day_to_come(home: Path) -> None:
    ended = run("agreement", "end", "heart", *REASON, "--last-day", "2999-12-31", "--yes", home=home)

    assert ended.stdout == "heart ends after 2999-12-31.\n"
    assert "2999-12-31  in-force" in run("agreement", "list", home=home).stdout


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["show", "nothing"], "There is no such agreement"),
        (["end", "heart", "--reason", "no", "--yes"], "Say in a sentence why"),
        (["end", "heart", *REASON, "--last-day", "soon", "--yes"], "Invalid value for '--last-day'"),
        (["end", "heart", *REASON, "--last-day", "2001-01-01", "--yes"], "The last day is today or later"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(home: Path, words: list[str], sentence: str) -> None:
    refused = run("agreement", *words, home=home)

    assert refused.returncode != 0
    assert sentence in refused.stderr
    assert refused.stdout == ""
