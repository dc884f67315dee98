"""Who a message is about, and who it is from."""

from dataclasses import dataclass
from typing import NamedTuple


class Identifier(NamedTuple):
    """A number and the system that gives it out."""

    system: str
    value: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation that a message names: its numbers, the best first, and the sector that the message places it in."""

    name: str
    sector: str
    identifiers: tuple[Identifier, ...]


@dataclass(frozen=True, slots=True)
class Professional:
    """Somebody who acts for an organisation, as far as a message tells: perhaps only what they are."""

    organisation: Organisation
    family: str = ""
    given: tuple[str, ...] = ()
    authorisation: str = ""
    role: str = ""
    role_text: str = ""
    telephone: str = ""


Party = Organisation | Professional
