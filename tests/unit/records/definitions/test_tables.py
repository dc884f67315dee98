"""What the generated tables say of FHIR R4."""

import pytest

from sharedcare.records.definitions.compartment import PATIENT_COMPARTMENT
from sharedcare.records.definitions.elements import elements_of, structures, summary_elements
from sharedcare.records.definitions.invariants import rules_of
from sharedcare.records.definitions.links import LINK_ELEMENTS
from sharedcare.records.definitions.resource_types import (
    RESOURCE_TYPES,
    is_resource_type,
    type_name,
    type_number,
)
from sharedcare.records.definitions.value_sets import codes_by_system


def test_there_are_the_146_concrete_types_of_r4_and_nothing_else() -> None:
    assert len(RESOURCE_TYPES) == 146
    assert is_resource_type("Observation")
    assert not any(
        map(is_resource_type, ["Resource", "DomainResource", "SubscriptionStatus", "Bot", "observation", ""])
    )


def test_the_numbers_that_the_database_stores_never_move() -> None:
    anchors = {"Account": 1, "Patient": 103, "Observation": 96, "VisionPrescription": 146}

    assert {name: type_number(name) for name in anchors} == anchors
    assert [type_name(type_number(name)) for name in RESOURCE_TYPES] == list(RESOURCE_TYPES)


@pytest.mark.parametrize("number", [0, -1, 147])
def test_a_number_that_no_type_has_is_refused(number: int) -> None:
    with pytest.raises(KeyError):
        type_name(number)


def test_the_patient_compartment_names_search_parameters() -> None:
    assert PATIENT_COMPARTMENT["Observation"] == ("subject", "performer")
    assert PATIENT_COMPARTMENT["Patient"] == ("link",)
    assert "Organization" not in PATIENT_COMPARTMENT


def test_link_elements_hold_addresses_and_never_plain_text() -> None:
    assert {"reference", "url", "system", "instantiatesUri", "questionnaire", "valueUri"} <= LINK_ELEMENTS
    assert (
        not {"value", "valueString", "display", "text", "name", "title", "div", "data", "code"}
        & LINK_ELEMENTS
    )


def test_an_element_knows_its_type_cardinality_binding_and_targets() -> None:
    observation = elements_of("Observation")

    assert (observation["status"].type, observation["status"].min, observation["status"].many) == (
        "code",
        1,
        False,
    )
    assert observation["subject"].targets == ("Device", "Group", "Location", "Patient")
    assert observation["valueQuantity"].choice == "value"
    assert observation["component"].type == "Observation.component"
    assert elements_of("Observation.component")["referenceRange"].type == "Observation.referenceRange"
    assert (
        codes_by_system(str(observation["status"].values))["http://hl7.org/fhir/observation-status"][2]
        == "final"
    )


def test_a_summary_keeps_what_r4_marks_and_what_must_be_there() -> None:
    assert {"id", "meta", "name", "birthDate"} <= summary_elements("Patient")
    assert "photo" not in summary_elements("Patient")


def test_what_the_source_adds_to_r4_is_left_out() -> None:
    assert "accounts" not in elements_of("Meta")
    assert "url" not in elements_of("Binary")
    assert "recruitment" not in elements_of("ResearchStudy")
    assert elements_of("EvidenceVariable.characteristic").keys() >= {"usageContext", "timeFromStart"}


def test_elements_whose_names_are_too_long_for_a_data_element_are_there() -> None:
    name = "MedicationKnowledge.administrationGuidelines.patientCharacteristics"

    assert elements_of(name).keys() >= {"characteristicQuantity", "characteristicCodeableConcept"}


@pytest.mark.parametrize("structure", sorted(structures()))
def test_every_structure_leads_only_to_structures_and_types_that_exist(structure: str) -> None:
    for element in elements_of(structure).values():
        assert element.is_primitive or element.type == "Resource" or element.type in structures()
        assert set(element.targets) <= set(RESOURCE_TYPES)
        assert element.values is None or codes_by_system(element.values)
    assert all(rule.key and rule.text for rule in rules_of(structure))
