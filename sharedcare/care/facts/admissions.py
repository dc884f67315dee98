"""Encounters that are admissions. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from sharedcare.care.elements import moment


@dataclass(frozen=True, slots=True)
class Admission:
    """An admission: the Encounter's id, whose, when it began and, once it is over, ended."""

    id: str
    patient: str
    began: datetime
    ended: datetime | None


def admission(encounter: Mapping[str, Any], *, zone: tzinfo) -> Admission | None:
    """What an Encounter tells of an admission; None for another contact, and for one that was not."""
    if encounter.get("class", {}).get("code") != "IMP" or encounter.get("status") not in (
        "in-progress",
        "onleave",
        "finished",
    ):
        return None
    period = encounter.get("period", {})
    patient = str(encounter.get("subject", {}).get("reference", "")).removeprefix("Patient/")
    began = moment(period.get("start"), zone)
    if began is None or not patient:
        return None
    ended = moment(period.get("end"), zone) if encounter["status"] == "finished" else None
    return Admission(str(encounter["id"]), patient, began, ended)
