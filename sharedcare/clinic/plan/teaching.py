"""What is to be taught in the phases under way, on the plan of those who teach it: how, who follows it up, and whether it was held. Pure."""

from dataclasses import dataclass, replace

from django.utils.safestring import SafeString

from sharedcare.care.enrolment.phases import of_episodes
from sharedcare.care.plan.teaching import Lesson, lessons
from sharedcare.clinic.plan.asking import Asked, day_of
from sharedcare.programmes.telling import said


@dataclass(frozen=True, slots=True)
class Taught:
    """One thing; `state` says that it was held, or by when it is to be, and `href` leads to the task that it goes with."""

    title: str
    state: SafeString | str
    more: str
    href: str


@dataclass(frozen=True, slots=True)
class Teaching:
    """All of it under one line, which says how much that is and how much of it was held; `alike` is what would stand at each."""

    title: str
    alike: str
    taught: tuple[Taught, ...]


def teaching(found: Asked) -> Teaching:
    """What the programmes teach in the phases under way; nothing where they teach nothing."""
    several = lessons(of_episodes((one.tree, one.version) for one in found.episodes), found.things)
    held, words = sum(one.is_held for one in several), found.words
    rows = tuple(_taught(one, found) for one in several)
    title = (words.teaching_held if held else words.teaching).format(count=len(several), held=held)
    if len(rows) > 1 and len({one.more for one in rows}) == 1:
        return Teaching(title, rows[0].more, tuple(replace(one, more="") for one in rows))
    return Teaching(title, "", rows)


def _taught(one: Lesson, found: Asked) -> Taught:
    words, language = found.words, found.tongue.language
    how = words.taught[one.what.format]
    how = words.taught_for.format(how=how, minutes=one.what.minutes) if one.what.minutes else how
    who = ", ".join(said(title, language) for title in one.followed_up_by)
    return Taught(
        title=said(one.what.title, language),
        state=_state(one, found),
        more=" · ".join(filter(None, (how, words.followed_up.format(who=who) if who else ""))),
        href=f"{found.here}/{one.task.reference}" if one.task is not None else "",
    )


def _state(one: Lesson, found: Asked) -> SafeString | str:
    words, calendar = found.words, found.calendar
    if one.task is None:
        return ""
    if one.held is not None:
        day = calendar.local(one.held).date()
        return calendar.tag(words.held_on.format(day=calendar.day(day)), day)
    due = day_of(one.task.fields["due"])
    return calendar.tag(words.to_hold.format(day=calendar.day(due)), due) if due else words.not_held
