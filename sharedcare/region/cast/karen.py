"""Karen: 74, a clot in the heart sixteen weeks ago, opened the same day, low risk; in the last weeks of rehabilitation,
and nearly everything is green."""

from sharedcare.region import analytes, measures
from sharedcare.region.calendar import At
from sharedcare.region.cast.hands import BO, DORTE, KIM, RIKKE
from sharedcare.region.cast.life import Build, begin
from sharedcare.region.chart import Chart
from sharedcare.region.citizen_story import finish
from sharedcare.region.courses.background import HYPERTENSION, LIPIDS, know
from sharedcare.region.courses.ischaemic import ischaemic
from sharedcare.region.courses.prescribing import give
from sharedcare.region.drugs import AMLODIPINE
from sharedcare.region.entries import person
from sharedcare.region.entries.problems import Problem
from sharedcare.region.entries.words import message, note

_CLOT = Problem("Blodprop i hjertet (NSTEMI)", "DI214", "K75")


def story(chart: Chart) -> None:
    """Everything about Karen."""
    life = begin(chart, Build(66.4, 132, 78, 68), "ischaemic-heart-disease")
    life.body.blood(analytes.LDL).level = 2.9
    life.body.blood(analytes.HBA1C).level = 36
    life.body.blood(analytes.POTASSIUM).level = 4.0
    life.body[measures.WALK.key].level = 468
    ischaemic(
        life,
        -112,
        what=_CLOT,
        note="PCI på LAD, fuldt revaskulariseret, EF 55 %, lav risiko",
        fraction=55,
        strict=True,
    )
    know(life, HYPERTENSION, -2400)
    know(life, LIPIDS, -112)
    know(life, Problem("Knogleskørhed", "DM819", "L95"), -1500)
    give(life, AMLODIPINE, (-2300, 0, life.hands.doctor))
    life.body[measures.SYSTOLIC.key].level = 143
    person.relative(chart, "Tage Mosevang", "Ægtefælle", phone="00 00 10 12", level="see")
    karen, rikke = chart.citizen.reference, RIKKE.reference
    message(
        chart,
        "Må jeg synge igen?",
        "Koret begynder på mandag. Jeg synger alt, og det er to timer ad gangen. Er det for meget?",
        At(-20, 18, 30),
        by=karen,
        to=[rikke],
        read=At(-19, 8, 5),
    )
    message(
        chart,
        "Ja, syng",
        "Syng endelig. Sid ned, når du bliver træt, og hold øje med, om du kan tale mellem numrene. God fornøjelse.",
        At(-19, 8, 20),
        by=rikke,
        to=[karen],
        read=At(-19, 9, 0),
    )
    note(
        chart,
        "Status midtvejs",
        "Mødt 11 af 12 gange. Træner ved 5 af 10. Ingen brystsmerter. Vil fortsætte i gymnastikforeningen.",
        At(-30, 11, 10),
        by=KIM.reference,
    )
    note(
        chart,
        "Kost",
        "Fisk to gange om ugen, olivenolie i køkkenet. Holder fast i sin kage om søndagen, og det er fint.",
        At(-44, 10, 30),
        by=DORTE.reference,
    )
    note(
        chart,
        "Læst epikrisen",
        "LDL-mål 1,4. Stop af ticagrelor er skrevet ind til næste sommer.",
        At(-90, 12, 0),
        by=BO.reference,
    )
    finish(
        life,
        f"RelatedPerson/{chart.citizen.id}-relative-1",
        words="Synge i koret igen uden at være bange",
        letters=False,
    )
