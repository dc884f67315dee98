"""The words of the page that leads back, in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything the page says in one language."""

    title: str
    text: str


DANISH = Words(
    title="Du er logget ind igen",
    text="Luk dette vindue, og gå tilbage til det andet. Det, du har skrevet dér, er der endnu.",
)

ENGLISH = Words(
    title="You are signed in again",
    text="Close this window and go back to the other. What you have written there is still there.",
)

WORDS = {"da": DANISH, "en": ENGLISH}
