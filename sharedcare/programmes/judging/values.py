"""One value held against the limits in force: which colour, by which limit, and what was looked at. Pure.

Of a value of which only one side is known (`>100`) it is asked what it could be at the mildest and at the gravest. Where both are
one colour the verdict is certain; else it is told that nobody can tell, once for the value and not for each limit.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sharedcare.programmes import calendar
from sharedcare.programmes.bounds import Bound, could_be
from sharedcare.programmes.facts import Facts, Reading
from sharedcare.programmes.judging import quantities, saying
from sharedcare.programmes.judging.assuming import assumed
from sharedcare.programmes.judging.types import Colour, Compared, Course, Judgement, OwnLimit, Unjudged
from sharedcare.programmes.types.measuring import FromReference, Limit
from sharedcare.programmes.types.words import Band, Text, Wording


@dataclass(frozen=True, slots=True)
class Judged:
    """What is judged by limits: a measurement, or the score of a questionnaire."""

    key: str
    title: Wording
    unit: str
    limits: tuple[Limit, ...]
    technique: Text | None = None

    @property
    def asks(self) -> bool:
        """Whether any of the limits has conditions, which ask for the facts of a value's own moment."""
        return any(each.applies_if or each.red_with for each in self.limits)


@dataclass(frozen=True, slots=True)
class Held:
    """A limit as it is in force for the patient at a moment."""

    limit: Limit
    yellow: Band | None
    red: Band | None
    own: OwnLimit | None

    def colour(self, compared: Compared, *, gravest: bool = False) -> Colour:
        """How an amount lies against it: at the mildest that it could be, or at the gravest."""
        if compared.amount is None:
            return Colour.GREEN
        if compared.bound is Bound.EXACT:
            return self._of(compared.amount)
        possible = {
            self._of(each) for each in could_be(compared.amount, compared.bound, (self.yellow, self.red))
        }
        return (max if gravest else min)(possible, key=_GRAVITY.index)

    def _of(self, amount: float) -> Colour:
        if self.red is not None and self.red.holds(amount):
            return Colour.RED
        return Colour.YELLOW if self.yellow is not None and self.yellow.holds(amount) else Colour.GREEN


_GRAVITY = (Colour.GREEN, Colour.YELLOW, Colour.RED)


def in_force(course: Course, one: Judged, facts: Facts, moment: datetime) -> Iterator[Held]:
    """The limits that apply to this patient at a moment: the programme's, or what was set for the patient in its place."""
    for limit in one.limits:
        if assumed(limit.applies_if, facts, course.programme):
            own = _own(course, f"{one.key}:{limit.key}", moment)
            yellow, red = (own.yellow, own.red) if own else (None, None)
            yield Held(limit, yellow or limit.yellow, red or limit.red, own)


def judged(  # noqa: PLR0913 - all that one reading is held against
    course: Course,
    one: Judged,
    up_to: Sequence[Reading],
    series: Sequence[Reading],
    facts: Facts,
    *,
    at: datetime,
    is_slip: bool = False,
) -> Iterator[Judgement]:
    """What each limit says of the first of these readings (`up_to`: with what came before and counts, the newest first). The whole
    series tells whether the patient has measured again. `facts` are those of the reading's moment, where the limits ask for any. Of a slip (`slips.py`) nothing
    yellow is told."""
    reading = up_to[0]
    found = is_told = False
    for held in in_force(course, one, facts, reading.at):
        found = True
        judgement = _by_limit(course, one, held, up_to, series, facts, at, is_slip=is_slip)
        is_unclear = judgement.unjudged is Unjudged.NOT_EXACT
        if not (is_unclear and is_told):
            yield judgement
        is_told = is_told or is_unclear
    if not found:
        yield Judgement(
            key=f"{course.programme.key}:{one.key}:none:{reading.id}",
            programme=course.programme,
            rule=f"{one.key}:none",
            colour=Colour.NOT_JUDGED,
            at=reading.at,
            id=reading.id,
            says=saying.unjudged_said(saying.name(one.title), Unjudged.NO_LIMIT),
            unjudged=Unjudged.NO_LIMIT,
        )


