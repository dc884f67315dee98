"""The search parameters of a type, as the generated table has them."""

from collections import defaultdict

import pytest

from sharedcare.records.indexing.parameters import (
    owner_places,
    parameters_of,
    principal_date,
    resource_types,
)
from sharedcare.records.indexing.series import SERIES, series_for, series_token
from sharedcare.records.indexing.tokens import combine

TYPES = resource_types()


def test_all_types_of_r4_are_there_and_nothing_else() -> None:
    assert len(TYPES) == 146
    assert {"Patient", "Observation", "Task", "Parameters"} <= set(TYPES)
    with pytest.raises(KeyError):
        parameters_of("DomainResource")


def test_parameters_of_one_expression_share_its_path() -> None:
    observation = parameters_of("Observation")

    assert observation["code"].paths[0] == observation["combo-code"].paths[0]
    assert observation["patient"].paths == observation["subject"].paths


def test_a_narrowed_reference_knows_its_type_and_is_missing_by_a_name_of_its_own() -> None:
    patient, subject = (parameters_of("Observation")[code] for code in ("patient", "subject"))

    assert patient.targets == ("Patient",)
    assert patient.presence == ("Observation.subject:Patient",)
    assert subject.targets == ("Device", "Group", "Location", "Patient")
    assert subject.presence == ("Observation.subject",)


def test_a_choice_is_read_from_each_member_that_its_kind_can_be_in() -> None:
    date = parameters_of("Procedure")["date"].paths[0]
    quantity = parameters_of("Observation")["value-quantity"].paths

    assert [".".join(place.members) for place in date.places] == ["performedDateTime", "performedPeriod"]
    assert [path.name for path in quantity] == ["Observation.valueQuantity", "Observation.valueSampledData"]


def test_a_code_without_system_knows_the_system_its_value_set_is_from() -> None:
    assert parameters_of("Observation")["status"].system == "http://hl7.org/fhir/observation-status"
    assert parameters_of("Patient")["gender"].system == "http://hl7.org/fhir/administrative-gender"


def test_composites_are_kept_with_their_parts() -> None:
    composite = parameters_of("Observation")["code-value-quantity"]

    assert composite.kind == "composite"
    assert [(part.code, part.expression) for part in composite.parts] == [
        ("code", "code"),
        ("value-quantity", "value.as(Quantity)"),
    ]


def test_every_type_has_the_parameters_of_all_resources() -> None:
    for name in TYPES:
        assert {"_id", "_lastUpdated", "_tag", "_security", "_profile", "_source"} <= parameters_of(
            name
        ).keys()


def test_no_two_paths_have_one_number() -> None:
    names = defaultdict(set)
    for name in TYPES:
        for parameter in parameters_of(name).values():
            for path in parameter.paths:
                names[path.number].add(path.name)

    assert all(len(each) == 1 for each in names.values())
    assert all(0 <= number < 2**31 for number in names)


def test_no_other_date_looks_where_the_principal_date_is() -> None:
    for name in TYPES:
        parameters = parameters_of(name)
        principal = principal_date(name)
        if principal is not None:
            (path,) = parameters[principal].paths
            assert [each.code for each in parameters.values() if path in each.paths] == [principal]


def test_the_principal_date_is_when_it_happened_or_else_when_it_was_written() -> None:
    principals = {
        name: principal_date(name) for name in ("Observation", "Condition", "Task", "Encounter", "Patient")
    }

    assert principals == {
        "Observation": "date",
        "Condition": "recorded-date",
        "Task": "authored-on",
        "Encounter": "date",
        "Patient": None,
    }


def test_the_patient_of_a_resource_is_looked_for_where_it_tells_most() -> None:
    def places(name: str) -> list[str]:
        return [".".join(place.members) for place in owner_places(name)]

    assert places("Observation") == ["subject", "performer"]
    assert places("AllergyIntolerance") == ["patient", "recorder", "asserter"]
    assert places("Appointment") == ["participant.actor"]
    assert places("Organization") == places("Group") == []


def test_every_series_is_made_of_parameters_that_have_one_token_for_a_value() -> None:
    for name, series in SERIES.items():
        for code in (code for codes in series for code in codes):
            assert parameters_of(name)[code].kind in ("token", "reference")
        assert principal_date(name) is not None


def test_the_series_that_answers_most_of_a_question_is_chosen() -> None:
    assert series_for("Observation", {"patient", "code"}) == ("code",)
    assert series_for("Task", ["status", "owner", "code"]) == ("owner", "status")
    assert series_for("Task", ["status"]) == ("status",)
    assert series_for("Observation", ["status"]) is None
    assert series_for("Organization", ["name"]) is None


def test_the_token_of_several_depends_on_their_order() -> None:
    assert series_token((5,)) == 5
    assert series_token((5, 6)) == combine(5, 6) != combine(6, 5)
