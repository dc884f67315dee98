"""The words of the mail that reminds of an agreement. What stands in braces is filled in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What it says in one language."""

    subject: str
    text: str
    and_: str
    left: str
    soon: dict[int, str]


WORDS = {
    "da": Words(
        subject="En samarbejdsaftale udløber {left}",
        text=(
            "En samarbejdsaftale mellem {parties} om {programme} udløber {day}, {left}. Når den er udløbet, åbner den ikke "
            "længere nogen journal. Åbn aftalen, hvis den skal fornyes:\n{link}"
        ),
        and_="og",
        left="om {days} dage",
        soon={0: "i dag", 1: "i morgen"},
    ),
    "en": Words(
        subject="An agreement runs out {left}",
        text=(
            "An agreement between {parties} about {programme} runs out on {day}, {left}. Once it has run out it opens no record "
            "any more. Open the agreement if it is to be renewed:\n{link}"
        ),
        and_="and",
        left="in {days} days",
        soon={0: "today", 1: "tomorrow"},
    ),
}

SIGNED = "Shared Care"
