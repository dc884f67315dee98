"""Tokens answer one question about one path, and are found again by the search."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharedcare.kernel.ids import key64
from sharedcare.records.indexing import tokens
from sharedcare.records.indexing.entry import index
from sharedcare.records.indexing.matching import tokens_for
from sharedcare.records.indexing.parameters import parameters_of

LOINC = "http://loinc.org"
CPR = "urn:oid:1.2.208.176.1.2"


def test_stored_tokens_stay_what_they_are() -> None:
    assert tokens.code_token("Observation.code", "2339-0") == 7114837537440455421
    assert tokens.present_token("Observation.code") == 6815872973762321905
    assert tokens.path_number("Observation.code") == 980990263


@given(st.text(max_size=5), st.text(max_size=5), st.text(max_size=5))
def test_each_question_has_a_token_of_its_own(path: str, system: str, code: str) -> None:
    key = key64(code)
    found = [
        tokens.present_token(path),
        tokens.code_token(path, code),
        tokens.coding_token(path, system, code),
        tokens.bare_token(path, code),
        tokens.system_token(path, system),
        tokens.reference_token(path, key),
        tokens.identifier_token(path, system, code),
        tokens.uri_token(path, code),
    ]

    assert len(set(found)) == len(found)
    assert all(-(2**63) <= token < 2**63 for token in found)


@pytest.mark.parametrize(
    ("system", "code", "is_found"),
    [
        (None, "2339-0", True),
        (LOINC, "2339-0", True),
        (LOINC, None, True),
        ("", "2339-0", False),
        ("http://other.example", "2339-0", False),
        (None, "2339-9", False),
        (LOINC.upper(), "2339-0", False),
    ],
)
def test_a_coding_is_found_by_code_by_system_and_by_both(
    system: str | None,
    code: str | None,
    is_found: bool,
) -> None:
    entry = index({"resourceType": "Observation", "code": {"coding": [{"system": LOINC, "code": "2339-0"}]}})

    asked = tokens_for(parameters_of("Observation")["code"], system, code)

    assert bool(set(asked) & {*entry.leads, *entry.marks}) is is_found


@pytest.mark.parametrize(
    ("system", "code", "is_found"),
    [
        (None, "final", True),
        ("", "final", True),
        ("http://hl7.org/fhir/observation-status", "final", True),
        ("http://hl7.org/fhir/observation-status", None, True),
        ("http://other.example", "final", False),
        (None, "FINAL", False),
        ("", None, False),
    ],
)
def test_a_status_is_found_by_its_code_and_by_the_system_it_is_from(
    system: str | None,
    code: str | None,
    is_found: bool,
) -> None:
    entry = index({"resourceType": "Observation", "status": "final"})

    asked = tokens_for(parameters_of("Observation")["status"], system, code)

    assert bool(set(asked) & {*entry.leads, *entry.marks}) is is_found


def test_an_identifier_without_system_is_found_as_bare() -> None:
    identifier = parameters_of("Patient")["identifier"]
    with_system = index({"resourceType": "Patient", "identifier": [{"system": CPR, "value": "x1"}]})
    without = index({"resourceType": "Patient", "identifier": [{"value": "x1"}]})
    (bare,), (anyhow,) = tokens_for(identifier, "", "x1"), tokens_for(identifier, None, "x1")

    assert (bare in [*with_system.leads, *with_system.marks], bare in [*without.leads, *without.marks]) == (
        False,
        True,
    )
    assert (
        anyhow in [*with_system.leads, *with_system.marks],
        anyhow in [*without.leads, *without.marks],
    ) == (True, True)
