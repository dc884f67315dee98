"""Ischaemic heart disease: a clot or a balloon, then rehabilitation in hospital and municipality, then the practice.

Source: programmes.md section 3: the visit two weeks after discharge, training from the fourth week, lipids five weeks
after the statin was begun and eight after each change, two drugs against clots for a year.
"""

from sharedcare.region import analytes, measures
from sharedcare.region.bilingual import both, put
from sharedcare.region.calendar import At
from sharedcare.region.courses.prescribing import give
from sharedcare.region.drugs import (
    ASPIRIN,
    ATORVASTATIN,
    CLOPIDOGREL,
    EZETIMIBE,
    METOPROLOL,
    NITROGLYCERIN,
    RAMIPRIL,
    ROSUVASTATIN,
    TICAGRELOR,
)  # fmt: skip
from sharedcare.region.entries import contacts, problems, programmes
from sharedcare.region.entries.measurements import measured, scored
from sharedcare.region.entries.plan import Band
from sharedcare.region.entries.problems import Problem
from sharedcare.region.entries.tasks import handover
from sharedcare.region.life import Coming, Diary, Life, Todo, Visit, Wanted, Wish
from sharedcare.region.phrases.surveys import who5

_LIPIDS = (analytes.LDL, analytes.HDL, analytes.TRIGLYCERIDE, analytes.CHOLESTEROL, analytes.ALAT)
_ACUTE = (
    analytes.TROPONIN,
    analytes.HAEMOGLOBIN,
    analytes.CREATININE,
    analytes.EGFR,
    analytes.POTASSIUM,
    analytes.SODIUM,
    analytes.HBA1C,
    *_LIPIDS,
)
_CHECKED = (measures.WEIGHT, measures.PRESSURE, measures.PULSE)
_KINDS = (
    (Problem("Blodprop i hjertet (NSTEMI)", "DI214", "K75"), 4, 900.0),
    (Problem("Blodprop i hjertet (STEMI)", "DI211", "K75"), 4, 3200.0),
    (Problem("Ustabil angina", "DI200", "K74"), 3, 20.0),
    (Problem("Iskæmisk hjertesygdom", "DI251", "K76"), 1, 8.0),
)


def ischaemic(
    life: Life,
    begun: int,
    *,
    what: Problem | None = None,
    note: str | None = None,
    fraction: int | None = None,
    strict: bool = False,
) -> None:
    """From the day of the admission on; by chance what it was, unless that is said; `strict` takes every step that lowers LDL. `fraction` is the EF, in per cent."""
    chance, hands, home = life.chance, life.hands, life.chart.citizen.home
    kind, days, troponin = chance.choice(_KINDS) if what is None else (what, 4, 900.0)
    ward = home.unit("cardiology")
    condition = problems.problem(
        life.chart, kind, "ischaemic", since=begun, by=hands.ward_doctor.reference,
        note=note or chance.choice(("PCI på LAD", "PCI på RCA", "PCI på CX", "Bypassoperation", "Trekarssygdom, PCI på LAD og RCA")),
    )  # fmt: skip
    life.conditions["ischaemic-heart-disease"] = condition
    life.starts["ischaemic-heart-disease"] = begun
    life.body.blood(analytes.TROPONIN).bump(begun, troponin, 1, 8, 1)
    life.body.blood(analytes.LDL).level = max(life.body.blood(analytes.LDL).level, 2.4)
    why = put("{what}, behandlet samme dag", what=both(kind.text)) if days > 1 else "Planlagt ballonudvidelse"
    life.visits.append(
        Visit(
            begun, "Indlæggelse", contacts.ADMISSION, ward, hands.ward_doctor, why, (measures.WEIGHT,), days
        )
    )
    life.samples.append(Wanted(begun, "Akut hjerte", hands.ward_doctor, _ACUTE, urgent=True))
    discharged = begun + days
    _drugs(life, discharged, strict=strict)
    _rehabilitation(life, discharged, condition)
    _afterwards(life, discharged, fraction)
    _wishes(life, condition)
    life.manager = life.manager or hands.rehabilitation_nurse


