"""The words of the office's first page, in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything it says in one language."""

    title: str
    to_sign: str
    to_sign_none: str
    running_out: str
    running_out_none: str
    drafts: str
    all: str
    renewed: str


DANISH = Words(
    title="Kontoret",
    to_sign="Venter på din underskrift",
    to_sign_none="Ingen aftaler venter på din underskrift.",
    running_out="Udløber snart",
    running_out_none="Ingen aftaler udløber de næste 90 dage.",
    drafts="Kladder",
    all="Alle samarbejdsaftaler",
    renewed="En fornyelse er begyndt",
)

ENGLISH = Words(
    title="The office",
    to_sign="Waiting for your signature",
    to_sign_none="No agreements are waiting for your signature.",
    running_out="Running out soon",
    running_out_none="No agreements run out within the next 90 days.",
    drafts="Drafts",
    all="All agreements",
    renewed="A renewal has been begun",
)

WORDS = {"da": DANISH, "en": ENGLISH}
