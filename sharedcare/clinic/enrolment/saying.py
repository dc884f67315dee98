"""What is found, wanted and in conflict, in the reader's words. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sharedcare.care.enrolment.saying import band_in_words
from sharedcare.care.enrolment.standing_in import HeldTask
from sharedcare.clinic.enrolment.page import Card, Effect, Found, Line, Side
from sharedcare.clinic.enrolment.words import Words
from sharedcare.programmes import telling
from sharedcare.programmes.combining.types import (
    Burden,
    Conflict,
    GoalWanted,
    MeasuringWanted,
    Source,
    TaskWanted,
    Wanted,
    Warned,
    Why,
)
from sharedcare.programmes.fitting import Fit
from sharedcare.programmes.holding import Held, Holds
from sharedcare.programmes.types.words import Text
from sharedcare.ui.moments import Calendar
from sharedcare.ui.numbers import shortest

_SHOWN = 12
_STATES = {Holds.YES: ("well", 0), Holds.NO: ("act", 1), Holds.UNKNOWN: ("missing", 2)}


@dataclass(frozen=True, slots=True)
class Voice:
    """Says things to one reader. `titles` are what the programmes are called, `places` what they call the kinds of organisations
    that take part, both by key."""

    words: Words
    language: str
    moments: Calendar
    titles: Mapping[str, str]
    places: Mapping[str, str]

    def says(self, text: Text) -> str:
        """A text in the reader's language."""
        return telling.said(text, self.language)

    def day(self, day: date) -> str:
        """A day as it is written."""
        return self.moments.day(day)

    def place(self, kind: str) -> str:
        """A kind of organisation: in our words where we have some, since programmes call it what they like."""
        return self.words.sectors.get(kind) or self.places.get(kind, kind)

    def programmes(self, sources: Iterable[Source]) -> str:
        """Who wants it: one programme + another."""
        return " + ".join(dict.fromkeys(self.titles.get(each.programme, each.programme) for each in sources))


def fits(fit: Fit, voice: Voice) -> tuple[str, str]:
    """What all criteria come to: a state, and a sentence."""
    state, number = _STATES[fit.holds]
    return ("watch" if state == "act" else state), voice.words.fits[number]


def criteria(fit: Fit, voice: Voice) -> tuple[Found, ...]:
    """Each criterion with what was found."""
    return tuple(_found(each.found, voice.says(each.criterion.says), voice) for each in fit.criteria)


def warnings(fit: Fit, voice: Voice) -> tuple[Found, ...]:
    """Warnings that apply, and those that nobody can know of yet only where somebody has to judge them."""
    return tuple(
        Found("watch", "", voice.says(each.warning.says), _rests_on(each.found, voice))
        for each in fit.warnings
        if each.found.holds is Holds.YES
    )


def effect(
    before: Wanted, after: Wanted, programme: str, voice: Voice, *, held: Iterable[HeldTask] = ()
) -> Effect:
    """What a programme changes in the plan."""
    new = _once(each for each in after.tasks if _is_of(each.sources, programme) and len(each.sources) == 1)
    merged = _once(each for each in after.tasks if _is_of(each.sources, programme) and len(each.sources) > 1)
    return Effect(
        burden=burden(after.burden, before.burden, voice),
        # What was too much before is no reason against a programme that adds nothing to it.
        is_heavy=after.burden.is_heavy and after.burden.is_more_than(before.burden),
        tasks=tuple(_task(each, voice) for each in new[:_SHOWN]),
        tasks_more=voice.words.more.format(count=len(new) - _SHOWN) if len(new) > _SHOWN else "",
        merged=tuple(
            Line(voice.says(each.title.clinician), voice.programmes(each.sources)) for each in merged
        ),
        measuring=tuple(
            _measured(each, voice) for each in after.measuring if _is_of(each.sources, programme)
        ),
        goals=tuple(goal(each, voice) for each in after.goals if _is_of(each.sources, programme)),
        conflicts=tuple(card(each, voice) for each in after.conflicts if each not in before.conflicts),
        gives_way=tuple(
            Line(
                voice.says(each.what.title),
                voice.words.instead_of.format(other=voice.programmes(each.instead_of)),
            )
            for each in after.education
            if each.instead_of
        ),
        notes=(
            *(_warned(each, voice) for each in after.warned),
            *dict.fromkeys(
                Found("watch" if each.rule == "warn" else "none", "", voice.says(each.says))
                for each in after.notes
                if programme in each.others
            ),
        ),
        open_questions=tuple(
            dict.fromkeys(
                Line(voice.says(each.title.clinician))
                for each in after.aside
                if each.source.programme == programme and each.why is Why.NOT_KNOWN
            )
        )[:_SHOWN],
        lacking=lacking(held, voice),
    )


def _warned(one: Warned, voice: Voice) -> Found:
    """A drug that the patient takes and that may harm, by what the programmes say of it."""
    says = voice.says(one.title) if one.says is None else voice.says(one.says)
    return Found("watch", "", says, voice.words.takes.format(drug=voice.says(one.title)))


