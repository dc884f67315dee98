"""COPD: known for years, worse in winter; the saturation falls and the inflammation rises with each exacerbation.

Source: programmes.md section 5.
"""

from sharedcare.region import analytes, measures
from sharedcare.region.bilingual import put
from sharedcare.region.calendar import At
from sharedcare.region.constitution import expected_fev1
from sharedcare.region.courses.prescribing import give
from sharedcare.region.drugs import (
    AMOXICLAV,
    DUAL,
    OXYGEN,
    PREDNISOLONE,
    ROFLUMILAST,
    TERBUTALINE,
    TIOTROPIUM,
    TRIPLE,
)
from sharedcare.region.entries import contacts, problems, programmes
from sharedcare.region.entries.measurements import measured, scored
from sharedcare.region.entries.plan import Band
from sharedcare.region.entries.problems import Problem
from sharedcare.region.life import Coming, Diary, Life, Todo, Visit, Wanted, Wish
from sharedcare.region.phrases.surveys import cat

_MRC = (
    "MRC 1: kun ved svær anstrengelse",
    "MRC 2: når jeg skynder mig eller går op ad bakke",
    "MRC 3: går langsommere end jævnaldrende",
    "MRC 4: stopper efter ca. 100 m",
    "MRC 5: for forpustet til at forlade hjemmet",
)
_WINTER = (10, 11, 12, 1, 2, 3)


def copd(life: Life, begun: int, *, left: float | None = None, admissions: int = 1) -> None:
    """COPD since a day, usually years ago; `left` is the share of the expected FEV1 that is left at the window's start.
    Who has it severely is admitted for so many exacerbations at least."""
    chance, hands = life.chance, life.hands
    left = left or chance.choice((0.72, 0.65, 0.58, 0.52, 0.45, 0.38, 0.31))
    severe = left < 0.5
    what = Problem("KOL, svær" if severe else "KOL", "DJ449", "R95")
    condition = problems.problem(life.chart, what, "copd", since=begun, by=hands.doctor.reference)
    life.conditions["copd"] = condition
    life.starts["copd"] = begun
    _lungs(life, left)
    many = chance.randint(2, 4) if severe else chance.randint(0, 2)
    days = sorted(_exacerbations(life, begun, many))
    for number, day in enumerate(days):
        _exacerbation(life, day, admitted=severe and (number < admissions or chance.random() < 0.3))
    _drugs(life, max(begun, -900), severe=severe)
    _controls(life, begun, left, days)
    _stages(life, begun, condition, severe=severe)
    base = round(life.body[measures.SATURATION.key].at(-300))
    life.wishes.append(
        Wish(
            measures.SATURATION,
            Band(max(base - 2, 88), None),
            put("Iltmætning over {least} %", least=str(max(base - 2, 88))),
            hands.doctor,
            condition,
            "Inden for 2 af det sædvanlige",
        )
    )
    life.wishes.append(
        Wish(
            measures.CAT,
            Band(None, 18 if severe else 10),
            put("CAT under {most}", most="18" if severe else "10"),
            hands.doctor,
            condition,
            "2 point mindre kan mærkes",
        )
    )
    life.manager = life.manager or (hands.lung_nurse if severe else hands.doctor)


def _lungs(life: Life, left: float) -> None:
    body = life.body
    fev1, fvc = body[measures.FEV1.key], body[measures.FVC.key]
    volume = expected_fev1(life.chart.citizen, life.chart.calendar, -700) * left
    fev1.level, fev1.spread = volume, 0.03
    fvc.level = volume / min(0.4 + left * 0.36, 0.68)
    fev1.step(-700, -0.1, 700)
    body[measures.SATURATION.key].level = min(91.5 + left * 6.5, 96.5)
    body[measures.WALK.key].level *= 0.55 + left * 0.4
    body[measures.WEIGHT.key].step(-700, -2.5 if left < 0.45 else 0.4, 700)
    body[measures.PULSE.key].level += 6 if left < 0.5 else 2


