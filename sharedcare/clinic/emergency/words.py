"""The words of the page that opens a record in an emergency, in both languages, side by side so that neither can lack one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything the page says in one language. `{time}` is filled in; `clock` is how a time is written."""

    title: str
    lead: str
    happens: str
    happens_items: tuple[str, ...]
    number: str
    number_hint: str
    reason: str
    reason_hint: str
    go: str
    back: str
    not_in_your_role: str
    reason_needed: str
    nobody: str
    already_open: str
    to_patient: str
    clock: str
    bar: str
    bar_more: str


DANISH = Words(
    title="Åbn en journal i en nødsituation",
    lead="Når en patient har brug for hjælp nu, og journalen ellers er lukket for dig.",
    happens="Det sker der",
    happens_items=(
        "Journalen er åben for dig i 8 timer, også det, der ellers er skjult.",
        "Patienten får det at vide med det samme, med dit navn og din begrundelse.",
        "Databeskyttelsen ser bagefter på, om det var en nødsituation.",
        "Alt, hvad du ser og gør, står i loggen.",
    ),
    number="Patientens CPR-nummer",
    number_hint="Ti cifre, med eller uden streg",
    reason="Hvorfor skal journalen åbnes nu?",
    reason_hint="En sætning, som andre kan vurdere det ud fra. Patienten læser den.",
    go="Åbn journalen i 8 timer",
    back="Find en patient",
    not_in_your_role=(
        "Din rolle kan ikke åbne en journal i en nødsituation. Få fat i en læge eller en sygeplejerske på vagt."
    ),
    reason_needed="Skriv en hel sætning om, hvorfor journalen skal åbnes: andre skal læse den og vurdere det.",
    nobody="Ingen her har det CPR-nummer. Se efter, om alle ti cifre er rigtige.",
    already_open="Den journal er åben for dig uden nødadgang.",
    to_patient="Gå til patienten",
    clock="%H.%M",
    bar="Åbnet i en nødsituation, lukker kl. {time}",
    bar_more="Patienten og databeskyttelsen har fået det at vide. Alt, hvad du ser, står i loggen.",
)

ENGLISH = Words(
    title="Open a record in an emergency",
    lead="When a patient needs help now and the record is otherwise closed to you.",
    happens="What happens",
    happens_items=(
        "The record is open to you for 8 hours, with what is otherwise hidden.",
        "The patient is told at once, with your name and your reason.",
        "Data protection looks afterwards at whether it was an emergency.",
        "Everything you see and do stands in the log.",
    ),
    number="The patient's CPR number",
    number_hint="Ten digits, with or without the hyphen",
    reason="Why does the record have to be opened now?",
    reason_hint="A sentence that others can judge it by. The patient reads it.",
    go="Open the record for 8 hours",
    back="Find a patient",
    not_in_your_role=(
        "Your role cannot open a record in an emergency. Get hold of a doctor or a nurse on duty."
    ),
    reason_needed="Write a whole sentence on why the record has to be opened: others will read and judge it.",
    nobody="Nobody here has this CPR number. Check that all ten digits are right.",
    already_open="This record is open to you without an emergency.",
    to_patient="Go to the patient",
    clock="%H:%M",
    bar="Opened in an emergency, closes at {time}",
    bar_more="The patient and data protection have been told. Everything you see stands in the log.",
)

WORDS = {"da": DANISH, "en": ENGLISH}
