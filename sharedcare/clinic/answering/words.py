"""What the pages of questions on the telephone say, in Danish and in English."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything that the pages say themselves. What stands in braces is filled in."""

    back: str
    title: str
    lead: str
    none: str
    ask: str
    now: str
    last: str
    last_by_phone: str
    never: str
    to_list: str
    read_out: str
    number: str
    action: str
    send: str
    said: str
    urgent: str
    told: str
    amiss: str
    missing: str
    choose: str
    mine: str


DANISH = Words(
    back="Tilbage til planen",
    title="Spørg i telefonen",
    lead="Læs spørgsmålene op, og skriv patientens svar. De står i journalen som patientens egne, besvaret i telefon med dig, og vurderes som ellers.",
    none="Patientens forløb har ingen skemaer, der kan besvares her.",
    ask="Stil spørgsmålene",
    now="Ventes nu",
    last="Sidst besvaret {day}",
    last_by_phone="Sidst besvaret {day}, i telefonen",
    never="Ikke besvaret endnu",
    to_list="Alle skemaer",
    read_out="Læs op, som det står.",
    number="Spørgsmål {number} af {count}",
    action="Sig det videre til patienten nu",
    send="Gem patientens svar",
    said="Svarene er gemt og vurderet, besvaret i telefonen.",
    urgent="Et svar kan ikke vente",
    told="Den, der har ansvaret, har fået en opgave nu.",
    amiss="Svarene er ikke gemt endnu",
    missing="{count} spørgsmål mangler et svar.",
    choose="Vælg et svar.",
    mine="Kun de, der behandler patienten i forløbet, svarer sammen med patienten.",
)

ENGLISH = Words(
    back="Back to the plan",
    title="Ask on the telephone",
    lead="Read the questions out, and write down what the patient answers. It stands in the record as the patient's own, answered by phone with you, and is judged as ever.",
    none="The patient's programmes have no questionnaires that can be answered here.",
    ask="Ask the questions",
    now="Expected now",
    last="Last answered {day}",
    last_by_phone="Last answered {day}, on the telephone",
    never="Not answered yet",
    to_list="All questionnaires",
    read_out="Read it out as it stands.",
    number="Question {number} of {count}",
    action="Tell the patient now",
    send="Save the patient's answers",
    said="The answers are saved and judged, answered on the telephone.",
    urgent="An answer cannot wait",
    told="Whoever is responsible has been given a task now.",
    amiss="The answers are not saved yet",
    missing="{count} of the questions have no answer.",
    choose="Choose an answer.",
    mine="Only those who treat the patient in the programme answer together with the patient.",
)

WORDS = {"da": DANISH, "en": ENGLISH}
