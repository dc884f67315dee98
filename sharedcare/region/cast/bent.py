"""Bent: 77, severe COPD (FEV1 a third of what it should be), two admissions in the last winters, a scale that shows
less each month, oxygen at home; he lives alone and measures faithfully."""

from sharedcare.region import measures
from sharedcare.region.calendar import At
from sharedcare.region.cast.hands import LARS, METTE
from sharedcare.region.cast.life import Build, begin
from sharedcare.region.chart import Chart
from sharedcare.region.citizen_story import finish
from sharedcare.region.courses.background import know
from sharedcare.region.courses.copd import copd
from sharedcare.region.courses.prescribing import give
from sharedcare.region.drugs import OXYGEN, PANTOPRAZOLE, VITAMIN_D
from sharedcare.region.entries import contacts, person
from sharedcare.region.entries.problems import Problem
from sharedcare.region.entries.words import message, note


def story(chart: Chart) -> None:
    """Everything about Bent."""
    life = begin(chart, Build(61.5, 128, 74, 82), "copd")
    copd(life, -3300, left=0.33, admissions=2)
    life.body[measures.SATURATION.key].level = 92.0
    life.body[measures.SATURATION.key].step(-5, -9.0, 3)
    for what, since in (
        (Problem("Knogleskørhed", "DM819", "L95"), -700),
        (Problem("Undervægt", "DR634", "T08"), -220),
        (Problem("Angst", "DF419", "P74"), -900),
        (Problem("Tidligere ryger", "DZ720", "P17"), -800),
    ):
        know(life, what, since)
    give(life, OXYGEN, (-290, 0, life.hands.lung_doctor))
    give(life, VITAMIN_D, (-690, 0, life.hands.doctor))
    give(life, PANTOPRAZOLE, (-500, 0, life.hands.doctor))
    person.allergy(chart, "Azithromycin", "Hjerterytmeforstyrrelse", severe=True, day=-410, by=LARS.reference)
    contacts.offer(
        chart,
        "Hjemmesygepleje",
        -300,
        None,
        at="rosenfjord-nursing",
        by=LARS.reference,
        ordered=-305,
        note="Ilt, medicindosering og vægt hver 14. dag.",
    )
    bent, mette = chart.citizen.reference, METTE.reference
    message(
        chart,
        "Jeg sidder op og sover",
        "De sidste to nætter har jeg siddet i stolen. Slimen er blevet gul. Jeg har kuren liggende. Skal jeg begynde?",
        At(-1, 21, 15),
        by=bent,
        to=[mette],
    )
    note(
        chart,
        "Hjemmebesøg",
        "Bor alene. Slangen når nu både seng og badeværelse. Han har tabt sig igen, spiser hos naboen om søndagen.",
        At(-12, 11, 5),
        by=mette,
    )
    note(
        chart,
        "Samtale om det, der kommer",
        "Vil ikke i respirator. Vil gerne være hjemme. Hans bror ved det. Vi tager det op igen i foråret.",
        At(-64, 14, 20),
        by=LARS.reference,
    )
    finish(life, None, words="Blive hjemme, og at nogen ringer, hvis tallene er gale", letters=False)
