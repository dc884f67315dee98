"""Several programmes become one plan. Pure: the same programmes and facts give the same plan, in whatever order they come."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sharedcare.programmes.combining.asking import asking
from sharedcare.programmes.combining.burden import burden
from sharedcare.programmes.combining.goals import goals
from sharedcare.programmes.combining.measuring import measuring
from sharedcare.programmes.combining.medicine import warned
from sharedcare.programmes.combining.meeting import education, notes
from sharedcare.programmes.combining.standing import Standing
from sharedcare.programmes.combining.stands import as_it_stands
from sharedcare.programmes.combining.tasks import tasks
from sharedcare.programmes.combining.types import Agreed, Followed, Wanted

NOTHING_STANDS = Standing()
"""No plan has been made yet."""


def wanted(
    followed: Sequence[Followed],
    *,
    agreed: Sequence[Agreed] = (),
    standing: Standing = NOTHING_STANDS,
    rests: Sequence[tuple[date, date | None]] = (),
) -> Wanted:
    """The plan that the programmes ask for together at the moment of their facts, which is the same for all.

    Each programme is followed once. `agreed` are the goals that stand because people agreed on them. What it asks of the patient is
    reckoned from the plan as it will stand: from what is left of `standing`, and without the days in which everything `rests`.
    """
    if not followed:
        return Wanted()
    ordered = together(followed)
    to_do, idle = tasks(ordered)
    to_measure, unmeasured = measuring(ordered)
    to_ask, unasked = asking(ordered, to_do)
    aimed = goals(ordered, agreed)
    on = ordered[0].facts.at.date()
    plan = Wanted(
        tasks=to_do,
        measuring=to_measure,
        asking=to_ask,
        goals=tuple(aimed.wanted),
        conflicts=tuple(aimed.conflicts),
        yielding=tuple(aimed.yielding),
        education=education(ordered),
        notes=notes(ordered),
        warned=warned(ordered),
        aside=tuple(
            sorted((*idle, *unmeasured, *unasked, *aimed.aside), key=lambda each: (each.kind, each.source))
        ),
        on=on,
    )
    left = as_it_stands(plan, standing)
    to_answer, _ = asking(ordered, left.tasks)
    asks = burden(left.tasks, left.measuring, to_answer, on=on, ordered=left.ordered, rests=rests)
    return replace(plan, burden=asks)


def together(followed: Sequence[Followed]) -> list[Followed]:
    """The same by key, each knowing of the others: a programme can ask whether another is followed."""
    follows = frozenset(each.programme.key for each in followed)
    known = (replace(each, facts=replace(each.facts, follows=follows)) for each in followed)
    return sorted(known, key=lambda each: each.programme.key)
