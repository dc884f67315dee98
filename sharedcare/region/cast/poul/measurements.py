"""What Poul measures at home, and what others measured on him. Limits: programmes.md section 4.5."""

from sharedcare.region import measures
from sharedcare.region.calendar import At
from sharedcare.region.cast.hands import ANNE, BO, HENRIK, KIM, METTE, SOFIE
from sharedcare.region.chart import Chart
from sharedcare.region.entries.measurements import measured, pressure, scored
from sharedcare.region.entries.words import answers
from sharedcare.region.sent.home_care import visit

_DRY_WEIGHT = 79.2
_RISE = {-4: 79.1, -3: 79.2, -2: 79.9, -1: 80.6, 0: 81.3}
"""The last days: 2.1 kg in three of them, which is red."""

_WARD = (83.9, 83.1, 82.4, 81.6, 80.9, 80.3, 79.9, 79.6, 79.3, 79.2)
"""Each morning of the admission: diuretics at work."""

_AWAY = range(-33, -29)
"""The days with his brother, where there was no scale."""

_WHO5 = (
    "Jeg har været glad og i godt humør",
    "Jeg har følt mig rolig og afslappet",
    "Jeg har følt mig aktiv og energisk",
    "Jeg er vågnet frisk og udhvilet",
    "Min dagligdag har været fyldt med ting, der interesserer mig",
)


def measurements(chart: Chart) -> tuple[str, str]:
    """All of them; the answer is this morning's weight and the last blood pressure there is."""
    _at_the_practice(chart)
    for day, weight in enumerate(_WARD, -75):
        measured(chart, measures.WEIGHT, At(day, 6, 40), weight, by=HENRIK.reference)
    latest = pressed = ""
    for day in range(-62, 1):
        if day in _AWAY or (day < -14 and chart.chance.random() < 0.06):
            continue
        minute = 5 + chart.chance.randrange(20)
        weight = _RISE.get(day) or _DRY_WEIGHT + chart.chance.gauss(0, 0.22) + max(0, -day - 55) * 0.02
        latest = measured(chart, measures.WEIGHT, At(day, 7, minute if day else 10), weight)
        measured(chart, measures.PULSE, At(day, 7, minute + 4 if day else 10), _pulse(chart, day))
        if (day % 2 == 0 and day < -1) or day in (-5, -7):
            systolic = 127 + day * -0.12 + chart.chance.gauss(0, 4)
            diastolic = 75 + day * -0.05 + chart.chance.gauss(0, 3)
            numbers = (128, 76) if day == -2 else (systolic, diastolic)
            pressed = pressure(chart, At(day, 7, minute + 4), *numbers)
    _in_the_clinic(chart)
    _by_the_home_nurse(chart)
    _asked(chart)
    return latest, pressed


def _pulse(chart: Chart, day: int) -> float:
    """It falls with each step of the beta blocker (days -73, -52 and -24)."""
    if day in (0, -1):
        return 62 if day == 0 else 66
    resting = 78 if day < -52 else 72 if day < -24 else 65
    return resting + chart.chance.gauss(0, 2.2)


def _at_the_practice(chart: Chart) -> None:
    for day, weight, systolic, diastolic, pulse in (
        (-520, 79.6, 146, 84, 78),
        (-338, 80.4, 142, 82, 80),
        (-157, 78.9, 136, 80, 76),
        (-79, 83.2, 118, 72, 96),
        (-22, 79.1, 126, 74, 66),
    ):
        measured(chart, measures.WEIGHT, At(day, 9, 5), weight, by=SOFIE.reference)
        pressure(chart, At(day, 9, 8), systolic, diastolic, by=SOFIE.reference)
        measured(chart, measures.PULSE, At(day, 9, 8), pulse, by=SOFIE.reference)
    measured(chart, measures.HEIGHT, At(-520, 9, 4), chart.citizen.height, by=SOFIE.reference)
    measured(chart, measures.CIGARETTES, At(-157, 9, 12), 0, by=BO.reference, note="Stoppede i 1998")
    measured(chart, measures.ALCOHOL, At(-157, 9, 12), 5, by=BO.reference)


def _in_the_clinic(chart: Chart) -> None:
    measured(chart, measures.EJECTION_FRACTION, At(-420, 10), 48, by=HENRIK.reference)
    measured(
        chart,
        measures.EJECTION_FRACTION,
        At(-73, 14),
        35,
        by=HENRIK.reference,
        note="Ekkokardiografi under indlæggelsen",
    )
    for day, grade in ((-75, 4), (-62, 3), (-41, 3), (-17, 2)):
        scored(
            chart,
            measures.NYHA,
            At(day, 10, 30),
            grade,
            f"NYHA {'I' * grade if grade < 4 else 'IV'}",
            answers=None,
            by=ANNE.reference,
        )
    measured(chart, measures.WALK, At(-47, 13, 30), 374, by=KIM.reference)
    measured(
        chart, measures.WALK, At(-5, 13, 30), 412, by=KIM.reference, note="Ét stop, anstrengelse 4 af 10"
    )
    measured(chart, measures.CHAIR, At(-47, 13, 45), 9, by=KIM.reference)
    measured(chart, measures.CHAIR, At(-5, 13, 45), 11, by=KIM.reference)


def _by_the_home_nurse(chart: Chart) -> None:
    """Sent by the municipality, with what she saw."""
    for day, weight, systolic, diastolic, pulse, saturation, words in (
        (-60, 79.8, 118, 70, 80, 96, "Ødem +2 til midt på underbenet, begge sider. Kompression anlagt."),
        (-46, 79.3, 120, 72, 74, 96, "Ødem +1 ved anklerne. Strømper på indtil kl. 20."),
        (-25, 79.1, 122, 74, 70, 97, "Ingen ødem om morgenen."),
        (
            -4,
            79.1,
            126,
            74,
            66,
            96,
            "Let ødem ved anklerne. Tryksår 4 mm på venstre storetå, rent. Sokkestropper udleveret.",
        ),
    ):
        numbers = ((measures.SYSTOLIC, systolic), (measures.DIASTOLIC, diastolic), (measures.PULSE, pulse))
        rest = ((measures.WEIGHT, weight), (measures.SATURATION, saturation))
        visit(chart, At(day, 9, 50), METTE, (*numbers, *rest), words)


def _asked(chart: Chart) -> None:
    for day, given in ((-60, (2, 3, 1, 2, 3)), (-20, (3, 3, 3, 3, 3))):
        told = answers(
            chart, "who-5", "WHO-5 trivselsindeks", At(day, 19, 20), list(zip(_WHO5, given, strict=True))
        )
        score = sum(given) * 4
        words = (
            "Ikke umiddelbart risiko for depression" if score > 50 else "Risiko for depression eller stress"
        )
        scored(chart, measures.WHO5, At(day, 19, 20), score, words, answers=told)
    answers(
        chart,
        "heart-failure-symptoms",
        "Symptomer ved hjertesvigt",
        At(0, 7, 12),
        [
            ("Er du mere forpustet end sædvanligt?", "Lidt"),
            ("Kan du ligge fladt, når du sover?", "Ja, med to puder"),
            ("Er dine ben mere hævede end sædvanligt?", "Ja, en del mere"),
            ("Er du svimmel, eller er du besvimet?", "Nej"),
            ("Har du ondt i brystet?", "Nej"),
        ],
    )