def _exacerbations(life: Life, begun: int, many: int) -> set[int]:
    """Days in the window, winters before summers, at least six weeks apart."""
    found: set[int] = set()
    for _ in range(many * 6):
        day = life.chance.randint(max(begun + 20, -700), -9)
        if life.chart.calendar.of(day).month not in _WINTER and life.chance.random() < 0.7:
            continue
        if len(found) < many and all(abs(day - other) > 42 for other in found):
            found.add(day)
    return found


def _exacerbation(life: Life, day: int, *, admitted: bool) -> None:
    chance, hands, body, home = life.chance, life.hands, life.body, life.chart.citizen.home
    body[measures.SATURATION.key].bump(day, -chance.uniform(3.2, 6.0), 4, 10, 1)
    body[measures.PULSE.key].bump(day, 14, 3, 9)
    body[measures.TEMPERATURE.key].bump(day, chance.choice((0.3, 0.9, 1.4)), 2, 5)
    body.blood(analytes.CRP).bump(day, chance.uniform(25, 140), 3, 12)
    if "type-2-diabetes" in life.conditions:
        body[measures.GLUCOSE.key].bump(day + 3, 4.5, 2, 6)
    infection = (
        analytes.CRP,
        analytes.HAEMOGLOBIN,
        analytes.EOSINOPHILS,
        analytes.CREATININE,
        analytes.EGFR,
        analytes.POTASSIUM,
        analytes.SODIUM,
    )
    if admitted:
        days = chance.randint(3, 6)
        unit = home.unit("lungs")
        life.visits.append(
            Visit(
                day,
                "Indlæggelse",
                contacts.ADMISSION,
                unit,
                hands.lung_doctor,
                "Forværring af KOL",
                (measures.SATURATION, measures.PULSE),
                days,
            )
        )
        life.samples.append(Wanted(day, "Akut lunge", hands.lung_doctor, infection, urgent=True))
        life.visits.append(
            Visit(
                life.workday(day + days + 9),
                "Opfølgning efter indlæggelse",
                contacts.CLINIC,
                home.practice,
                hands.practice_nurse,
                "KOL",
                (measures.SATURATION, measures.PULSE),
            )
        )
    else:
        seen = life.workday(day)
        life.visits.append(
            Visit(
                seen,
                "Akut tid",
                contacts.CLINIC,
                home.practice,
                hands.doctor,
                "Mere åndenød, farvet opspyt",
                (measures.SATURATION, measures.PULSE, measures.TEMPERATURE),
            )
        )
        life.samples.append(Wanted(seen, "Infektion", hands.doctor, (analytes.CRP, analytes.HAEMOGLOBIN)))
    by = hands.lung_doctor if admitted else hands.doctor
    give(life, PREDNISOLONE, (day, 0, by), ended=min(day + 5, 0))
    if chance.random() < 0.6:
        give(life, AMOXICLAV, (day, 0, by), ended=min(day + 7, 0))


def _drugs(life: Life, day: int, *, severe: bool) -> None:
    doctor, lung = life.hands.doctor, life.hands.lung_doctor
    changed = max(day + 60, -life.chance.randint(120, 500))
    give(life, TERBUTALINE, (day, 0, doctor))
    if severe:
        give(life, DUAL, (day, 0, doctor), ended=changed)
        give(life, TRIPLE, (changed, 0, lung), note="Efter to forværringer på et år")
    else:
        give(life, TIOTROPIUM if life.chance.random() < 0.5 else DUAL, (day, 0, doctor))
    if severe and life.chance.random() < 0.25:
        give(life, ROFLUMILAST, (changed + 20, 0, lung))
    if severe and life.body[measures.SATURATION.key].at(-1) < 92.6:
        give(life, OXYGEN, (max(changed + 40, -200), 0, lung))


