"""What stands at the head of each resource that a programme is published as."""

from datetime import datetime

from sharedcare.programmes.fhir.naming import id_of
from sharedcare.programmes.fhir.words import LANGUAGE, Resource
from sharedcare.programmes.types import Programme


def heading(kind: str, url: str, programme: Programme, *, at: datetime) -> Resource:
    """Type, address, version, status, when and by whom. What nobody has approved is experimental, in FHIR's word."""
    return {
        "resourceType": kind,
        "id": id_of(url, programme.version),
        "language": LANGUAGE,
        "url": url,
        "version": programme.version,
        "status": "active",
        "experimental": not programme.approvals,
        "date": at.isoformat(timespec="seconds"),
        "publisher": programme.owner,
    }
