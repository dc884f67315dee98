"""The limits in force for a patient now: the standard's, a local layer's or the patient's own, and what the reader may do with them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sharedcare.access.errors import NotPermitted
from sharedcare.access.types import Actor
from sharedcare.care.enrolment.known import Known
from sharedcare.care.findings import gathering
from sharedcare.care.findings.outcomes import limits_to_adjust
from sharedcare.care.findings.programmes import Followed
from sharedcare.care.mandates.queries import mandate
from sharedcare.care.mandates.rules import SET_LIMITS
from sharedcare.programmes.facts import Facts
from sharedcare.programmes.judging.types import Course
from sharedcare.programmes.judging.values import Held, Judged, in_force
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.measuring import Measurement
from sharedcare.programmes.types.words import Text


@dataclass(frozen=True, slots=True)
class Stands:
    """A limit as it is in force. `key` is `<programme>:<measurement>:<limit>`; `local` whose layer it is, where it departs from the
    standard; `may_set` whether the reader may set another; `misfits` whether it was passed again and again with nothing to be done."""

    key: str
    programme: Programme
    measurement: Measurement
    held: Held
    local: Text | None
    may_set: bool
    misfits: bool


def limits(*, patient: str, found: Known, by: Actor, at: datetime) -> list[Stands]:
    """All of them, in the order of the programmes. `found` is what the reader has looked at."""
    holds = mandate(patient=patient, by=by, at=at)
    misfit = _misfit(patient, by, at)
    told = []
    for course, episode in gathering.courses(found.trees, Followed()):
        facts = gathering.known(episode, course.programme, found.trees, at=at).facts
        for one in _in_force(course, facts, at):
            may_set = holds.is_named(one.programme, one.held.limit.set_by, SET_LIMITS)
            told.append(replace(one, may_set=may_set, misfits=one.key in misfit))
    return told


def own_limits(*, programme: str, found: Known, facts: Facts, at: datetime) -> list[Stands]:
    """Those of one programme (a key) that were set for the patient alone, to be read and not set. `facts` are what is known in its
    words, as whoever asks has worked them out already."""
    return [
        one
        for course, _ in gathering.courses(found.trees, Followed())
        if course.programme.key == programme
        for one in _in_force(course, facts, at)
        if one.held.own is not None
    ]


def _in_force(course: Course, facts: Facts, at: datetime) -> Iterator[Stands]:
    """The limits of a programme, before it is known what the reader may do with them."""
    what = course.programme
    for measurement in what.measurements:
        one = Judged(measurement.key, measurement.title, measurement.unit, measurement.limits)
        for held in in_force(course, one, facts, at):
            key = f"{measurement.key}:{held.limit.key}"
            yield Stands(
                f"{what.key}:{key}",
                what,
                measurement,
                held,
                course.local.get(key),
                may_set=False,
                misfits=False,
            )


def _misfit(patient: str, by: Actor, at: datetime) -> frozenset[str]:
    try:
        return frozenset(limits_to_adjust(patient=patient, by=by, at=at))
    except NotPermitted:
        # Who may not see findings is shown the limits all the same.
        return frozenset()
