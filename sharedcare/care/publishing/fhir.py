"""From a PlanDefinition of ours back to the programme, or the layer, that was published as it. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from sharedcare.care.publishing.types import PublishedLayer, PublishedProgramme, Status, order
from sharedcare.kernel.errors import Refusal
from sharedcare.programmes import files
from sharedcare.programmes.fhir.carried import NotAsPublished, file_in
from sharedcare.programmes.fhir.naming import LAYER, PROGRAMME, layer_url
from sharedcare.programmes.shape import layer_of, programme_of
from sharedcare.programmes.types import Programme

Tree = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Version:
    """A version as it was published: what is known of it, its file, and what that says."""

    head: PublishedProgramme
    raw: bytes
    programme: Programme

    @property
    def url(self) -> str:
        """The canonical address."""
        return f"{PROGRAMME}:{self.head.key}"


@dataclass(frozen=True, slots=True)
class LayerVersion:
    """A version of a layer as it was published, and its file."""

    head: PublishedLayer
    raw: bytes

    @property
    def url(self) -> str:
        """The canonical address."""
        return f"{LAYER}:{self.head.key}"


@dataclass(frozen=True, slots=True)
class Tampered:
    """A version that is not used, and why."""

    url: str
    version: str
    status: str
    refusal: NotAsPublished

    @property
    def order(self) -> tuple[int, ...]:
        """As of what is whole, as far as its version can be read."""
        return order(self.version) if self.version.replace(".", "").isdecimal() else ()


Found = Version | LayerVersion | Tampered


def version_in(tree: Tree) -> Found | None:
    """What a PlanDefinition holds; None when it is none of ours."""
    url = str(tree.get("url", ""))
    if url.startswith(f"{PROGRAMME}:"):
        return _whole(tree, _programme)
    if url.startswith(f"{LAYER}:"):
        return _whole(tree, _layer)
    return None


def _whole(tree: Tree, read: Callable[[Tree, bytes], Version | LayerVersion]) -> Found:
    """It as it was published, or why not."""
    url, version, status = (str(tree.get(name, "")) for name in ("url", "version", "status"))
    try:
        # It was checked when it was published: a checker that has learnt more since takes nothing back.
        found = read(tree, file_in(tree))
    except NotAsPublished as refusal:
        return Tampered(url, version, status, refusal)
    except (Refusal, msgspec.ValidationError, ValueError, KeyError):
        return Tampered(url, version, status, _refusal(tree, "holds nothing that can be read"))
    if (found.url, found.head.version) != (url, version):
        other = f"holds the file of {found.url} {found.head.version}"
        return Tampered(url, version, status, _refusal(tree, other))
    return found


def _programme(tree: Tree, raw: bytes) -> Version:
    found = programme_of(files.read(raw).data)
    head = PublishedProgramme(
        id=tree["id"],
        key=found.key,
        version=found.version,
        title=found.title,
        owner=found.owner,
        status=Status(tree["status"]),
        published_at=datetime.fromisoformat(tree["date"]),
        approvals=found.approvals,
    )
    return Version(head, raw, found)


def _layer(tree: Tree, raw: bytes) -> LayerVersion:
    found = layer_of(files.read(raw).data)
    key = layer_url(found.of, found.level, found.organisation).removeprefix(f"{LAYER}:")
    moment = datetime.fromisoformat(tree["date"])
    return LayerVersion(PublishedLayer(tree["id"], key, Status(tree["status"]), moment, found), raw)


def _refusal(tree: Tree, says: str) -> NotAsPublished:
    which = f"{tree.get('url')}|{tree.get('version')}"
    return NotAsPublished(f"The PlanDefinition {which} {says}. It is not used; restore it from a backup.")
