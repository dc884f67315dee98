"""Publishing a version of a programme, and retiring one.

Those who publish at once wait for each other; and since the id of what is stored follows
from key and version, the record itself would not take a second one.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import orjson

from sharedcare.access import gate, looks
from sharedcare.access.types import Actor
from sharedcare.care.publishing import queries, rules
from sharedcare.care.publishing.errors import FileHasMistakes, IsRetired, NoSuchProgramme
from sharedcare.care.publishing.library import LIBRARY
from sharedcare.care.publishing.types import Published, Status
from sharedcare.kernel.ids import key64
from sharedcare.programmes.checking import checked
from sharedcare.programmes.fhir.resources import resources
from sharedcare.programmes.types import Programme
from sharedcare.records.document import parse
from sharedcare.records.indexing.locality import here
from sharedcare.records.storage.connection import raw_connection, run
from sharedcare.records.types import Change, Update

_LOCK = "SELECT pg_advisory_xact_lock(%s::bigint)"
_NOT_THERE_YET = 0


def publish(*, raw: bytes, by: Actor, at: datetime) -> Published:
    """Make these bytes of a file a published version. The same again changes nothing, and the answer says so.

    Raises NotYoursToPublish, FileHasMistakes, VersionIsTaken, VersionIsOlder, QuestionsAreTaken, or NotAsPublished when
    this version is there and has been tampered with.
    """
    rules.require_publisher(by)
    found = checked(raw, on=at.astimezone(here().zone).date())
    if found.programme is None:
        raise FileHasMistakes(found.findings)
    with gate.together():
        run(raw_connection(), _LOCK, (key64("programmes"),))
        is_new = not rules.is_published(found.programme, raw, _standing(found.programme))
        if is_new:
            _store(found.programme, raw, by, at)
    return Published(found.programme, is_new, len(found.findings))


def retire(*, key: str, version: str, by: Actor, at: datetime) -> None:
    """Let nobody new follow a version. Who follows it stays on it. Raises NotYoursToPublish, NoSuchProgramme or IsRetired."""
    rules.require_publisher(by)
    with gate.together():
        run(raw_connection(), _LOCK, (key64("programmes"),))
        head = queries.version_of(key=key, version=version).head
        if head.status is Status.RETIRED:
            raise IsRetired(f"{key} {version} is retired already.")
        stored = looks.read(by=by.on_duty, type="PlanDefinition", id=head.id, at=at)
        if stored is None or stored.content is None:
            raise AssertionError("What was found is there.")
        retired = {**orjson.loads(stored.content), "status": Status.RETIRED}
        change = Update(parse(orjson.dumps(retired)), head.id, if_match=stored.version)
        gate.act(by=by.on_duty, changes=[change], at=at)


def _standing(wanted: Programme) -> tuple[Programme, bytes] | None:
    try:
        found = queries.version_of(key=wanted.key, version=wanted.version)
    except NoSuchProgramme:
        return None
    return found.programme, found.raw


def _store(wanted: Programme, raw: bytes, by: Actor, at: datetime) -> None:
    heads = queries.published()
    rules.require_newer(wanted, heads)
    others = [
        queries.programme(key=one.key, version=one.version) for one in heads if one.status is Status.ACTIVE
    ]
    rules.require_own_questions(wanted, others, LIBRARY)
    _commit(resources(wanted, raw=raw, at=at, library=LIBRARY), by, at)


def _commit(those: Sequence[dict[str, Any]], by: Actor, at: datetime) -> None:
    changes: list[Change] = [
        Update(parse(orjson.dumps(one)), one["id"], if_match=_NOT_THERE_YET) for one in those
    ]
    gate.act(by=by.on_duty, changes=changes, at=at)
