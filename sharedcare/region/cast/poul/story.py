"""Poul's story: he wants to walk to the forest with his grandchild.

Ten weeks ago he was admitted with fluid for nine days; since then he has been titrated, and this morning he weighs
2.1 kg more than three days ago. shared/drawings/overview.png shows him; ux.md sections 4 and 10 tell of him.
"""

from sharedcare.region.calendar import At
from sharedcare.region.cast.hands import ANNE, BO, HENRIK, KIM, METTE
from sharedcare.region.cast.poul.findings import findings
from sharedcare.region.cast.poul.goals import goals
from sharedcare.region.cast.poul.measurements import measurements
from sharedcare.region.cast.poul.medicines import medicines
from sharedcare.region.cast.poul.results import results
from sharedcare.region.cast.poul.todo import todo
from sharedcare.region.cast.poul.words import words
from sharedcare.region.chart import Chart
from sharedcare.region.entries import contacts, person, plan, problems, programmes
from sharedcare.region.entries.contacts import ADMISSION, CLINIC, HOME, PHONE
from sharedcare.region.entries.measuring import DAILY, EVERY_OTHER_DAY, measures_at_home
from sharedcare.region.entries.plan import Member
from sharedcare.region.entries.problems import Problem
from sharedcare.region.sent.condition_list import condition_list

_YEAR = 365
_AT_HOME = {"weight": DAILY, "pulse": DAILY, "systolic": EVERY_OTHER_DAY, "diastolic": EVERY_OTHER_DAY}
"""What Poul has been asked to measure: each morning while his medicine is found."""
ADMITTED, DISCHARGED = -75, -66

_HEART_FAILURE = Problem("Hjertesvigt", "DI501")
_DIABETES = Problem("Type 2-diabetes", "DE119", "T90")
_ISCHAEMIC = Problem("Iskæmisk hjertesygdom", "DI251", "K76")

_ON_THE_PRACTICES_LIST = (
    (Problem("Kronisk nyresygdom, stadium 3a", "DN183", "U99"), -2 * _YEAR),
    (Problem("Forkammerflimren", "DI489", "K78"), -612),
    (Problem("Forhøjet blodtryk", "DI109", "K86"), -14 * _YEAR),
    (Problem("Forhøjet kolesterol", "DE780", "T93"), -9 * _YEAR),
    (Problem("Slidgigt i knæet", "DM179", "L90"), -4 * _YEAR),
)


def story(chart: Chart) -> None:
    """Everything about Poul."""
    person.patient(chart)
    inge = person.relative(chart, "Inge Jensen", "Datter", phone="00 00 10 11", level="write", id="demo-inge")
    person.allergy(
        chart, "Penicillin", "Nældefeber og hævet tunge", severe=True, day=-11 * _YEAR, by=BO.reference
    )
    heart = problems.problem(
        chart, _HEART_FAILURE, "heart-failure", since=ADMITTED, by=HENRIK.reference, note="HFrEF, EF 35 %"
    )
    diabetes = problems.problem(chart, _DIABETES, "diabetes", since=-5 * _YEAR - 110, by=BO.reference)
    coronary = problems.problem(
        chart, _ISCHAEMIC, "ischaemic", since=-7 * _YEAR - 40, by=HENRIK.reference, note="PCI på LAD 2019"
    )
    condition_list(chart, At(-22, 15, 5), _ON_THE_PRACTICES_LIST, BO)
    _programmes(chart, heart, diabetes, coronary)
    _contacts(chart)
    drugs = medicines(chart)
    weight, measured = measurements(chart)
    potassium = results(chart)
    members = _team(chart, inge)
    goals(chart, heart=heart, diabetes=diabetes, coronary=coronary)
    todo(chart)
    findings(chart, weight=weight, pressure=measured, potassium=potassium, spironolactone=drugs)
    words(chart, inge)
    plan.plan(
        chart,
        "Hjertesvigt og type 2-diabetes",
        day=-62,
        author=ANNE.reference,
        team=members,
        problems=[heart, diabetes, coronary],
    )


