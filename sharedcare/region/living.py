"""The days go by: what a life has planned is measured, drawn, written and sent.

What the practice and the hospital measured is written into the chart; what the home nurse measured is sent as a
MedCom message, and blood as a laboratory's; what somebody measures at home comes from a habit with gaps in it.
"""

from dataclasses import dataclass, field

from sharedcare.region import measures
from sharedcare.region.analytes import CREATININE, HAEMOGLOBIN, POTASSIUM, Analyte
from sharedcare.region.calendar import At
from sharedcare.region.constitution import expected_fev1
from sharedcare.region.entries import contacts
from sharedcare.region.entries.measurements import measured, pressure
from sharedcare.region.life import Life, Visit, Wanted
from sharedcare.region.measures import Measure
from sharedcare.region.phrases.visits import seen
from sharedcare.region.sent import home_care
from sharedcare.region.sent.laboratory import Correction, Sample, result, sample
from sharedcare.region.taken_over import taken_over

_WINDOW = -730
_CONTACTS_KNOWN, _SAMPLES_KNOWN = 2, 1
"""What a register knows of somebody who is not followed day by day: the newest."""

_HELD = "Prøven svagt hæmolyseret."


@dataclass(slots=True)
class Lived:
    """What was measured, by the key of the measure or the NPU code, oldest first: the day, the value, the reference."""

    found: dict[str, list[tuple[int, float, str]]] = field(default_factory=dict)
    admissions: list[tuple[int, int]] = field(default_factory=list)

    def note(self, key: str, day: int, value: float, reference: str) -> None:
        """Remember a reading."""
        self.found.setdefault(key, []).append((day, value, reference))

    def last(self, key: str) -> tuple[int, float, str] | None:
        """The newest reading."""
        return max(self.found[key]) if self.found.get(key) else None

    def in_hospital(self, day: int) -> bool:
        """Whether the person was admitted then."""
        return any(begins <= day <= ends for begins, ends in self.admissions)


def live(life: Life) -> Lived:
    """Let all of it happen."""
    lived = Lived()
    _visits(life, lived)
    _diaries(life, lived)
    _samples(life, lived)
    return lived


def _visits(life: Life, lived: Lived) -> None:
    for one in sorted(life.visits, key=lambda visit: visit.day):
        if one.kind == contacts.ADMISSION and _WINDOW <= one.day <= 0 and not lived.in_hospital(one.day):
            lived.admissions.append((one.day, one.day + one.days))
            _visit(life, lived, one)
    others = {
        (one.day, one.organisation): one
        for one in sorted(life.visits, key=lambda visit: -visit.day)
        if one.kind != contacts.ADMISSION and _WINDOW <= one.day <= 0 and not lived.in_hospital(one.day)
    }
    newest_first = list(others.values())
    for one in reversed(newest_first if life.dense else newest_first[:_CONTACTS_KNOWN]):
        _visit(life, lived, one)


def _visit(life: Life, lived: Lived, one: Visit) -> None:
    begins = At(one.day, 8 + life.chance.randrange(6), 5 * life.chance.randrange(12))
    ends: At | None = begins.later(life.chance.choice((15, 20, 30, 30, 45)))
    if one.days:
        ends = At(one.day + one.days, 11, 30) if one.day + one.days <= 0 else None
    contacts.contact(
        life.chart, one.kind, one.text, begins, ends, at=one.organisation, who=one.who.reference, why=one.why
    )
    if one.kind == contacts.HOME:
        values = [(each, _reading(life, each, one.day)) for each in _numbers(one.measures)]
        home_care.visit(life.chart, begins, one.who, values, seen(life.chance))
        return
    days = range(one.day, min(one.day + one.days, 0) + 1)
    for day in days:
        at = At(day, 6, 45) if one.days else begins.later(8)
        for each in one.measures:
            _measure(life, lived, each, at, one.who.reference)


def _numbers(several: tuple[Measure, ...]) -> list[Measure]:
    """A blood pressure as the two numbers that it is."""
    found: list[Measure] = []
    for one in several:
        found += [measures.SYSTOLIC, measures.DIASTOLIC] if one is measures.PRESSURE else [one]
    return found


