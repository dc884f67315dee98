"""What to think of before aiming at a goal of the plan, by the programmes that ask for it. Pure."""

from collections.abc import Iterator

from sharedcare.care.elements import codings, sources_of
from sharedcare.care.plan.types import Kind, Thing
from sharedcare.clinic.plan.asking import Asked
from sharedcare.programmes.cautions import cautions
from sharedcare.programmes.telling import said
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.goals import Goal, ValueIn
from sharedcare.programmes.types.words import Text
from sharedcare.terminology.measures import measurable
from sharedcare.terminology.systems import called


def heeds(one: Thing, asked: Asked) -> tuple[str, ...]:
    """Each in a sentence, once; nothing for what no programme that the patient follows aims at.

    Of a goal that was agreed with the patient, which rests on no programme, it is what they say of aiming at the same measure."""
    if one.kind is not Kind.TARGET:
        return ()
    wanted = {(each.programme, each.key) for each in sources_of(one.tree)}
    told = (
        said(text, asked.tongue.language)
        for programme in asked.programmes
        for goal in programme.goals
        for text in (
            _of_measure(programme, goal, one)
            if not wanted
            else cautions(programme, goal, on=asked.calendar.today)
            if (programme.key, goal.key) in wanted
            else ()
        )
    )
    return tuple(dict.fromkeys(told))


def _of_measure(programme: Programme, goal: Goal, one: Thing) -> tuple[Text, ...]:
    key = goal.target.measurement if isinstance(goal.target, ValueIn) else ""
    measured = (each.codes for each in programme.measurements if each.key == key)
    aimed_at = set(_alike(one))
    is_same = any((code.system, code.code) in aimed_at for several in measured for code in several)
    return (goal.caution,) if is_same and goal.caution is not None else ()


def _alike(one: Thing) -> Iterator[tuple[str, str]]:
    """The codes of what a goal is about, as a programme's file has them, with all others of the same measurement: the parts of a blood
    pressure are aimed at as one."""
    for target in one.tree.get("target", ()):
        for system, code in codings(target.get("measure")):
            known = measurable(system, code)
            several = known.codings if known is not None else ((system, code),)
            yield from filter(None, (called(*each) for each in several))
