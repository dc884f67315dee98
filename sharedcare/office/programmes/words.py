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
    nobody: str
    nobody_yet: str
    older_one: str
    older: str
    from_now_on: str
    to_be_moved: str
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
    yellow: str
    red: str
    none_here: str
    all: str
    all_says: str
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
    nobody="Følges af ingen",
    nobody_yet="Følges endnu af ingen",
    older_one="1 patient følger en ældre version",
    older="{} patienter følger en ældre version",
    from_now_on="De patienter, der indmeldes fra nu af, følger version {}.",
    to_be_moved="De, der er indmeldt, bliver på deres version, til nogen flytter dem. Det gøres på patientens side om forløbet, som først viser, hvad det ændrer for patienten.",
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
    yellow="gul",
    red="rød",
    none_here="-",
    all="Alt, hvad programmet bestemmer",
    all_says="Som det står i programmets fil, del for del: også det, patient og fagperson læser ved en grænse, og hvornår et tidspunkt kommer.",
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
    nobody="Followed by nobody",
    nobody_yet="Followed by nobody yet",
    older_one="1 patient follows an older version",
    older="{} patients follow an older version",
    from_now_on="Patients who are enrolled from now on follow version {}.",
    to_be_moved="Those who are enrolled already stay on their version until somebody moves them. That is done on the patient's page of the programme, which first shows what it changes for the patient.",
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
    yellow="yellow",
    red="red",
    none_here="-",
    all="Everything that the programme decides",
    all_says="As it stands in the programme's file, part by part: also what patient and clinician read at a limit, and when a moment comes.",
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
