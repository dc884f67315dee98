"""Whether a record is open at all: more than the entries of the reader's own organisation, which stay open to it."""

from datetime import datetime

from sharedcare.access import looks
from sharedcare.access.errors import NotVisible
from sharedcare.access.gate import Visit
from sharedcare.access.types import Actor, Ground
from sharedcare.records import portrait


def is_open(*, by: Actor, patient: str, at: datetime) -> bool:
    """Whether something opens the record of this patient; False as well where there is no such patient.

    Raises NotPermitted.
    """
    try:
        with looks.overview(by=by, patient=patient, at=at) as (visit, _):
            return _finds(visit, patient)
    except NotVisible:
        return False


def require_more_than_own_entries(visit: Visit, patient: str) -> None:
    """Refuse a look at what the reader's organisation has entered, where nothing else is open. Raises NotVisible."""
    if visit.ground is Ground.OWN_ENTRY and not _finds(visit, patient):
        raise NotVisible("Nothing opens this record but what your own organisation has entered in it.")


def _finds(visit: Visit, patient: str) -> bool:
    found = visit(portrait.now(patient=patient, most={"Patient": 1}, since=portrait.NEVER))
    return any(one.id == patient and one.content for one in found.resources)
