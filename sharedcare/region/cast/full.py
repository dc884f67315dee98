"""Aksel: everything at once, so that it can be seen whether a screen holds it: all four programmes, thirty problems,
forty medicines, years of values, and a name that needs room."""

from sharedcare.region import measures
from sharedcare.region.calendar import At
from sharedcare.region.cast.life import Build, begin
from sharedcare.region.chart import Chart
from sharedcare.region.citizen_story import finish
from sharedcare.region.courses.background import (
    FIBRILLATION,
    HYPERTENSION,
    KIDNEYS,
    LIPIDS,
    OTHERS,
    know,
    take,
)
from sharedcare.region.courses.copd import copd
from sharedcare.region.courses.diabetes import diabetes
from sharedcare.region.courses.heart_failure import heart_failure
from sharedcare.region.courses.ischaemic import ischaemic
from sharedcare.region.drugs import (
    AMLODIPINE,
    APIXABAN,
    GLARGINE,
    IRON,
    OXYGEN,
    ROFLUMILAST,
    VITAMIN_D,
    Ladder,
)  # fmt: skip
from sharedcare.region.entries import person
from sharedcare.region.entries.medication import Drug
from sharedcare.region.entries.problems import Problem
from sharedcare.region.life import Diary, Todo

PROBLEMS, MEDICINES = 30, 40
_PROGRAMMES = ("heart-failure", "ischaemic-heart-disease", "copd", "type-2-diabetes")

_MORE_PROBLEMS = (
    Problem("Jernmangelanæmi", "DD509", "B80"),
    Problem("Perifer neuropati", "DG629", "N94"),
    Problem("Benskørhed efter steroid", "DM814", "L95"),
    Problem("Søvnapnø", "DG473", "P06"),
    Problem("Diabetisk øjensygdom", "DH360", "F83"),
    Problem("Tør øjensygdom", "DH041", "F99"),
    Problem("Kronisk forstoppelse", "DK590", "D12"),
    Problem("Hæmorider", "DK649", "K96"),
    Problem("Aktinisk keratose", "DL570", "S80"),
)
_MORE_MEDICINES = (
    ("Magnesia", "A02AA04", "Forstoppelse", "500 mg til natten"),
    ("Laktulose", "A06AD11", "Forstoppelse", "15 ml 1 gang daglig"),
    ("Gabapentin", "N03AX12", "Neuropati", "300 mg 3 gange daglig"),
    ("Folinsyre", "B03BB01", "Anæmi", "5 mg 1 gang daglig"),
    ("Cyanocobalamin", "B03BA01", "B12-mangel under metformin", "1 mg hver 3. måned, i.m."),
    ("Melatonin", "N05CH01", "Søvnbesvær", "3 mg til natten"),
    ("Kunstige tårer", "S01XA20", "Tørre øjne", "1 dråbe i hvert øje efter behov"),
    ("Hydrocortison creme", "D07AA02", "Eksem", "1 gang daglig på udslæt"),
    ("Calcipotriol med betamethason", "D05AX52", "Psoriasis", "1 gang daglig på pletterne"),
    ("Miconazol creme", "D01AC02", "Svamp i hudfold", "2 gange daglig"),
    ("Fluticason næsespray", "R01AD08", "Stoppet næse", "1 pust i hvert næsebor daglig"),
    ("Acetylcystein", "R05CB01", "Sejt slim", "200 mg 3 gange daglig"),
    ("Nystatin mundskyllevæske", "A07AA02", "Svamp i munden", "1 ml 4 gange daglig"),
    ("Kaliumchlorid", "A12BA01", "Lavt kalium", "750 mg 1 gang daglig"),
    ("Metoclopramid", "A03FA01", "Kvalme", "10 mg efter behov"),
    ("Loperamid", "A07DA03", "Diarré", "2 mg efter behov"),
    ("Solifenacin", "G04BD08", "Hyppig vandladning", "5 mg 1 gang daglig"),
    ("Finasterid", "G04CB01", "Forstørret blærehalskirtel", "5 mg 1 gang daglig"),
    ("Colchicin", "M04AC01", "Anfald af podagra", "0,5 mg efter behov"),
    ("Zopiclon", "N05CF01", "Søvnbesvær", "3,75 mg til natten, efter behov"),
    ("Insulin aspart", "A10AB05", "Type 2-diabetes", "4 enheder til måltiderne, s.c."),
    ("Glucagon", "H04AA01", "Lavt blodsukker", "1 mg efter behov, i.m."),
)