def _controls(life: Life, begun: int, left: float, exacerbations: list[int]) -> None:
    hands, home = life.hands, life.chart.citizen.home
    breathless = 2 if left > 0.6 else 3 if left > 0.42 else 4
    for day in range(max(begun + 5, -690 + life.chance.randint(0, 120)), 0, 182):
        when = life.workday(day)
        yearly = (day // 182) % 2 == 0
        blown = (measures.FEV1, measures.FVC, measures.FEV1_FVC, measures.FEV1_EXPECTED) if yearly else ()
        life.visits.append(
            Visit(
                when,
                "KOL-årskontrol" if yearly else "KOL-kontrol",
                contacts.CLINIC,
                home.practice,
                hands.practice_nurse,
                "KOL",
                (measures.SATURATION, measures.WEIGHT, *blown),
            )
        )
        recent = sum(1 for one in exacerbations if when - 365 <= one <= when)
        nurse = hands.practice_nurse.reference
        scored(
            life.chart,
            measures.MRC,
            At(when, 9, 20),
            breathless,
            _MRC[breathless - 1],
            answers=None,
            by=nurse,
        )
        measured(life.chart, measures.EXACERBATIONS, At(when, 9, 20), recent, by=nurse)
        cat(life.chart, At(when - 1, 20, 5), round(34 - 24 * left + life.chance.gauss(2.5 * recent, 1.5)))
        if yearly:
            life.samples.append(
                Wanted(
                    when - 2,
                    "KOL-årskontrol",
                    hands.doctor,
                    (analytes.HAEMOGLOBIN, analytes.EOSINOPHILS, analytes.CRP),
                )
            )
    life.coming.append(
        Coming("KOL-kontrol", At(life.workday(life.chance.randint(8, 80)), 9, 20), hands.practice_nurse, 30)
    )


def _stages(life: Life, begun: int, condition: str, *, severe: bool) -> None:
    hands, home, chance = life.hands, life.chart.citizen.home, life.chance
    begins = tuple(day for day in (begun, begun + 40, begun + 200) if day <= 0)
    manager = hands.lung_nurse if severe else hands.doctor
    episode = programmes.episode(
        life.chart, programmes.COPD, begins, active=len(begins) - 1, manager=manager.reference,
        organisation=home.unit("lungs") if severe else home.practice, problem=condition,
    )  # fmt: skip
    programmes.happened(life.chart, episode, "diagnosis", begun)
    trains = chance.randint(-500, 40)
    if trains > begun:
        for key, day in (
            ("rehab-referral", trains - 20),
            ("rehab-start", trains),
            ("rehab-end", trains + 70),
        ):
            programmes.happened(life.chart, episode, key, day)
        contacts.offer(
            life.chart,
            "KOL-rehabilitering, 10 uger",
            trains,
            trains + 70,
            at=home.training,
            by=hands.doctor.reference,
            ordered=min(trains - 20, 0),
        )
        life.body[measures.WALK.key].step(trains, chance.uniform(15, 50), 70)
        life.visits += [
            Visit(
                life.workday(day),
                text,
                contacts.CLINIC,
                home.training,
                hands.physiotherapist,
                "KOL-rehabilitering",
                (measures.WALK, measures.CHAIR),
            )
            for day, text in ((trains, "Første træning, test"), (trains + 70, "Slutstatus"))
        ]
        life.join(hands.physiotherapist, "Fysioterapeut", trains, trains + 70)
    if severe:
        life.join(hands.lung_nurse, "Lungesygeplejerske", max(begun, -600))
        life.join(hands.home_nurse, "Hjemmesygeplejerske, TeleKOL", -400)
        contacts.offer(
            life.chart,
            "TeleKOL, hjemmemonitorering",
            -chance.randint(150, 420),
            None,
            at=home.nursing,
            by=hands.lung_doctor.reference,
            ordered=-430,
        )
        for measure in (measures.SATURATION, measures.PULSE):
            life.diaries.append(Diary(measure, -380, 3))
        life.diaries.append(Diary(measures.WEIGHT, -380, 14))
        life.todos.append(
            Todo(
                "Gennemgå handleplan ved forværring",
                hands.lung_nurse.reference,
                chance.randint(-5, 30),
                At(-20, 11),
                hands.lung_doctor,
            )
        )
