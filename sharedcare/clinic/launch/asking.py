"""What a system sends to open a patient: JSON in the body of a POST, where no number of a person gets into an address.

{"staff": {"account": "anne"}, "patient": {"cpr": "..."}}
{"staff": {"authorization": "0AB12"}, "patient": {"id": "..."}}
"""

from typing import Any

import orjson

from sharedcare.access.launches.types import Asked
from sharedcare.kernel.errors import Refusal

_LONGEST = 4096


class NotAsked(Refusal):
    """The body of the request cannot be understood."""


class NotJson(Refusal):
    """The body is announced as something else."""


def asked_in(body: bytes, *, kind: str) -> Asked:
    """Whom the system means; `kind` is what the body is announced as. Raises NotJson or NotAsked."""
    if body and kind != "application/json":
        raise NotJson("Send the body as JSON: Content-Type: application/json.")
    try:
        sent = orjson.loads(body) if len(body) <= _LONGEST else None
    except ValueError:
        sent = None
    if not isinstance(sent, dict):
        raise NotAsked("Send a JSON object that names the staff person and the patient.")
    kind, who = _one(sent, "staff", ("account", "authorization"))
    by, whom = _one(sent, "patient", ("cpr", "id"))
    return Asked(**{kind: who, "patient" if by == "id" else by: whom})


def _one(sent: dict[str, Any], part: str, names: tuple[str, str]) -> tuple[str, str]:
    named = sent.get(part)
    if isinstance(named, dict) and len(named) == 1:
        ((name, value),) = named.items()
        if name in names and isinstance(value, str) and value:
            return name, value
    raise NotAsked(f"Name the {part} by one of {' and '.join(names)}, as text.")
