"""Which programmes have been published, and what they say.

It is knowledge of the house as a directory is, and nobody's record: it takes no ground and leaves no trace. What was read
once is kept in the process; one short statement tells which versions stand.
"""

from typing import TypeVar

import orjson

from sharedcare.care.publishing.errors import NoSuchProgramme
from sharedcare.care.publishing.fhir import Tampered, Version, version_in
from sharedcare.care.publishing.types import PublishedProgramme, Status
from sharedcare.programmes.fhir.carried import NotAsPublished
from sharedcare.programmes.types import Programme
from sharedcare.records.listed import Listed, listed
from sharedcare.records.storage import reading
from sharedcare.records.storage.connection import raw_connection, run
from sharedcare.records.types import Question

Answer = TypeVar("Answer")

_kept: dict[Listed, Version | Tampered | None] = {}
_KEPT_AT_MOST = 1000


def programme(*, key: str, version: str | None = None) -> Programme:
    """What a version says; without a version the newest that is not retired. Raises NoSuchProgramme, or NotAsPublished
    when the PlanDefinition has been tampered with.
    """
    return version_of(key=key, version=version).programme


def version_of(*, key: str, version: str | None = None) -> Version:
    """A version with what is known of it, and its file byte for byte. Raises as `programme`."""
    named = [one for one in _all() if _key(one) == key]
    if version is None:
        those = [one for one in named if _status(one) == Status.ACTIVE]
    else:
        those = [one for one in named if _version(one) == version]
    if not those:
        raise NoSuchProgramme(_nothing(key, version, is_known=bool(named)))
    newest = max(those, key=lambda one: one.order if isinstance(one, Tampered) else one.head.order)
    if isinstance(newest, Tampered):
        raise newest.refusal
    return newest


def published() -> tuple[PublishedProgramme, ...]:
    """All versions, by key and the newest first; without those that were tampered with, which `tampered` tells."""
    heads = [one.head for one in _all() if isinstance(one, Version)]
    newest_first = sorted(heads, key=lambda one: one.order, reverse=True)
    return tuple(sorted(newest_first, key=lambda one: one.key))


def tampered() -> tuple[NotAsPublished, ...]:
    """What is wrong with the versions that are not used, each by its name."""
    return tuple(one.refusal for one in _all() if isinstance(one, Tampered))


def _all() -> list[Version | Tampered]:
    found = [_kept[one] if one in _kept else _read(one) for one in _ask(listed(type="PlanDefinition"))]
    return [one for one in found if one is not None]


def _read(one: Listed) -> Version | Tampered | None:
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


def _key(one: Version | Tampered) -> str:
    return one.key if isinstance(one, Tampered) else one.head.key


def _version(one: Version | Tampered) -> str:
    return one.version if isinstance(one, Tampered) else one.head.version


def _status(one: Version | Tampered) -> str:
    return one.status if isinstance(one, Tampered) else one.head.status


def _ask(question: Question[Answer]) -> Answer:
    answer = question.read(run(raw_connection(), question.sql, question.params).fetchall())
    return _ask(question.otherwise) if answer is None and question.otherwise is not None else answer
