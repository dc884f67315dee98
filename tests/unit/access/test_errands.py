"""What is asked decides which rights it takes: no content shows through a search without the right to it."""

import pytest

from sharedcare.access import errands
from sharedcare.access.types import Action, Need
from sharedcare.records.document import parse as document
from sharedcare.records.search.parse import parse
from sharedcare.records.types import Create, Delete, Update

PERSONAL = "0101701234"


def searched(resource_type: str, *parameters: tuple[str, str]) -> set[str]:
    return {need.type for need in errands.of_search(parse(resource_type, parameters)).needs}


@pytest.mark.parametrize(
    ("resource_type", "parameter", "touched"),
    [
        ("Patient", ("gender", "male"), {"Patient"}),
        ("Patient", ("_has:Observation:patient:code", "x"), {"Patient", "Observation"}),
        ("Observation", ("subject:Patient.name", "x"), {"Observation", "Patient"}),
        (
            "Patient",
            ("_has:Observation:patient:encounter.status", "x"),
            {"Patient", "Observation", "Encounter"},
        ),
        ("Observation", ("_include", "Observation:subject:Patient"), {"Observation", "Patient"}),
        ("Patient", ("_revinclude", "Observation:patient"), {"Patient", "Observation"}),
    ],
)
def test_a_search_takes_the_right_to_every_type_it_touches(
    resource_type: str, parameter: tuple[str, str], touched: set[str]
) -> None:
    assert searched(resource_type, parameter) >= touched


def test_every_right_of_a_search_is_the_right_to_search() -> None:
    found = errands.of_search(parse("Patient", [("_has:Observation:patient:code", "x")]))

    assert {need.action for need in found.needs} == {Action.SEARCH}


def test_the_trail_gets_the_names_of_parameters_and_never_what_was_searched_for() -> None:
    found = errands.of_search(
        parse("Patient", [("identifier", PERSONAL), ("name", "Hansen"), ("_count", "5")])
    )

    assert found.what == "_count,identifier,name"
    assert "Hansen" not in str(found)
    assert PERSONAL not in str(found)


PATIENT = document(b'{"resourceType":"Patient","id":"a"}')
CONDITIONAL = document(
    b'{"resourceType":"Observation","status":"final","code":{"text":"x"},'
    b'"performer":[{"reference":"Practitioner?identifier=1"}]}'
)


def test_a_single_change_takes_its_right() -> None:
    assert errands.of_changes([Create(PATIENT)]).needs == (Need(Action.CREATE, "Patient"),)
    assert errands.of_changes([Update(PATIENT, "a")]).needs == (Need(Action.UPDATE, "Patient"),)
    assert errands.of_changes([Delete("Patient", "a")]).needs == (Need(Action.DELETE, "Patient"),)


def test_a_transaction_takes_the_rights_of_all_its_changes() -> None:
    found = errands.of_changes([Create(PATIENT), Delete("Task", "b")])

    assert found.action is Action.CHANGE_SEVERAL
    assert set(found.needs) == {Need(Action.CREATE, "Patient"), Need(Action.DELETE, "Task")}


def test_a_conditional_create_takes_the_right_to_search_what_its_condition_touches() -> None:
    found = errands.of_changes([Create(PATIENT, if_none_exist="_has:Observation:patient:code=x")])

    assert {need.type for need in found.needs if need.action is Action.SEARCH} == {"Patient", "Observation"}


def test_a_conditional_reference_takes_the_right_to_search_what_it_refers_to() -> None:
    found = errands.of_changes([Create(CONDITIONAL)])

    assert Need(Action.SEARCH, "Practitioner") in found.needs


def test_everything_takes_the_right_to_each_type_that_is_named() -> None:
    assert errands.of_everything(patient="a", types=None).needs == (Need(Action.READ_EVERYTHING, "Patient"),)
    assert Need(Action.SEARCH, "Task") in errands.of_everything(patient="a", types=["Task"]).needs
