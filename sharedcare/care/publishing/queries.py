"""Which programmes have been published, and what they say.

It is knowledge of the house as a directory is, and nobody's record: it takes no ground and leaves no trace. What was read
once is kept in the process; one short statement tells which versions stand.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypeVar

import orjson

from sharedcare.access import gate
from sharedcare.access.types import Action, Actor, Errand, Need
from sharedcare.care.publishing import rules
from sharedcare.care.publishing.errors import NoSuchProgramme
from sharedcare.care.publishing.fhir import Found, LayerVersion, Tampered, Version, version_in
from sharedcare.care.publishing.types import PublishedLayer, PublishedProgramme, Status
from sharedcare.programmes.fhir.carried import NotAsPublished
from sharedcare.programmes.fhir.naming import LAYER, programme_url
from sharedcare.programmes.layers import Layered, LeftOut, layered
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.layer import Layer
from sharedcare.records.enrolled import enrolled
from sharedcare.records.listed import Listed, listed
from sharedcare.records.storage import reading
from sharedcare.records.storage.connection import raw_connection, run
from sharedcare.records.types import Question

Answer = TypeVar("Answer")
Head = TypeVar("Head", PublishedProgramme, PublishedLayer)

_kept: dict[Listed, Found | None] = {}
_KEPT_AT_MOST = 1000


def programme(*, key: str, version: str | None = None) -> Programme:
    """What a version says; without a version the newest that is not retired. Raises NoSuchProgramme, or NotAsPublished
    when the PlanDefinition has been tampered with.
    """
    return version_of(key=key, version=version).programme


def known(*, key: str, version: str | None = None) -> Programme | None:
    """The same; None where no such version was published, or what stands there is not what was."""
    try:
        return programme(key=key, version=version)
    except (NoSuchProgramme, NotAsPublished):
        return None


def version_of(*, key: str, version: str | None = None) -> Version:
    """A version with what is known of it, and its file byte for byte. Raises as `programme`."""
    found = _newest(programme_url(key), version)
    if found is None:
        is_known = any(one.url == programme_url(key) for one in _all())
        raise NoSuchProgramme(_nothing(key, version, is_known=is_known))
    return _version(found)


def published() -> tuple[PublishedProgramme, ...]:
    """All versions, by key and the newest first; without those that were tampered with, which `tampered` tells."""
    return _sorted(one.head for one in _all() if isinstance(one, Version))


def active() -> tuple[Programme, ...]:
    """What all versions say that patients can begin to follow, by key and the newest first."""
    found = {one.head: one.programme for one in _all() if isinstance(one, Version)}
    return tuple(found[head] for head in _sorted(found) if head.status is Status.ACTIVE)


def layer_of(*, key: str, version: str) -> LayerVersion:
    """A version of a layer, by its key (`KEY:region`). Raises NoSuchProgramme or NotAsPublished."""
    found = _newest(f"{LAYER}:{key}", version)
    if found is None:
        raise NoSuchProgramme(
            f"No version {version} of a layer {key} is published. `sharedcare programme list` tells which there are."
        )
    return _layer(found)


def layers(*, key: str, organisations: Sequence[str] = ()) -> tuple[Layer, ...]:
    """The layers over a programme that hold where these organisations (SOR codes, the widest first) treat: the newest of
    each that is not retired. Raises NotAsPublished, since what holds cannot be told without one that was tampered with.
    """
    every = _all()
    urls = {one.url for one in every if one.url.startswith(f"{LAYER}:{key}:")}
    found = [_layer(one) for one in (_newest(url, None, every) for url in sorted(urls)) if one is not None]
    those = [one.head.layer for one in found]
    places = {sor: number for number, sor in enumerate(organisations)}
    here = [one for one in those if one.organisation is None or one.organisation in places]
    return tuple(sorted(here, key=lambda one: -1 if one.organisation is None else places[one.organisation]))


def has_layers(*, key: str) -> bool:
    """Whether any layer over a programme has been published at all: most have none."""
    return any(one.url.startswith(f"{LAYER}:{key}:") for one in _all())


def departing(*, key: str, version: str | None = None) -> tuple[tuple[PublishedLayer, Layered], ...]:
    """Each layer that holds over a programme, alone over a version: what there departs, and what is left out. Raises as
    `programme`."""
    standard = programme(key=key, version=version)
    every = _all()
    urls = sorted({one.url for one in every if one.url.startswith(f"{LAYER}:{key}:")})
    standing = [_layer(one).head for one in (_newest(url, None, every) for url in urls) if one is not None]
    return tuple((one, layered(standard, [one.layer])) for one in standing)


def unfit(*, key: str) -> tuple[tuple[str, LeftOut], ...]:
    """The changes of layers, by the layer's key, that the newest version of their programme leaves out."""
    return tuple((one.key, left) for one, result in departing(key=key) for left in result.left_out)


def published_layers() -> tuple[PublishedLayer, ...]:
    """All versions of layers, by key and the newest first."""
    return _sorted(one.head for one in _all() if isinstance(one, LayerVersion))


def tampered() -> tuple[NotAsPublished, ...]:
    """What is wrong with the versions that are not used, each by its name."""
    return tuple(one.refusal for one in _all() if isinstance(one, Tampered))


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


def _newest(url: str, version: str | None, among: Sequence[Found] | None = None) -> Found | None:
    """This version; without one the newest that is not retired."""
    every = _all() if among is None else among
    those = [one for one in every if one.url == url and _stands(one, version)]
    return max(
        those, key=lambda one: one.order if isinstance(one, Tampered) else one.head.order, default=None
    )


def _stands(one: Found, version: str | None) -> bool:
    known = one if isinstance(one, Tampered) else one.head
    return known.status == Status.ACTIVE if version is None else known.version == version


def _version(one: Found) -> Version:
    if isinstance(one, Tampered):
        raise one.refusal
    assert isinstance(one, Version)  # noqa: S101 - for the type checker: its address is a programme's
    return one


def _layer(one: Found) -> LayerVersion:
    if isinstance(one, Tampered):
        raise one.refusal
    assert isinstance(one, LayerVersion)  # noqa: S101 - for the type checker: its address is a layer's
    return one


def _sorted(heads: Iterable[Head]) -> tuple[Head, ...]:
    newest_first = sorted(heads, key=lambda one: one.order, reverse=True)
    return tuple(sorted(newest_first, key=lambda one: one.key))


def _all() -> list[Found]:
    found = [_kept[one] if one in _kept else _read(one) for one in _ask(listed(type="PlanDefinition"))]
    return [one for one in found if one is not None]


def _read(one: Listed) -> Found | None:
    stored = _ask(reading.by_id(type="PlanDefinition", id=one.id))
    tree = orjson.loads(stored.content) if stored is not None and stored.content is not None else {}
    if len(_kept) >= _KEPT_AT_MOST:
        _kept.clear()
    return _kept.setdefault(one, version_in(tree))


def _nothing(key: str, version: str | None, *, is_known: bool) -> str:
    tells = "`sharedcare programme list` tells which there are."
    if version is not None:
        return f"No version {version} of a programme {key} is published. {tells}"
    if is_known:
        return f"All versions of {key} are retired. {tells}"
    return f"No programme {key} is published. {tells}"


def _ask(question: Question[Answer]) -> Answer:
    answer = question.read(run(raw_connection(), question.sql, question.params).fetchall())
    return _ask(question.otherwise) if answer is None and question.otherwise is not None else answer
