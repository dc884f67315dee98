"""What to think of before aiming at a goal of the plan, by the programmes that ask for it. Pure."""

from sharedcare.care.elements import sources_of
from sharedcare.care.plan.types import Kind, Thing
from sharedcare.clinic.plan.asking import Asked
from sharedcare.programmes.cautions import cautions
from sharedcare.programmes.telling import said


def heeds(one: Thing, asked: Asked) -> tuple[str, ...]:
    """Each in a sentence, once; nothing for what is no goal of a programme that the patient follows."""
    if one.kind is not Kind.TARGET:
        return ()
    wanted = {(each.programme, each.key) for each in sources_of(one.tree)}
    told = (
        said(text, asked.tongue.language)
        for programme in asked.programmes
        for goal in programme.goals
        if (programme.key, goal.key) in wanted
        for text in cautions(programme, goal, on=asked.calendar.today)
    )
    return tuple(dict.fromkeys(told))
