"""Which resources belong to a patient (R4 CompartmentDefinition `patient`, section 4.6.2)."""

from collections.abc import Mapping
from types import MappingProxyType

from sharedcare.records.definitions.tables import read_json

PATIENT_COMPARTMENT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {name: tuple(codes) for name, codes in read_json("patient_compartment.json").items()}
)
"""Resource type to the codes of the search parameters that lead to the patient; other types are never in it."""
