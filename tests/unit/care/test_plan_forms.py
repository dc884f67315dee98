"""The things of a plan as FHIR: what a form says is what the resource says, and nothing else of it is touched."""

import string
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharedcare.care.plan import fhir, goals, rules
from sharedcare.care.plan.types import FIELDS, STATUSES, Kind
from sharedcare.records.validation.check import problems

_WORDS = st.text(alphabet=string.ascii_letters + "æøå", min_size=1, max_size=12)
_DAYS = st.dates(date(2026, 1, 1), date(2027, 1, 1)).map(date.isoformat)
_UNIT = {"unit": "kg", "system": "http://unitsofmeasure.org", "code": "kg"}
_MEASURE = {"coding": [{"system": "http://loinc.org", "code": "29463-7"}]}


def _value(kind: Kind, name: str) -> st.SearchStrategy[str]:
    if name in ("start", "due"):
        return st.just("") | _DAYS
    if name in ("low", "high"):
        return st.integers(1, 300).map(str)
    return {
        "text": _WORDS,
        "status": st.sampled_from(STATUSES[kind]),
        "attainment": st.sampled_from(["", "-2", "0", "2"]),
        "owner": st.sampled_from(["", "Organization/a", "PractitionerRole/b"]),
    }.get(name, st.just("") | _WORDS)


@st.composite
def _things(draw: st.DrawFn) -> tuple[Kind, dict[str, str], dict[str, str]]:
    kind = draw(st.sampled_from(list(Kind)))
    once, again = ({name: draw(_value(kind, name)) for name in FIELDS[kind]} for _ in range(2))
    return kind, once, again


def made(kind: Kind) -> dict[str, Any]:
    tree = fhir.blank(kind, patient="p", by="PractitionerRole/r", at="2026-03-01T12:00:00+00:00")
    return goals.measured(tree, measure=_MEASURE, unit=_UNIT) if kind is Kind.TARGET else tree


@given(_things())
def test_what_is_written_is_what_is_read_and_is_valid(
    drawn: tuple[Kind, dict[str, str], dict[str, str]],
) -> None:
    kind, once, again = drawn
    tree = fhir.applied({**made(kind), "id": "x"}, kind, once)
    assert fhir.fields_of(tree, kind) == once
    assert fhir.kind_of(tree) == kind

    changed = fhir.applied(tree, kind, again)

    assert fhir.fields_of(changed, kind) == again
    assert rules.amiss(kind, again) or problems(changed) == []


def test_what_else_a_resource_says_stays() -> None:
    task = {**made(Kind.TASK), "description": "Ring", "input": [{"type": {"text": "x"}, "valueString": "y"}]}
    task["_description"] = {"extension": [{"url": "translation"}]}

    found = fhir.applied(task, Kind.TASK, {"due": "2026-04-01"})

    assert found["input"] == task["input"]
    assert found["_description"] == task["_description"]
    assert "_description" not in fhir.applied(task, Kind.TASK, {"text": "Skriv"})


@pytest.mark.parametrize(
    ("kind", "values", "wrong"),
    [
        (Kind.TASK, {"text": "", "status": "requested"}, ["text"]),
        (Kind.TASK, {"text": "x", "status": "requested", "due": "i morgen"}, ["due"]),
        (
            Kind.TASK,
            {"text": "x", "status": "requested", "start": "2026-03-02", "due": "2026-03-01"},
            ["due"],
        ),
        (Kind.TASK, {"text": "x", "status": "cancelled"}, ["because"]),
        (Kind.TARGET, {"text": "x", "status": "active"}, ["high"]),
        (Kind.TARGET, {"text": "x", "status": "active", "low": "9", "high": "3"}, ["high"]),
        (Kind.WISH, {"text": "x", "status": "active", "attainment": "3"}, ["attainment"]),
        (Kind.OFFER, {"text": "x", "status": "under-way"}, []),
    ],
)
def test_what_cannot_be_stored(kind: Kind, values: dict[str, str], wrong: list[str]) -> None:
    assert rules.amiss(kind, values) == wrong


def test_an_owner_ticks_off_and_others_decide() -> None:
    assert rules.needed(Kind.TASK, ["status", "shown"], is_own=True) == frozenset()
    assert rules.needed(Kind.TASK, ["due"], is_own=True) == {"change-plan"}
    assert rules.needed(Kind.TARGET, ["high"], is_own=False) == {"set-goals"}
    assert rules.needed(Kind.WISH, ["attainment"], is_own=False) == {"write"}


def test_what_a_programme_aims_at_is_not_taken_for_the_patients_own_words() -> None:
    aim = {"resourceType": "Goal", "description": {"text": "Ingen indlæggelse i 90 dage"}}
    said_by = {"category": [{"coding": [{"system": "urn:sharedcare:goal", "code": "other"}]}]}

    assert fhir.kind_of({**aim, **said_by}) is Kind.AIM
    assert fhir.kind_of(aim) is Kind.WISH
