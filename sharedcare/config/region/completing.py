"""A region that an earlier version has made up gets what has come since to what all of it has in common.

Nothing that somebody has done in it is undone: what is there stays as it is, but for the organisations, which nobody
changes in a demonstration and which everything else follows from.
"""

from datetime import datetime

import orjson

from sharedcare.access import gate
from sharedcare.access.actors import operator
from sharedcare.config.progress import Report
from sharedcare.config.region.publishing import publish_shipped
from sharedcare.records.document import parse
from sharedcare.records.errors import VersionConflict
from sharedcare.records.types import References, Update
from sharedcare.region import region
from sharedcare.region.systems import Resource

_NOT_THERE_YET = 0


def complete(*, until: datetime, at: datetime, report: Report) -> None:
    """Store the organisations, people and agreements of the region of this moment that the record lacks, and publish the
    programmes that ship. Can be repeated.
    """
    publish_shipped(at=at, report=report)
    common = region.common(until=until)
    organisations = [one for one in common if one["resourceType"] == "Organization"]
    changes = [Update(parse(orjson.dumps(one)), one["id"]) for one in organisations]
    gate.act(by=operator("demo"), changes=changes, at=at, references=References.MAY_DANGLE)
    for one in common:
        if one["resourceType"] != "Organization":
            _add(one, at)


def _add(one: Resource, at: datetime) -> None:
    change = Update(parse(orjson.dumps(one)), one["id"], if_match=_NOT_THERE_YET)
    try:
        gate.act(by=operator("demo"), changes=[change], at=at, references=References.MAY_DANGLE)
    except VersionConflict:
        return
