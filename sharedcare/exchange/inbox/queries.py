"""What the inbox can tell of a value: where it came from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sharedcare.exchange.inbox.models import Message

_PREFIX = "urn:uuid:"


@dataclass(frozen=True, slots=True)
class Origin:
    """Who sent the message that a value came in, when, and under what number; `sector` is a code of
    `urn:sharedcare:sector`, `partner` and `kind` name the folder and the standard."""

    sender: str
    sector: str
    partner: str
    kind: str
    number: str
    sent_at: datetime | None
    received_at: datetime


def origins(sources: Iterable[str]) -> dict[str, Origin]:
    """The origin of each `meta.source` that names a message; what did not come in a message is left out. One query."""
    names = {source.removeprefix(_PREFIX): source for source in sources if source.startswith(_PREFIX)}
    columns = ("id", "sender_name", "sector", "partner", "kind", "number", "sent_at", "received_at")
    rows = Message.objects.filter(id__in=list(names)).values_list(*columns) if names else ()
    return {names[name]: Origin(*row) for name, *row in rows}
