"""The CapabilityStatement says what is done here, and nothing else."""

from datetime import UTC, datetime
from typing import Any

import orjson
import pytest

from sharedcare import __version__
from sharedcare.api.capability import statement
from sharedcare.records.definitions.resource_types import RESOURCE_TYPES
from sharedcare.records.search.chain import parameter_of
from sharedcare.records.search.parse import parse
from sharedcare.records.validation import problems

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    """The statement as a client reads it."""
    found: dict[str, Any] = orjson.loads(statement("http://localhost/fhir", at=NOON))
    return found


def test_it_is_fhir_itself(told: dict[str, Any]) -> None:
    assert problems(told) == []
    assert told["fhirVersion"] == "4.0.1"
    assert told["software"]["version"] == __version__
    assert told["date"] == "2026-03-01T12:00:00.000Z"


def test_it_speaks_of_every_resource_type(told: dict[str, Any]) -> None:
    assert [one["type"] for one in told["rest"][0]["resource"]] == list(RESOURCE_TYPES)


def test_every_search_parameter_it_names_is_answered(told: dict[str, Any]) -> None:
    for resource in told["rest"][0]["resource"]:
        for parameter in resource.get("searchParam", ()):
            assert parameter_of(resource["type"], parameter["name"]).kind == parameter["type"]


def test_every_include_it_names_is_understood(told: dict[str, Any]) -> None:
    patient = next(one for one in told["rest"][0]["resource"] if one["type"] == "Patient")
    includes = [("_include", one) for one in patient["searchInclude"]]
    reverse = [("_revinclude", one) for one in patient["searchRevInclude"]]

    assert parse("Patient", [*includes, *reverse]).includes


def test_the_address_may_hold_a_percent_sign() -> None:
    assert orjson.loads(statement("http://[fe80::1%25eth0]/fhir", at=NOON))["implementation"]["url"].endswith(
        "eth0]/fhir"
    )