def lacking(held: Iterable[HeldTask], voice: Voice) -> tuple[Line, ...]:
    """Whom the team lacks, each once, with who holds what they would do, and what that is."""
    by_missing: dict[tuple[str, str], dict[str, None]] = {}
    for one in held:
        says = voice.words.lacks.format(missing=voice.says(one.missing))
        more = voice.words.holds.format(who=one.name or voice.words.the_responsible)
        by_missing.setdefault((says, more), {})[voice.says(one.task.title.clinician)] = None
    return tuple(Line(says, f"{more}: {', '.join(tasks)}.") for (says, more), tasks in by_missing.items())


def burden(after: Burden, before: Burden, voice: Voice) -> str:
    """What it asks of the patient, and what it was before."""
    return voice.words.burden_says.format(
        minutes=_minutes(after.minutes_a_day, voice),
        visits=_visits(after, voice),
        before_minutes=_minutes(before.minutes_a_day, voice),
        before_visits=_visits(before, voice),
    )


def _minutes(value: float, voice: Voice) -> str:
    """As many as one speaks of: what is less than one is said so."""
    return shortest(round(value, 1), voice.language) if value >= 1 or not value else voice.words.under_one


def _visits(one: Burden, voice: Voice) -> str:
    return counted(one.visits_a_month, voice.words.visits)


def counted(count: int, said: tuple[str, str]) -> str:
    """How many there are, in the singular where it is one."""
    return said[count != 1].format(count=count)


def burden_now(now: Burden, voice: Voice) -> str:
    """What it asks of the patient."""
    minutes = _minutes(now.minutes_a_day, voice)
    return voice.words.burden_now.format(minutes=minutes, visits=_visits(now, voice))


def goal(one: GoalWanted, voice: Voice) -> Line:
    """A goal, who wants it, over which it wins, and what to think of before aiming at it."""
    told = [voice.programmes(one.sources)] if len(one.sources) > 1 else []
    if one.band is not None and (len(one.sources) > 1):
        told.insert(0, voice.says(band_in_words(one.band, one.unit)))
    if one.wins_over and one.band is not None:
        losers = ", ".join(
            f"{voice.says(band_in_words(each.band, one.unit))} ({voice.programmes(each.sources)})"
            for each in one.wins_over
        )
        told.append(voice.words.wins_over.format(losers=losers))
    heed = " ".join(voice.says(each) for each in one.cautions)
    return Line(
        voice.says(one.title.clinician),
        " · ".join(told),
        voice.words.heed.format(says=heed) if heed else "",
    )


def card(one: Conflict, voice: Voice) -> Card:
    """A conflict, its sides, and what the programmes say and propose about it."""
    proposed = one.proposed
    sides = [
        Side(
            voice.says(each.title.clinician),
            voice.says(band_in_words(each.band, one.unit)),
            voice.programmes(each.sources),
            each.agreed,
            is_proposed=proposed is not None and each.band == proposed.value,
        )
        for each in one.sides
    ]
    if proposed is not None and not any(each.is_proposed for each in sides):
        band = voice.says(band_in_words(proposed.value, one.unit))
        sides.append(Side(voice.says(proposed.title.clinician), band, "", is_proposed=True))
    return Card(voice.says(one.title.clinician), tuple(sides), tuple(voice.says(each) for each in one.says))


def _found(found: Held, says: str, voice: Voice) -> Found:
    if found.holds is Holds.UNKNOWN and found.to_judge:
        return Found("missing", voice.words.states[3], says)
    state, number = _STATES[found.holds]
    return Found(
        "watch" if state == "act" else state, voice.words.states[number], says, _rests_on(found, voice)
    )


def _rests_on(found: Held, voice: Voice) -> str:
    told = [code for _, code in found.codes]
    told += [
        f"{shortest(each.value, voice.language)} ({voice.day(each.at.date())})" for each in found.readings
    ]
    return f"{voice.words.found} {', '.join(told)}" if told else ""


def sectors(one: TaskWanted, voice: Voice) -> str:
    """The kinds of organisations that may do a task."""
    return ", ".join(dict.fromkeys(voice.place(each.organisation) for each in one.doers if each.organisation))


def _task(one: TaskWanted, voice: Voice) -> Line:
    who = sectors(one, voice)
    when = voice.words.after_then.format(opens=voice.day(one.opens), closes=voice.day(one.closes))
    return Line(voice.says(one.title.clinician), " · ".join(each for each in (when, who) if each))


def _measured(one: MeasuringWanted, voice: Voice) -> Line:
    told = [telling.rhythm(one.rhythm, voice.language)]
    if len(one.asked) > 1:
        told.append(voice.programmes(one.sources))
    return Line(voice.says(one.title.clinician), " · ".join(told))


def _once(tasks: Iterable[TaskWanted]) -> list[TaskWanted]:
    """Of what comes again and again the first time."""
    return list(
        {each.key: each for each in sorted(tasks, key=lambda one: one.closes, reverse=True)}.values()
    )[::-1]


def _is_of(sources: Iterable[Source], programme: str) -> bool:
    return any(each.programme == programme for each in sources)
