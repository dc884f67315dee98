"""The actions of a PlanDefinition: anchors, phases with the tasks of each, and what is measured and asked."""

from collections.abc import Iterable, Iterator

from sharedcare.programmes.fhir.conditions import Titles, conditions
from sharedcare.programmes.fhir.naming import (
    ROLE,
    activity_url,
    anchor_id,
    phase_id,
    questionnaire_url,
    task_id,
)
from sharedcare.programmes.fhir.times import after_anchor, repeated, scheduled
from sharedcare.programmes.fhir.words import Resource, coded, concept, element
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.content import Questionnaire
from sharedcare.programmes.types.course import Phase
from sharedcare.programmes.types.measuring import Measurement
from sharedcare.programmes.types.people import Role
from sharedcare.programmes.types.tasks import Task
from sharedcare.programmes.types.words import Text

_ANCHORS = Text(da="Tidspunkter, der regnes fra", en="Moments that times are counted from")
_MEASUREMENTS = Text(da="Det, der måles", en="What is measured")
_QUESTIONNAIRES = Text(da="Det, der spørges om", en="What is asked")


def actions(programme: Programme) -> list[Resource]:
    """All of them: first the anchors, then the phases in their order, then measurements and questionnaires."""
    made = _Actions(programme)
    groups = [
        _group(_ANCHORS, made.anchors()),
        *made.phases(),
        _group(_MEASUREMENTS, made.measurements()),
        _group(_QUESTIONNAIRES, made.questionnaires()),
    ]
    return [each for each in groups if each is not None]


def participants(programme: Programme, keys: Iterable[str]) -> list[Resource]:
    """Who does it: one of these roles."""
    roles = {each.key: each for each in programme.roles}
    return [_participant(roles[key]) for key in keys]


class _Actions:
    def __init__(self, programme: Programme) -> None:
        self._programme = programme
        self._titles: Titles = {each.key: each.title for each in programme.conditions}
        self._schedules = {each.key: each for each in programme.schedules}

    def anchors(self) -> Iterator[Resource]:
        for one in self._programme.anchors:
            yield {"id": anchor_id(one.key), **element("title", one.title)}

    def phases(self) -> Iterator[Resource]:
        return (self._phase(each) for each in self._programme.phases)

    def measurements(self) -> Iterator[Resource]:
        for one in self._programme.measurements:
            yield {
                **element("title", one.title.clinician),
                "code": [concept(*one.codes)],
                **self._asked(one),
                "definitionCanonical": self._activity(one.key),
            }

    def questionnaires(self) -> Iterator[Resource]:
        for one in self._programme.questionnaires:
            yield {
                **element("title", one.title.clinician),
                **self._asked(one),
                "definitionCanonical": questionnaire_url(one.key),
            }

    def _asked(self, one: Measurement | Questionnaire) -> Resource:
        made: Resource = {"participant": participants(self._programme, one.by)}
        if one.schedule is not None:
            made["timingTiming"] = scheduled(self._schedules[one.schedule])
        if one.applies_if:
            made["condition"] = list(conditions("applicability", one.applies_if, self._titles))
        return made

    def _phase(self, one: Phase) -> Resource:
        held = [
            *conditions("start", one.begins, self._titles),
            *conditions("stop", one.ends, self._titles),
        ]
        tasks = [self._task(each) for each in self._programme.tasks if each.phase == one.key]
        made: Resource = {"id": phase_id(one.key), **element("title", one.title.clinician)}
        if one.about is not None:
            made |= element("description", one.about)
        if held:
            made["condition"] = held
        made["participant"] = participants(self._programme, [one.responsible])
        if tasks:
            made |= {"groupingBehavior": "logical-group", "selectionBehavior": "any", "action": tasks}
        return made

    def _task(self, one: Task) -> Resource:
        made: Resource = {"id": task_id(one.key), **element("title", one.title.clinician)}
        if one.about is not None:
            made |= element("description", one.about)
        held = [
            *conditions("applicability", one.applies_if, self._titles),
            *conditions("start", one.after, self._titles),
            *(conditions("stop", one.repeat.until, self._titles) if one.repeat else ()),
        ]
        if held:
            made["condition"] = held
        # FHIR takes several related actions to hold together: each of several windows is an action of its own.
        if len(one.when) == 1:
            made["relatedAction"] = [after_anchor(one.when[0])]
        if one.repeat is not None:
            made["timingTiming"] = repeated(one.repeat)
        elif one.meets is not None:
            made["timingTiming"] = repeated(one.meets)
        made["participant"] = participants(self._programme, one.by)
        made["definitionCanonical"] = self._activity(one.key)
        if len(one.when) > 1:
            each = [
                {**element("title", one.title.clinician), "relatedAction": [after_anchor(window)]}
                for window in one.when
            ]
            made |= {"groupingBehavior": "logical-group", "selectionBehavior": "all", "action": each}
        return made

    def _activity(self, key: str) -> str:
        return f"{activity_url(self._programme.key, key)}|{self._programme.version}"


def _participant(role: Role) -> Resource:
    kind = "patient" if role.profession == "patient" else "practitioner"
    return {"type": kind, "role": coded(ROLE, role.key, role.title)}


def _group(title: Text, of: Iterable[Resource]) -> Resource | None:
    found = list(of)
    return {**element("title", title), "groupingBehavior": "visual-group", "action": found} if found else None
