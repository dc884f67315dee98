"""The region goes into the record by the doors that everybody uses, and a loading that was killed is continued."""

import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import psycopg
import pytest

from sharedcare.config.embedded.cluster import Cluster
from sharedcare.config.embedded.lease import lease
from sharedcare.config.progress import silence
from tests.integration.config.commands import run, start
from tests.patience import patiently
from tests.unit.region.looking import UNTIL

_PEOPLE = "10"
_WORDS = ("region", "--patients", _PEOPLE, "--until", UNTIL.isoformat())


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A record with a small region in it, whose loading was killed half way and then run again."""
    home = tmp_path_factory.mktemp("region")
    with lease(Cluster(home), report=silence):
        killed = start(*_WORDS, home=home)
        assert any(_is_begun(home) for _ in patiently())
        killed.send_signal(signal.SIGKILL)
        killed.communicate()
        again = run(*_WORDS, home=home)
        assert again.returncode == 0, again.stderr
        assert "not taken:" not in again.stderr
        yield home


def _is_begun(home: Path) -> bool:
    """Whether the first of the made-up people are in the record."""
    if not asked(home, "SELECT 1 FROM pg_tables WHERE tablename = 'resource'"):
        return False
    return bool(asked(home, "SELECT 1 FROM resource WHERE content ->> 'resourceType' = 'Patient' LIMIT 1"))


def asked(home: Path, sql: str) -> list[Any]:
    with psycopg.connect(Cluster(home).url) as connection:
        return connection.execute(sql).fetchall()


def test_all_people_are_there_once(home: Path) -> None:
    [(many,)] = asked(home, "SELECT count(*) FROM resource WHERE content ->> 'resourceType' = 'Patient'")

    assert many == int(_PEOPLE)


def test_every_message_was_taken(home: Path) -> None:
    states = dict(asked(home, "SELECT state, count(*) FROM inbox_message GROUP BY state"))

    assert set(states) == {"stored"}
    assert {one for (one,) in asked(home, "SELECT DISTINCT partner FROM inbox_message")} == {
        "laboratory",
        "general-practice",
        "municipality",
    }


def test_what_findings_refer_to_has_been_received(home: Path) -> None:
    everything = [orjson.loads(text) for (text,) in asked(home, "SELECT content::text FROM resource")]

    stored = {f"{one['resourceType']}/{one['id']}" for one in everything}
    findings = [one for one in everything if one["resourceType"] == "DetectedIssue"]
    referred = {one["reference"] for each in findings for one in each.get("implicated", ())}
    assert len(referred) > 3
    assert referred <= stored


def resources(home: Path, kind: str) -> list[dict[str, Any]]:
    found = asked(home, f"SELECT content::text FROM resource WHERE content ->> 'resourceType' = '{kind}'")
    return [orjson.loads(text) for (text,) in found]


def test_who_is_in_a_programme_has_what_it_asks_for_and_has_answered(home: Path) -> None:
    plans = resources(home, "CarePlan")
    follows = [one["subject"]["reference"] for one in plans if "instantiatesCanonical" in one]
    assert "Patient/demo-poul" in follows
    asked_for = {
        one["for"]["reference"]
        for one in resources(home, "Task")
        if any(each["url"] == "urn:sharedcare:source" for each in one.get("extension", ()))
    }
    assert asked_for >= {each for each in follows if each.startswith("Patient/demo-")}
    answered = [one for one in resources(home, "QuestionnaireResponse") if "_questionnaire" in one]
    symptoms = [one for one in answered if "symptoms" in one["questionnaire"]]
    assert symptoms
    assert all(one["source"] == one["subject"] for one in symptoms)


def test_the_same_region_again_changes_nothing(home: Path) -> None:
    before = asked(home, "SELECT count(*), sum(version) FROM resource")

    assert run(*_WORDS, home=home).returncode == 0

    assert asked(home, "SELECT count(*), sum(version) FROM resource") == before


def test_files_are_the_same_each_time_and_can_be_loaded(tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert run(*_WORDS, "--into", str(tmp_path / name), home=tmp_path).returncode == 0

    one, two = (
        {file.relative_to(tmp_path / name): file.read_bytes() for file in (tmp_path / name).rglob("*.*")}
        for name in ("one", "two")
    )
    assert one == two
    assert len(one) > 50


def test_a_moment_that_is_none_is_refused_in_one_sentence(tmp_path: Path) -> None:
    refused = run("region", "--until", "yesterday", "--into", str(tmp_path), home=tmp_path)

    assert refused.returncode == 2
    assert "2026-11-22T14:02+01:00" in refused.stderr
    assert refused.stderr.count("\n") == 1
