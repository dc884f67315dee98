"""What a task waits for that cannot be done yet, as the programmes that ask for it say. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from sharedcare.care.elements import codings, sources_of
from sharedcare.care.enrolment.plan_fhir import STATUS_REASON, WAITS
from sharedcare.care.plan.types import Kind, Thing
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.conditions import (
    AllOf,
    AnyOf,
    Condition,
    GoalIsReached,
    Happened,
    Judged,
    Measured,
    Named,
    TaskIsDone,
)
from sharedcare.programmes.types.words import Text, Wording


def waits_for(one: Thing, things: Iterable[Thing], programmes: Sequence[Programme]) -> tuple[Wording, ...]:
    """What has to be there first, by its titles: other tasks that are not done (`things` are the whole plan), and where none is
    lacking whatever else is asked. Empty for a task that waits for nothing, or that a person has put on hold."""
    if not _waits(one):
        return ()
    done = {
        (source.programme, source.key)
        for each in things
        if each.kind is Kind.TASK and each.fields["status"] == "completed"
        for source in sources_of(each.tree)
    }
    tasks: list[Wording] = []
    others: list[Wording] = []
    for source in sources_of(one.tree):
        programme = next((each for each in programmes if each.key == source.programme), None)
        task = next((each for each in programme.tasks if each.key == source.key), None) if programme else None
        if programme is None or task is None:
            continue
        for condition in _single(task.after):
            if not isinstance(condition, TaskIsDone):
                others += _title(condition, programme)
            elif (programme.key, condition.task) not in done:
                tasks += _title(condition, programme)
    return tuple(dict.fromkeys(tasks or others))


def _waits(one: Thing) -> bool:
    is_held = one.kind is Kind.TASK and one.fields["status"] == "on-hold"
    return is_held and (STATUS_REASON, WAITS) in codings(one.tree.get("statusReason"))


def _single(conditions: Iterable[Condition]) -> Iterator[Condition]:
    for each in conditions:
        if isinstance(each, AnyOf | AllOf):
            yield from _single(each.of)
        else:
            yield each


def _title(condition: Condition, programme: Programme) -> list[Wording]:
    """What the condition is about; nothing of what has no title of its own, such as a diagnosis."""
    match condition:
        case TaskIsDone():
            return [each.title for each in programme.tasks if each.key == condition.task]
        case GoalIsReached():
            return [each.title for each in programme.goals if each.key == condition.goal]
        case Measured():
            return [each.title for each in programme.measurements if each.key == condition.measurement]
        case Happened():
            return [_both(each.title) for each in programme.anchors if each.key == condition.event]
        case Named():
            return [_both(each.title) for each in programme.conditions if each.key == condition.condition]
        case Judged():
            return [_both(condition.says)]
        case _:
            return []


def _both(text: Text) -> Wording:
    return Wording(citizen=text, clinician=text)
