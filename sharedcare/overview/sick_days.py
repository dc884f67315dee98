"""What a patient does with the medicine on sick days, by the names that it has in the record, in no language. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sharedcare.overview import types
from sharedcare.overview.drug_names import drug_names
from sharedcare.overview.fhir.elements import Tree
from sharedcare.programmes.combining.medicine import on_sick_days
from sharedcare.programmes.combining.types import Followed
from sharedcare.programmes.types.words import Text


@dataclass(frozen=True, slots=True)
class SickDay:
    """One kind of drug, what is done with it, and what the patient takes of it (`own`). `is_taken` is whether it is taken at all: of a
    patient of whom no drug is known it is what could be."""

    kind: Text
    says: Text
    own: tuple[types.Text, ...]
    is_taken: bool


def sick_days(followed: Sequence[Followed], trees: Iterable[Tree]) -> tuple[SickDay, ...]:
    """One list, whichever programmes say it."""
    called = drug_names(trees)
    return tuple(
        SickDay(
            one.title,
            one.says,
            tuple(dict.fromkeys(called[code] for code in one.taken if code in called)),
            bool(one.taken),
        )
        for one in on_sick_days(followed)
    )
