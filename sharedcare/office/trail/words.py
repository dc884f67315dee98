"""The words of the trail, in Danish and in the form that both languages have. What stands in braces is filled in."""

from dataclasses import dataclass

from sharedcare.access.audit.types import Manner, Part
from sharedcare.access.types import Action, Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything that these pages say in one language."""

    title: str
    lead: str
    person: str
    person_hint: str
    role: str
    patient: str
    patient_hint: str
    organization: str
    since: str
    until: str
    deed: str
    deeds: dict[str, str]
    ground: str
    any: str
    refused_only: str
    search: str
    clear: str
    remove: str
    quick: str
    quick_refused: str
    quick_emergencies: str
    quick_trail: str
    nothing_asked: str
    results: str
    none: str
    newest: str
    older: str
    export: str
    export_says: str
    columns: tuple[str, str, str, str, str, str]
    refused: str
    nobody_found: str
    did: dict[Manner, str]
    parts: dict[Part, str]
    other_deeds: dict[Action, str]
    by: str
    as_of: str
    more: str
    show_patients: str
    unknown_patient: str
    grounds: dict[Ground, str]
    command: str
    system: str
    nobody: str
    unknown: str
    choose_person: str
    choose_patient: str
    born: str
    no_person: str
    no_patient: str
    too_many: str
    too_little: str
    wrong_period: str


DANISH = Words(
    title="Loggen",
    lead="Hvert opslag, hver ændring og hver afvisning. At læse loggen står også i loggen.",
    person="Hvem har set",
    person_hint="Navn eller brugernavn på en person, eller navnet på et system",
    role="I hvilken rolle",
    patient="Hvis journal",
    patient_hint="CPR-nummer eller navn. Nummeret gemmes ikke",
    organization="For hvilken organisation",
    since="Fra og med",
    until="Til og med",
    deed="Hvad",
    deeds={
        "looked": "Så i en journal",
        "searched": "Søgte",
        "changed": "Skrev eller ændrede",
        "trail": "Læste loggen",
        "signing-in": "Login og logud",
        "accounts": "Logins og nøgler",
    },
    ground="På hvilket grundlag",
    any="Alle",
    refused_only="Kun det, der blev afvist",
    search="Søg",
    clear="Begynd forfra",
    remove="Fjern",
    quick="Ofte søgt",
    quick_refused="Afvist de sidste 7 dage",
    quick_emergencies="I nødsituationer de sidste 30 dage",
    quick_trail="Hvem har læst loggen de sidste 30 dage",
    nothing_asked="Sig, hvem, hvad eller hvornår det handler om. Før det vises ingen: også dit opslag kan patienten se.",
    results="Fundet, det nyeste først",
    none="Loggen har intet om det.",
    newest="Til det nyeste",
    older="Ældre",
    export="Hent alt det fundne",
    export_says="Som FHIR AuditEvent, én pr. linje (NDJSON). Hele resultatet, ikke kun denne side.",
    columns=("Hvornår", "Hvem", "Hvad", "Patient", "Grundlag", "Hvorfra"),
    refused="Afvist",
    nobody_found="fandt ingen",
    did={
        Manner.LOOKED: "Så {part}",
        Manner.CHANGED: "Skrev i {part}",
        Manner.FOUND: "Søgte i {part}",
        Manner.REFUSED: "Prøvede at se {part}",
    },
    parts={
        Part.ALL: "hele journalen",
        Part.ABOUT: "personoplysninger",
        Part.MEASUREMENTS: "målinger og prøvesvar",
        Part.PLAN: "planen",
        Part.MEDICINES: "medicinen",
        Part.ILLNESSES: "sygdomme",
        Part.CONTACTS: "besøg og aftaler",
        Part.MESSAGES: "beskeder",
        Part.ANSWERS: "svar på spørgeskemaer",
        Part.DOCUMENTS: "dokumenter",
        Part.TRAIL: "loggen",
        Part.OTHER: "andet",
    },
    other_deeds={
        Action.ISSUE_TOKEN: "Nøgle til et system udstedt",
        Action.REVOKE: "Nøgle til et system trukket tilbage",
        Action.SIGN_IN: "Login",
        Action.SIGN_OUT: "Logud",
        Action.ADD_ACCOUNT: "Login oprettet",
        Action.CHANGE_ACCOUNT: "Login ændret",
        Action.GIVE_PASSWORD: "Rigtig adgangskode givet, anden faktor mangler",
        Action.CHANGE_FACTOR: "Anden faktor ændret",
        Action.END_SESSIONS: "Logget ud alle steder",
        Action.LAUNCH: "Åbnet fra et andet system",
    },
    by="ved {what}",
    as_of="Som det var {}",
    more="og {count} flere",
    show_patients="{count} patienter",
    unknown_patient="Ukendt patient",
    grounds={
        Ground.SCOPE: "Systemets rettigheder",
        Ground.OPERATOR: "Driften af platformen",
        Ground.ROLE: "Rollen",
        Ground.OWN_RECORD: "Egen journal",
        Ground.RELATIVE: "Pårørende",
        Ground.TREATMENT: "Behandler patienten",
        Ground.EMERGENCY: "Nødsituation",
        Ground.OWN_ENTRY: "Har selv skrevet det",
        Ground.DUTY: "En handling med sin egen regel",
    },
    command="Kommando på maskinen",
    system="System",
    nobody="Ikke logget ind",
    unknown="Uden navn",
    choose_person="Flere hedder sådan. Hvem mener du?",
    choose_patient="Flere patienter passer. Hvem mener du?",
    born="født {day}",
    no_person="Ingen person og intet system hedder sådan",
    no_patient="Ingen patient har det navn eller det CPR-nummer",
    too_many="Flere end {most} patienter passer. Skriv mere af navnet, eller CPR-nummeret",
    too_little="Skriv et navn med mindst to bogstaver, en fødselsdag eller et CPR-nummer",
    wrong_period="Den sidste dag ligger før den første",
)
