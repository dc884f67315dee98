"""Vulnerabilities that somebody has looked at and lets stand until a day, in pyproject.toml.

[[tool.sharedcare.accepted]]
id = "GHSA-xxxx-xxxx-xxxx"
reason = "Only what reads TIFF is concerned, and nothing here does."
until = 2027-01-31
"""

import tomllib
from datetime import date
from typing import NamedTuple


class NotAccepted(Exception):
    """An entry that does not say what, why and until when."""


class Accepted(NamedTuple):
    """One that stands, why, and the last day on which it does."""

    id: str
    reason: str
    until: date


def accepted_in(text: str) -> dict[str, Accepted]:
    """Those of a pyproject.toml, by id. Raises NotAccepted."""
    entries = tomllib.loads(text).get("tool", {}).get("sharedcare", {}).get("accepted", [])
    found = {}
    for entry in entries:
        one = Accepted(entry.get("id", ""), entry.get("reason", ""), entry.get("until"))
        if not one.id or len(one.reason) < len("it does not") or type(one.until) is not date:
            raise NotAccepted(
                "Each [[tool.sharedcare.accepted]] takes an id, a reason in words, and until = a date."
            )
        found[one.id] = one
    return found
