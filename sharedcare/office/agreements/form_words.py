"""The words of the pages on which a draft is written and an agreement is ended."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FormWords:
    """Everything that the two forms say in one language, beside the words of the agreement itself."""

    new: str
    revise: str
    lead: str
    name: str
    name_hint: str
    programme: str
    choose: str
    another: str
    another_name: str
    another_code: str
    another_hint: str
    parties: str
    parties_hint: str
    part_of: str
    sectors: dict[str, str]
    since: str
    since_fixed: str
    until: str
    until_hint: str
    text: str
    text_hint: str
    save: str
    back: str
    bad_date: str
    choose_when: str
    no_last_day: str
    has_changed: str
    end: str
    end_lead: str
    effect: str
    losses: str
    no_losses: str
    alone: str
    knows: str
    not_known: str
    when: str
    at_once: str
    at_once_says: str
    last_day: str
    last_day_says: str
    last_day_label: str
    end_go: str


DANISH = FormWords(
    new="Skriv en ny aftale",
    revise="Ret kladden",
    lead="Gem, når du vil: kladden ses kun i din egen organisation, indtil den er sendt til underskrift.",
    name="Aftalens navn",
    name_hint="For eksempel: Samarbejdsaftale om genoptræning",
    programme="Forløb",
    choose="Vælg et forløb",
    another="Et forløb, som ikke står på listen",
    another_name="Forløbets navn",
    another_code="Forløbets kode",
    another_hint="Koden er den, som forløbet har i journalen: små bogstaver og bindestreger.",
    parties="Parter",
    parties_hint="Sæt kryds ved hver part, og skriv, hvad dens del af arbejdet er.",
    part_of="Hvad {name} gør",
    sectors={
        "hospital": "Sygehuse",
        "municipality": "Kommuner",
        "general-practice": "Almen praksis",
        "": "Andre",
    },
    since="Første dag",
    since_fixed="Dagen efter den sidste dag i den aftale, som fornyes.",
    until="Sidste dag",
    until_hint="Kan stå tom: så gælder aftalen, til den opsiges.",
    text="Aftalens tekst",
    text_hint="Det, som parterne skriver under på. En tom linje skiller afsnit. Står aftalen i et dokument, vedhæftes det på aftalens side, når kladden er gemt.",
    save="Gem kladden",
    back="Tilbage til aftalen",
    bad_date="Datoen kan ikke læses. Skriv den som 2027-01-31",
    choose_when="Vælg, om aftalen slutter efter en sidste dag eller straks",
    no_last_day="Skriv den sidste dag, eller vælg, at aftalen slutter straks",
    has_changed="En anden har rettet kladden, mens du skrev. Det, du har skrevet, står her endnu; gemmer du nu, er det dit, der gælder.",
    end="Opsig eller afslut aftalen",
    end_lead="Intet, der er skrevet i journalen, går tabt. Men den, der mister adgang, kan kun se det, de selv har skrevet.",
    effect="Det sker der",
    losses="Når aftalen slutter, er journalen for {patients} ikke længere åben for:",
    no_losses="Ingen mister adgang til nogen journal, når aftalen slutter.",
    alone="For {patients} er der så ingen organisation, som kan åbne journalen. Giv varsel, så de ansvarlige når at overdrage dem.",
    knows="{patients} kan ingen åbne bagefter. Afslut alligevel straks.",
    not_known="Aftalen er ikke afsluttet: {patients} kan ingen åbne bagefter. Vælg en sidste dag, så de kan overdrages, eller sæt kryds ved, at det skal ske alligevel",
    when="Hvornår?",
    at_once="Straks",
    at_once_says="Adgangen lukker i samme øjeblik.",
    last_day="Efter en sidste dag",
    last_day_says="Indtil da er alt, som det var, så patienterne kan overdrages.",
    last_day_label="Sidste dag",
    end_go="Afslut aftalen",
)

ENGLISH = FormWords(
    new="Write a new agreement",
    revise="Revise the draft",
    lead="Save whenever you like: the draft is seen in your own organisation only, until it is sent for signature.",
    name="Name of the agreement",
    name_hint="For example: Agreement on rehabilitation",
    programme="Programme",
    choose="Choose a programme",
    another="A programme that is not on the list",
    another_name="Name of the programme",
    another_code="Code of the programme",
    another_hint="The code is the one that the programme has in the record: small letters and hyphens.",
    parties="Parties",
    parties_hint="Tick each party, and write what its part of the work is.",
    part_of="What {name} does",
    sectors={
        "hospital": "Hospitals",
        "municipality": "Municipalities",
        "general-practice": "General practices",
        "": "Others",
    },
    since="First day",
    since_fixed="The day after the last day of the agreement that is renewed.",
    until="Last day",
    until_hint="May stay empty: then the agreement holds until somebody gives notice.",
    text="Text of the agreement",
    text_hint="What the parties sign. An empty line separates paragraphs. If the agreement is in a document, attach that on the page of the agreement once the draft is saved.",
    save="Save the draft",
    back="Back to the agreement",
    bad_date="The date cannot be read. Write it as 2027-01-31",
    choose_when="Choose whether the agreement ends after a last day or at once",
    no_last_day="Write the last day, or choose that the agreement ends at once",
    has_changed="Somebody else has revised the draft while you wrote. What you wrote is still here; if you save now, yours counts.",
    end="Give notice or end the agreement",
    end_lead="Nothing that was written in the record is lost. But who loses access only sees what they wrote themselves.",
    effect="What happens then",
    losses="When the agreement ends, the records of {patients} are no longer open to:",
    no_losses="Nobody loses access to any record when the agreement ends.",
    alone="For {patients} there is then no organisation that can open the record. Give notice, so that whoever is responsible can hand them over in time.",
    knows="Nobody can open the record of {patients} afterwards. End it at once all the same.",
    not_known="The agreement has not been ended: nobody could open the record of {patients} afterwards. Choose a last day, so that they can be handed over, or tick that it is to happen all the same",
    when="When?",
    at_once="At once",
    at_once_says="Access closes in the same moment.",
    last_day="After a last day",
    last_day_says="Until then everything is as it was, so that the patients can be handed over.",
    last_day_label="Last day",
    end_go="End the agreement",
)

FORMS = {"da": DANISH, "en": ENGLISH}
