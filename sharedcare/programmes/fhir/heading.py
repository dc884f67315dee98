"""What stands at the head of each resource that a programme, or a layer, is published as."""

from datetime import datetime

from sharedcare.programmes.fhir.naming import id_of
from sharedcare.programmes.fhir.words import LANGUAGE, Resource
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.layer import Layer


def heading(kind: str, url: str, of: Programme | Layer, *, at: datetime) -> Resource:
    """Type, address, version, status, when and by whom. What nobody has approved is experimental, in FHIR's word."""
    return {
        "resourceType": kind,
        "id": id_of(url, of.version),
        "language": LANGUAGE,
        "url": url,
        "version": of.version,
        "status": "active",
        "experimental": not of.approvals,
        "date": at.isoformat(timespec="seconds"),
        "publisher": of.owner,
    }
