"""Poul as he is shown to who may not see all of him: for want of a right, and by his own choice."""

from dataclasses import replace

from sharedcare.overview.types import Narrowed, Narrowing, News
from tests.unit.clinic.poul import main_case

_SECRETARY_LACKS = (
    "AllergyIntolerance",
    "CarePlan",
    "Condition",
    "DetectedIssue",
    "Goal",
    "MedicationRequest",
    "MedicationStatement",
    "Observation",
    "QuestionnaireResponse",
    "ServiceRequest",
)
_HIDDEN = ("AllergyIntolerance", "Condition", "MedicationRequest", "MedicationStatement")

to_a_secretary = replace(
    main_case,
    banner=replace(main_case.banner, allergies=(), no_known_allergies=False),
    concerns=(),
    news=News(main_case.news.since, ()),
    matters=(),
    conflicts=(),
    problems=(),
    measures=(),
    medicines=(),
    narrowed=Narrowed(dict.fromkeys(_SECRETARY_LACKS, Narrowing.ROLE)),
)
hidden_by_himself = replace(
    main_case,
    banner=replace(main_case.banner, allergies=(), no_known_allergies=True),
    problems=(),
    medicines=(),
    narrowed=Narrowed(dict.fromkeys(_HIDDEN, Narrowing.PATIENT)),
)
partly_hidden_by_himself = replace(
    main_case, narrowed=Narrowed(dict.fromkeys((*_HIDDEN, "Observation", "Communication"), Narrowing.PATIENT))
)
"""What the reader's own organisation has entered is seen beside what is hidden."""
