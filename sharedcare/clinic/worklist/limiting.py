"""Which limits of a patient the reader sets otherwise, and who sets the others."""

from datetime import datetime

from sharedcare.access.types import Actor
from sharedcare.care.mandates.programmes import programmes_of
from sharedcare.care.mandates.queries import mandate
from sharedcare.care.mandates.rules import SET_LIMITS, named
from sharedcare.programmes import telling


def setters(*, patient: str, language: str, by: Actor, at: datetime) -> dict[str, str]:
    """By whom each limit of the patient's programmes (`<programme>:<measurement>:<limit>`) is set, by their titles; empty where the
    reader does it. Raises NotPermitted."""
    holds = mandate(patient=patient, by=by, at=at)
    found = {}
    for one in programmes_of(patient=patient, by=by, at=at):
        for measurement in one.measurements:
            for limit in measurement.limits:
                titles = (telling.said(each, language) for each in named(one, limit.set_by))
                is_readers = holds.is_named(one, limit.set_by, SET_LIMITS)
                found[f"{one.key}:{measurement.key}:{limit.key}"] = "" if is_readers else ", ".join(titles)
    return found
