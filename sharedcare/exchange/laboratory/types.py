"""What a laboratory says, freed from the form it says it in."""

from dataclasses import dataclass
from datetime import datetime

from sharedcare.exchange.parties.types import Identifier, Party


@dataclass(frozen=True, slots=True)
class Code:
    """A code, what the laboratory calls it, and the code system by the name the laboratory gives it (`NPU`, `L`)."""

    code: str
    text: str
    system: str


@dataclass(frozen=True, slots=True)
class Result:
    """One result (OBX).

    `kind` is the type of the value (OBX-2) and `value` its parts as they were written; digits are kept as they
    are, since 3.40 says more than 3.4. `status` is a code of HL7 table 0085.
    """

    code: Code
    sub_id: str
    kind: str
    value: tuple[str, ...]
    unit: str
    reference: str
    flags: tuple[str, ...]
    status: str
    observed_at: datetime | None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """The result that made the laboratory order another test by itself: its order, its code and sub-id."""

    filler: str
    code: str
    sub_id: str


@dataclass(frozen=True, slots=True)
class Request:
    """Who asked for the results of an order, and `status`, the code of table 0038 for how far the order is.

    `called` is the name of the person and of the place. `party` is who that is where the place has a number that it
    can be known by; without one, `number` may still tell the person from others of the same name.
    """

    status: str
    called: str
    party: Party | None
    number: Identifier | None


@dataclass(frozen=True, slots=True)
class ResultSet:
    """The results of one order (OBR). `filler` is the laboratory's number for it, and the key of the set."""

    filler: str
    placer: str
    code: Code
    status: str
    sampled_at: datetime | None
    reported_at: datetime | None
    origin: Origin | None
    results: tuple[Result, ...]
    notes: tuple[str, ...] = ()
    request: Request | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One message. `sender` is the laboratory system, `facility` the hospital, and `facility_number` that one's own."""

    sender: str
    facility: str
    facility_number: Identifier | None
    control_id: str
    sent_at: datetime
    person: Identifier
    sets: tuple[ResultSet, ...]
