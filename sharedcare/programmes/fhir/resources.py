"""All that a programme is published as."""

from collections.abc import Collection
from datetime import datetime

from sharedcare.programmes.fhir.activities import activities
from sharedcare.programmes.fhir.plan_definition import plan_definition
from sharedcare.programmes.fhir.questionnaires import questionnaires
from sharedcare.programmes.fhir.words import Resource
from sharedcare.programmes.types import Programme


def resources(
    programme: Programme, *, raw: bytes, at: datetime, library: Collection[str] = frozenset()
) -> list[Resource]:
    """The PlanDefinition first, then its ActivityDefinitions and the Questionnaires of its own questions.

    `library` has the keys of questionnaires that are published apart from programmes.
    """
    return [
        plan_definition(programme, raw=raw, at=at),
        *activities(programme, at=at),
        *questionnaires(programme, library=library, at=at),
    ]
