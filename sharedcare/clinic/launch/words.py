"""The words of a link that opens nothing any more, in both languages, side by side so that neither can lack one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything the page says in one language."""

    title: str
    text: str
    to_patient: str
    to_start: str


DANISH = Words(
    title="Linket virker ikke mere",
    text=(
        "Et link fra jeres eget system åbner patienten én gang og inden for et minut. Åbn patienten derfra igen, "
        "eller log ind her."
    ),
    to_patient="Log ind og se patienten",
    to_start="Log ind",
)

ENGLISH = Words(
    title="This link no longer works",
    text=(
        "A link from your own system opens the patient once and within a minute. Open the patient from there again, "
        "or sign in here."
    ),
    to_patient="Sign in and see the patient",
    to_start="Sign in",
)

WORDS = {"da": DANISH, "en": ENGLISH}
