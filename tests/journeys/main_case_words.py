"""What the pages say, and the files of the programmes, where the story of the main case reads or presses it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """In one language."""

    number: str
    heart: str
    heart_short: str
    on_paper: str
    enrol: str
    saved: str
    yes: str
    judged_of_the_heart: tuple[str, str]
    levels: tuple[str, str]
    dry_weight: str
    titration: str
    salts: str
    at_target: str
    start_at_home: str
    save: str
    hand_over: str
    from_training: str
    to_municipality: str
    take_over: str
    again: str
    judged_of_diabetes: tuple[str, str]
    proposed: str
    pulse: str
    weigh_again: str
    risen: str
    weight: str
    acknowledged: str
    medication_changed: str
    from_lasting: str
    to_doctor: str


WORDS = {
    "da": Words(
        number="Patientens CPR-nummer",
        heart="Hjertesvigt (HFrEF)",
        heart_short="Hjertesvigt",
        on_paper="samtykke på papir",
        enrol="Indmeld",
        saved="Gemt",
        yes="Ja",
        judged_of_the_heart=("Hjertesvigtet er nyt eller ændret.", "Er motiveret for at måle hjemme"),
        levels=("H1 Hjertesvigtklinik", "H3 Telemonitoreret"),
        dry_weight="Tørvægt (referencevægt) (kg)",
        titration="ARNI/ACE-hæmmer",
        salts="K, Na og kreatinin efter start eller ændring",
        at_target="3 af 4 på måldosis. Ramipril 100 % (10 af 10 mg i døgnet); Bisoprolol 50 % (5 af 10 mg i døgnet)",
        start_at_home="Opstartssamtale",
        save="Gem",
        hand_over="Overdrag",
        from_training="Hjertesvigt (HFrEF): fra fasen Telemonitorering og træning",
        to_municipality="Kommune: Rosenfjord Kommune",
        take_over="Ja, vi overtager ansvaret",
        again="Regn igen",
        judged_of_diabetes=("Er skrøbelig", "Lang varighed, høj alder"),
        proposed="Foreslået",
        pulse="Puls",
        weigh_again="Vej dig igen",
        risen="Vægt +2,1 kg på 3 dage",
        weight="82,1 kg",
        acknowledged="Set, intet at gøre",
        medication_changed="Medicin ændret",
        from_lasting="Hjertesvigt (HFrEF): fra fasen Vedvarende opfølgning",
        to_doctor="Egen læge: Lægehuset Torvet",
    ),
    "en": Words(
        number="The patient's CPR number",
        heart="Heart failure (HFrEF)",
        heart_short="Heart failure",
        on_paper="consent on paper",
        enrol="Enrol",
        saved="Saved",
        yes="Yes",
        judged_of_the_heart=("The heart failure is new or has changed.", "Is motivated to measure at home"),
        levels=("H1 Heart failure clinic", "H3 Telemonitored"),
        dry_weight="Dry weight (reference weight) (kg)",
        titration="ARNI/ACE inhibitor",
        salts="K, Na and creatinine after start or change",
        at_target="3 of 4 at target dose. Ramipril 100% (10 of 10 mg a day); Bisoprolol 50% (5 of 10 mg a day)",
        start_at_home="Start: hand out scale",
        save="Save",
        hand_over="Hand over responsibility",
        from_training="Heart failure (HFrEF): from the phase Telemonitoring and training on",
        to_municipality="Municipality: Rosenfjord Municipality",
        take_over="Yes, we take over",
        again="Work it out again",
        judged_of_diabetes=("Is frail", "Long duration, old age"),
        proposed="Proposed",
        pulse="Pulse",
        weigh_again="Weigh yourself again",
        risen="Weight +2.1 kg in 3 days",
        weight="82.1 kg",
        acknowledged="Seen, nothing to do",
        medication_changed="Medication changed",
        from_lasting="Heart failure (HFrEF): from the phase Lasting follow-up on",
        to_doctor="GP: Lægehuset Torvet",
    ),
}
