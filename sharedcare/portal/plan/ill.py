"""What the patient does with their medicine on sick days: one list, whichever programmes say it. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sharedcare.overview.fhir.elements import Tree
from sharedcare.overview.sick_days import sick_days
from sharedcare.portal.plan.words import Words
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
    told = []
    for one in sick_days(followed, trees):
        own = ", ".join(dict.fromkeys(each.within(language, native=NATIVE)[0] for each in one.own))
        title = said(one.kind, language)
        what = own or (title if one.is_taken else f"{words.ill_if} {title}")
        told.append(Ill(what, said(one.says, language)))
    return tuple(told)