def _measure(life: Life, lived: Lived, measure: Measure, at: At, by: str | None) -> None:
    if measure is measures.PRESSURE:
        systolic = _reading(life, measures.SYSTOLIC, at.day)
        diastolic = min(_reading(life, measures.DIASTOLIC, at.day), systolic - 22)
        reference = pressure(life.chart, at, systolic, diastolic, by=by)
        lived.note(measure.key, at.day, systolic, reference)
        return
    value = _reading(life, measure, at.day)
    lived.note(measure.key, at.day, value, measured(life.chart, measure, at, value, by=by))


def _reading(life: Life, measure: Measure, day: int) -> float:
    body, chance = life.body, life.chance
    if measure is measures.FEV1_FVC:
        return 100 * body[measures.FEV1.key].at(day) / body[measures.FVC.key].at(day)
    if measure is measures.FEV1_EXPECTED:
        return (
            100
            * body[measures.FEV1.key].at(day)
            / expected_fev1(life.chart.citizen, life.chart.calendar, day)
        )
    value = body[measure.key].read(day, chance)
    return min(value, 99) if measure is measures.SATURATION else value


def _diaries(life: Life, lived: Lived) -> None:
    chance = life.chance
    for _ in range(chance.randint(1, 4)):
        begins = chance.randint(-700, -10)
        life.away.update(range(begins, begins + chance.randint(3, 11)))
    hour, forgets = chance.choice((6, 7, 7, 8, 8, 9)), chance.choice((0.02, 0.04, 0.08, 0.15))
    days: dict[str, tuple[Measure, set[int]]] = {}
    for diary in life.diaries:
        within = range(max(diary.begins, _WINDOW), min(diary.until, 0) + 1, diary.every)
        days.setdefault(diary.measure.key, (diary.measure, set()))[1].update(within)
    for measure, wanted in days.values():
        for day in sorted(wanted):
            if day in life.away or lived.in_hospital(day) or chance.random() < forgets:
                continue
            _measure(life, lived, measure, At(day, hour, 3 + chance.randrange(40)), None)


def _samples(life: Life, lived: Lived) -> None:
    together: dict[int, Wanted] = {}
    for one in life.samples:
        if not _WINDOW <= one.day <= 0 or (
            lived.in_hospital(one.day) and one.day not in dict(lived.admissions) and "daglig" not in one.panel
        ):
            continue
        other = together.get(one.day)
        if other is not None:
            analytes = (*other.analytes, *(each for each in one.analytes if each not in other.analytes))
            one = Wanted(one.day, other.panel, other.by, analytes, other.urgent or one.urgent)
        together[one.day] = one
    for day in sorted(together)[0 if life.dense else -_SAMPLES_KNOWN :]:
        _sample(life, lived, together[day])


def _sample(life: Life, lived: Lived, one: Wanted) -> None:
    chance = life.chance
    values: dict[Analyte, float] = {}
    # What follows from others is reckoned last.
    for each in sorted(one.analytes, key=lambda analyte: analyte.derived):
        values[each] = life.body.result(each, one.day, chance, values)
    rows = [(each, values[each]) for each in one.analytes]
    at = (
        At(one.day, 14 + chance.randrange(5), 10)
        if one.urgent
        else At(one.day, 7, 30).later(5 * chance.randrange(30))
    )
    if not life.dense:
        for each, value in rows:
            taken_over(life.chart, each, at, value)
        return
    luck = chance.random()
    correction = comment = None
    if luck < 0.025 and POTASSIUM in values and values[POTASSIUM] < 5:
        correction = Correction(POTASSIUM, values[POTASSIUM] + 1.6, "hæmolyse. Ny prøve analyseret.")
    elif luck < 0.035 and HAEMOGLOBIN in values:
        correction = Correction(
            HAEMOGLOBIN, values[HAEMOGLOBIN] - 2.1, "fortyndet prøve fra drop. Ny prøve analyseret."
        )
    elif luck < 0.08 and CREATININE in values:
        comment = (CREATININE, _HELD)
    early = frozenset(one.analytes[:2]) if chance.random() < 0.14 or one.urgent else frozenset()
    order = sample(
        life.chart,
        Sample(
            at,
            one.panel,
            one.by,
            rows,
            early,
            correction,
            comment,
            80 if one.urgent else 150 + 5 * chance.randrange(30),
        ),
    )
    for each, value in rows:
        lived.note(each.npu, one.day, float(each.written(value)), result(life.chart, order, each))
