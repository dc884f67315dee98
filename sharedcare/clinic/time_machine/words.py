"""What is said when a moment cannot be shown, in both languages, with one that could be as an example."""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from sharedcare.clinic.time_machine.asked import Trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The sentences, `{}` being a moment that is understood, and the link that leaves them."""

    troubles: dict[Trouble, str]
    close: str


WORDS = {
    "da": Words(
        troubles={
            Trouble.UNCLEAR: "Tidspunktet blev ikke forstået, så du ser journalen nu. Skriv det fx sådan: {}",
            Trouble.AHEAD: "Tidspunktet ligger i fremtiden, så du ser journalen nu. Vælg et tidligere, fx {}",
            Trouble.BEFORE: "Dengang var her intet endnu, så du ser journalen nu. Vælg et senere, fx {}",
        },
        close="Luk",
    ),
    "en": Words(
        troubles={
            Trouble.UNCLEAR: "The moment was not understood, so this is the record now. Write it like {}",
            Trouble.AHEAD: "The moment lies ahead, so this is the record now. Choose an earlier one, such as {}",
            Trouble.BEFORE: "There was nothing here yet then, so this is the record now. Choose a later one, such as {}",
        },
        close="Close",
    ),
}


def told(trouble: Trouble, *, language: str, at: datetime, zone: tzinfo) -> str:
    """The sentence; its example is yesterday at this time, as it is written in an address."""
    example = (at - timedelta(days=1)).astimezone(zone)
    return WORDS[language].troubles[trouble].format(f"{example:%Y-%m-%dT%H:%M}")
