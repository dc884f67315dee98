"""Who somebody is, before anything happens to them."""

from dataclasses import dataclass, field
from datetime import date

from sharedcare.region.organisations import Neighbourhood


@dataclass(frozen=True, slots=True)
class Citizen:
    """A person: `id` is the logical id of the Patient, `cpr` ten digits, `height` in metres;
    `protected` is whether name and address are."""

    id: str
    cpr: str
    given: str
    family: str
    female: bool
    born: date
    height: float
    home: Neighbourhood = field(repr=False)
    address: str = "Prøvevej 1"
    phone: str = "00 00 00 00"
    language: str = "da"
    interpreter: bool = False
    protected: bool = False

    @property
    def reference(self) -> str:
        """How resources refer to them."""
        return f"Patient/{self.id}"

    def age(self, on: date) -> int:
        """Whole years lived on a day."""
        return on.year - self.born.year - ((on.month, on.day) < (self.born.month, self.born.day))
