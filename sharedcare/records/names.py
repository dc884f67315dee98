"""What a person is called: one reading of FHIR's HumanName for all who show people. Pure.

http://hl7.org/fhir/R4/datatypes.html#HumanName
"""

from collections.abc import Mapping
from typing import Any

_NOTHING: Mapping[str, Any] = {}


def human_name(person: Mapping[str, Any]) -> str:
    """The name of a Patient, Practitioner or RelatedPerson as it is said; empty for somebody without one."""
    return whole(foremost(person))


def foremost(person: Mapping[str, Any]) -> Mapping[str, Any]:
    """Of several names the official one, else the first, of those that say anything at all."""
    names = sorted(person.get("name", ()), key=lambda one: one.get("use") != "official")
    return next((one for one in names if whole(one)), _NOTHING)


def whole(name: Mapping[str, Any]) -> str:
    """One HumanName as it is said: as somebody wrote it out, else put together."""
    parts = (*name.get("given", ()), name.get("family", ""))
    return str(name.get("text") or " ".join(part for part in parts if part)).strip()
