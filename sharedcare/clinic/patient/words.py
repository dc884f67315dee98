"""The words of the patient's page, in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything the page says in one language."""

    title: str
    find: str
    coming: str
    first: str
    before: str
    back: str


DANISH = Words(
    title="Patient",
    find="find en patient",
    coming="Overblikket over patienten er på vej.",
    first="Du har ikke haft patienten åben før.",
    before="Du så sidst på patienten {day} kl. {time}.",
    back="Find en anden patient",
)

ENGLISH = Words(
    title="Patient",
    find="find a patient",
    coming="The overview of the patient is on its way.",
    first="You have not opened this patient before.",
    before="You last looked at this patient on {day} at {time}.",
    back="Find another patient",
)

WORDS = {"da": DANISH, "en": ENGLISH}
