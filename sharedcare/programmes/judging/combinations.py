"""Findings that mean more together: two yellow ones at once, or answers and values that belong together. Pure."""

from collections.abc import Iterator, Sequence

from sharedcare.programmes.judging import saying, urging
from sharedcare.programmes.judging.assuming import assumed, leaves
from sharedcare.programmes.judging.moments import as_of
from sharedcare.programmes.judging.quantities import first_moment
from sharedcare.programmes.judging.types import Colour, Course, Judgement, Known
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.conditions import Answered, Measured, Scored
from sharedcare.programmes.types.measuring import Combination
from sharedcare.programmes.types.words import Text


def judged(course: Course, judgements: Sequence[Judgement], known: Known) -> Iterator[Judgement]:
    """What single judgements, in the order of time, mean together. Each combination is told of at what completes it."""
    for combination in course.programme.combinations:
        counted = list(_yellow(combination, judgements)) if combination.yellows is not None else judgements
        for one in _moments(combination, course, counted):
            yield from _at(combination, course, one, counted, known)


def looks_back(programme: Programme, judgements: Sequence[Judgement]) -> bool:
    """Whether one of these can mean more together with what was judged before them: where none is yellow, nothing can."""
    return any(
        combination.yellows is not None and any(_yellow(combination, judgements))
        for combination in programme.combinations
    )


def _moments(
    combination: Combination, course: Course, judgements: Sequence[Judgement]
) -> Iterator[Judgement]:
    """One judgement of each value or form that can complete the combination."""
    if combination.yellows is not None:
        yield from judgements
        return
    asked = {
        each.questionnaire if isinstance(each, Answered | Scored) else each.measurement
        for each in leaves(combination.when, course.programme)
        if isinstance(each, Answered | Scored | Measured)
    }
    seen = set()
    for one in judgements:
        if one.measurement in asked and one.id not in seen:
            seen.add(one.id)
            yield one


def _at(
    combination: Combination, course: Course, one: Judgement, judgements: Sequence[Judgement], known: Known
) -> Iterator[Judgement]:
    together: tuple[Judgement, ...] = (one,)
    says: tuple[Text, ...] = (combination.says,)
    if combination.yellows is not None:
        start = first_moment(one.at, combination.within)
        near = {
            each.measurement: each
            for each in judgements
            if start <= each.at and (each.at, each.id) <= (one.at, one.id)
        }
        together = tuple(near[key] for key in sorted(near))
        if len(together) < combination.yellows:
            return
        says = tuple(each.says for each in together)
    if combination.when and not assumed(combination.when, as_of(known, one.at), course.programme):
        return
    programme, urgent = course.programme, urging.at_once(each.at_once for each in together)
    yield Judgement(
        key=f"{programme.key}:combination:{combination.key}:{one.id}",
        programme=programme,
        rule=f"combination:{combination.key}",
        colour=Colour.RED,
        at=one.at,
        id=one.id,
        says=saying.many_said(says),
        because=combination.says,
        limit=Text(
            da=f"regel i {programme.title.clinician.da}",
            en=f"rule of {programme.title.clinician.en}",
        ),
        evidence=tuple(dict.fromkeys(seen for each in together for seen in (each.id, *each.evidence))),
        action=urging.before(combination.action, urgent),
        at_once=urgent,
    )


def _yellow(combination: Combination, judgements: Sequence[Judgement]) -> Iterator[Judgement]:
    for each in judgements:
        counted = not combination.measurements or each.measurement in combination.measurements
        # Who has just been asked to measure again has not been judged for good.
        if each.colour is Colour.YELLOW and counted and each.ask_again is None:
            yield each
