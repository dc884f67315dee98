"""Which questionnaires a patient is asked to answer now, by the programmes that they follow. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from enum import Enum

from sharedcare.care.answers.types import Followed, Past
from sharedcare.programmes import calendar
from sharedcare.programmes.combining.asking import SHARED_FOR
from sharedcare.programmes.facts import Answered, Facts, Reading
from sharedcare.programmes.forms import Form, form_of
from sharedcare.programmes.holding import Holds, all_hold
from sharedcare.programmes.times import Unit
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.content import Questionnaire
from sharedcare.programmes.types.schedules import Schedule

_PATIENT = "patient"


class When(Enum):
    """Whether it is asked for: now, again later, or whenever the patient wants."""

    NOW = "now"
    LATER = "later"
    ANY_TIME = "any-time"


@dataclass(frozen=True, slots=True)
class Asked:
    """A questionnaire that the patient may answer, or whose score may be entered. `last` is when they did, `again` from when on it is asked for again, `by_phone`
    whether somebody at work wrote the last answers down."""

    form: Form
    programme: str
    when: When
    last: datetime | None
    again: datetime | None
    by_phone: bool = False


def asked(
    follows: Iterable[Followed], past: Iterable[Past], *, zone: tzinfo, at: datetime
) -> tuple[Asked, ...]:
    """What the patient is asked for now first, each questionnaire once however many programmes have it.

    One of which only the score is entered is none of them: its text is not here, and nobody can tell the score of what they have
    not been asked. It is answered on paper, and who treats enters what it gave (`entered`)."""
    return tuple(one for one in _each(follows, past, zone, at) if not one.form.is_entered)


def entered(
    follows: Iterable[Followed], past: Iterable[Past], *, zone: tzinfo, at: datetime
) -> tuple[Asked, ...]:
    """Those of which whoever treats enters the score, in the same order."""
    return tuple(one for one in _each(follows, past, zone, at) if one.form.is_entered)


def is_asked(one: Followed, key: str, *, at: datetime) -> bool:
    """Whether a programme asks the questionnaire of this key of the patient again and again by now, so that nobody else has to: by a
    schedule that has begun and goes on. Not where it hangs on something, which may be otherwise tomorrow: rather asked twice than by nobody.
    """
    programme = one.programme
    if programme is None:
        return False
    schedules = {each.key: each for each in programme.schedules}
    return any(
        each.key == key and not each.applies_if and _is_the_patients(each, programme)
        and (schedule := schedules.get(each.schedule or "")) is not None
        and (starts := _starts(schedule, one.anchors, at)) is not None
        and _goes_on(schedule, starts, at)
        for each in programme.questionnaires
    )  # fmt: skip


def _each(follows: Iterable[Followed], past: Iterable[Past], zone: tzinfo, at: datetime) -> tuple[Asked, ...]:
    past = tuple(past)
    found: dict[str, Asked] = {}
    for one in follows:
        for each in _of_one(one, past, zone, at):
            known = found.get(each.form.key)
            if known is None or _ORDER[each.when] < _ORDER[known.when]:
                found[each.form.key] = each
    return tuple(sorted(found.values(), key=lambda each: (_ORDER[each.when], each.form.key)))


_ORDER = {When.NOW: 0, When.LATER: 1, When.ANY_TIME: 2}


def _of_one(one: Followed, past: tuple[Past, ...], zone: tzinfo, at: datetime) -> Iterator[Asked]:
    programme = one.programme
    if programme is None:
        return
    facts = _facts(past, at)
    schedules = {each.key: each for each in programme.schedules}
    for each in programme.questionnaires:
        form = form_of(each)
        if form is None or not (form.is_entered or _is_the_patients(each, programme)):
            continue
        given = next((answered for answered in past if answered.key == each.key), None)
        last = given.at if given is not None else None
        if _applies(each, facts, programme):
            schedule = schedules.get(each.schedule or "")
            when, again = _when(schedule, one.anchors, last, zone, at)
            # What is asked for because of an answer is asked for once that answer is there, and again when it has grown old.
            if schedule is None and each.applies_if and (last is None or at - last > SHARED_FOR):
                when = When.NOW
            since = one.waits.get(each.key)
            if since is not None and (last is None or last < since):
                when, again = When.NOW, None
            yield Asked(form, one.key, when, last, again, given is not None and given.by_phone)


def _is_the_patients(one: Questionnaire, programme: Programme) -> bool:
    return any(role.key in one.by for role in programme.roles if role.profession == _PATIENT)


def _applies(one: Questionnaire, facts: Facts, programme: Programme) -> bool:
    """Of what is not known it is not asked: the condition is what makes the questionnaire worth the patient's time."""
    return all_hold(one.applies_if, facts, programme).holds is Holds.YES


def _when(
    schedule: Schedule | None,
    anchors: Mapping[str, tuple[datetime, ...]],
    last: datetime | None,
    zone: tzinfo,
    at: datetime,
) -> tuple[When, datetime | None]:
    moments = anchors.get(schedule.starts.anchor, ()) if schedule is not None else ()
    if schedule is None or not moments:
        return When.ANY_TIME, None
    starts = _starts(schedule, anchors, at)
    if starts is None:
        return When.LATER, min(calendar.after(each, schedule.starts.opens) for each in moments)
    if last is None or last < starts:
        return When.NOW, None
    again = last + timedelta(hours=Unit.WEEK.hours / _per_week(schedule, starts, at))
    is_due = again.astimezone(zone).date() <= at.astimezone(zone).date()
    return (When.NOW, None) if is_due else (When.LATER, again)


def _starts(schedule: Schedule, anchors: Mapping[str, tuple[datetime, ...]], at: datetime) -> datetime | None:
    """When it began last; None where it has not yet."""
    every = (calendar.after(each, schedule.starts.opens) for each in anchors.get(schedule.starts.anchor, ()))
    return max((each for each in every if each <= at), default=None)


def _goes_on(schedule: Schedule, starts: datetime, at: datetime) -> bool:
    """Whether the last of the steps that come one after the other is not over, and nothing is said that ends them."""
    ends = starts
    for each in (step for step in schedule.steps if not step.while_):
        if each.lasts is None:
            return not schedule.until
        ends = calendar.after(ends, each.lasts)
    return at < ends and not schedule.until


def _per_week(schedule: Schedule, starts: datetime, at: datetime) -> float:
    """How often a week, by the step that has come; a step that waits for something else is left out."""
    steps = [each for each in schedule.steps if not each.while_] or list(schedule.steps)
    begins = starts
    for each in steps:
        ends = calendar.after(begins, each.lasts) if each.lasts is not None else None
        if ends is None or at < ends:
            return each.every.per_week
        begins = ends
    return steps[-1].every.per_week


def _facts(past: tuple[Past, ...], at: datetime) -> Facts:
    """What is known from answers alone, the newest first."""
    scores: dict[str, tuple[Reading, ...]] = {}
    answers: dict[tuple[str, str], Answered] = {}
    for one in past:
        if one.outcome.score is not None:
            scores[one.key] = (*scores.get(one.key, ()), Reading(one.outcome.score, one.at, one.id))
        for given in one.outcome.given:
            answers.setdefault((one.key, given.question.key), Answered(given.answer.key, one.at))
    return Facts(at=at, scores=scores, answers=answers)
