"""What a PlanDefinition's actions are defined by: an ActivityDefinition for each task and each measurement."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from sharedcare.programmes.fhir.course import participants
from sharedcare.programmes.fhir.heading import heading
from sharedcare.programmes.fhir.naming import activity_url
from sharedcare.programmes.fhir.times import repeated, scheduled
from sharedcare.programmes.fhir.words import Resource, coded, coding, concept, element, extension
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.measuring import Measurement
from sharedcare.programmes.types.tasks import Task
from sharedcare.programmes.types.words import Code

_KIND = "urn:sharedcare:task"
_CITIZEN = "urn:sharedcare:citizen-text"


def activities(programme: Programme, *, at: datetime) -> Iterator[Resource]:
    """All of them, tasks first."""
    for task in programme.tasks:
        yield _task(programme, task, at)
    for measurement in programme.measurements:
        yield _measurement(programme, measurement, at)


def _task(programme: Programme, one: Task, at: datetime) -> Resource:
    made = heading("ActivityDefinition", activity_url(programme.key, one.key), programme, at=at)
    made |= element("title", one.title.clinician)
    made["extension"] = [extension(_CITIZEN, one.title.citizen)]
    if one.about is not None:
        made |= element("description", one.about)
    made |= {
        "kind": "Task",
        "intent": "proposal",
        "code": _also(coded(_KIND, "programme-task", one.title.clinician), one.codes),
    }
    if one.repeat is not None:
        made["timingTiming"] = repeated(one.repeat)
    elif one.meets is not None:
        made["timingTiming"] = repeated(one.meets)
    made["participant"] = participants(programme, one.by)
    return made


def _also(concept: Resource, codes: Iterable[Code]) -> Resource:
    """A concept with the codes by which other systems know the same."""
    return {**concept, "coding": [*concept["coding"], *map(coding, codes)]}


def _measurement(programme: Programme, one: Measurement, at: datetime) -> Resource:
    schedule = next((each for each in programme.schedules if each.key == one.schedule), None)
    made = heading("ActivityDefinition", activity_url(programme.key, one.key), programme, at=at)
    made |= element("title", one.title.clinician)
    made["extension"] = [extension(_CITIZEN, one.title.citizen)]
    if one.how is not None:
        made |= element("description", one.how)
    made |= {
        "kind": "ServiceRequest",
        "intent": "order",
        "code": concept(*one.codes, text=one.title.clinician),
    }
    if schedule is not None:
        made["timingTiming"] = scheduled(schedule)
    made["participant"] = participants(programme, one.by)
    return made
