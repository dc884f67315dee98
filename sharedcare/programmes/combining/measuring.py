"""What is measured at home: one rhythm for each thing, the most frequent that a programme asks for on the day. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from sharedcare.programmes.combining.grouping import sharing_codes
from sharedcare.programmes.combining.people import doers
from sharedcare.programmes.combining.stepping import InForce, in_force
from sharedcare.programmes.combining.tasks import source
from sharedcare.programmes.combining.types import Aside, Asked, Followed, MeasuringWanted, Why
from sharedcare.programmes.holding import Holds, all_hold
from sharedcare.programmes.minutes import of_measurement
from sharedcare.programmes.types.measuring import Measurement
from sharedcare.programmes.types.words import Code


@dataclass(frozen=True, slots=True)
class One:
    """One measurement of one programme, and the step of its schedule that is in force."""

    followed: Followed
    what: Measurement
    step: InForce

    @property
    def order(self) -> tuple[float, str, str]:
        """The most frequent first; then by name, so that it does not matter who was enrolled first."""
        return (-self.step.step.every.per_week, self.followed.programme.key, self.what.key)


def measuring(followed: Sequence[Followed]) -> tuple[tuple[MeasuringWanted, ...], tuple[Aside, ...]]:
    """What is to be measured on the day, and which scheduled measurements are not, and why."""
    ones: list[One] = []
    aside: list[Aside] = []
    for each in followed:
        for what in each.programme.measurements:
            if what.schedule is None:
                continue
            found = all_hold(what.applies_if, each.facts, each.programme)
            if found.holds is not Holds.YES:
                why = Why.NOT_FOR_PATIENT if found.holds is Holds.NO else Why.NOT_KNOWN
                aside.append(Aside("measurement", source(each, what.key), what.title, why, found.to_judge))
                continue
            step = in_force(each, what.schedule)
            if isinstance(step, InForce):
                ones.append(One(each, what, step))
            else:
                aside.append(
                    Aside("measurement", source(each, what.key), what.title, step, _anchor(each, what))
                )
    groups = sharing_codes(ones, codes=lambda each: coded(each.what.codes), order=lambda each: each.order)
    wanted = [_wanted(group) for group in groups]
    return tuple(sorted(wanted, key=lambda each: (each.key, each.sources))), tuple(aside)


def coded(codes: Sequence[Code]) -> set[tuple[str, str]]:
    """Codes as what they are compared by."""
    return {(code.system, code.code) for code in codes}


def _anchor(followed: Followed, what: Measurement) -> tuple[str, ...]:
    return tuple(each.starts.anchor for each in followed.programme.schedules if each.key == what.schedule)


def _wanted(group: list[One]) -> MeasuringWanted:
    first = group[0]
    rhythm = first.step.step.every
    as_often = [each for each in group if each.step.step.every.per_week == rhythm.per_week]
    late = [each.step.step.late_after for each in as_often if each.step.step.late_after is not None]
    ends = [each.step.until for each in group if each.step.until is not None]
    codes = {(code.system, code.code): code for each in group for code in each.what.codes}
    return MeasuringWanted(
        key=first.what.key,
        title=first.what.title,
        code=first.what.codes[0],
        codes=tuple(codes.values()),
        unit=first.what.unit,
        rhythm=rhythm,
        since=min(each.step.since for each in as_often),
        until=min(ends, default=None),
        late_after_hours=min((each.hours for each in late), default=None),
        doers=tuple(
            dict.fromkeys(
                doer
                for each in group
                for doer in doers(each.followed.programme, each.what.by, on=each.followed.facts.at.date())
            )
        ),
        asked=tuple(Asked(source(each.followed, each.what.key), each.step.step.every) for each in group),
        minutes=max(of_measurement(each.what) for each in group),
    )
