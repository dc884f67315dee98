"""Poul's goals. The heart and the diabetes programme differ about LDL, and nobody has decided yet: programmes.md
section 8 calls for a person to do so."""

from sharedcare.region import measures
from sharedcare.region.analytes import EGFR, HBA1C, LDL, POTASSIUM
from sharedcare.region.bilingual import text
from sharedcare.region.cast.hands import ANNE, BO, HENRIK, KIM
from sharedcare.region.chart import Chart
from sharedcare.region.entries.plan import Band, goal, matters_most
from sharedcare.region.systems import OURS


def goals(chart: Chart, *, heart: str, diabetes: str, coronary: str) -> None:
    """What he wants first, then what the numbers should be."""
    most = matters_most(chart, "Gå med barnebarnet til skoven", said=-50, attainment=0, due=60)
    chart.was(most, -50, extension=[{"url": OURS + "goal-attainment", "valueInteger": -1}])
    chart.was(most, -17)
    anne, bo = ANNE.reference, BO.reference
    for measure, band, words, by, problem, note in (
        (measures.WEIGHT, Band(77.7, 80.7), "Vægt 79,2 ± 1,5 kg", anne, heart, "Tørvægt 79,2 kg aftalt med Poul"),
        (POTASSIUM.measure, Band(3.5, 5.0), "Kalium 3,5-5,0 mmol/L", anne, heart, "Handling over 5,5; stop spironolakton over 6,0"),
        (LDL.measure, Band(None, 1.4), "LDL under 1,4 mmol/L", HENRIK.reference, coronary, "Hjerteprogrammet, ESC 2021"),
        (LDL.measure, Band(None, 1.8), "LDL under 1,8 mmol/L", bo, diabetes, "Diabetesprogrammet, DSAM 2019"),
        (measures.SYSTOLIC, Band(100, 129), "Systolisk blodtryk 100-129 mmHg", anne, heart, "Hjertesvigt over 100, diabetes under 130"),
        (measures.PULSE, Band(50, 70), "Hvilepuls 50-70 /min", anne, heart, "Under betablokker"),
        (HBA1C.measure, Band(None, 53), "HbA1c højst 53 mmol/mol", bo, diabetes, "DSAM 2019, varighed 5-12 år"),
        (EGFR.measure, Band(44, None), "Nyrefunktion: fald under 25 %", anne, heart, "Udgangspunkt 58 ved start af titrering"),
        (measures.WALK, Band(380, None), "6 minutters gang over 380 m", KIM.reference, heart, "Så langt er der til skoven og hjem"),
    ):  # fmt: skip
        goal(chart, measure, band, words, day=-50, by=by, problem=problem, note=note)
    _dry_weight_was_higher(chart)


def _dry_weight_was_higher(chart: Chart) -> None:
    """Until the fluid that was left had gone, some weeks after the discharge."""
    limits = {"low": measures.WEIGHT.quantity(78.5), "high": measures.WEIGHT.quantity(81.5)}
    chart.was(
        f"Goal/{chart.citizen.id}-goal-1",
        -62,
        description=text("Vægt 80,0 ± 1,5 kg"),
        note=[text("Tørvægt 80,0 kg ved udskrivelsen")],
        target=[{"measure": measures.WEIGHT.code, "detailRange": limits}],
    )
