"""What has been agreed: what matters, programmes, tasks and appointments."""

from collections.abc import Iterable
from datetime import timedelta
from functools import partial

from sharedcare.clinic.done_at import done_at
from sharedcare.clinic.overview import page
from sharedcare.clinic.overview.lines import lines
from sharedcare.clinic.overview.reach import Heights, Room, said_more
from sharedcare.clinic.overview.voice import Voice, first_name
from sharedcare.overview.types import (
    AppointmentItem,
    Conflict,
    Goal,
    Overview,
    Party,
    Phase,
    Programme,
    TaskItem,
    WhatMatters,
)
from sharedcare.ui.charts.steps import steps
from sharedcare.ui.markup import joined
from sharedcare.ui.numbers import shortest

_WISHES = Room(1, 1, 1)
_COURSES = Room(2, 2, 2)
_TASKS = Heights(160, 228, 350)


def wishes(overview: Overview, voice: Voice) -> page.Wishes:
    """What matters most to the patient."""
    words, matters = voice.words.tiles, overview.matters
    name = first_name(overview.banner.name)
    return page.Wishes(
        head=page.Head(
            number=1,
            title=words.matters.format(name) if name else words.matters_of_nobody,
            keys="1",
            more=_WISHES.more(len(matters), voice.words.more),
            empty="" if matters else words.matters_empty,
            plan=_plan(voice),
        ),
        wishes=tuple(_wish(each, place, voice) for place, each in enumerate(matters)),
    )


def _wish(matter: WhatMatters, place: int, voice: Voice) -> page.Wish:
    words = voice.words.tiles
    told = "" if matter.attainment is None else words.attainment[matter.attainment + 2]
    day = voice.calendar.plain(matter.said) if matter.said else ""
    return page.Wish(
        step=_WISHES.step(place),
        href=voice.source(matter.ref),
        text=voice.says(matter.text),
        said=voice.calendar.tag(words.said.format(day), matter.said) if matter.said else "",
        scale="" if matter.attainment is None else steps(matter.attainment + 2, count=5, told=told),
        new=voice.new(is_new=matter.is_new),
    )


def courses(overview: Overview, voice: Voice) -> page.Courses:
    """The programmes, how far each has come, and where their goals contradict each other."""
    words, found = voice.words.tiles, overview.programmes
    conflicts = [_conflict(each, overview, voice) for each in overview.conflicts]
    counted = words.conflict.format(conflicts[0]) if len(conflicts) == 1 else ""
    return page.Courses(
        head=page.Head(
            number=2,
            title=words.programmes,
            keys="2",
            more=_COURSES.more(len(found), voice.words.more),
            empty="" if found else words.programmes_empty,
        ),
        courses=tuple(_course(each, place, voice) for place, each in enumerate(found)),
        enrol=f"{voice.here}/enrol" if voice.enrols else "",
        conflict=counted or (words.conflicts.format(len(conflicts), conflicts[0]) if conflicts else ""),
        conflict_title="\n".join(_told(each, overview, voice) for each in overview.conflicts),
        conflict_href=_decided_at(overview, voice) if conflicts else "",
        decide=words.decide,
    )


def _decided_at(overview: Overview, voice: Voice) -> str:
    """The card on which it is decided, on the page of a programme that has one of the goals, or else of any; who may not decide is
    led to the graph, which tells both."""
    first = overview.conflicts[0]
    theirs = {key for goal in first.goals for key in goal.programmes}
    pages = filter(
        None, map(voice.follows, sorted(overview.programmes, key=lambda one: one.key not in theirs))
    )
    return next((f"{one}#decide" for one in pages), "") or voice.graph(first.measure)


def _conflict(conflict: Conflict, overview: Overview, voice: Voice) -> str:
    """What the first two goals aim at, and then whose they are: where the line is cut, the numbers are not."""
    two = conflict.goals[:2]
    first, second = (_limit(goal, voice) for goal in two)
    says = voice.words.tiles.against.format(voice.measure(conflict.measure).words, first, second)
    whose = " / ".join(dict.fromkeys(filter(None, (_whose(goal, overview, voice) for goal in two))))
    return f"{says} ({whose})" if whose else says


def _whose(goal: Goal, overview: Overview, voice: Voice) -> str:
    """Of which programmes a goal is, or for what."""
    names = [voice.says(each.name).words for each in overview.programmes if each.key in goal.programmes]
    return " + ".join(names) or voice.says(goal.source).words


def _limit(goal: Goal, voice: Voice) -> str:
    low, high = (None if each is None else shortest(each, voice.words.code) for each in (goal.low, goal.high))
    if low is not None and high is not None:
        return f"{low}\N{EN DASH}{high}"
    words = voice.words.tiles
    return "?" if low is high is None else words.at_least.format(low) if low else words.at_most.format(high)


