"""What is told of each message: a line of JSON whose names are fixed, since other programs read it.

    {"file", "kind", "outcome", "patient", "created", "updated", "errors"}

`outcome` is accepted, duplicate, held or refused; `patient` a logical id, never a person's number; `created` and
`updated` count resources; `errors` are sentences for a person to read.
"""

from pathlib import Path
from typing import Any

from sharedcare.exchange.inbox.case import Settled
from sharedcare.exchange.inbox.models import State

Line = dict[str, Any]

_OUTCOMES = {
    State.STORED: "accepted",
    State.REPEATED: "duplicate",
    State.HELD: "held",
    State.REFUSED: "refused",
}


def line_of(path: Path, settled: Settled) -> Line:
    """The line of a message that is kept."""
    message = settled.message
    again = settled.repeated and message.state == State.STORED
    state = State(message.state)
    return {
        "file": str(path),
        "kind": message.kind or None,
        "outcome": "duplicate" if again else _OUTCOMES[state],
        "patient": message.patient_id or None,
        "created": settled.created,
        "updated": settled.updated,
        "errors": [message.reason] if message.reason and state != State.REPEATED else [],
    }


def line_of_file(path: Path, reason: str) -> Line:
    """The line of a file that could not even be kept."""
    return {
        "file": str(path),
        "kind": None,
        "outcome": "refused",
        "patient": None,
        "created": 0,
        "updated": 0,
        "errors": [reason],
    }