def _by_limit(  # noqa: PLR0913 - all that one limit is held against
    course: Course,
    one: Judged,
    held: Held,
    up_to: Sequence[Reading],
    series: Sequence[Reading],
    facts: Facts,
    at: datetime,
    *,
    is_slip: bool,
) -> Judgement:
    programme, limit, reading = course.programme, held.limit, up_to[0]
    compared = quantities.compared(limit.quantity, reading, up_to, course.agreed)
    colour, evidence = _colour(course, held, compared, up_to, facts)
    unjudged, rule, may_be_red = compared.unjudged, f"{one.key}:{limit.key}", False
    if _is_inexact(held, compared, up_to):
        gravest, _ = _colour(course, held, compared, up_to, facts, gravest=True)
        # What is yellow at the mildest presses as that; it may be red, and nobody calls it less for not knowing.
        may_be_red = gravest is Colour.RED and colour is Colour.YELLOW
        if gravest is not colour and not may_be_red:
            unjudged, rule = Unjudged.NOT_EXACT, f"{one.key}:{Unjudged.NOT_EXACT}"
    told, asked = saying.name(one.title), None
    if unjudged is None and colour is Colour.RED and limit.ask_again is not None and reading.by_patient:
        colour, asked = _asked_again(course, held, reading, series, at)
    if is_slip and asked is None and colour is Colour.YELLOW:
        colour = Colour.GREEN
    # Red can also be what is yellow together with something else, or again and again: then no red limit was passed.
    is_past_red = asked is not None and held.red is not None and held.colour(compared) is Colour.RED
    if unjudged is not None:
        colour = Colour.NOT_JUDGED
        says = saying.unjudged_said(
            told, unjudged, saying.amount_said(compared, limit.quantity, one.unit, programme)
        )
    elif compared.amount is None or colour is Colour.GREEN:
        # Nobody reads it: words take longer than the judgement.
        says = told
    else:
        says = saying.value_said(told, compared, limit.quantity, one.unit, programme, may_be_red=may_be_red)
        if is_past_red and limit.ask_again is not None:
            says = saying.red_unless_measured_again(says, limit.ask_again)
    band = None if colour is Colour.GREEN else held.yellow or held.red
    # Until it has been measured again it presses as yellow, and it is the red limit that it has passed.
    band = held.red if (colour is Colour.RED or is_past_red) and held.red is not None else band
    local = course.local.get(f"{one.key}:{limit.key}")
    return Judgement(
        key=f"{programme.key}:{rule}:{reading.id}",
        programme=programme,
        rule=rule,
        colour=colour,
        at=reading.at,
        id=reading.id,
        says=says,
        because=limit.says,
        limit=saying.limit_said(limit, band, one.unit, programme, held.own, local=local) if band else None,
        evidence=tuple(dict.fromkeys(each.id for each in evidence)),
        action=limit.action,
        ask_again=asked,
        technique=one.technique,
        unjudged=unjudged,
        is_compared=compared.amount is not None and unjudged is None,
    )


def _is_inexact(held: Held, compared: Compared, up_to: Sequence[Reading]) -> bool:
    """Whether something that the limit looks at is known from one side alone."""
    limit = held.limit
    looks_back = limit.readings is not None or (
        isinstance(limit.quantity, FromReference) and limit.quantity.lasting is not None
    )
    return compared.bound is not Bound.EXACT or (
        looks_back and any(each.bound is not Bound.EXACT for each in up_to)
    )


