"""Heart failure with reduced ejection fraction: found, titrated over months, handed to the practice; some are
admitted again, with fluid that the scale at home has seen coming. Source: programmes.md section 4."""

from sharedcare.region import analytes, measures
from sharedcare.region.bilingual import number, put
from sharedcare.region.calendar import At
from sharedcare.region.courses.titration import CHECKED, FULL, SALTS, titrate
from sharedcare.region.entries import contacts, problems, programmes
from sharedcare.region.entries.measurements import measured, scored
from sharedcare.region.entries.measuring import DAILY, TWICE_A_WEEK, measures_at_home
from sharedcare.region.entries.plan import Band
from sharedcare.region.entries.problems import Problem
from sharedcare.region.entries.tasks import handover
from sharedcare.region.life import Coming, Diary, Life, Visit, Wanted, Wish

_WEIGHT = measures.WEIGHT.key
_KINDS = (
    Problem("Hjertesvigt, venstresidigt", "DI501"),
    Problem("Hjertesvigt", "DI509"),
    Problem("Dilateret kardiomyopati", "DI420"),
)
_PLACES = ("I", "II", "III", "IV")


def heart_failure(life: Life, begun: int) -> None:
    """Heart failure, found on a day; the clinic begins some days later."""
    chance, hands, home = life.chance, life.hands, life.chart.citizen.home
    clinic = home.unit("heart-failure")
    fraction = chance.choice((20, 25, 30, 30, 35, 35, 40))
    admitted = chance.random() < 0.65
    condition = problems.problem(
        life.chart,
        chance.choice(_KINDS),
        "heart-failure",
        since=begun,
        by=hands.cardiologist.reference,
        note=f"EF {fraction} %",
    )
    life.conditions["heart-failure"] = condition
    life.starts["heart-failure"] = begun
    found = _admission(life, begun, chance.randint(5, 9)) if admitted else begun + chance.randint(6, 16)
    life.body[_WEIGHT].spread = 0.24
    life.body[measures.WALK.key].level *= 0.72
    life.body[measures.WALK.key].step(found + 20, life.chance.uniform(15, 60), 120)
    _marker(life, begun, found)
    _stages(life, found, clinic, condition, fraction)
    titrate(life, found, clinic)
    _at_home(life, found)
    _again(life, found)
    _echoes(life, begun, fraction)
    _wishes(life, condition, found)
    life.join(hands.heart_nurse, "Hjertesvigtsygeplejerske", found, None if found > -260 else found + 230)
    life.join(hands.cardiologist, "Kardiolog", begun)
    life.manager = life.manager or hands.heart_nurse


def _admission(life: Life, day: int, days: int) -> int:
    """Fluid gathers for ten days or so, leaves on the ward, and the clinic begins some days after: that day."""
    chance, body = life.chance, life.body
    fluid = chance.uniform(2.2, 4.6)
    gathers = chance.randint(8, 12)
    body[_WEIGHT].step(day - gathers, fluid, gathers)
    body[_WEIGHT].step(day, -fluid, days)
    body[measures.PULSE.key].bump(day, 16, 10, days + 4)
    body[measures.SYSTOLIC.key].bump(day, -8, 8, days + 6)
    body.blood(analytes.TROPONIN).bump(day, chance.uniform(14, 48), 3, days + 6)
    body.blood(analytes.SODIUM).bump(day, -4, 12, days + 10)
    body.blood(analytes.CREATININE).bump(day, 14, 8, days + 8)
    why = chance.choice(
        ("Akut hjertesvigt", "Åndenød og hævede ben", "Lungeødem", "Hurtig forkammerflimren og hjertesvigt")
    )
    ward = life.chart.citizen.home.unit("cardiology")
    life.visits.append(
        Visit(
            day,
            "Indlæggelse",
            contacts.ADMISSION,
            ward,
            life.hands.ward_doctor,
            why,
            (measures.WEIGHT,),
            days,
        )
    )
    life.samples.append(
        Wanted(day, "Akut hjerte", life.hands.ward_doctor, (analytes.TROPONIN, *FULL), urgent=True)
    )
    for later in range(2, days, 2):
        life.samples.append(Wanted(day + later, "Hjertesvigt, daglig", life.hands.ward_doctor, SALTS))
    return day + days + chance.randint(3, 10)


def _marker(life: Life, begun: int, found: int) -> None:
    """NT-proBNP: high when the heart fails, then a third with treatment; what stays depends on the heart."""
    marker = life.body.blood(analytes.NT_PROBNP)
    top = life.chance.uniform(2400, 7600)
    marker.spread = 60
    marker.step(begun - 30, top, 28)
    marker.step(begun, -top * 0.45, max(found - begun, 8))
    marker.step(found, -top * life.chance.uniform(0.22, 0.42), 150)


