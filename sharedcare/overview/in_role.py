"""Whose a task is: the organisation with the role that the programme asks for. Pure."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sharedcare.care.plan.roles import ByRole, titles
from sharedcare.overview.directory import SECTORS
from sharedcare.overview.types import Party, Text
from sharedcare.programmes.types import Programme

_KINDS = {sector: kind for kind, sector in SECTORS.items()}


def in_role(party: Party | None, one: ByRole, programmes: Iterable[Programme], *, on: date) -> Party | None:
    """The same party, with the role that the task is for where it is an organisation: people say their own."""
    if party is None or party.name or party.role or party.sector not in _KINDS:
        return party
    found = titles(one, programmes, kind=_KINDS[party.sector], on=on)
    if not found:
        return party
    danish, english = (" / ".join(getattr(each, name) for each in found) for name in ("da", "en"))
    return replace(party, role=Text(danish, "da", (("en", english),)))
