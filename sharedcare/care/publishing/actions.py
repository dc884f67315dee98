"""Publishing a version of a programme or of a local layer, and retiring one.

Those who publish at once wait for each other; and since the id of what is stored follows from key and version, the record
itself would not take a second one.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

import orjson

from sharedcare.access import gate, looks
from sharedcare.access.again import again
from sharedcare.access.types import Actor
from sharedcare.care.publishing import queries, rules
from sharedcare.care.publishing.errors import FileHasMistakes, IsRetired, NoSuchProgramme
from sharedcare.care.publishing.library import LIBRARY
from sharedcare.care.publishing.types import Published, Status
from sharedcare.kernel.ids import key64
from sharedcare.programmes.checking import checked
from sharedcare.programmes.differing import Carried, carried
from sharedcare.programmes.fhir.instruments import instrument_id, questionnaire
from sharedcare.programmes.fhir.layer_definition import layer_definition
from sharedcare.programmes.fhir.naming import LAYER, layer_url
from sharedcare.programmes.fhir.resources import resources
from sharedcare.programmes.layers.checking import checked_layer, programme_meant
from sharedcare.programmes.library.reading import instrument
from sharedcare.programmes.types import Programme
from sharedcare.programmes.types.layer import Layer
from sharedcare.records.document import parse
from sharedcare.records.indexing.locality import here
from sharedcare.records.storage.connection import raw_connection, run
from sharedcare.records.types import Change, Update

_LOCK = "SELECT pg_advisory_xact_lock(%s::bigint)"
_NOT_THERE_YET = 0


@again
def publish(*, raw: bytes, by: Actor, at: datetime) -> Published:
    """Make these bytes of a file a published version: of a programme, or of a layer when it says `layer-of`. The same again
    changes nothing, and the answer says so.

    Raises NotYoursToPublish, FileHasMistakes, VersionIsTaken, VersionIsOlder, QuestionsAreTaken, NoSuchProgramme for a
    layer over nothing, or NotAsPublished when something that it stands on has been tampered with.
    """
    rules.require_publisher(by)
    meant = programme_meant(raw)
    if meant is None:
        return _programme(raw, by, at)
    return _layer(raw, meant, by, at)


@again
def retire(*, key: str, version: str, by: Actor, at: datetime) -> None:
    """Let nobody new follow a version; who follows it stays on it. A layer (`KEY:region`) holds no more.

    Raises NotYoursToPublish, NoSuchProgramme, NotAsPublished or IsRetired.
    """
    rules.require_publisher(by)
    with _one_at_a_time():
        find = queries.layer_of if ":" in key else queries.version_of
        head = find(key=key, version=version).head
        if head.status is Status.RETIRED:
            raise IsRetired(f"{key} {version} is retired already.")
        stored = looks.read(by=by.on_duty, type="PlanDefinition", id=head.id, at=at)
        if stored is None or stored.content is None:
            raise AssertionError("What was found is there.")
        retired = {**orjson.loads(stored.content), "status": Status.RETIRED}
        change = Update(parse(orjson.dumps(retired)), head.id, if_match=stored.version)
        gate.act(by=by.on_duty, changes=[change], at=at)


def _programme(raw: bytes, by: Actor, at: datetime) -> Published:
    found = checked(raw, on=_day(at))
    wanted = found.programme
    if wanted is None:
        raise FileHasMistakes(found.findings)
    with _one_at_a_time():
        is_new = not rules.is_published(wanted.key, wanted, _standing(wanted))
        taken_over: tuple[Carried, ...] = ()
        if is_new:
            _refuse_beside_others(wanted)
            taken_over = tuple(carried(wanted, queries.older(wanted)))
            own = resources(wanted, raw=raw, at=at, library=LIBRARY)
            _store([*own, *_of_library(wanted, by, at)], by, at)
    return Published(wanted, wanted.key, is_new, len(found.findings), carried=taken_over)


def _layer(raw: bytes, meant: str, by: Actor, at: datetime) -> Published:
    with _one_at_a_time():
        found = checked_layer(raw, queries.programme(key=meant), on=_day(at))
        wanted, result = found.layer, found.result
        if wanted is None or result is None:
            raise FileHasMistakes(found.findings)
        key = layer_url(wanted.of, wanted.level, wanted.organisation).removeprefix(f"{LAYER}:")
        is_new = not rules.is_published(key, wanted, _standing_layer(key, wanted))
        if is_new:
            rules.require_newer(key, wanted.version, queries.published_layers())
            _store([layer_definition(wanted, result=result, raw=raw, at=at)], by, at)
    return Published(wanted, key, is_new, len(found.findings), result)


def _standing(wanted: Programme) -> Programme | None:
    try:
        return queries.programme(key=wanted.key, version=wanted.version)
    except NoSuchProgramme:
        return None


def _standing_layer(key: str, wanted: Layer) -> Layer | None:
    try:
        return queries.layer_of(key=key, version=wanted.version).head.layer
    except NoSuchProgramme:
        return None


def _refuse_beside_others(wanted: Programme) -> None:
    rules.require_newer(wanted.key, wanted.version, queries.published())
    rules.require_own_questions(wanted, queries.active(), LIBRARY)


def _of_library(wanted: Programme, by: Actor, at: datetime) -> Iterator[dict[str, Any]]:
    """The questionnaires of the library that it names and that no programme has brought before, each once and for all."""
    for one in wanted.questionnaires:
        found = instrument(one.key)
        if found is None:
            continue
        stored = looks.read(by=by.on_duty, type="Questionnaire", id=instrument_id(found), at=at)
        if stored is None:
            yield questionnaire(found, at=at)


def _store(those: Sequence[dict[str, Any]], by: Actor, at: datetime) -> None:
    changes: list[Change] = [
        Update(parse(orjson.dumps(one)), one["id"], if_match=_NOT_THERE_YET) for one in those
    ]
    gate.act(by=by.on_duty, changes=changes, at=at)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """What is read in here is what is published beside."""
    with gate.together():
        run(raw_connection(), _LOCK, (key64("programmes"),))
        yield


def _day(at: datetime) -> date:
    return at.astimezone(here().zone).date()