def _stages(life: Life, found: int, clinic: str, condition: str, fraction: int) -> None:
    """Which phase it is in, who is responsible, and whether a hand-over waits."""
    hands, chance = life.hands, life.chance
    trained, settled = found + chance.randint(120, 160), found + chance.randint(215, 250)
    begins = tuple(day for day in (found, trained, settled) if day <= 0)
    if not begins:
        begins = (min(found, 0),)
    active = len(begins) - 1
    in_practice = active == 2
    manager = hands.doctor if in_practice else hands.heart_nurse
    episode = programmes.episode(
        life.chart,
        programmes.HEART_FAILURE,
        begins,
        active=active,
        manager=manager.reference,
        organisation=life.chart.citizen.home.practice if in_practice else clinic,
        problem=condition,
    )
    _moments(life, episode, found, trained, settled)
    training = life.chart.citizen.home.training
    if trained < 90:
        contacts.offer(
            life.chart, "Træning for hjertesvigt, 10 uger", trained + 10, trained + 80, at=training,
            by=hands.heart_nurse.reference, ordered=min(trained - 20, 0),
        )  # fmt: skip
        life.join(hands.physiotherapist, "Fysioterapeut", trained + 10, trained + 80)
    if active == 1 and settled < 35:
        handover(
            life.chart, "Overtag ansvaret for hjertesvigt", of=episode, to=hands.doctor.reference,
            by=hands.heart_nurse.reference, due=max(settled, 5), made=At(-chance.randint(1, 6), 13, 20),
            why=f"Måldosis nået eller tålt. EF {fraction} % ved start. Medicinen forlænger livet og sættes ikke ned uden samråd.",
        )  # fmt: skip


def _moments(life: Life, episode: str, found: int, trained: int, settled: int) -> None:
    """What the programme counts from, and who measures at home."""
    chart, nurse = life.chart, life.hands.heart_nurse.reference
    for key, day in (
        ("diagnosis", life.starts["heart-failure"]),
        ("education-held", found),
        ("stable", trained),
        ("training-start", trained + 10),
        ("optimal-dose", settled - 14),
        ("handed-to-gp", settled),
    ):
        programmes.happened(chart, episode, key, day)
    if not life.dense or found > 0:
        return
    programmes.put_into(chart, episode, "home-monitoring", "h3", by=nurse, day=found)
    rhythm = DAILY if found > -45 else TWICE_A_WEEK
    keys = ("weight", "systolic", "diastolic", "pulse")
    measures_at_home(chart, programmes.HEART_FAILURE, dict.fromkeys(keys, rhythm), since=found, by=nurse)


def _at_home(life: Life, found: int) -> None:
    """Daily for the first weeks, then every third or fourth day: section 4.5."""
    dense = min(found + 45, 0)
    for measure in (measures.WEIGHT, measures.PULSE):
        life.diaries.append(Diary(measure, found + 2, 1, dense))
        life.diaries.append(Diary(measure, dense + 2, 3))
    life.diaries.append(Diary(measures.PRESSURE, found + 2, 2, dense))
    life.diaries.append(Diary(measures.PRESSURE, dense + 3, 4))


def _again(life: Life, found: int) -> None:
    """A quarter of those who have been at home for long are admitted once more."""
    if found > -170 or life.chance.random() > 0.28:
        return
    day = life.chance.randint(found + 90, -25)
    days = life.chance.randint(4, 8)
    _admission(life, day, days)
    life.body.blood(analytes.NT_PROBNP).bump(day, life.chance.uniform(1500, 3500), 20, days + 25)
    nurse = life.hands.heart_nurse
    clinic = life.chart.citizen.home.unit("heart-failure")
    life.visits.append(
        Visit(
            life.workday(day + days + 6),
            "Tidligt besøg efter indlæggelse",
            contacts.CLINIC,
            clinic,
            nurse,
            "Opfølgning",
            CHECKED,
        )
    )


def _echoes(life: Life, begun: int, fraction: int) -> None:
    """The ejection fraction when it was found and half a year later, and the NYHA class on the way."""
    doctor, chance = life.hands.cardiologist.reference, life.chance
    measured(life.chart, measures.EJECTION_FRACTION, At(begun + 2, 13, 30), fraction, by=doctor)
    if begun < -185:
        better = fraction + chance.choice((0, 0, 5, 5, 10, 15))
        measured(
            life.chart,
            measures.EJECTION_FRACTION,
            At(life.workday(begun + 180), 9, 30),
            min(better, 55),
            by=doctor,
        )
    elif begun > -180:
        life.coming.append(
            Coming("Ny ekkokardiografi", At(life.workday(begun + 185), 8, 30), life.hands.cardiologist, 40)
        )
    grade = 3
    for day in (begun + 12, begun + 70, begun + 150, begun + 400):
        if day <= 0:
            scored(
                life.chart,
                measures.NYHA,
                At(day, 10, 20),
                grade,
                f"NYHA {_PLACES[grade - 1]}",
                answers=None,
                by=doctor,
            )
        grade = max(1, grade - (chance.random() < 0.55))


def _wishes(life: Life, condition: str, found: int) -> None:
    nurse, dry = life.hands.heart_nurse, round(life.body[_WEIGHT].at(found + 6), 1)
    base = life.body.blood(analytes.CREATININE).at(found - 5)
    lowest = 0.75 * life.body.result(analytes.EGFR, found, life.chance, {analytes.CREATININE: base})
    told = number(dry)
    for measure, band, text, note in (
        (
            measures.WEIGHT,
            Band(dry - 1.5, dry + 1.5),
            put("Vægt {dry} ± 1,5 kg", dry=told),
            put("Tørvægt {dry} kg", dry=told),
        ),
        (analytes.POTASSIUM.measure, Band(3.5, 5.0), "Kalium 3,5-5,0 mmol/L", "Handling over 5,5"),
        (
            measures.SYSTOLIC,
            Band(100, 139),
            "Systolisk blodtryk over 100 mmHg",
            "Så længe der ikke er svimmelhed",
        ),
        (measures.PULSE, Band(50, 70), "Hvilepuls 50-70 /min", "Under betablokker"),
        (
            analytes.EGFR.measure,
            Band(round(lowest), None),
            "Nyrefunktion: fald under 25 %",
            "Fra start af titrering",
        ),
    ):
        life.wishes.append(Wish(measure, band, text, nurse, condition, note))
