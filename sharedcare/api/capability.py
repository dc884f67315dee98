"""The CapabilityStatement: what this door truly does, made from the tables it does it by.

Source: R4 capabilitystatement.html
"""

from datetime import datetime
from functools import lru_cache
from typing import Any

import orjson

from sharedcare import __version__
from sharedcare.records.definitions.resource_types import RESOURCE_TYPES
from sharedcare.records.document import instant
from sharedcare.records.indexing.parameters import Parameter, parameters_of

_INTERACTIONS = ("read", "vread", "update", "delete", "history-instance", "create", "search-type")
_KINDS_LATER = ("composite", "special")
_RESULT_PARAMETERS = ("_count", "_elements", "_include", "_revinclude", "_sort", "_summary", "_total")


def statement(base: str, *, at: datetime) -> bytes:
    """The statement for the door at this address, as JSON text. It is put together once in each process."""
    return _statement(base) % orjson.dumps(instant(at))


@lru_cache(maxsize=16)
def _statement(base: str) -> bytes:
    told = orjson.dumps(
        {
            "resourceType": "CapabilityStatement",
            "status": "active",
            "kind": "instance",
            "software": {"name": "Shared Care", "version": __version__},
            "implementation": {"description": "The record of Shared Care", "url": base},
            "fhirVersion": "4.0.1",
            "format": ["application/fhir+json", "json"],
            "rest": [_rest()],
        }
    )
    # `%` is written twice, since the date is set into the text for each answer.
    return told.replace(b"%", b"%%").replace(b'"kind":', b'"date":%b,"kind":', 1)


def _rest() -> dict[str, Any]:
    known = {name: _supported(name) for name in RESOURCE_TYPES}
    referring = _referring(known)
    return {
        "mode": "server",
        "security": {
            "description": "OAuth 2 bearer tokens of system clients with SMART App Launch 2 scopes (system/Type.cruds)."
            " Every look and every act is written to an audit trail before it is answered."
        },
        "resource": [_resource(name, known[name], referring.get(name, [])) for name in RESOURCE_TYPES],
        "interaction": [{"code": "transaction"}, {"code": "batch"}],
        "searchParam": [{"name": name, "type": "special"} for name in _RESULT_PARAMETERS],
        "operation": [
            {"name": "validate", "definition": "http://hl7.org/fhir/OperationDefinition/Resource-validate"}
        ],
        "compartment": ["http://hl7.org/fhir/CompartmentDefinition/patient"],
    }


def _resource(name: str, parameters: list[Parameter], referring: list[str]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "type": name,
        "interaction": [{"code": code} for code in _INTERACTIONS],
        "versioning": "versioned",
        "readHistory": True,
        "updateCreate": True,
        "conditionalCreate": True,
        "conditionalRead": "full-support",
        "conditionalUpdate": False,
        "conditionalDelete": "not-supported",
        "referencePolicy": ["literal", "logical", "enforced"],
        "searchInclude": ["*", *(f"{name}:{one.code}" for one in parameters if one.kind == "reference")],
        "searchRevInclude": referring,
        "searchParam": [{"name": one.code, "type": one.kind} for one in parameters],
    }
    if name == "Patient":
        definition = "http://hl7.org/fhir/OperationDefinition/Patient-everything"
        told["operation"] = [{"name": "everything", "definition": definition}]
    return {key: value for key, value in told.items() if value != []}


def _supported(name: str) -> list[Parameter]:
    return [one for code, one in sorted(parameters_of(name).items()) if one.kind not in _KINDS_LATER]


def _referring(known: dict[str, list[Parameter]]) -> dict[str, list[str]]:
    """Type to the reference parameters, written Type:code, that can lead to it."""
    found: dict[str, list[str]] = {}
    for name, parameters in known.items():
        for one in parameters:
            for target in one.targets if one.kind == "reference" else ():
                found.setdefault(target, []).append(f"{name}:{one.code}")
    return found
