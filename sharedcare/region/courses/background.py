"""What somebody has beside the programmes: the practice's list of problems, the medicines for them, vaccinations, and
the help that the municipality gives to those who need it."""

from sharedcare.region import measures
from sharedcare.region.calendar import At
from sharedcare.region.courses.prescribing import give
from sharedcare.region.drugs import (
    ALENDRONATE,
    ALLOPURINOL,
    AMLODIPINE,
    APIXABAN,
    BENDRO,
    ENALAPRIL,
    LATANOPROST,
    LEVOTHYROXINE,
    LOSARTAN,
    MIRTAZAPINE,
    PANTOPRAZOLE,
    PARACETAMOL,
    RIVAROXABAN,
    SERTRALINE,
    SIMVASTATIN,
    TAMSULOSIN,
    VITAMIN_D,
    Ladder,
)  # fmt: skip
from sharedcare.region.entries import contacts, person
from sharedcare.region.entries.problems import Problem
from sharedcare.region.life import Life, Visit
from sharedcare.region.phrases.surveys import who5

HYPERTENSION = Problem("Forhøjet blodtryk", "DI109", "K86")
FIBRILLATION = Problem("Forkammerflimren", "DI489", "K78")
KIDNEYS = Problem("Kronisk nyresygdom, stadium 3", "DN183", "U99")
LIPIDS = Problem("Forhøjet kolesterol", "DE780", "T93")

OTHERS: tuple[tuple[Problem, float, Ladder | None, str], ...] = (
    (Problem("Slidgigt i knæet", "DM179", "L90"), 0.24, PARACETAMOL, ""),
    (Problem("Slidgigt i hoften", "DM169", "L89"), 0.12, PARACETAMOL, ""),
    (Problem("Knogleskørhed", "DM819", "L95"), 0.14, ALENDRONATE, "F"),
    (Problem("Lavt stofskifte", "DE039", "T86"), 0.09, LEVOTHYROXINE, ""),
    (Problem("Podagra", "DM109", "T92"), 0.08, ALLOPURINOL, ""),
    (Problem("Forstørret blærehalskirtel", "DN409", "Y85"), 0.26, TAMSULOSIN, "M"),
    (Problem("Depression", "DF329", "P76"), 0.11, SERTRALINE, ""),
    (Problem("Søvnbesvær", "DG470", "P06"), 0.1, MIRTAZAPINE, ""),
    (Problem("Grøn stær", "DH409", "F93"), 0.08, LATANOPROST, ""),
    (Problem("Grå stær", "DH259", "F92"), 0.16, None, ""),
    (Problem("Nedsat hørelse", "DH919", "H86"), 0.18, None, ""),
    (Problem("Sure opstød", "DK219", "D84"), 0.2, PANTOPRAZOLE, ""),
    (Problem("Lændesmerter", "DM545", "L03"), 0.15, PARACETAMOL, ""),
    (Problem("Psoriasis", "DL409", "S91"), 0.05, None, ""),
    (Problem("Astma i barndommen", "DJ459", "R96"), 0.03, None, ""),
    (Problem("Åreknuder", "DI839", "K95"), 0.08, None, ""),
    (Problem("Tidligere brystkræft", "DZ853", "X76"), 0.06, None, "F"),
    (Problem("Tidligere tyktarmskræft", "DZ850", "D75"), 0.04, None, ""),
    (Problem("Tidligere apopleksi", "DI693", "K90"), 0.07, None, ""),
    (Problem("Overvægt", "DE669", "T82"), 0.14, None, ""),
)
"""Problem, how often, what is taken for it, and whose it is alone (F, M)."""

_ALLERGIES = (
    ("Penicillin", "Udslæt", "J01C"),
    ("Penicillin", "Nældefeber", "J01C"),
    ("Sulfonamid", "Udslæt", "J01E"),
    ("Acetylsalicylsyre", "Åndenød", "B01AC06"),
    ("Kodein", "Kvalme og forvirring", "R05DA"),
    ("ACE-hæmmer", "Hoste", "C09A"),
    ("Jodholdig kontrast", "Nældefeber", "V08A"),
    ("Plaster", "Kløe", "-"),
)
"""What one does not tolerate, how it shows, and the ATC codes that one is not given then."""


def background(life: Life) -> None:
    """All of it."""
    _vessels(life)
    _others(life)
    if life.chance.random() < 0.28:
        what, reaction = life.chance.choice(_endured(life))
        severe, day = life.chance.random() < 0.3, -life.chance.randint(300, 6000)
        person.allergy(life.chart, what, reaction, severe=severe, day=day, by=life.hands.doctor.reference)
    _vaccinated(life)
    _asked(life)
    _helped(life)


