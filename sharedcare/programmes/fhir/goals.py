"""The goals of a PlanDefinition."""

from sharedcare.programmes.fhir.naming import goal_id
from sharedcare.programmes.fhir.words import Resource, between, concept
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.goals import Goal, ValueIn
from sharedcare.programmes.types.measuring import Measurement


def goals(programme: Programme) -> list[Resource]:
    """All goals in words; with a target where it is a measured value. Of the other kinds the codes of the goal are all that others get;
    how far it has to come stands in the file alone."""
    measurements = {each.key: each for each in programme.measurements}
    return [_goal(each, measurements) for each in programme.goals]


def _goal(one: Goal, measurements: dict[str, Measurement]) -> Resource:
    made: Resource = {"id": goal_id(one.key), "description": concept(text=one.title.clinician)}
    if isinstance(one.target, ValueIn):
        measured = measurements[one.target.measurement]
        detail = between(one.target.value, measured.unit)
        if detail is not None:
            made["target"] = [{"measure": concept(*measured.codes, *one.codes), "detailRange": detail}]
    if one.codes and "target" not in made:
        made["target"] = [{"measure": concept(*one.codes)}]
    return made
