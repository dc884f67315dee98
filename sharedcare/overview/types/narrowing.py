"""What the reader is not shown, and why: so that nothing hidden passes for nothing there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class Narrowing(Enum):
    """Why the reader sees less than there may be."""

    ROLE = "role"
    """The reader's role has no right to it."""
    PATIENT = "patient"
    """The patient has chosen not to show it to the reader."""
    OWN = "own"
    """Nothing opens the record but what the reader's organisation has entered, and that alone is shown."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Types of resources that the reader does not see, or not all of, each with the reason. Empty for who sees all types.

    A single entry that is hidden is in here never: to tell of it would tell that it is there.
    """

    types: Mapping[str, Narrowing] = field(default_factory=dict)

    def why(self, *types: str) -> Narrowing | None:
        """Why something of these types may be missing; None when all of them are shown.

        What the patient has decided comes first: the others of the reader's role would not be told either.
        """
        found = {self.types[name] for name in types if name in self.types}
        return next((one for one in _FOREMOST if one in found), None)

    def wholly(self, *types: str) -> bool:
        """Whether all of these types are kept from the reader."""
        return all(name in self.types for name in types)


_FOREMOST = (Narrowing.OWN, Narrowing.PATIENT, Narrowing.ROLE)
EVERYTHING = Narrowed()
"""Of who sees all types of resources."""
