"""Type 2 diabetes: HbA1c that answers treatment over months, not days; the practice looks after most.

Source: programmes.md section 6.
"""

from sharedcare.region import analytes, measures
from sharedcare.region.bilingual import number, put
from sharedcare.region.calendar import At
from sharedcare.region.courses.prescribing import give
from sharedcare.region.drugs import (
    ATORVASTATIN,
    EMPAGLIFLOZIN,
    GLARGINE,
    LINAGLIPTIN,
    METFORMIN,
    SEMAGLUTIDE,
    Ladder,
)
from sharedcare.region.entries import contacts, problems, programmes
from sharedcare.region.entries.plan import Band
from sharedcare.region.entries.problems import Problem
from sharedcare.region.life import Coming, Diary, Life, Todo, Visit, Wanted, Wish

_WHAT = Problem("Type 2-diabetes", "DE119", "T90")
_PANEL = (
    analytes.HBA1C, analytes.CREATININE, analytes.EGFR, analytes.POTASSIUM, analytes.SODIUM, analytes.ALAT,
    analytes.LDL, analytes.HDL, analytes.TRIGLYCERIDE, analytes.CHOLESTEROL, analytes.ALBUMINURIA,
)  # fmt: skip
_LASTING = {48: "DSAM 2019, de første år", 53: "DSAM 2019, varighed 5-12 år", 58: "DSAM 2019, lang varighed"}
"""Where the goal for HbA1c is from."""

_CHECKED = (measures.WEIGHT, measures.PRESSURE, measures.PULSE)


def diabetes(
    life: Life, begun: int, *, second: tuple[Ladder, int] | None = None, level: float | None = None
) -> None:
    """Since a day, which lies in the window or years before it; `second` is the drug that is added, and when, and `level`
    the HbA1c before all treatment."""
    chance, hands = life.chance, life.hands
    condition = problems.problem(life.chart, _WHAT, "diabetes", since=begun, by=hands.doctor.reference)
    life.conditions["type-2-diabetes"] = condition
    life.starts["type-2-diabetes"] = begun
    years = -begun / 365
    sugar = life.body.blood(analytes.HBA1C)
    sugar.spread = 1.4
    usual = chance.uniform(58, 88) if years < 2 else chance.uniform(50, 70) + min(years, 12) * 0.6
    sugar.level = level or usual
    life.body.blood(analytes.ALBUMINURIA).level += chance.choice((0, 0, 6, 18, 70))
    _drugs(life, begun, second)
    _controls(life, begun)
    goal = 48 if years < 5 else 53 if years < 12 else 58
    stage = 0 if begun > -60 else 1 if begun > -300 else 2
    episode = programmes.episode(
        life.chart, programmes.DIABETES, tuple(day for day in (begun, begun + 60, begun + 300) if day <= 0), active=stage,
        manager=hands.doctor.reference, organisation=life.chart.citizen.home.practice, problem=condition,
    )  # fmt: skip
    programmes.happened(life.chart, episode, "diagnosis", begun)
    life.join(hands.practice_nurse, "Konsultationssygeplejerske", max(begun, -1500))
    told = _LASTING[goal]
    life.wishes.append(
        Wish(
            analytes.HBA1C.measure,
            Band(None, goal),
            put("HbA1c højst {most} mmol/mol", most=str(goal)),
            hands.doctor,
            condition,
            told,
        )
    )
    high_risk = bool({"ischaemic-heart-disease", "heart-failure"} & life.programmes)
    ldl = 1.8 if high_risk else 2.6
    life.wishes.append(
        Wish(
            analytes.LDL.measure,
            Band(None, ldl),
            put("LDL under {most} mmol/L", most=number(ldl)),
            hands.doctor,
            condition,
            "Diabetesprogrammet, DSAM 2019",
        )
    )
    life.wishes.append(
        Wish(
            measures.SYSTOLIC,
            Band(None, 129),
            "Blodtryk under 130/80 mmHg",
            hands.doctor,
            condition,
            "DSAM 2019",
        )
    )
    if begun > -500 and chance.random() < 0.6:
        trains = begun + 70
        training = life.chart.citizen.home.training
        contacts.offer(
            life.chart,
            "Kursus om type 2-diabetes, 8 uger",
            trains,
            trains + 56,
            at=training,
            by=hands.doctor.reference,
            ordered=min(begun + 30, 0),
        )
        life.join(hands.dietitian, "Klinisk diætist", trains, trains + 56)
    life.manager = life.manager or hands.doctor


