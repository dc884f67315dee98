"""Aisha: 65, type 2 diabetes for nine years and high blood pressure. She speaks Arabic and needs an interpreter; her
HbA1c came down when somebody explained the injections in a language she knows."""

from sharedcare.region import analytes, measures
from sharedcare.region.calendar import At
from sharedcare.region.cast.hands import BO, DORTE, SOFIE
from sharedcare.region.cast.life import Build, begin
from sharedcare.region.chart import Chart
from sharedcare.region.citizen_story import finish
from sharedcare.region.courses.background import HYPERTENSION, know
from sharedcare.region.courses.diabetes import diabetes
from sharedcare.region.courses.prescribing import give
from sharedcare.region.drugs import LOSARTAN, SEMAGLUTIDE
from sharedcare.region.entries import person
from sharedcare.region.entries.problems import Problem
from sharedcare.region.entries.words import message, note
from sharedcare.region.life import Coming


def story(chart: Chart) -> None:
    """Everything about Aisha."""
    life = begin(chart, Build(78.5, 146, 84, 76), "type-2-diabetes")
    diabetes(life, -3300, second=(SEMAGLUTIDE, -210), level=78)
    life.body.blood(analytes.ALBUMINURIA).level = 64
    life.body[measures.PULSE.key].level = 76
    know(life, HYPERTENSION, -2900)
    know(life, Problem("Mikroalbuminuri", "DR809", "U98"), -500)
    know(life, Problem("D-vitaminmangel", "DE559", "T91"), -1200)
    know(life, Problem("Slidgigt i knæet", "DM179", "L90"), -700)
    give(life, LOSARTAN, (-2900, 0, life.hands.doctor), (-480, 1, life.hands.doctor))
    daughter = person.relative(chart, "Layla Al-Demo", "Datter", phone="00 00 10 14", level="measure")
    aisha, sofie = chart.citizen.reference, SOFIE.reference
    life.coming.append(Coming("Fodterapeut (tolk er bestilt)", At(life.workday(16), 11, 0), DORTE, 45))
    message(
        chart,
        "عن الحقنة",
        "هل آخذ الحقنة أيضاً عندما أصوم؟",
        At(-9, 13, 40),
        by=aisha,
        to=[sofie],
        read=At(-8, 8, 30),
        language="ar",
    )
    message(
        chart,
        "Mor spørger om ramadan",
        "Mor vil gerne vide, om hun skal tage sprøjten, når hun faster. Jeg har skrevet det samme på arabisk for hende.",
        At(-9, 19, 5),
        by=daughter,
        to=[sofie],
        read=At(-8, 8, 31),
    )
    message(
        chart,
        "Vi tager det med tolk",
        "Godt, du spørger. Vi taler om det på tirsdag med tolk, længe før fasten begynder. Tag sprøjten som nu.",
        At(-8, 8, 45),
        by=sofie,
        to=[aisha, daughter],
        read=At(-8, 16, 0),
    )
    note(
        chart,
        "Tolk: arabisk, helst en kvinde",
        "Telefontolk duer ikke, hun hører dårligt i telefonen. Book 45 minutter.",
        At(-120, 10, 20),
        by=sofie,
    )
    note(
        chart,
        "Gennemgået sprøjten",
        "Med tolk for første gang. Hun havde taget den hver anden uge i stedet for hver uge.",
        At(-118, 11, 0),
        by=BO.reference,
    )
    finish(
        life,
        daughter,
        words="Rejse hjem til min søster til foråret og gå tur med hende ved havet",
        letters=False,
    )
