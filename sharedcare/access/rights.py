"""What a role may do with which kinds of resources, until a programme says it better. Pure.

A right here opens nothing by itself: it takes a ground too (`rules.decide`), which says whose record it is about.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sharedcare.access.grants.fhir import RESTRICTED
from sharedcare.access.types import Scopes

DIRECTORY = (
    "ActivityDefinition",
    "CodeSystem",
    "HealthcareService",
    "Location",
    "Organization",
    "PlanDefinition",
    "Practitioner",
    "PractitionerRole",
    "Questionnaire",
    "ValueSet",
)
"""What belongs to no patient and may be read by whoever is signed in: who works where, and what programmes say."""

OPEN = (*DIRECTORY, "Contract", "Medication", "MedicationKnowledge", "Substance")
"""What is nobody's record, whatever it holds: it takes a right and no ground."""

AMONG_PARTIES = ("Contract",)
"""What concerns its parties alone, drafts fewer still. Pages ask who they are (`agreements.rules.sees`); the FHIR door cannot, and
so shows none to a system of one organisation."""

GOVERNING = (
    "CareTeam",
    "Consent",
    "Contract",
    "EpisodeOfCare",
    "Organization",
    "Patient",
    "Practitioner",
    "PractitionerRole",
    "RelatedPerson",
)
"""What relations follow from. Nobody writes these but by an action of the house that has a rule of its own: who could,
would let himself in. Patients come from the register of persons, each once."""

TREATING = ("doctor", "nurse", "home-nurse", "midwife", "health-visitor", "physiotherapist", "dietitian")
"""The roles that treat: they write down a patient's word, and some open a record in an emergency."""

_IDENTITY = ("Patient", "RelatedPerson", "Coverage")
_PLAN = (
    "Appointment",
    "CarePlan",
    "CareTeam",
    "Communication",
    "CommunicationRequest",
    "DocumentReference",
    "EpisodeOfCare",
    "Goal",
    "ServiceRequest",
    "Task",
)
_PROVENANCE = ("Consent", "Provenance")
_MEASURED = ("DetectedIssue", "Observation", "QuestionnaireResponse")
_CLINICAL = (
    "AllergyIntolerance",
    "CarePlan",
    "ClinicalImpression",
    "Composition",
    "Condition",
    "Device",
    "DeviceUseStatement",
    "Encounter",
    "Flag",
    "NutritionOrder",
    "Procedure",
    "RiskAssessment",
)
_MEDICINE = ("MedicationAdministration", "MedicationDispense", "MedicationRequest", "MedicationStatement")
_RESULTS = (
    "DiagnosticReport",
    "FamilyMemberHistory",
    "ImagingStudy",
    "Immunization",
    "ImmunizationRecommendation",
    "Media",
    "Specimen",
)
_READ, _WRITE, _ADD = "rs", "cru", "cr"


@dataclass(frozen=True, slots=True)
class Rights:
    """What a role may do (types to letters of `cruds`), and which hidden entries it sees: those below its clearance."""

    scopes: Scopes
    clearance: int = 0

    @property
    def readable(self) -> tuple[str, ...]:
        """The types that may be read."""
        return tuple(sorted(name for name, letters in self.scopes.granted.items() if "r" in letters))


def _rights(
    read: Iterable[str], write: Iterable[str] = (), clearance: int = 0, *, letters_of_writing: str = _WRITE
) -> Rights:
    letters: dict[str, set[str]] = {}
    for name in (*read, *DIRECTORY):
        letters.setdefault(name, set()).update(_READ)
    for name in write:
        if name not in GOVERNING:
            letters.setdefault(name, set()).update(letters_of_writing)
    return Rights(Scopes({name: "".join(sorted(held)) for name, held in letters.items()}), clearance)


_EVERYTHING = (*_IDENTITY, *_PLAN, *_PROVENANCE, *_MEASURED, *_CLINICAL, *_MEDICINE, *_RESULTS)
_THERAPIST = (*_IDENTITY, *_PLAN, *_PROVENANCE, *_MEASURED, *_CLINICAL, *_MEDICINE)
_OFFICE = (
    *_IDENTITY,
    "Appointment",
    "CareTeam",
    "Communication",
    "Consent",
    "EpisodeOfCare",
    "Encounter",
    "Task",
)

OFFICER = "data-protection-officer"
"""Reads the trail, and judges accesses in an emergency."""

OF_ROLE: dict[str, Rights] = {
    "doctor": _rights(_EVERYTHING, (*_PLAN, *_MEASURED, *_CLINICAL, *_MEDICINE), RESTRICTED + 1),
    "nurse": _rights(_EVERYTHING, (*_PLAN, *_MEASURED, *_CLINICAL), RESTRICTED + 1),
    "home-nurse": _rights(_EVERYTHING, (*_PLAN, *_MEASURED, *_CLINICAL)),
    "midwife": _rights(_EVERYTHING, (*_PLAN, *_MEASURED, *_CLINICAL), RESTRICTED + 1),
    "health-visitor": _rights(_EVERYTHING, (*_PLAN, *_MEASURED, *_CLINICAL)),
    "physiotherapist": _rights(_THERAPIST, (*_PLAN, *_MEASURED, "Procedure")),
    "dietitian": _rights((*_THERAPIST, *_RESULTS), (*_PLAN, *_MEASURED, "NutritionOrder")),
    "secretary": _rights(_OFFICE, ("Appointment", "Communication", "Task")),
    "programme-owner": _rights(("Contract",)),
    "administrator": _rights(("Contract",)),
    OFFICER: _rights(()),
    "evaluator": _rights(()),
}
"""By the code of `urn:sharedcare:role`. Those below the line of treatment see no patient at all."""

WITH_PATIENTS = frozenset(code for code, rights in OF_ROLE.items() if "Patient" in rights.readable)
"""The roles that have to do with patients at all."""

NONE = Rights(Scopes())
"""Of a role that nobody has given rights to."""

_MEASURES = ("Observation", "QuestionnaireResponse")

OF_PATIENT = _rights(_EVERYTHING, ("Communication", "Goal", *_MEASURES), 9, letters_of_writing=_ADD)
"""What the patient may in their own record. They add to it; what somebody has entered they do not change."""

OF_RELATIVE = {
    1: _rights(_EVERYTHING),
    2: _rights(_EVERYTHING, _MEASURES, letters_of_writing=_ADD),
    3: _rights(_EVERYTHING, ("Communication", *_MEASURES), letters_of_writing=_ADD),
}
"""By level: see; see and measure; see, measure and write."""


def of_role(code: str) -> Rights:
    """The rights of a role by its code; none for one that is not known."""
    return OF_ROLE.get(code, NONE)
