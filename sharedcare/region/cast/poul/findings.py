"""What has to be acted on for Poul now, each with the sentence that says why; limits: programmes.md section 4.5."""

from sharedcare.region import measures
from sharedcare.region.analytes import POTASSIUM
from sharedcare.region.calendar import At
from sharedcare.region.cast.hands import ANNE
from sharedcare.region.chart import Chart
from sharedcare.region.entries.programmes import HEART_FAILURE, advised
from sharedcare.region.entries.tasks import ACT_NOW, EYE_ON, MISSING, finding, handled


def findings(chart: Chart, *, weight: str, pressure: str, potassium: str, spironolactone: str) -> None:
    """One of each severity, and one of September that was handled."""
    finding(
        chart,
        ACT_NOW,
        "Vægt +2,1 kg på 3 dage",
        "Vægt +2,1 kg på 3 dage, ben mere hævede. Grænsen er 2,0 kg på 3 dage, sat af Hjertesvigtklinikken.",
        At(0, 7, 12),
        about=measures.WEIGHT,
        made_by=[weight],
        evidence=[f"QuestionnaireResponse/{chart.citizen.id}-answers-3"],
        advice=advised(HEART_FAILURE, "weight", "weight-rise-3-days", at=2.1),
    )
    finding(
        chart,
        EYE_ON,
        "Kalium 5,4 efter øget spironolakton",
        "Kalium 5,4 to uger efter øget spironolakton. Målet er 3,5-5,0; handling over 5,5.",
        At(-1, 11, 35),
        about=POTASSIUM.measure,
        made_by=[potassium],
        evidence=[spironolactone],
    )
    finding(
        chart,
        MISSING,
        "Blodtryk mangler 2 dage",
        "Blodtryk mangler 2 dage. Aftalen er hver anden dag; sidste måling var 128/76.",
        At(0, 8, 0),
        about=measures.PRESSURE,
        made_by=[pressure],
    )
    handled(
        chart,
        EYE_ON,
        "Svimmel efter øget dosis",
        "Blodtryk 98/60 og svimmel, når han rejser sig, tre dage efter øget sacubitril/valsartan.",
        At(-38, 7, 40),
        about=measures.PRESSURE,
        made_by=[],
        action="Ringet op. Furosemid var sat ned samme dag; symptomerne gik over uden ændring.",
        by=ANNE.reference,
        done=At(-38, 10, 5),
    )
