"""What somebody's numbers are like before any illness has moved them: by age, sex and chance."""

from random import Random

from sharedcare.region import analytes, kidney, measures
from sharedcare.region.analytes import Analyte
from sharedcare.region.body import Body, Curve
from sharedcare.region.calendar import Calendar
from sharedcare.region.citizen import Citizen


def born(who: Citizen, calendar: Calendar, chance: Random, *, heavier: float = 0.0) -> Body:
    """A body; `heavier` is what the illnesses that somebody has tell of their BMI."""
    age = who.age(calendar.of(0))
    curves = _vital(who, age, chance, heavier) | _blood(who, age, chance)
    return Body(lambda day: who.age(calendar.of(day)), who.female, curves)


def _vital(who: Citizen, age: int, chance: Random, heavier: float) -> dict[str, Curve]:
    bmi = min(max(chance.gauss(26.5 + heavier, 3.6), 18.2), 44)
    older = (age - 65) / 10
    expected = _expected_fev1(who, age)
    return {
        measures.WEIGHT.key: Curve(bmi * who.height**2, 0.28, 35),
        measures.SYSTOLIC.key: Curve(chance.gauss(138 + 2 * older, 8), 6.5, 82, (118, 158)),
        measures.DIASTOLIC.key: Curve(chance.gauss(80 - 2 * older, 5), 4.0, 48, (68, 92)),
        measures.PULSE.key: Curve(chance.gauss(74, 6), 3.2, 46, (60, 104)),
        measures.SATURATION.key: Curve(chance.gauss(96.6, 0.7), 0.6, 70),
        measures.TEMPERATURE.key: Curve(36.8, 0.2, 35),
        measures.GLUCOSE.key: Curve(5.6, 0.5, 2.5),
        measures.WALK.key: Curve(chance.gauss(535 - 62 * max(older, -1), 38), 9, 60),
        measures.CHAIR.key: Curve(chance.gauss(15 - 1.6 * older, 1.5), 0.6, 2),
        measures.FEV1.key: Curve(expected * chance.uniform(0.88, 1.08), 0.05, 0.4),
        measures.FVC.key: Curve(expected * 1.28, 0.07, 0.9),
        measures.WAIST.key: Curve(bmi * 3.5 + (0 if who.female else 6), 0.8, 60),
    }


def _expected_fev1(who: Citizen, age: int) -> float:
    """Litres, by height and age: the European Community for Steel and Coal's equations (Quanjer 1993)."""
    return 3.95 * who.height - 0.025 * age - 2.6 if who.female else 4.3 * who.height - 0.029 * age - 2.49


def expected_fev1(who: Citizen, calendar: Calendar, day: int) -> float:
    """What somebody's FEV1 should be on a day, in litres."""
    return _expected_fev1(who, who.age(calendar.of(day)))


def _blood(who: Citizen, age: int, chance: Random) -> dict[str, Curve]:
    filtration = min(max(chance.gauss(97 - 0.85 * (age - 45), 10), 34), 104)
    creatinine = kidney.creatinine(filtration, age=age, female=who.female)
    haemoglobin = 8.3 if who.female else 9.0
    rows: tuple[tuple[Analyte, float, float, float], ...] = (
        (analytes.POTASSIUM, chance.gauss(4.1, 0.18), 0.11, 2.9),
        (analytes.SODIUM, chance.gauss(140, 1.2), 1.0, 122),
        (analytes.CREATININE, creatinine, 3.0, 38),
        (analytes.HBA1C, chance.gauss(37, 1.8), 0.9, 28),
        (analytes.LDL, chance.gauss(3.1, 0.6), 0.12, 0.5),
        (analytes.HDL, chance.gauss(1.6 if who.female else 1.3, 0.2), 0.05, 0.6),
        (analytes.TRIGLYCERIDE, chance.gauss(1.4, 0.35), 0.15, 0.4),
        (analytes.NT_PROBNP, chance.uniform(40, 110) + 3 * max(age - 60, 0), 12, 20),
        (analytes.HAEMOGLOBIN, chance.gauss(haemoglobin, 0.4), 0.12, 4.5),
        (analytes.FERRITIN, chance.uniform(60, 210), 8, 6),
        (analytes.CRP, chance.uniform(1, 4), 0.8, 1),
        (analytes.EOSINOPHILS, chance.uniform(0.08, 0.32), 0.03, 0.01),
        (analytes.ALAT, chance.gauss(27, 7), 3, 9),
        (analytes.ALBUMINURIA, chance.uniform(4, 16), 2, 2),
        (analytes.TROPONIN, chance.uniform(4, 11), 1, 3),
    )
    found = {one.npu: Curve(level, spread, least) for one, level, spread, least in rows}
    found[analytes.POTASSIUM.npu].eased = (3.6, 5.2)
    return found
