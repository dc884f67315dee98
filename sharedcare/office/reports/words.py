"""The words of the page about looks that patients do not recognise, in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything the page says in one language. What stands in braces is filled in."""

    title: str
    lead: str
    waiting: str
    nothing_waits: str
    closed: str
    nothing_closed: str
    reported: str
    says: str
    says_nothing: str
    look: str
    no_look: str
    all_looks: str
    unknown: str
    answer: str
    answer_hint: str
    go: str
    write: str
    gone: str
    answered: str


DANISH = Words(
    title="Opslag, som patienter ikke genkender",
    lead="Patienten har set opslaget under »Hvem har set din journal« og bedt om, at nogen ser på det. De, der behandler patienten, kan hverken se henvendelsen eller svaret.",
    waiting="Venter på svar ({count})",
    nothing_waits="Alle har fået svar.",
    closed="Besvaret ({count})",
    nothing_closed="Ingen endnu.",
    reported="Meldt {}",
    says="Patienten skriver",
    says_nothing="Patienten har ikke skrevet noget.",
    look="Opslaget",
    no_look="Opslaget er ikke i loggen længere.",
    all_looks="Alle opslag hos patienten den dag",
    unknown="Ukendt",
    answer="Svar til patienten",
    answer_hint="Patienten ser svaret under »Hvem har set din journal«. Det lukker henvendelsen og kan ikke ændres",
    go="Send svaret",
    write="Skriv til patienten, hvad du fandt.",
    gone="Den henvendelse er besvaret allerede, eller den findes ikke. Her er listen, som den er nu.",
    answered="Besvaret {}",
)

ENGLISH = Words(
    title="Looks that patients do not recognise",
    lead="The patient has seen the look under “Who has seen your record” and asked somebody to look into it. Those who treat the patient see neither the report nor the answer.",
    waiting="Waiting for an answer ({count})",
    nothing_waits="All have been answered.",
    closed="Answered ({count})",
    nothing_closed="None yet.",
    reported="Reported {}",
    says="The patient writes",
    says_nothing="The patient has written nothing.",
    look="The look",
    no_look="The look is no longer in the trail.",
    all_looks="All looks at the patient on that day",
    unknown="Unknown",
    answer="Answer to the patient",
    answer_hint="The patient sees the answer under “Who has seen your record”. It closes the report and cannot be changed",
    go="Send the answer",
    write="Write to the patient what you found.",
    gone="This report has been answered already, or is not there. Here is the list as it is now.",
    answered="Answered {}",
)

WORDS = {"da": DANISH, "en": ENGLISH}
