"""Says whether a resource is FHIR R4, and if not, where, why and what is allowed."""

from sharedcare.records.validation.check import problems
from sharedcare.records.validation.places import ReferenceAt, references
from sharedcare.records.validation.types import Problem

__all__ = ["Problem", "ReferenceAt", "problems", "references"]
