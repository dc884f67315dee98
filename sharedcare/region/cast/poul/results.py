"""Poul's blood: taken by the practice and the hospital, analysed by the hospital's laboratory.

Creatinine rises a little with each drug that spares potassium, and potassium with it; LDL falls as atorvastatin is
doubled; HbA1c falls under semaglutide and dapagliflozin; NT-proBNP falls as the fluid goes.
"""

from sharedcare.region.analytes import (
    ALAT,
    ALBUMINURIA,
    CHOLESTEROL,
    FERRITIN,
    HAEMOGLOBIN,
    HBA1C,
    HDL,
    LDL,
    NT_PROBNP,
    POTASSIUM,
    SODIUM,
    TRIGLYCERIDE,
    TROPONIN,
)
from sharedcare.region.calendar import At
from sharedcare.region.cast.hands import ANNE, BO, HENRIK
from sharedcare.region.chart import Chart
from sharedcare.region.sent.laboratory import Correction, Sample, result, sample, with_egfr

_YEARLY = ((-520, 61, 3.1, 5.1, 1.1, 2.0, 86, 4.1, 24), (-338, 63, 2.9, 4.9, 1.1, 2.0, 88, 4.2, 27),
           (-157, 55, 2.6, 4.6, 1.2, 1.9, 92, 4.2, 31), (-22, 52, 1.9, 3.8, 1.2, 1.6, 104, 4.7, 33))  # fmt: skip
"""Day, HbA1c, LDL, cholesterol, HDL, triglyceride, creatinine, potassium, U-albumin/creatinine: the practice's."""

_TITRATION = (
    (-62, 103, 4.4, 138),
    (-55, 102, 4.4, 138),
    (-41, 100, 4.5, 139),
    (-34, 104, 4.6, 139),
    (-17, 105, 4.6, 140),
    (-9, 107, 4.9, 139),
)
"""Day, creatinine, potassium, sodium: the clinic's."""


def results(chart: Chart) -> str:
    """All of them; the answer is yesterday's potassium."""
    for day, hba1c, ldl, cholesterol, hdl, triglyceride, creatinine, potassium, albuminuria in _YEARLY:
        rows = [
            (HBA1C, hba1c),
            (LDL, ldl),
            (CHOLESTEROL, cholesterol),
            (HDL, hdl),
            (TRIGLYCERIDE, triglyceride),
        ]
        rows += [*with_egfr(chart, At(day), creatinine), (POTASSIUM, potassium), (SODIUM, 140)]
        rows += [(ALBUMINURIA, albuminuria), (ALAT, 27)]
        sample(chart, Sample(At(day, 8, 10), "Diabetes årskontrol", BO, rows, early=frozenset([HBA1C])))
    _admission(chart)
    for day, creatinine, potassium, sodium in _TITRATION:
        rows = [*with_egfr(chart, At(day), creatinine), (POTASSIUM, potassium), (SODIUM, sodium)]
        wrong = None
        if day == -34:
            wrong = Correction(POTASSIUM, 6.1, "hæmolyse. Ny prøve analyseret.")
        if day == -17:
            rows.append((NT_PROBNP, 1840))
        sample(chart, Sample(At(day, 8, 30), "Hjertesvigt, kontrol", ANNE, rows, correction=wrong))
    rows = [*with_egfr(chart, At(-1), 110), (POTASSIUM, 5.4), (SODIUM, 138)]
    order = sample(chart, Sample(At(-1, 8, 30), "Hjertesvigt, kontrol", HENRIK, rows))
    return result(chart, order, POTASSIUM)


def _admission(chart: Chart) -> None:
    first = [
        (NT_PROBNP, 6240),
        (TROPONIN, 31),
        (HAEMOGLOBIN, 8.1),
        *with_egfr(chart, At(-75), 118),
        (POTASSIUM, 4.0),
        (SODIUM, 134),
    ]
    sample(
        chart,
        Sample(
            At(-75, 14, 5), "Akut hjerte", HENRIK, first, early=frozenset([TROPONIN, POTASSIUM]), takes=80
        ),
    )
    for day, creatinine, potassium in ((-73, 114, 3.8), (-71, 108, 3.9), (-69, 104, 4.1), (-67, 102, 4.3)):
        rows = [*with_egfr(chart, At(day), creatinine), (POTASSIUM, potassium), (SODIUM, 136)]
        if day == -73:
            rows.append((FERRITIN, 88))
        if day == -67:
            rows.append((NT_PROBNP, 2910))
        sample(chart, Sample(At(day, 6, 50), "Hjertesvigt, daglig", HENRIK, rows, takes=110))
