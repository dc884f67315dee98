"""The story of somebody who is not of the cast: their illnesses begin, run, meet and are looked after."""

from sharedcare.region import measures
from sharedcare.region.agreed import agree
from sharedcare.region.calendar import At
from sharedcare.region.chart import Chart
from sharedcare.region.constitution import born
from sharedcare.region.correspondence import correspondence
from sharedcare.region.courses.background import background
from sharedcare.region.courses.copd import copd
from sharedcare.region.courses.diabetes import diabetes
from sharedcare.region.courses.heart_failure import heart_failure
from sharedcare.region.courses.ischaemic import ischaemic
from sharedcare.region.entries import person, problems
from sharedcare.region.entries.measurements import measured
from sharedcare.region.hands import hands
from sharedcare.region.life import Diary, Life
from sharedcare.region.living import live
from sharedcare.region.names import FEMALE, MALE
from sharedcare.region.population import illnesses
from sharedcare.region.sent.condition_list import condition_list
from sharedcare.region.shared_plan import shared_plan
from sharedcare.region.watch import watch

_HEAVIER = {"type-2-diabetes": 3.0, "copd": -1.5, "ischaemic-heart-disease": 0.8, "heart-failure": 0.5}

_SILENT = 0.06
"""How many have stopped measuring some days ago."""


def story(chart: Chart, *, dense: bool) -> None:
    """Tell it."""
    chance, who = chart.chance, chart.citizen
    person.patient(chart)
    has = illnesses(who.age(chart.calendar.of(0)), chance)
    life = Life(
        chart,
        hands(who.home, chance.choice),
        born(who, chart.calendar, chance, heavier=sum(_HEAVIER[one] for one in has)),
        dense,
        frozenset(has),
    )
    for programme in has:
        _begin(life, programme)
    background(life)
    if not dense:
        life.diaries.clear()
    elif "heart-failure" in has and chance.random() < 0.1:
        life.body[measures.WEIGHT.key].step(-4, chance.uniform(1.7, 3.2), 4)
        life.diaries.append(Diary(measures.WEIGHT, -20, 1))
    elif "copd" in has and chance.random() < 0.06:
        life.body[measures.SATURATION.key].step(-4, -chance.uniform(3.4, 5.5), 3)
        life.diaries.append(Diary(measures.SATURATION, -20, 1))
    if chance.random() < _SILENT:
        life.away.update(range(-chance.randint(5, 13), 1))
    finish(life, _relative(life))


def finish(life: Life, relative: str | None, *, words: str | None = None, letters: bool = True) -> None:
    """What is the same for everybody once all courses are planned: live, be watched, be written about, be planned for.

    `words` is what matters most, by chance when not said; without `letters` nobody writes by chance.
    """
    chart = life.chart
    measured(
        chart, measures.HEIGHT, At(-700, 9), chart.citizen.height, by=life.hands.practice_nurse.reference
    )
    if life.known and life.dense:
        condition_list(
            chart, At(min(life.workday(-life.chance.randint(2, 60)), 0), 15, 5), life.known, life.hands.doctor
        )
    for what, since in life.known if not life.dense else ():
        problems.problem(chart, what, chart.number("problem"), since=since, by=life.hands.doctor.reference)
    watch(life, live(life))
    if life.dense and letters:
        correspondence(life, relative)
    agree(life)
    shared_plan(life, relative, words=words)


def _begin(life: Life, programme: str) -> None:
    chance = life.chance
    if programme == "heart-failure":
        heart_failure(
            life, -chance.choice((chance.randint(20, 120), chance.randint(60, 400), chance.randint(200, 700)))
        )
    elif programme == "ischaemic-heart-disease":
        ischaemic(
            life, -chance.choice((chance.randint(5, 130), chance.randint(60, 400), chance.randint(200, 700)))
        )
    elif programme == "copd":
        copd(life, -chance.randint(300, 4500))
    else:
        diabetes(
            life,
            -chance.choice((chance.randint(40, 700), chance.randint(700, 6500), chance.randint(700, 6500))),
        )


def _relative(life: Life) -> str | None:
    chance = life.chance
    if chance.random() > (0.45 if life.dense else 0.15):
        return None
    relation = chance.choice(("Datter", "Søn", "Ægtefælle", "Ægtefælle", "Søster", "Bror", "Nabo"))
    female = relation in ("Datter", "Søster") or (
        relation in ("Ægtefælle", "Nabo") and not life.chart.citizen.female
    )
    name = f"{chance.choice(FEMALE if female else MALE)} {life.chart.citizen.family}"
    level = chance.choice(("see", "measure", "write", None))
    return person.relative(life.chart, name, relation, phone="00 00 20 20", level=level)
