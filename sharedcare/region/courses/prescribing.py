"""How drugs are begun, raised and ended in a course, and what each step does to the body.

The size of the effects is what one expects of a usual dose step: a beta blocker takes some six beats a minute, an
inhibitor of the renin-angiotensin system some six millimetres of mercury and adds a tenth to creatinine; programmes.md
section 4.3 and 4.4 on what to look for after each step.
"""

from sharedcare.region import analytes, measures
from sharedcare.region.drugs import (
    AMLODIPINE,
    ARNI,
    ATORVASTATIN,
    BENDRO,
    BISOPROLOL,
    CARVEDILOL,
    DAPAGLIFLOZIN,
    EMPAGLIFLOZIN,
    ENALAPRIL,
    EPLERENONE,
    EZETIMIBE,
    FUROSEMIDE,
    GLARGINE,
    LINAGLIPTIN,
    LOSARTAN,
    METFORMIN,
    METOPROLOL,
    RAMIPRIL,
    ROSUVASTATIN,
    SEMAGLUTIDE,
    SIMVASTATIN,
    SPIRONOLACTONE,
    Ladder,
)  # fmt: skip
from sharedcare.region.entries.medication import Dose, medicine
from sharedcare.region.life import Life
from sharedcare.region.staff import Worker

_PULSE, _SYSTOLIC, _DIASTOLIC = measures.PULSE.key, measures.SYSTOLIC.key, measures.DIASTOLIC.key
_POTASSIUM, _CREATININE = analytes.POTASSIUM.npu, analytes.CREATININE.npu
_WEIGHT, _SUGAR = measures.WEIGHT.key, analytes.HBA1C.npu

_BLOCKER = ((_PULSE, -5.0, 4), (_SYSTOLIC, -3.0, 7))
_INHIBITOR = ((_SYSTOLIC, -6.0, 10), (_DIASTOLIC, -3.0, 10), (_CREATININE, 3.5, 10), (_POTASSIUM, 0.08, 10))
_MRA = ((_POTASSIUM, 0.28, 10), (_CREATININE, 4.0, 10), (_SYSTOLIC, -3.0, 10))
_FLOZIN = ((_CREATININE, 4.0, 14), (_WEIGHT, -1.2, 60), (_SYSTOLIC, -3.0, 14))

_EFFECTS: dict[Ladder, tuple[tuple[str, float, int], ...]] = {
    BISOPROLOL: _BLOCKER,
    METOPROLOL: _BLOCKER,
    CARVEDILOL: _BLOCKER,
    ARNI: ((_SYSTOLIC, -7.0, 10), (_DIASTOLIC, -3.0, 10), (_CREATININE, 4.0, 10), (_POTASSIUM, 0.08, 10)),
    RAMIPRIL: _INHIBITOR,
    ENALAPRIL: _INHIBITOR,
    LOSARTAN: _INHIBITOR,
    AMLODIPINE: ((_SYSTOLIC, -7.0, 14), (_DIASTOLIC, -4.0, 14)),
    BENDRO: ((_SYSTOLIC, -5.0, 14), (_POTASSIUM, -0.15, 14), (analytes.SODIUM.npu, -1.0, 14)),
    SPIRONOLACTONE: _MRA,
    EPLERENONE: _MRA,
    DAPAGLIFLOZIN: _FLOZIN,
    EMPAGLIFLOZIN: _FLOZIN,
    FUROSEMIDE: ((_POTASSIUM, -0.12, 7),),
    METFORMIN: ((_SUGAR, -6.0, 100),),
    SEMAGLUTIDE: ((_SUGAR, -4.5, 110), (_WEIGHT, -2.2, 160)),
    LINAGLIPTIN: ((_SUGAR, -5.0, 100),),
    GLARGINE: ((_SUGAR, -6.0, 90), (_WEIGHT, 0.8, 120)),
}
_LIPIDS = {ATORVASTATIN: (0.43, 0.11), ROSUVASTATIN: (0.46, 0.08), SIMVASTATIN: (0.34,), EZETIMIBE: (0.2,)}
"""By how much of itself LDL falls with the first dose and with each step."""


def give(
    life: Life,
    ladder: Ladder,
    *steps: tuple[int, int, Worker],
    ended: int | None = None,
    note: str | None = None,
) -> None:
    """Give a medicine: each step a day, the place of the dose on its ladder, and who decided it.

    Steps ahead of us are left out: they are still to come.
    """
    taken = [one for one in steps if one[0] <= 0]
    if not taken:
        return
    doses = [
        Dose(day, ladder.doses[place], who.reference, note if number == len(taken) - 1 else None)
        for number, (day, place, who) in enumerate(taken)
    ]
    over = ended if ended is not None and ended <= 0 else None
    if life.dense:
        medicine(life.chart, ladder.drug, *doses, ended=over)
    elif over is None:
        # A register holds what is taken now.
        medicine(life.chart, ladder.drug, doses[-1])
    before = -1
    for day, place, _ in taken:
        _feel(life, ladder, day, place - before, begun=before < 0)
        before = place
    if over is not None:
        _feel(life, ladder, over, -(before + 1), begun=False)


def _feel(life: Life, ladder: Ladder, day: int, steps: int, *, begun: bool) -> None:
    for key, change, over in _EFFECTS.get(ladder, ()):
        life.body[key].step(day, change * steps, over)
    falls = _LIPIDS.get(ladder)
    if falls is not None:
        ldl = life.body.blood(analytes.LDL)
        share = falls[0] + sum(falls[1:]) * max(steps - 1, 0) if begun else falls[-1] * steps
        ldl.step(day, -ldl.at(day + 60) * share, 35)
        if begun:
            life.body.blood(analytes.ALAT).step(day, 4, 30)
