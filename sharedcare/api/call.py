"""What comes in through the FHIR door and what goes out, apart from HTTP: a batch entry is a call as well."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sharedcare.access.types import Actor

Parameters = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Call:
    """One FHIR interaction that somebody asks for.

    `place` holds the parts of the address (type, id, version), `parameters` its query in order, `headers`
    the HTTP headers under their WSGI names (`HTTP_IF_MATCH`). `body` reads what was sent, up to a limit in bytes.
    """

    method: str
    place: Mapping[str, str]
    parameters: Parameters
    headers: Mapping[str, str]
    body: Callable[[int], bytes]
    by: Actor
    at: datetime
    base: str

    @property
    def type(self) -> str:
        """The resource type in the address."""
        return self.place["type"]

    @property
    def id(self) -> str:
        """The logical id in the address."""
        return self.place["id"]


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to a call: HTTP status, JSON text, headers beside those of the content, and when it last changed."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    modified: datetime | None = None


Interaction = Callable[[Call], Reply]
