"""From a PlanDefinition of ours back to the programme that was published as it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from sharedcare.care.publishing.types import PublishedProgramme, Status, order
from sharedcare.kernel.errors import Refusal
from sharedcare.programmes import files
from sharedcare.programmes.fhir.carried import NotAsPublished, file_in
from sharedcare.programmes.fhir.naming import programme_url
from sharedcare.programmes.shape import programme_of
from sharedcare.programmes.types import Programme

_OURS = programme_url("")


@dataclass(frozen=True, slots=True)
class Version:
    """A version as it was published: what is known of it, its file, and what that says."""

    head: PublishedProgramme
    raw: bytes
    programme: Programme


@dataclass(frozen=True, slots=True)
class Tampered:
    """A version that is not used, and why."""

    key: str
    version: str
    status: str
    refusal: NotAsPublished

    @property
    def order(self) -> tuple[int, ...]:
        """As of what is whole, as far as its version can be read."""
        return order(self.version) if self.version.replace(".", "").isdecimal() else ()


def version_in(tree: Mapping[str, Any]) -> Version | Tampered | None:
    """What a PlanDefinition holds; None when it is no programme of ours."""
    url, version = str(tree.get("url", "")), str(tree.get("version", ""))
    if not url.startswith(_OURS):
        return None
    key, status = url.removeprefix(_OURS), str(tree.get("status", ""))
    try:
        return _version(tree, key, version)
    except NotAsPublished as refusal:
        return Tampered(key, version, status, refusal)
    except (Refusal, msgspec.ValidationError, ValueError, KeyError):
        return Tampered(
            key, version, status, _not_as_published(f"{url}|{version}", "does not hold a programme")
        )


def _version(tree: Mapping[str, Any], key: str, version: str) -> Version:
    raw = file_in(tree)
    # It was checked when it was published: a checker that has learnt more since takes nothing back.
    found = programme_of(files.read(raw).data)
    if (found.key, found.version) != (key, version):
        raise _not_as_published(f"{tree['url']}|{version}", f"holds the file of {found.key} {found.version}")
    head = PublishedProgramme(
        id=tree["id"],
        key=key,
        version=version,
        title=found.title,
        owner=found.owner,
        status=Status(tree["status"]),
        published_at=datetime.fromisoformat(tree["date"]),
        approvals=found.approvals,
    )
    return Version(head, raw, found)


def _not_as_published(which: str, says: str) -> NotAsPublished:
    return NotAsPublished(f"The PlanDefinition {which} {says}. It is not used; restore it from a backup.")
