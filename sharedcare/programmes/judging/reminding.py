"""What is recommended of something that has not come, where the programme says nothing of it: to ask for it, and since when it is due.
Pure."""

from datetime import datetime
from enum import Enum, auto

from sharedcare.programmes import telling
from sharedcare.programmes.judging import saying
from sharedcare.programmes.types.words import Text, Wording


class Comes(Enum):
    """How something comes: measured or answered by the patient, or taken by those who treat."""

    MEASURED = auto()
    ANSWERED = auto()
    TAKEN = auto()


def reminder(title: Wording, comes: Comes, *, due: datetime) -> Wording:
    """`Spørg patienten ... Ventet siden 18.11.2026.`, what to do first, and what the patient is told."""
    clinician, citizen = _SAYS[comes]
    # The name of a questionnaire is quoted, and is often a question; that of a measurement is a word in the sentence.
    small = telling.small if comes is not Comes.ANSWERED else str
    danish, english = f"{due:%d.%m.%Y}", saying.day_in_english(due)
    return Wording(
        clinician=Text(
            da=f"{clinician.da} Ventet siden {danish}.",
            en=f"{clinician.en} Due since {english}.",
        ),
        citizen=Text(
            da=citizen.da.format(what=small(title.citizen.da), day=danish),
            en=citizen.en.format(what=small(title.citizen.en), day=english),
        ),
    )


_SAYS = {
    Comes.MEASURED: (
        Text(
            da="Spørg patienten, om noget er i vejen, og mind om at måle.",
            en="Ask the patient whether anything is in the way, and remind them to measure.",
        ),
        Text(
            da="Vi har ventet på {what} fra dig siden {day}. Vil du måle og sende det, når du har mulighed for det?",
            en="We have been waiting for {what} from you since {day}. Please measure and send it when you are able to.",
        ),
    ),
    Comes.ANSWERED: (
        Text(
            da="Spørg patienten, om noget er i vejen, og mind om at svare.",
            en="Ask the patient whether anything is in the way, and remind them to answer.",
        ),
        Text(
            da="Vi har ventet på dine svar på »{what}« siden {day}. Vil du svare, når du har mulighed for det?",
            en="We have been waiting for your answers to “{what}” since {day}. Please answer when you are able to.",
        ),
    ),
    Comes.TAKEN: (
        Text(
            da="Bestil eller aftal det, eller skriv det ind, hvis det er taget.",
            en="Order it or arrange it, or enter it if it has been taken.",
        ),
        Text(
            da="Det har været tid til {what} siden {day}. Vi aftaler med dig, hvornår det kan være.",
            en="It has been time for {what} since {day}. We will arrange with you when it can be.",
        ),
    ),
}
