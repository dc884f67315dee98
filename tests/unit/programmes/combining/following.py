"""Patients who follow programmes, shipped and made up, for the tests of how programmes are combined."""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

import sharedcare.programmes
from sharedcare.programmes.checking import checked
from sharedcare.programmes.combining.types import Followed
from sharedcare.programmes.facts import Facts
from sharedcare.programmes.rhythms import Rhythm
from sharedcare.programmes.times import Duration, Unit, Window
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.conditions import Follows
from sharedcare.programmes.types.course import Alongside, Anchor, Resting, Shared
from sharedcare.programmes.types.goals import ValueIn
from sharedcare.programmes.types.schedules import Repeat, Schedule, Step
from sharedcare.programmes.types.words import Band, Text
from tests.unit.programmes.small import small

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
SINCE = NOW - timedelta(days=10)
FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""Whole programmes take a while to make up."""
BASE = small()
_SHIPPED = Path(sharedcare.programmes.__file__).parent / "shipped"


@cache
def shipped() -> dict[str, Programme]:
    """The programmes that ship, by key."""
    found = [checked(file.read_bytes(), on=NOW.date()).programme for file in sorted(_SHIPPED.glob("*.yaml"))]
    return {each.key: each for each in found if each is not None}


def follows(programme: Programme, *, events: dict[str, int] | None = None, **known: Any) -> Followed:
    """A patient in a programme. `events` are the anchors, as how many days ago they came; without: all of them a while ago."""
    days = {each.key: 3 for each in programme.anchors} if events is None else events
    moments = {key: (NOW - timedelta(days=ago),) for key, ago in days.items()}
    facts = Facts(NOW, born=date(1946, 3, 1), events=moments, **known)
    return Followed(programme, facts, SINCE)


ANCHORS = (
    Anchor(key="enrolment", title=Text(da="Indmeldt", en="Enrolled")),
    Anchor(key="visit", title=Text(da="Besøg", en="Visit"), each_time=True),
)
KEYS, TASKS = ("a", "b", "c", "d"), ("annual", "smoke", "vaccine")
RHYTHMS = ("every day", "2 times a week", "every monday and thursday", "every 2 weeks", "every 1 to 2 months")
windows = st.builds(
    lambda opens, length, anchor: Window.parse(f"day {opens} to day {opens + length} after {anchor}"),
    st.integers(-10, 40),
    st.integers(0, 20),
    st.sampled_from([each.key for each in ANCHORS]),
)
repeats = st.none() | st.builds(
    lambda every, times, lasts: Repeat(every=Rhythm.parse(every), times=times, lasts=lasts),
    st.sampled_from(RHYTHMS),
    st.none() | st.integers(1, 6),
    st.none() | st.just(Duration(3, Unit.MONTH)),
)
bands = st.one_of(
    st.builds(lambda at: Band(at_most=at), st.integers(60, 100)),
    st.builds(lambda at: Band(below=at), st.integers(60, 100)),
    st.builds(lambda at: Band(at_least=at), st.integers(60, 100)),
    st.builds(
        lambda at, wide: Band(at_least=at, at_most=at + wide), st.integers(60, 100), st.integers(1, 20)
    ),
)


@st.composite
def programmes(draw: st.DrawFn, key: str) -> Programme:
    """A small programme of its own, whose tasks, schedule and goals meet those of others."""
    base = BASE
    task = base.tasks[0]
    tasks = tuple(
        msgspec.structs.replace(
            task,
            key=name,
            when=tuple(draw(st.lists(windows, min_size=1, max_size=3))),
            repeat=draw(repeats),
        )
        for name in draw(st.lists(st.sampled_from(TASKS), min_size=1, unique=True))
    )
    steps = (
        Step(
            every=Rhythm.parse(draw(st.sampled_from(RHYTHMS))),
            lasts=Duration(draw(st.integers(1, 20)), Unit.DAY),
        ),
        Step(every=Rhythm.parse(draw(st.sampled_from(RHYTHMS)))),
    )
    schedule = Schedule(key="home", starts=Window.parse("day 0 after enrolment"), steps=steps)
    goal = msgspec.structs.replace(
        base.goals[0],
        target=ValueIn(measurement="weight", value=draw(bands)),
        applies_if=draw(st.sampled_from([(), *((Follows(programme=other),) for other in KEYS)])),
    )
    return msgspec.structs.replace(
        base,
        key=key,
        tasks=tasks,
        schedules=(schedule,),
        goals=(goal,),
        anchors=ANCHORS,
        alongside=tuple(
            _one_team(other, draw(st.sampled_from(tasks)).key, draw(st.sampled_from(TASKS)))
            for other in draw(st.lists(st.sampled_from(KEYS), unique=True, max_size=2))
            if other != key
        ),
        resting=draw(
            st.none()
            | st.builds(
                lambda other, task: Resting(when=(Follows(programme=other),), tasks=(task.key,)),
                st.sampled_from(KEYS),
                st.sampled_from(tasks),
            )
        ),
    )


def _one_team(other: str, task: str, theirs: str) -> Alongside:
    """That a task of this programme and one of another are done by one team."""
    return Alongside(
        key=f"team.{other}",
        programme=other,
        rule="one-team",
        says=Text(da="Ét hold", en="One team"),
        tasks=(Shared(task=task, theirs=theirs),),
        place=("hospital", "municipality"),
    )


@st.composite
def patients(draw: st.DrawFn) -> list[Followed]:
    """A patient who follows two to four small programmes."""
    keys = draw(st.lists(st.sampled_from(KEYS), min_size=2, unique=True))
    return [_followed(draw, draw(programmes(key))) for key in keys]


def _followed(draw: st.DrawFn, programme: Programme) -> Followed:
    visits = draw(st.lists(st.integers(-10, 60), max_size=3))
    events = {
        "enrolment": (SINCE,),
        "visit": tuple(sorted((NOW - timedelta(days=ago) for ago in visits), reverse=True)),
    }
    return Followed(programme, Facts(NOW, events=events), SINCE)
