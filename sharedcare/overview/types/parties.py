"""What everything on the screen refers to: sectors, people, and where it was read from."""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from sharedcare.overview.types.texts import NOTHING, Text


class Sector(Enum):
    """Whose part of the care it is. The value is the letter by which it is known on the screen."""

    HOSPITAL = "S"
    GENERAL_PRACTICE = "L"
    MUNICIPALITY = "K"
    REGION = "R"
    PATIENT = "P"
    """The patient and the patient's relatives."""
    UNKNOWN = ""


class Ref(NamedTuple):
    """The resource that something was read from: where it leads to, and which version of it was shown."""

    type: str
    id: str
    version: int


@dataclass(frozen=True, slots=True)
class Party:
    """Who did, said or owns something: a person in a role, an organisation, the patient or a relative.

    `name` is a person's, and empty for an organisation. Names of people are in no language.
    """

    name: str
    sector: Sector
    role: Text = NOTHING
    organization: Text = NOTHING
    phone: str = ""
