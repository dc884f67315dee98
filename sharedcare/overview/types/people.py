"""Who the patient is, who stands by the patient, and who is responsible."""

from dataclasses import dataclass
from datetime import date, datetime

from sharedcare.overview.types.parties import Party, Ref
from sharedcare.overview.types.texts import Text


@dataclass(frozen=True, slots=True)
class Allergy:
    """`is_critical` when it can cost the life."""

    text: Text
    is_critical: bool
    reaction: Text
    ref: Ref


@dataclass(frozen=True, slots=True)
class Relative:
    """`may` is what the patient lets her do: see, measure, write; empty for nothing."""

    name: str
    relation: Text
    phone: str
    may: str
    ref: Ref


@dataclass(frozen=True, slots=True)
class Handover:
    """Responsibility that was offered and has not moved yet. The sender keeps it until then. `of` is what it is for (`Type/id`);
    `is_agreed` is whether the receiver has said yes, and it moves by itself on the day `due`; `is_wished` whether that day is but a
    wish, and a yes moves it at once."""

    to: Party
    text: Text
    asked: datetime
    due: date | None
    ref: Ref
    of: str = ""
    is_agreed: bool = False
    is_wished: bool = False

    def is_held(self, today: date) -> bool:
        """Whether it was to move on a day that is past, and has not."""
        return self.is_agreed and self.due is not None and self.due < today


@dataclass(frozen=True, slots=True)
class Banner:
    """Who the patient is, what can kill, and who is responsible now.

    `cpr` has ten digits, or is empty. `interpreter` is the language to interpret, empty when none is needed.
    `consents` are what the patient has agreed to take part in. `is_protected` is whether name and address are.
    `responsible_is` is the reference by which the record names who is responsible.
    """

    patient: str
    name: str
    birth_date: date | None
    age: int | None
    gender: str
    cpr: str
    phone: str
    deceased: bool
    interpreter: Text
    allergies: tuple[Allergy, ...]
    no_known_allergies: bool
    relatives: tuple[Relative, ...]
    consents: tuple[Text, ...]
    responsible: Party | None
    handovers: tuple[Handover, ...]
    is_protected: bool = False
    responsible_is: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody on the team. `starts` is set while it still lies ahead; `is_asked` is whether they are there only until they have
    answered a hand-over, `reference` whose place it is."""

    party: Party
    is_responsible: bool
    starts: date | None
    is_asked: bool = False
    reference: str = ""