def _colour(
    course: Course,
    held: Held,
    compared: Compared,
    up_to: Sequence[Reading],
    facts: Facts,
    *,
    gravest: bool = False,
) -> tuple[Colour, tuple[Reading, ...]]:
    """The colour, with what it rests on: at the mildest that the readings could mean, or at the gravest."""
    colour, evidence = coloured(course, held, compared, up_to, gravest=gravest)
    limit = held.limit
    if colour is Colour.YELLOW and limit.red_with and assumed(limit.red_with, facts, course.programme):
        colour = Colour.RED
    return colour, evidence


def coloured(
    course: Course,
    held: Held,
    compared: Compared,
    up_to: Sequence[Reading],
    *,
    gravest: bool,
) -> tuple[Colour, tuple[Reading, ...]]:
    """Of the values by themselves, once it is asked how many of the last readings, or for how long. A graver reading never makes it
    milder."""
    colour, evidence = held.colour(compared, gravest=gravest), compared.readings
    if colour is Colour.GREEN:
        return colour, evidence
    quantity = held.limit.quantity
    if isinstance(quantity, FromReference) and quantity.lasting is not None:
        start = calendar.before(up_to[0].at, quantity.lasting).date()
        run = _run(course, held, up_to, gravest=gravest)
        return (colour if run[-1].at.date() <= start else Colour.GREEN), run
    if held.limit.readings is None:
        return colour, evidence
    share = held.limit.readings
    last = up_to[: share.of]
    lie = [_alone(course, held, each, up_to, gravest=gravest) for each in last]
    evidence = tuple(last)
    if sum(each is Colour.RED for each in lie) >= share.beyond:
        return Colour.RED, evidence
    beyond = sum(each is not Colour.GREEN for each in lie) >= share.beyond
    # Where only red is named, what is beyond is red.
    return (Colour.YELLOW if held.yellow is not None else colour) if beyond else Colour.GREEN, evidence


def _alone(
    course: Course, held: Held, reading: Reading, up_to: Sequence[Reading], *, gravest: bool = False
) -> Colour:
    before = up_to[up_to.index(reading) :]
    compared = quantities.compared(held.limit.quantity, reading, before, course.agreed)
    return held.colour(compared, gravest=gravest)


def is_certain(course: Course, held: Held, reading: Reading, series: Sequence[Reading]) -> bool:
    """Whether the reading by itself is judged alike whatever it could mean."""
    return _alone(course, held, reading, series) is _alone(course, held, reading, series, gravest=True)


def _run(course: Course, held: Held, up_to: Sequence[Reading], *, gravest: bool) -> tuple[Reading, ...]:
    """The readings without a break beyond the limit, the newest first."""
    found = []
    for each in up_to:
        if _alone(course, held, each, up_to, gravest=gravest) is Colour.GREEN:
            break
        found.append(each)
    return tuple(found)


def _asked_again(
    course: Course, held: Held, reading: Reading, series: Sequence[Reading], at: datetime
) -> tuple[Colour, datetime | None]:
    """What a red one from home is until the patient has measured again, or was given the time to.

    Once it has been measured again the later value is judged in its place, where this limit can judge it for certain; a red one that
    confirms another is red at once, and stays so whatever comes after it.
    """
    if held.limit.ask_again is None:
        return Colour.RED, None
    until = calendar.after(reading.at, held.limit.ask_again)
    before = calendar.before(reading.at, held.limit.ask_again)
    earlier = [each for each in series if before <= each.at and (each.at, each.id) < (reading.at, reading.id)]
    if any(_alone(course, held, each, series) is Colour.RED for each in earlier):
        return Colour.RED, None
    later = [each for each in series if (reading.at, reading.id) < (each.at, each.id) and each.at <= until]
    if any(is_certain(course, held, each, series) for each in later):
        return Colour.GREEN, None
    return (Colour.RED, None) if at >= until else (Colour.YELLOW, until)


def _own(course: Course, key: str, moment: datetime) -> OwnLimit | None:
    in_force = [
        each
        for each in course.own
        if each.key == key and each.at <= moment and (each.until is None or moment < each.until)
    ]
    return max(in_force, key=lambda each: each.at, default=None)