def _told(conflict: Conflict, overview: Overview, voice: Voice) -> str:
    """All of its goals, each with whose it is and who set it, where there can be no elements."""
    goals = (
        (_limit(goal, voice), ", ".join(filter(None, (_whose(goal, overview, voice), _by(goal, voice)))))
        for goal in conflict.goals
    )
    told = " / ".join(f"{limit} ({who})" if who else limit for limit, who in goals)
    return f"{voice.measure(conflict.measure).words}: {told}"


def _by(goal: Goal, voice: Voice) -> str:
    return ", ".join(part.words for part in voice.called(goal.by) if part)


def _course(programme: Programme, place: int, voice: Voice) -> page.Course:
    words, far = voice.words.tiles, ""
    if programme.since:
        unit, count = voice.calendar.running(programme.since)
        far = (words.week if unit == "week" else words.year).format(count)
    return page.Course(
        step=_COURSES.step(place),
        href=voice.follows(programme) or voice.source(programme.ref),
        name=voice.says(programme.name),
        far=voice.calendar.tag(far, programme.since) if programme.since else "",
        chip=voice.sector(programme.responsible),
        source=voice.source(programme.ref) if voice.follows(programme) else "",
        phases=tuple(_phase(phase, voice) for phase in programme.phases),
        new=voice.new(is_new=programme.is_new),
    )


def _phase(phase: Phase, voice: Voice) -> page.PhaseStep:
    days = [voice.calendar.plain(day) if day else "" for day in (phase.starts, phase.ends)]
    period = " \N{EN DASH} ".join(days) if any(days) else ""
    state = voice.words.tiles.phases.get(phase.status, phase.status)
    name = voice.says(phase.name)
    return page.PhaseStep(
        name=name,
        status=phase.status,
        told=", ".join(part for part in (f"{name.words}: {state}", period) if part),
    )


def tasks(overview: Overview, voice: Voice) -> page.Rows:
    """What somebody has to do, and when one meets."""
    words, plans = voice.words.tiles, voice.words.plans
    soon = voice.calendar.today + timedelta(days=7)
    overdue = [task for task in overview.tasks if task.is_overdue]
    week = [task for task in overview.tasks if not task.is_overdue and task.due and task.due <= soon]
    later = [task for task in overview.tasks if not task.is_overdue and not (task.due and task.due <= soon)]
    named = (
        (plans.overdue, [partial(_task, each, overview.programmes) for each in overdue]),
        (plans.week, [partial(_task, each, overview.programmes) for each in week]),
        (plans.appointments, [partial(_appointment, each) for each in overview.appointments]),
        (plans.later, [partial(_task, each, overview.programmes) for each in later]),
    )
    classes, hidden = _TASKS.steps([len(found) for _, found in named])
    groups = tuple(
        page.Group(
            title=title,
            step=steps_of[0],
            rows=lines(say(step, voice) for say, step in zip(found, steps_of, strict=True)),
        )
        for (title, found), steps_of in zip(named, classes, strict=True)
        if found
    )
    return page.Rows(
        head=page.Head(
            number=6,
            title=words.tasks,
            keys="6 o",
            more=said_more(hidden, voice.words.more),
            new=voice.new(is_new=_has_new(overview)),
            empty="" if groups else words.tasks_empty,
            plan=_plan(voice),
        ),
        groups=groups,
    )


def _plan(voice: Voice) -> str:
    """Where the plan is written, which is done now and not at an earlier moment."""
    return "" if voice.then else f"{voice.here}/plan"


def _has_new(overview: Overview) -> bool:
    return any(task.is_new for task in overview.tasks) or any(item.is_new for item in overview.appointments)


def _task(task: TaskItem, programmes: Iterable[Programme], step: str, voice: Voice) -> page.Row:
    return page.Row(
        step=step,
        href=_leads_to(task, programmes, voice),
        chip=voice.sector(task.owner),
        text=voice.says(task.text),
        when=voice.day(task.due),
        more=_owner(task.owner, voice),
        new=voice.new(is_new=task.is_new),
        look="late" if task.is_overdue else "",
    )


def _leads_to(task: TaskItem, programmes: Iterable[Programme], voice: Voice) -> str:
    """To where it is done; of an earlier moment, and of a task of the plan, to what was written."""
    place = "" if voice.then else done_at(task.kind, task.about, programmes)
    return f"{voice.here}/{place}" if place else voice.source(task.ref)


def _owner(party: Party | None, voice: Voice) -> page.Text:
    return joined(", ", *voice.called(party)) or voice.words.plans.no_owner


def _appointment(item: AppointmentItem, step: str, voice: Voice) -> page.Row:
    local = voice.calendar.local(item.starts)
    said = f"{voice.calendar.day(local.date())} {local:%H:%M}"
    return page.Row(
        step=step,
        href=voice.source(item.ref),
        chip=voice.sector(item.party),
        text=voice.says(item.text),
        when=voice.calendar.tag(said, item.starts),
        more=_owner(item.party, voice),
        new=voice.new(is_new=item.is_new),
    )
