"""Which programmes have been published, and what they say.

It is knowledge of the house as a directory is, and nobody's record: it takes no ground and leaves no trace. What was read
once is kept in the process; one short statement tells which versions stand.
"""

from datetime import datetime
from typing import TypeVar

import orjson

from sharedcare.access import gate
from sharedcare.access.types import Action, Actor, Errand, Need
from sharedcare.care.publishing import rules
from sharedcare.care.publishing.fhir import Found, LayerVersion, Version, version_in
from sharedcare.care.publishing.shelf import Shelf
from sharedcare.care.publishing.types import PublishedLayer, PublishedProgramme, Status, order
from sharedcare.programmes.fhir.carried import NotAsPublished
from sharedcare.programmes.layers import Layered, LeftOut
from sharedcare.programmes.types import Programme
from sharedcare.records.enrolled import enrolled
from sharedcare.records.listed import Listed, listed
from sharedcare.records.storage import reading
from sharedcare.records.storage.connection import raw_connection, run
from sharedcare.records.types import Question

Answer = TypeVar("Answer")

_kept: dict[Listed, Found | None] = {}
_KEPT_AT_MOST = 1000


def shelf() -> Shelf:
    """Everything that is published now."""
    found = [_kept[one] if one in _kept else _read(one) for one in _ask(listed(type="PlanDefinition"))]
    return Shelf(tuple(one for one in found if one is not None))


def programme(*, key: str, version: str | None = None) -> Programme:
    """What a version says; without a version the newest that is not retired. Raises NoSuchProgramme, or NotAsPublished
    when the PlanDefinition has been tampered with.
    """
    return version_of(key=key, version=version).programme


def known(*, key: str, version: str | None = None) -> Programme | None:
    """The same; None where no such version was published, or what stands there is not what was."""
    return shelf().known(key=key, version=version)


def known_already(*, key: str, version: str | None = None) -> Programme | None:
    """The same, and of a version that this process has read without asking anew: what a version says never changes. For what is shown at
    every look and decides nothing: that the version was found tampered with since is not told by it."""
    read = (one for one in tuple(_kept.values()) if version and isinstance(one, Version))
    found = next((one for one in read if (one.head.key, one.head.version) == (key, version)), None)
    return found.programme if found is not None else known(key=key, version=version)


def version_of(*, key: str, version: str | None = None) -> Version:
    """A version with what is known of it, and its file byte for byte. Raises as `programme`."""
    return shelf().version(key=key, version=version)


def published() -> tuple[PublishedProgramme, ...]:
    """All versions, by key and the newest first; without those that were tampered with, which `tampered` tells."""
    return shelf().published()


def active() -> tuple[Programme, ...]:
    """What all versions say that patients can begin to follow, by key and the newest first."""
    return shelf().active()


def older(than: Programme) -> tuple[Programme, ...]:
    """What all versions of the same programme say that are older, the oldest first, also the retired."""
    heads = [one for one in published() if one.key == than.key and one.order < order(than.version)]
    return tuple(programme(key=one.key, version=one.version) for one in reversed(heads))


def layer_of(*, key: str, version: str) -> LayerVersion:
    """A version of a layer, by its key (`KEY:region`). Raises NoSuchProgramme or NotAsPublished."""
    return shelf().layer(key=key, version=version)


def departing(*, key: str, version: str | None = None) -> tuple[tuple[PublishedLayer, Layered], ...]:
    """Each layer that holds over a programme, alone over a version: what there departs, and what is left out. Raises as
    `programme`."""
    return shelf().departing(key=key, version=version)


def unfit(*, key: str) -> tuple[tuple[str, LeftOut], ...]:
    """The changes of layers, by the layer's key, that the newest version of their programme leaves out."""
    return tuple((one.key, left) for one, result in departing(key=key) for left in result.left_out)


def published_layers() -> tuple[PublishedLayer, ...]:
    """All versions of layers, by key and the newest first."""
    return shelf().published_layers()


def tampered() -> tuple[NotAsPublished, ...]:
    """What is wrong with the versions that are not used, each by its name."""
    return shelf().tampered()


def followers(*, by: Actor, at: datetime) -> dict[tuple[str, str], int]:
    """How many patients follow each version that is published, by key and version; whose episode names none follows the
    newest. Whoever may publish may know the numbers. Raises NotYoursToPublish.
    """
    rules.require_publisher(by)
    need = Need(Action.SEARCH, "EpisodeOfCare")
    errand = Errand(Action.SEARCH, (need,), "EpisodeOfCare", what="status,type")
    counted = gate.look(by=by.on_duty, errand=errand, at=at)(enrolled())
    heads = published()
    newest = {one.key: one.version for one in reversed(heads)}
    newest |= {one.key: one.version for one in reversed(heads) if one.status is Status.ACTIVE}
    many: dict[tuple[str, str], int] = {}
    for (key, version), patients in counted.items():
        named = (key, version or newest.get(key, ""))
        many[named] = many.get(named, 0) + patients
    return many


def _read(one: Listed) -> Found | None:
    stored = _ask(reading.by_id(type="PlanDefinition", id=one.id))
    tree = orjson.loads(stored.content) if stored is not None and stored.content is not None else {}
    if len(_kept) >= _KEPT_AT_MOST:
        _kept.clear()
    return _kept.setdefault(one, version_in(tree))


def _ask(question: Question[Answer]) -> Answer:
    answer = question.read(run(raw_connection(), question.sql, question.params).fetchall())
    return _ask(question.otherwise) if answer is None and question.otherwise is not None else answer
