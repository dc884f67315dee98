"""When the anchors of a made-up patient come: with the tasks that they come with, done in the middle of their windows; else by chance. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from sharedcare.programmes.simulating.expanding import tasks_due
from sharedcare.programmes.simulating.types import Person
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.coming import (
    BY_ITSELF,
    ENROLMENT,
    WithConditions,
    WithDiagnosis,
    WithPhase,
    WithTask,
    WithTaskDue,
    WithTaskOpen,
)
from sharedcare.programmes.types.conditions import Happened, TaskIsDone
from sharedcare.programmes.types.course import Anchor, Phase

Moments = tuple[datetime, ...]
_ONCE_IN_WEEKS = 13
"""An event that comes again does so about once in a quarter."""
_SOON_IN_WEEKS = 8
"""An event that comes once does so within the first two months, in most patients."""
_COMES = 0.8
_DIAGNOSED_BEFORE = 14
"""Whoever is enrolled was diagnosed within so many days before."""
_ROUNDS = 6
"""So many anchors may follow one from the other."""


def by_chance(anchor: Anchor, chance: Random, *, start: datetime, end: datetime) -> Moments:
    """The moments of an anchor of which nothing is known but that it comes, the newest first."""
    if anchor.key == ENROLMENT:
        return (start,)
    if any(isinstance(each, WithDiagnosis) for each in anchor.comes_with):
        return (start - timedelta(days=chance.randint(0, _DIAGNOSED_BEFORE)),)
    # What holds from some moment on seldom ceases to and comes again.
    holds = bool(anchor.comes_with) and all(isinstance(each, WithConditions) for each in anchor.comes_with)
    if holds or not anchor.each_time:
        moment = start + timedelta(days=chance.randint(0, _SOON_IN_WEEKS * 7))
        return (moment,) if chance.random() < _COMES else ()
    found: list[datetime] = []
    moment = start
    while True:
        moment += timedelta(weeks=chance.expovariate(1 / _ONCE_IN_WEEKS))
        if moment >= end:
            return tuple(reversed(found))
        found.append(moment)


def left_to_chance(programme: Programme) -> Iterator[Anchor]:
    """The anchors whose moments follow from nothing that happens to a made-up patient: what they come with is more than tasks and phases,
    or nothing. Those of the calendar and of a stay in a hospital are what they are anywhere."""
    for one in programme.anchors:
        if one.key not in BY_ITSELF and not _follows(one):
            yield one


def with_tasks(programme: Programme, person: Person) -> Person:
    """The patient with the moments of the anchors that come with tasks and phases, in the place of those by chance."""
    follow = [each for each in programme.anchors if _follows(each)]
    events: Mapping[str, Moments] = {
        key: () if any(each.key == key for each in follow) else moments
        for key, moments in person.facts.events.items()
    }
    for _ in range(_ROUNDS):
        known = replace(person, facts=replace(person.facts, events=events))
        done: dict[str, list[datetime]] = {}
        for task, moment in tasks_due(programme, known):
            done.setdefault(task.key, []).append(moment)
        after = dict(events)
        for anchor in follow:
            found = sorted(set(_moments(anchor, programme, done, events, person)), reverse=True)
            after[anchor.key] = tuple(found) if anchor.each_time else tuple(found[-1:])
        if after == events:
            break
        events = after
    return replace(person, facts=replace(person.facts, events=events))


def _follows(anchor: Anchor) -> bool:
    kinds = (WithTask, WithTaskDue, WithTaskOpen, WithPhase)
    return bool(anchor.comes_with) and all(isinstance(each, kinds) for each in anchor.comes_with)


def _moments(
    anchor: Anchor,
    programme: Programme,
    done: Mapping[str, list[datetime]],
    events: Mapping[str, Moments],
    person: Person,
) -> Iterator[datetime]:
    phases = {each.key: each for each in programme.phases}
    for each in anchor.comes_with:
        if isinstance(each, WithTask | WithTaskDue | WithTaskOpen):
            yield from done.get(each.task, ())
        elif isinstance(each, WithPhase):
            yield from _begun(phases[each.phase], done, events, person)


def _begun(
    phase: Phase, done: Mapping[str, list[datetime]], events: Mapping[str, Moments], person: Person
) -> Iterator[datetime]:
    """The moment at which a phase begins: once all has come that it begins with, as far as that can be told."""
    asked = [each for each in phase.begins if isinstance(each, Happened | TaskIsDone)]
    moments = [
        min(events.get(each.event, ()), default=None)
        if isinstance(each, Happened)
        else min(done.get(each.task, ()), default=None)
        for each in asked
    ]
    if None not in moments:
        yield max((each for each in moments if each is not None), default=person.start)
