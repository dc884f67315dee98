"""The words of the pages about programmes, in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything they say in one language. `{...}` is filled in."""

    title: str
    lead: str
    none: str
    columns: tuple[str, ...]
    approved: str
    not_approved: str
    retired: str
    patients_one: str
    patients: str
    published: str
    owner: str
    valid: str
    facts: str
    versions: str
    compare: str
    whole: str
    matrix: str
    matrix_says: str
    phase: str
    patient: str
    about: str
    measurements: str
    measured: tuple[str, ...]
    also_measured: str
    heed: str
    yellow: str
    red: str
    none_here: str
    goals: str
    forms: str
    layers: str
    no_layers: str
    why: str
    unfit: str
    levels: dict[str, str]
    warnings: str
    diff: str
    nothing_differs: str
    kinds: dict[str, str]
    back: str


DANISH = Words(
    title="Forløbsprogrammer",
    lead="Det, der er udgivet, ændres aldrig: en ændring er en ny version. Patienter bliver på deres version, til nogen flytter dem.",
    none="Der er ikke udgivet noget forløbsprogram endnu.",
    columns=("Program", "Nyeste version", "Godkendt", "Patienter"),
    approved="Godkendt",
    not_approved="Ikke godkendt: kun til demonstration",
    retired="Trukket tilbage",
    patients_one="1 patient",
    patients="{} patienter",
    published="Udgivet {}",
    owner="Ejer",
    valid="Gælder fra",
    facts="Om programmet",
    versions="Versioner",
    compare="Hvad er ændret siden {}?",
    whole="Hvem det er for",
    matrix="Faser og sektorer",
    matrix_says="Hvad hver sektor gør i hver fase, som ansvaret er fordelt i dag.",
    phase="Fase",
    patient="Patienten",
    about="Beskrivelse",
    measurements="Målinger og grænser",
    measured=("Måling", "Hvor tit", "Gul", "Rød"),
    also_measured="Måles også, uden fast rytme og grænser:",
    heed="Forbehold:",
    yellow="gul",
    red="rød",
    none_here="-",
    goals="Mål",
    forms="Spørgeskemaer",
    layers="Afviger fra standard",
    no_layers="Programmet følges overalt, som det står her.",
    why="Hvorfor: {}",
    unfit="Passer ikke længere: {}",
    levels={"nation": "Hele landet", "region": "Region", "organisation": "Organisation"},
    warnings="Advarsler ved indmeldelse",
    diff="Fra version {} til {}",
    nothing_differs="De to versioner siger det samme.",
    kinds={"added": "Nyt", "removed": "Taget ud", "moved": "Flyttet", "changed": "Ændret"},
    back="Alle forløbsprogrammer",
)

ENGLISH = Words(
    title="Programmes",
    lead="What is published never changes: a change is a new version. Patients stay on theirs until somebody moves them.",
    none="No programme has been published yet.",
    columns=("Programme", "Newest version", "Approved", "Patients"),
    approved="Approved",
    not_approved="Not approved: for demonstration only",
    retired="Retired",
    patients_one="1 patient",
    patients="{} patients",
    published="Published {}",
    owner="Owner",
    valid="Valid from",
    facts="About the programme",
    versions="Versions",
    compare="What has changed since {}?",
    whole="For whom it is",
    matrix="Phases and sectors",
    matrix_says="What each sector does in each phase, as responsibilities are divided today.",
    phase="Phase",
    patient="The patient",
    about="Description",
    measurements="Measurements and limits",
    measured=("Measurement", "How often", "Yellow", "Red"),
    also_measured="Also measured, without a schedule or limits:",
    heed="Caution:",
    yellow="yellow",
    red="red",
    none_here="-",
    goals="Goals",
    forms="Questionnaires",
    layers="Departs from the standard",
    no_layers="The programme is followed everywhere as it stands here.",
    why="Why: {}",
    unfit="Fits no longer: {}",
    levels={"nation": "The whole country", "region": "Region", "organisation": "Organisation"},
    warnings="Warnings at enrolment",
    diff="From version {} to {}",
    nothing_differs="The two versions say the same.",
    kinds={"added": "New", "removed": "Taken out", "moved": "Moved", "changed": "Changed"},
    back="All programmes",
)

WORDS = {"da": DANISH, "en": ENGLISH}
