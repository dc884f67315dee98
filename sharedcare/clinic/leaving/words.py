"""The words of the page of patients to be handed over, in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything it says in one language. What stands in braces is filled in."""

    title: str
    lead: str
    none: str
    ends: str
    ended: str
    nobody: str
    closed: str
    urgent: str
    patients: tuple[str, str]


DANISH = Words(
    title="Patienter, der skal overdrages",
    lead="Når en samarbejdsaftale slutter, lukker journalen for nogle af dem, der hjælper patienten. Overdrag dem inden.",
    none="Ingen af din organisations aftaler slutter de næste 30 dage, og ingen er sluttet de sidste 90.",
    ends="Slutter efter {day}",
    ended="Sluttede {day}",
    nobody="Ingen af de patienter, du kan se, mister nogen ved det.",
    closed=(
        "Journalen for {patients} lukkede for jer, da aftalen sluttede, og står derfor ikke her. Det, I selv har skrevet, "
        "kan I stadig se. Skal I fortsat hjælpe, så bed jeres administrator om en ny aftale."
    ),
    urgent="Haster det, kan du åbne journalen i en nødsituation.",
    patients=("1 patient", "{count} patienter"),
)

ENGLISH = Words(
    title="Patients to hand over",
    lead="When an agreement ends, the record is shut to some of those who help the patient. Hand them over before.",
    none="None of your organisation's agreements ends within the next 30 days, and none has ended in the last 90.",
    ends="Ends after {day}",
    ended="Ended {day}",
    nobody="None of the patients whom you can see loses anybody by it.",
    closed=(
        "The record of {patients} was shut to you when the agreement ended, and so is not listed here. What you have written "
        "yourselves you can still see. If you are to go on helping, ask your administrator for a new agreement."
    ),
    urgent="If it is urgent, you can open the record in an emergency.",
    patients=("1 patient", "{count} patients"),
)

WORDS = {"da": DANISH, "en": ENGLISH}