def _vessels(life: Life) -> None:
    """Blood pressure, rhythm and lipids, which hang together with the heart."""
    chance, doctor = life.chance, life.hands.doctor
    if chance.random() < 0.62:
        know(life, HYPERTENSION, -chance.randint(900, 7000))
        life.body[measures.SYSTOLIC.key].level += 15
        life.body[measures.DIASTOLIC.key].level += 7
        if not {"heart-failure", "ischaemic-heart-disease"} & life.programmes:
            give(life, chance.choice((LOSARTAN, ENALAPRIL)), (-1100, 0, doctor), (-1000, 1, doctor))
        if "heart-failure" not in life.programmes and life.body[measures.SYSTOLIC.key].at(-1) > 132:
            give(life, chance.choice((AMLODIPINE, BENDRO)), (-chance.randint(80, 900), 0, doctor))
    # A drug against clots beside two others is for nobody here to decide.
    if "ischaemic-heart-disease" not in life.programmes and chance.random() < (
        0.34 if "heart-failure" in life.programmes else 0.08
    ):
        since = -chance.randint(120, 2500)
        know(life, FIBRILLATION, since)
        give(life, chance.choice((APIXABAN, APIXABAN, RIVAROXABAN)), (since + 4, 0, doctor))
        life.body[measures.PULSE.key].spread = 6.5
    heart = bool({"heart-failure", "ischaemic-heart-disease"} & life.conditions.keys())
    if heart or chance.random() < 0.3:
        know(life, LIPIDS, -chance.randint(700, 5000))
        if not {"ischaemic-heart-disease", "type-2-diabetes"} & life.conditions.keys():
            give(life, SIMVASTATIN, (-chance.randint(800, 1800), 0, doctor))


def _others(life: Life) -> None:
    """What else people of that age have, and take for it."""
    chance, who = life.chance, life.chart.citizen
    older = 1.3 if life.age > 72 else 0.7
    for what, often, ladder, sex in OTHERS:
        if sex in ("", "F" if who.female else "M") and chance.random() < often * older:
            since = -chance.randint(200, 6000)
            know(life, what, since)
            if ladder is not None and chance.random() < 0.75:
                take(life, ladder, max(since, -1500))
    if who.female and life.age > 70 and chance.random() < 0.4:
        take(life, VITAMIN_D, -1200)


def take(life: Life, ladder: Ladder, day: int) -> None:
    """Give the lowest dose, unless the medicine is taken for something else already."""
    if ladder.drug.atc not in life.taken:
        life.taken.add(ladder.drug.atc)
        give(life, ladder, (day, 0, life.hands.doctor))


def know(life: Life, what: Problem, since: int) -> None:
    """Put something on the practice's list, once."""
    if all(what.sks != known.sks for known, _ in life.known):
        life.known.append((what, since))


def _endured(life: Life) -> list[tuple[str, str]]:
    """Allergies that nothing which the person is given speaks against."""
    given = [
        one["medicationCodeableConcept"]["coding"][0]["code"]
        for one in life.chart.resources
        if one["resourceType"] == "MedicationStatement"
    ]
    return [
        (what, reaction)
        for what, reaction, codes in _ALLERGIES
        if not any(code.startswith(codes) for code in given)
    ]


def _vaccinated(life: Life) -> None:
    """Every October or November against influenza."""
    for day in range(-720, 0):
        if life.chart.calendar.of(day).month == 10 and life.chance.random() < 0.028:
            nurse = life.hands.practice_nurse
            life.visits.append(
                Visit(
                    life.workday(day),
                    "Vaccination",
                    contacts.CLINIC,
                    life.chart.citizen.home.practice,
                    nurse,
                    "Influenza og covid-19",
                )
            )


def _asked(life: Life) -> None:
    """Once a year or so how they are; rehabilitation asks by itself."""
    chance = life.chance
    if "ischaemic-heart-disease" in life.programmes or not life.dense:
        return
    for earliest, latest in ((-420, -240), (-130, -12)):
        day = chance.randint(earliest, latest)
        if day > life.began and chance.random() < 0.55:
            who5(
                life.chart,
                At(day, 19, 5 * chance.randrange(12)),
                4 * round(min(max(chance.gauss(15.5, 4), 4), 24)),
            )


def _helped(life: Life) -> None:
    """Home nursing, more often the older one is; the nurse measures as she comes by."""
    chance, home = life.chance, life.chart.citizen.home
    if chance.random() > (0.55 if life.age >= 80 else 0.25 if life.age >= 70 else 0.06):
        return
    begins = -chance.randint(20, 420)
    why = chance.choice(
        (
            "Medicindosering",
            "Kompression af ben",
            "Sårpleje",
            "Medicindosering og måling",
            "Insulin og fødder",
        )
    )
    contacts.offer(
        life.chart,
        "Hjemmesygepleje",
        begins,
        None,
        at=home.nursing,
        by=life.hands.doctor.reference,
        ordered=begins - 3,
        note=f"{why}, hver 14. dag.",
    )
    life.join(life.hands.home_nurse, "Hjemmesygeplejerske", begins)
    for day in range(begins, 0, 28 if life.dense else 120):
        when = life.workday(day)
        life.visits.append(
            Visit(
                when,
                "Besøg",
                contacts.HOME,
                home.nursing,
                life.hands.home_nurse,
                why,
                (measures.PRESSURE, measures.PULSE, measures.WEIGHT, measures.SATURATION),
            )
        )
