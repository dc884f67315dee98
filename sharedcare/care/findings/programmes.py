"""Which programme a patient follows: the published version, or the newest where the enrolment names none."""

from sharedcare.care.publishing.errors import NoSuchProgramme
from sharedcare.care.publishing.queries import programme
from sharedcare.programmes.fhir.carried import NotAsPublished
from sharedcare.programmes.types import Programme


def followed(key: str, version: str | None) -> Programme | None:
    """The programme; None when nobody has published it, or when what stands there is not what was published."""
    try:
        return programme(key=key, version=version)
    except (NoSuchProgramme, NotAsPublished):
        return None
