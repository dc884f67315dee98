"""Tasks of several programmes: what has one key, or one team, and can be done at one time is done once. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from sharedcare.programmes.combining.occurring import Occurring, occurring
from sharedcare.programmes.combining.people import doers
from sharedcare.programmes.combining.resting import at_rest
from sharedcare.programmes.combining.teams import Team, doers_of, teams
from sharedcare.programmes.combining.types import (
    Aside,
    Doer,
    DoneBy,
    Followed,
    Following,
    Source,
    TaskWanted,
    Time,
    Why,
)
from sharedcare.programmes.holding import Holds, all_hold
from sharedcare.programmes.minutes import of_task
from sharedcare.programmes.types.tasks import Task


@dataclass(frozen=True, slots=True)
class _One:
    """One time of one task of one programme."""

    followed: Followed
    task: Task
    time: Time

    @property
    def part(self) -> tuple[str, str]:
        """The task: the key of its programme, and its own."""
        return (self.followed.programme.key, self.task.key)

    @property
    def order(self) -> tuple[date, date, str, str]:
        """By time; then by name, so that it does not matter who was enrolled first."""
        return (self.time.opens, self.time.closes, self.followed.programme.key, self.time.origin)


@dataclass(slots=True)
class _Together:
    """Times that are met by doing it once: their windows have days in common, and each is of another programme."""

    ones: list[_One] = field(default_factory=list)

    @property
    def opens(self) -> date:
        return max(each.time.opens for each in self.ones)

    @property
    def closes(self) -> date:
        return min(each.time.closes for each in self.ones)

    def takes(self, one: _One) -> bool:
        overlaps = max(self.opens, one.time.opens) <= min(self.closes, one.time.closes)
        is_other = all(each.followed.programme.key != one.followed.programme.key for each in self.ones)
        return overlaps and is_other


def tasks(followed: Sequence[Followed]) -> tuple[tuple[TaskWanted, ...], tuple[Aside, ...]]:
    """What is to be done, and which tasks of the programmes are not to be done now, and why."""
    ones: list[_One] = []
    aside: list[Aside] = []
    resting = at_rest(followed)
    for each in followed:
        for task in each.programme.tasks:
            times, why = _of(each, task, rests=(each.programme.key, task.key) in resting)
            ones.extend(_One(each, task, time) for time in times)
            if why is not None:
                aside.append(why)
    in_team = teams(followed)
    by_key: dict[str, list[_One]] = {}
    for one in sorted(ones, key=lambda each: each.order):
        team = in_team.get(one.part)
        by_key.setdefault(one.task.key if team is None else team.name, []).append(one)
    wanted = [
        _wanted(group, in_team.get(by_key[key][0].part), by_key[key])
        for key in sorted(by_key)
        for group in _grouped(by_key[key], is_team=by_key[key][0].part in in_team)
    ]
    return tuple(sorted(wanted, key=lambda each: (each.closes, each.opens, each.key, each.origins))), tuple(
        aside
    )


def source(followed: Following, key: str) -> Source:
    """A part of a followed programme."""
    return Source(followed.programme.key, followed.programme.version, key)


def _of(followed: Followed, task: Task, *, rests: bool) -> tuple[tuple[Time, ...], Aside | None]:
    found = all_hold(task.applies_if, followed.facts, followed.programme)
    if found.holds is not Holds.YES:
        why = Why.NOT_FOR_PATIENT if found.holds is Holds.NO else Why.NOT_KNOWN
        return (), _aside(followed, task, why, found.to_judge)
    if rests:
        return (), _aside(followed, task, Why.RESTS, ())
    times = occurring(followed, task)
    if times.times:
        return times.times, None
    why = _why_none(times)
    waits_for = tuple(dict.fromkeys(window.anchor for window in task.when)) if why is Why.NO_ANCHOR else ()
    return (), _aside(followed, task, why, waits_for)


def _why_none(times: Occurring) -> Why:
    if not times.has_anchor:
        return Why.NO_ANCHOR
    if times.ended:
        return Why.ENDED
    return Why.LATER if times.later else Why.BEFORE


def _aside(followed: Followed, task: Task, why: Why, waits_for: tuple[str, ...]) -> Aside:
    return Aside("task", source(followed, task.key), task.title, why, waits_for)


def _grouped(ones: Iterable[_One], *, is_team: bool) -> list[_Together]:
    """In order of time, each with the first that it can be done together with. What one team does in one go, a whole course, is
    done with the last of the times that another programme names one by one."""
    ordered = sorted(ones, key=lambda one: is_team and one.task.repeat is None)
    groups: list[_Together] = []
    for one in ordered:
        takes = [each for each in groups if each.takes(one)]
        if not takes:
            groups.append(_Together([one]))
        else:
            takes[-1 if is_team and one.task.repeat is None else 0].ones.append(one)
    return groups


def _wanted(group: _Together, team: Team | None, alike: list[_One]) -> TaskWanted:
    ones = sorted(group.ones, key=lambda each: each.followed.programme.key)
    # Of a team each of the times is told of, and the whole course that is done with the last of them.
    first = min(ones, key=lambda each: team is not None and each.task.repeat is None).task
    due = group.closes
    return TaskWanted(
        key=first.key,
        title=first.title,
        opens=group.opens,
        closes=due,
        doers=_doers(ones, group.opens) if team is None else _of_team(team, alike, group.opens),
        done_when=tuple(
            DoneBy(one.followed.programme.key, done) for one in ones for done in one.task.shown_by
        ),
        codes=tuple(dict.fromkeys(code for one in ones for code in one.task.codes)),
        sources=tuple(sorted(source(one.followed, one.task.key) for one in ones)),
        origins=tuple(sorted(one.time.origin for one in ones)),
        # What one programme would still wait with is not to be done for the other alone and then again.
        waits=any(
            one.task.after
            and all_hold(one.task.after, one.followed.facts, one.followed.programme).holds is not Holds.YES
            for one in ones
        ),
        shown_to_patient=any(one.task.shown_to_patient for one in ones),
        hands_over_to=tuple(
            doer
            for one in ones
            if one.task.hands_over_to is not None
            for doer in doers(one.followed.programme, (one.task.hands_over_to,), on=group.opens)
        ),
        minutes=max(of_task(one.task) for one in ones),
        meets=max(
            (one.task.meets for one in ones if one.task.meets is not None),
            key=lambda each: each.every.per_week,
            default=None,
        ),
    )


def _doers(ones: Iterable[_One], on: date) -> tuple[Doer, ...]:
    return tuple(
        dict.fromkeys(doer for one in ones for doer in doers(one.followed.programme, one.task.by, on=on))
    )


def _of_team(team: Team, alike: Iterable[_One], on: date) -> tuple[Doer, ...]:
    """The doers of all that the team does, also where it is done at other times."""
    return doers_of(team, {one.part: (one.followed, one.task) for one in alike}.values(), on=on)