def _programmes(chart: Chart, heart: str, diabetes: str, coronary: str) -> None:
    followed = programmes.episode(
        chart,
        programmes.HEART_FAILURE,
        (-62,),
        active=0,
        manager=ANNE.reference,
        organisation="solsund-heart-failure",
        problem=heart,
        beside=(coronary,),
    )
    anne = ANNE.reference
    for key, days in (
        ("diagnosis", (ADMITTED,)), ("education-held", (-62,)),
        ("titration-step", (-41, -24, -17)), ("raas-change", (-41, -17)),
    ):  # fmt: skip
        programmes.happened(chart, followed, key, *days)
    programmes.put_into(chart, followed, "follow-up-level", "h1", by=anne, day=-62)
    programmes.put_into(chart, followed, "home-monitoring", "h3", by=anne, day=-62)
    programmes.agreed(chart, followed, "dry-weight", 79.2, "kg", by=anne, day=-50)
    measures_at_home(chart, programmes.HEART_FAILURE, _AT_HOME, since=-62, by=anne)
    slow = programmes.episode(
        chart,
        programmes.DIABETES,
        (-5 * _YEAR - 110, -5 * _YEAR - 20, -4 * _YEAR - 60),
        active=2,
        manager=BO.reference,
        organisation="torvet",
        problem=diabetes,
    )
    programmes.happened(chart, slow, "diagnosis", -5 * _YEAR - 110)
    programmes.happened(chart, slow, "control", -338, -157, -22)
    person.consent(
        chart, "heart-failure", "Hjertesvigt", At(-62, 10, 20), organisation="solsund-heart-failure"
    )
    person.consent(chart, "type-2-diabetes", "Type 2-diabetes", At(-62, 10, 22), organisation="torvet")


def _contacts(chart: Chart) -> None:
    clinic, practice = "solsund-heart-failure", "torvet"
    for begins, ends, text, kind, at, who, why in (
        (At(-520, 9), At(-520, 9, 40), "Årskontrol", CLINIC, practice, BO, "Diabetes, blodtryk, hjerte"),
        (At(-338, 10), At(-338, 10, 20), "Kontrol", CLINIC, practice, BO, "HbA1c og blodtryk"),
        (At(-157, 9), At(-157, 9, 40), "Årskontrol", CLINIC, practice, BO, "Diabetes, blodtryk, hjerte"),
        (At(-79, 11), At(-79, 11, 20), "Konsultation", CLINIC, practice, BO, "Åndenød, hævede ben"),
        (At(ADMITTED, 13, 40), At(DISCHARGED, 11, 30), "Indlæggelse", ADMISSION, "solsund-cardiology", HENRIK, "Akut hjertesvigt"),
        (At(-62, 9, 30), At(-62, 10, 30), "Første besøg i klinikken", CLINIC, clinic, ANNE, "Opstart efter indlæggelse"),
        (At(-60, 10, 10), At(-60, 10, 50), "Første besøg hjemme", HOME, "rosenfjord-nursing", METTE, "Kompression og medicin"),
        (At(-52, 13), At(-52, 13, 15), "Telefon", PHONE, clinic, ANNE, "Opfølgning"),
        (At(-41, 10), At(-41, 10, 40), "Titrering", CLINIC, clinic, ANNE, "Sacubitril/valsartan øget"),
        (At(-39, 10), At(-39, 10, 20), "Konsultation", CLINIC, practice, BO, "Influenza- og pneumokokvaccine"),
        (At(-24, 10), At(-24, 10, 40), "Titrering", CLINIC, clinic, ANNE, "Bisoprolol øget"),
        (At(-22, 8, 50), At(-22, 9, 10), "Diabeteskontrol", CLINIC, practice, BO, "HbA1c, lipider, fødder"),
        (At(-17, 10), At(-17, 10, 40), "Titrering", CLINIC, clinic, HENRIK, "Spironolakton øget"),
        (At(-5, 13), At(-5, 14), "Test før træning", CLINIC, "rosenfjord-training", KIM, "6 minutters gangtest"),
        (At(-4, 9, 40), At(-4, 10, 15), "Besøg", HOME, "rosenfjord-nursing", METTE, "Kompression, sår på tå"),
        (At(-1, 8, 20), At(-1, 8, 35), "Blodprøve", CLINIC, "solsund-laboratory", None, "Kontrol efter øget spironolakton"),
    ):  # fmt: skip
        contacts.contact(chart, kind, text, begins, ends, at=at, who=who.reference if who else None, why=why)
    contacts.offer(
        chart,
        "Hjemmesygepleje",
        -60,
        None,
        at="rosenfjord-nursing",
        by=ANNE.reference,
        ordered=-66,
        note="2 gange om ugen: kompression, medicindosering, fødder.",
    )
    contacts.offer(
        chart,
        "Hjerterehabilitering, 12 uger",
        23,
        107,
        at="rosenfjord-training",
        by=ANNE.reference,
        ordered=-17,
        note="Superviseret træning 2 gange om ugen, når vægten er stabil.",
    )


def _team(chart: Chart, inge: str) -> str:
    return plan.team(
        chart,
        Member("Hjertesvigtsygeplejerske", ANNE.reference, -62),
        Member("Kardiolog", HENRIK.reference, ADMITTED),
        Member("Tovholder, egen læge", BO.reference, -5 * _YEAR - 110),
        Member("Fysioterapeut", KIM.reference, 23, 107),
        Member("Hjemmesygeplejerske, 2 gange om ugen", METTE.reference, -60),
        Member("Patient", chart.citizen.reference, -62),
        Member("Pårørende, datter", inge, -62),
    )
