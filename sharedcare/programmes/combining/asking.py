"""What is asked: each questionnaire once, whoever wants to know; an answer of the last 30 days counts for all. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from sharedcare.programmes.combining.stepping import InForce, in_force
from sharedcare.programmes.combining.tasks import source
from sharedcare.programmes.combining.types import Aside, AskingWanted, Followed, Source, TaskWanted, Why
from sharedcare.programmes.holding import Holds, all_hold
from sharedcare.programmes.minutes import of_questionnaire
from sharedcare.programmes.rhythms import Rhythm
from sharedcare.programmes.types.content import Questionnaire
from sharedcare.programmes.types.tasks import FormAnswered

SHARED_FOR = timedelta(days=30)
"""So long an answer counts for every programme that asks the same."""

_One = tuple[Followed, Questionnaire, Rhythm | None]


def asking(
    followed: Sequence[Followed], tasks: Sequence[TaskWanted]
) -> tuple[tuple[AskingWanted, ...], tuple[Aside, ...]]:
    """What is to be asked, and which questionnaires are not, and why. `tasks` are what is wanted by them."""
    ones: dict[str, list[_One]] = {}
    aside: list[Aside] = []
    for each in followed:
        for what in each.programme.questionnaires:
            rhythm = _rhythm(each, what)
            if isinstance(rhythm, Aside):
                aside.append(rhythm)
                if rhythm.why in (Why.NOT_FOR_PATIENT, Why.NOT_KNOWN):
                    continue
                rhythm = None
            ones.setdefault(what.key, []).append((each, what, rhythm))
    wanted = (_wanted(key, ones[key], tasks) for key in sorted(ones))
    return tuple(each for each in wanted if each is not None), tuple(aside)


def _rhythm(followed: Followed, what: Questionnaire) -> Rhythm | Aside | None:
    found = all_hold(what.applies_if, followed.facts, followed.programme)
    if found.holds is not Holds.YES:
        why = Why.NOT_FOR_PATIENT if found.holds is Holds.NO else Why.NOT_KNOWN
        return Aside("questionnaire", source(followed, what.key), what.title, why, found.to_judge)
    if what.schedule is None:
        return None
    step = in_force(followed, what.schedule)
    if isinstance(step, InForce):
        return step.step.every
    return Aside("questionnaire", source(followed, what.key), what.title, step)


def _wanted(key: str, ones: list[_One], tasks: Sequence[TaskWanted]) -> AskingWanted | None:
    ordered = sorted(ones, key=lambda one: (-(one[2].per_week if one[2] else 0), one[0].programme.key))
    programmes = {one[0].programme.key for one in ones}
    asked_by = [
        (task, done.programme)
        for task in tasks
        for done in task.done_when
        if isinstance(done.what, FormAnswered)
        and done.what.questionnaire == key
        and done.programme in programmes
    ]
    rhythm = ordered[0][2]
    if rhythm is None and not asked_by:
        return None
    scheduled = {one[0].programme.key for one in ones if one[2] is not None}
    by_task = {programme for _, programme in asked_by}
    answered = _answered(key, ones)
    return AskingWanted(
        key=key,
        title=ordered[0][1].title,
        rhythm=rhythm,
        due=_shared((task.closes for task, _ in asked_by), answered),
        answered=answered,
        sources=tuple(
            sorted(
                Source(one[0].programme.key, one[0].programme.version, key)
                for one in ones
                if one[0].programme.key in scheduled | by_task
            )
        ),
        questions=max(len(one[1].questions) for one in ones),
        minutes=max(of_questionnaire(one[1]) for one in ones),
    )


def _answered(key: str, ones: Iterable[_One]) -> date | None:
    """The day of the newest answer that anybody knows of."""
    moments = [
        moment
        for followed, _, _ in ones
        for moment in (
            *(reading.at for reading in followed.facts.scores.get(key, ())),
            *(given.at for (form, _), given in followed.facts.answers.items() if form == key),
        )
        if moment <= followed.facts.at
    ]
    return max(moments).date() if moments else None


def _shared(days: Iterable[date], answered: date | None) -> tuple[date, ...]:
    """Of days that lie at most 30 days apart the first: what is answered then counts for the others."""
    kept: list[date] = []
    newest = answered
    for day in sorted(set(days)):
        if newest is None or day - newest > SHARED_FOR:
            kept.append(day)
            newest = day
    return tuple(kept)