def _drugs(life: Life, day: int, *, strict: bool) -> None:
    chance, ward, nurse, doctor = (
        life.chance,
        life.hands.ward_doctor,
        life.hands.rehabilitation_nurse,
        life.hands.doctor,
    )
    statin = chance.choice((ATORVASTATIN, ATORVASTATIN, ROSUVASTATIN))
    give(life, statin, (day, 0, ward), *([(day + 44, 1, nurse)] if strict or chance.random() < 0.6 else []))
    if life.body.blood(analytes.LDL).at(day + 100) > 1.45 and (strict or chance.random() < 0.75):
        give(life, EZETIMIBE, (day + 58, 0, nurse), note="LDL ikke på mål under statin alene")
    give(life, ASPIRIN, (day, 0, ward))
    give(
        life,
        chance.choice((TICAGRELOR, CLOPIDOGREL)),
        (day, 0, ward),
        ended=day + 365,
        note="Stop efter 12 måneder",
    )
    if "heart-failure" not in life.programmes:
        give(life, METOPROLOL, (day, 0, ward), (day + 30, 1, doctor))
        give(life, RAMIPRIL, (day, 0, ward), (day + 30, 1, doctor))
    give(life, NITROGLYCERIN, (day, 0, ward))


def _rehabilitation(life: Life, day: int, condition: str) -> None:
    """Talked over after two weeks, trained for twelve; a questionnaire before and after, the walk longer after."""
    chance, hands, home = life.chance, life.hands, life.chart.citizen.home
    talked, trains = life.workday(day + 14), life.workday(day + 26)
    ends = trains + 84
    begins = tuple(one for one in (day - 3, day, ends) if one <= 0)
    active = len(begins) - 1
    manager = (hands.ward_doctor, hands.rehabilitation_nurse, hands.doctor)[active]
    place = (home.unit("cardiology"), home.unit("rehabilitation"), home.practice)[active]
    episode = programmes.episode(
        life.chart,
        programmes.ISCHAEMIC,
        begins,
        active=active,
        manager=manager.reference,
        organisation=place,
        problem=condition,
    )
    for key, moment in (
        ("discharge", day),
        ("visitation", talked),
        ("rehab-end", ends),
    ):
        programmes.happened(life.chart, episode, key, moment)
    contacts.offer(
        life.chart, "Hjerterehabilitering, 12 uger", trains, ends, at=home.training,
        by=hands.rehabilitation_nurse.reference, ordered=min(talked, 0), note="Holdtræning 2 gange om ugen, kost og samtale.",
    )  # fmt: skip
    life.visits.append(
        Visit(
            talked,
            "Visitationssamtale",
            contacts.CLINIC,
            home.unit("rehabilitation"),
            hands.rehabilitation_nurse,
            "Plan for genoptræning",
            _CHECKED,
        )
    )
    life.visits.append(
        Visit(
            life.workday(day + 5),
            "Telefon",
            contacts.PHONE,
            home.unit("rehabilitation"),
            hands.rehabilitation_nurse,
            "Medicin og tryghed",
        )
    )
    better = chance.uniform(22, 62)
    life.body[measures.WALK.key].step(trains, better, 84)
    life.body[measures.CHAIR.key].step(trains, chance.uniform(1, 3.5), 84)
    tests = (measures.WALK, measures.CHAIR)
    for when, text in (
        (trains, "Første træning, test"),
        (trains + 42, "Status midtvejs"),
        (ends, "Slutstatus"),
    ):
        life.visits.append(
            Visit(when, text, contacts.CLINIC, home.training, hands.physiotherapist, "Træning", tests)
        )
    for when, level in (
        (talked - 2, chance.choice((32, 44, 52, 56, 60))),
        (ends + 1, chance.choice((56, 60, 68, 72, 76))),
    ):
        if when <= 0:
            who5(life.chart, At(when, 19, 15), level)
    life.join(hands.rehabilitation_nurse, "Sygeplejerske i hjerterehabilitering", day, ends)
    life.join(hands.physiotherapist, "Fysioterapeut", trains, ends)
    life.join(hands.dietitian, "Klinisk diætist", trains + 7, ends)
    if active == 1 and ends < 25:
        handover(
            life.chart, "Overtag opfølgningen efter hjerterehabilitering", of=episode, to=hands.doctor.reference,
            by=hands.rehabilitation_nurse.reference, due=max(ends + 10, 4), made=At(-chance.randint(1, 5), 14),
            why="Træningen slutter. LDL-mål under 1,4; blodpladehæmmer nummer to stoppes et år efter udskrivelsen.",
        )  # fmt: skip
    if talked <= 0 < trains:
        life.coming.append(
            Coming("Første træning, hjerterehabilitering", At(trains, 10), hands.physiotherapist, 60)
        )
    if trains <= 0 < ends:
        life.coming.append(
            Coming("Slutstatus, hjerterehabilitering", At(ends, 13), hands.physiotherapist, 60)
        )
        life.todos.append(
            Todo(
                "Spørgeskema før slutstatus (5 min)",
                life.chart.citizen.reference,
                max(ends - 3, 1),
                At(-1, 9),
                hands.rehabilitation_nurse,
            )
        )