def _drugs(life: Life, begun: int, added: tuple[Ladder, int] | None) -> None:
    chance, doctor = life.chance, life.hands.doctor
    early = begun < -720
    sugar = life.body.blood(analytes.HBA1C)
    at = max(begun + 3, -2600)
    if early:
        # Who has had it for years is measured with metformin in the blood already.
        sugar.level += 9
    give(life, METFORMIN, (at, 0, doctor), (at + 21, 1, doctor))
    second = chance.randint(-640, -60) if early else begun + chance.randint(110, 190)
    if added is not None:
        ladder, day = added
        give(life, ladder, *((day + 28 * place, place, doctor) for place in range(len(ladder.doses))))
    elif sugar.at(second) > 52 and second < 0:
        if "heart-failure" not in life.programmes and chance.random() < 0.55:
            give(life, EMPAGLIFLOZIN, (second, 0, doctor))
            sugar.step(second, -5.5, 100)
        elif chance.random() < 0.75:
            give(life, SEMAGLUTIDE, (second, 0, doctor), (second + 28, 1, doctor), (second + 84, 2, doctor))
        else:
            give(life, LINAGLIPTIN, (second, 0, doctor))
    if early and chance.random() < 0.16:
        give(life, GLARGINE, (-700, 0, doctor), (-420, 1, doctor), (-130, 2, doctor))
        sugar.step(-700, 14)
        life.diaries.append(Diary(measures.GLUCOSE, -300, 4))
        glucose = life.body[measures.GLUCOSE.key]
        glucose.level, glucose.spread = 8.2, 1.3
    if "ischaemic-heart-disease" not in life.programmes:
        give(life, ATORVASTATIN, (max(begun + 40, -1400), 0, doctor))


def _controls(life: Life, begun: int) -> None:
    """Every three months until it is where it should be, then every six."""
    hands, practice = life.hands, life.chart.citizen.home.practice
    day = max(begun, -725 + life.chance.randint(0, 90))
    number = 0
    while day <= 0:
        when = life.workday(day)
        yearly = number % 2 == 1
        life.samples.append(
            Wanted(
                when - 4,
                "Diabetes årskontrol" if yearly else "Diabeteskontrol",
                hands.doctor,
                _PANEL if yearly or not number else _PANEL[:5],
            )
        )
        measures_there = (*_CHECKED, measures.WAIST) if yearly else _CHECKED
        life.visits.append(
            Visit(
                when,
                "Diabetes årskontrol" if yearly else "Diabeteskontrol",
                contacts.CLINIC,
                practice,
                hands.doctor if yearly else hands.practice_nurse,
                "HbA1c, blodtryk, fødder",
                measures_there,
            )
        )
        life.diaries.append(Diary(measures.PRESSURE, when - 4, 1, when - 2))
        day += 95 if life.body.blood(analytes.HBA1C).at(day) > 56 else 182
        number += 1
    nurse = hands.practice_nurse
    life.coming.append(Coming("Diabeteskontrol", At(life.workday(max(day, 5)), 9, 40), nurse, 30))
    life.todos.append(
        Todo("Blodprøve før diabeteskontrol", life.chart.citizen.reference, max(day - 5, 2), At(-3, 9), nurse)
    )
    if life.chance.random() < 0.3:
        life.todos.append(
            Todo(
                "Øjenscreening: er den bestilt?",
                hands.doctor.reference,
                life.chance.randint(-12, 40),
                At(-40, 9, 30),
                nurse,
            )
        )
    if life.chance.random() < 0.2:
        life.todos.append(
            Todo(
                "Fodstatus hos fodterapeut: afvent svar",
                nurse.reference,
                life.chance.randint(-8, 30),
                At(-30, 10),
                hands.doctor,
            )
        )
