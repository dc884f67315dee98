"""What the patient does with their medicine on sick days: one list, whichever programmes say it. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sharedcare.overview.drug_names import drug_names
from sharedcare.overview.fhir.elements import Tree
from sharedcare.portal.plan.words import Words
from sharedcare.programmes.combining.medicine import on_sick_days
from sharedcare.programmes.combining.types import Followed
from sharedcare.programmes.telling import said
from sharedcare.ui.look import NATIVE


@dataclass(frozen=True, slots=True)
class Ill:
    """One drug, or several of one kind, and what is done with it."""

    what: str
    says: str


def ill(
    followed: Sequence[Followed], trees: Iterable[Tree], *, words: Words, language: str
) -> tuple[Ill, ...]:
    """The drugs that the patient takes, as they are called in the record (`trees`); of a patient of whom no drug is known the kinds that
    they could take."""
    called = {code: text.within(language, native=NATIVE)[0] for code, text in drug_names(trees).items()}
    told = []
    for one in on_sick_days(followed):
        own = ", ".join(dict.fromkeys(called[code] for code in one.taken if code in called))
        title = said(one.title, language)
        what = own or (title if one.taken else f"{words.ill_if} {title}")
        told.append(Ill(what, said(one.says, language)))
    return tuple(told)