def story(chart: Chart) -> None:
    """Everything about Aksel, and there is much of it."""
    life = begin(chart, Build(101.3, 141, 78, 78), *_PROGRAMMES)
    diabetes(life, -6100)
    ischaemic(life, -540)
    copd(life, -3900, left=0.47)
    heart_failure(life, -420)
    for what in (
        HYPERTENSION,
        FIBRILLATION,
        KIDNEYS,
        LIPIDS,
        *(each for each, *_ in OTHERS if "bryst" not in each.text),
        *_MORE_PROBLEMS,
    ):
        if len(life.conditions) + len(life.known) < PROBLEMS:
            know(life, what, -chart.chance.randint(200, 6000))
    for ladder in (
        APIXABAN,
        IRON,
        VITAMIN_D,
        AMLODIPINE,
        GLARGINE,
        OXYGEN,
        ROFLUMILAST,
        *(each for _, _, each, _ in OTHERS if each),
    ):
        take(life, ladder, -chart.chance.randint(30, 650))
    for text, atc, reason, dose in _MORE_MEDICINES:
        if _active(chart) < MEDICINES:
            take(life, Ladder(Drug(text, atc, reason), (dose,)), -chart.chance.randint(20, 900))
    for what_not, reaction in (
        ("Penicillin", "Anafylaksi"),
        ("Sulfonamid", "Udslæt"),
        ("Jodholdig kontrast", "Nældefeber"),
        ("Plaster", "Kløe"),
    ):
        person.allergy(
            chart,
            what_not,
            reaction,
            severe=reaction == "Anafylaksi",
            day=-2100,
            by=life.hands.doctor.reference,
        )
    life.diaries += [
        Diary(measure, -729, 2)
        for measure in (
            measures.GLUCOSE,
            measures.WEIGHT,
            measures.PRESSURE,
            measures.PULSE,
            measures.SATURATION,
        )
    ]
    for number, (text, owner) in enumerate((
        ("Medicingennemgang: 40 præparater", life.hands.doctor.reference), ("Nyrefunktion om 14 dage", life.hands.doctor.reference),
        ("Tilsyn af sår, venstre hæl", life.hands.home_nurse.reference), ("Kostvejledning ved fire sygdomme på én gang", life.hands.dietitian.reference),
        ("Fodterapeut, risikogruppe 4", life.hands.practice_nurse.reference), ("Vurdér iltbehov ved gang", life.hands.lung_doctor.reference),
    )):  # fmt: skip
        life.todos.append(Todo(text, owner, number * 4 - 8, At(-30, 10), life.hands.doctor, "accepted"))
    wife = person.relative(
        chart, "Ingeborg-Margrethe Overflodsgaard-Birkeholt", "Ægtefælle", phone="00 00 10 16", level="write"
    )
    person.relative(chart, "Hans-Christian Overflodsgaard-Birkeholt", "Søn", phone="00 00 10 17", level="see")
    finish(
        life,
        wife,
        words="Fejre guldbryllup derhjemme sammen med hele familien, også dem fra Amerika, uden at nogen skal tænke på piller",
    )


def _active(chart: Chart) -> int:
    return sum(
        1
        for one in chart.resources
        if one["resourceType"] == "MedicationStatement" and one["status"] == "active"
    )