def _afterwards(life: Life, day: int, fraction: int | None) -> None:
    """Lipids after five weeks and then rarer and rarer; controls in the practice; pressure at home before each."""
    hands, practice = life.hands, life.chart.citizen.home.practice
    for after, by in (
        (36, hands.rehabilitation_nurse),
        (100, hands.rehabilitation_nurse),
        (190, hands.doctor),
        (365, hands.doctor),
        (560, hands.doctor),
    ):
        when = life.workday(day + after)
        life.samples.append(
            Wanted(
                when, "Lipidkontrol", by, (*_LIPIDS, analytes.CREATININE, analytes.EGFR, analytes.POTASSIUM)
            )
        )
        if after >= 190:
            life.visits.append(
                Visit(
                    when + 3,
                    "Hjertekontrol",
                    contacts.CLINIC,
                    practice,
                    hands.doctor,
                    "Blodtryk, LDL og medicin",
                    _CHECKED,
                )
            )
        life.diaries.append(Diary(measures.PRESSURE, when - 3, 1, when - 1))
    life.diaries.append(Diary(measures.WEIGHT, day + 3, 7))
    life.diaries.append(Diary(measures.PRESSURE, day + 3, 7))
    life.diaries.append(Diary(measures.PULSE, day + 3, 7))
    if "heart-failure" not in life.programmes:
        left = fraction or life.chance.choice((45, 50, 55, 55, 60))
        seen = At(day - 1, 10, 30)
        measured(life.chart, measures.EJECTION_FRACTION, seen, left, by=hands.ward_doctor.reference)
    if day < -40:
        scored(
            life.chart,
            measures.ANGINA,
            At(life.workday(day + 190) if day < -190 else day + 30, 10),
            1,
            "CCS I: kun ved hård anstrengelse",
            answers=None,
            by=hands.doctor.reference,
        )
    if -365 < day < -300:
        life.todos.append(
            Todo(
                "Stop blodpladehæmmer nummer to",
                hands.doctor.reference,
                day + 365,
                At(day, 11),
                hands.ward_doctor,
                "accepted",
            )
        )


def _wishes(life: Life, condition: str) -> None:
    by = life.hands.rehabilitation_nurse
    for measure, band, text, note in (
        (analytes.LDL.measure, Band(None, 1.4), "LDL under 1,4 mmol/L", "Hjerteprogrammet, ESC 2021"),
        (measures.SYSTOLIC, Band(110, 129), "Systolisk blodtryk 120-129 mmHg, hvis det tåles", "ESC 2024"),
        (
            measures.WALK,
            Band(round(life.body[measures.WALK.key].level + 30, -1), None),
            "30 m længere på 6 minutter",
            "Mindste ændring, der kan mærkes",
        ),
    ):
        life.wishes.append(Wish(measure, band, text, by, condition, note))
