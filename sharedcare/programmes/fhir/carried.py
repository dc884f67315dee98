"""A file inside a PlanDefinition: put there byte for byte, and taken out again only when it is what was put there."""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha1, sha256
from typing import Any

from sharedcare.kernel.errors import Refusal
from sharedcare.programmes.fhir.naming import SHA_256
from sharedcare.programmes.fhir.words import Resource

_YAML = "application/yaml"


class NotAsPublished(Refusal):
    """The file in a PlanDefinition is not the one that was published."""


def carried(raw: bytes, *, title: str, at: datetime) -> Resource:
    """A relatedArtifact that holds a file, with the digest that it is known by (SHA-1 as R4 has it, and SHA-256)."""
    return {
        "type": "documentation",
        "document": {
            "extension": [{"url": SHA_256, "valueString": sha256(raw).hexdigest()}],
            "contentType": _YAML,
            "data": b64encode(raw).decode(),
            "size": len(raw),
            "hash": b64encode(sha1(raw, usedforsecurity=False).digest()).decode(),
            "title": title,
            "creation": at.isoformat(timespec="seconds"),
        },
    }


def file_in(resource: Mapping[str, Any]) -> bytes:
    """The file that a PlanDefinition holds. Raises NotAsPublished, by the PlanDefinition's name, when it was changed."""
    document: Mapping[str, Any] = next(
        (
            one["document"]
            for one in resource.get("relatedArtifact", ())
            if one.get("type") == "documentation"
            and one.get("document", {}).get("contentType") == _YAML
            and "data" in one["document"]
        ),
        {},
    )
    raw = b64decode(document.get("data", ""))
    told = next(
        (one.get("valueString") for one in document.get("extension", ()) if one.get("url") == SHA_256), None
    )
    if not raw or sha256(raw).hexdigest() != told:
        raise NotAsPublished(
            f"The PlanDefinition {resource.get('url')}|{resource.get('version')} does not hold the file that was published. "
            "It is not used; restore it from a backup, or publish the programme again as a new version."
        )
    return raw
