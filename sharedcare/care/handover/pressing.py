"""Telling who has proposed a hand-over, once, that it has turned red and nobody has answered. The worker asks, since no step does."""

from datetime import datetime

import orjson
import structlog

from sharedcare.access import gate
from sharedcare.access.aside import aside
from sharedcare.access.types import Actor
from sharedcare.care.handover import answering, queries, rules, silence
from sharedcare.care.handover.errors import Overtaken
from sharedcare.care.handover.terms import terms_of
from sharedcare.care.handover.types import Handover, Level, Stand
from sharedcare.care.handover.waiting import one_after_the_other
from sharedcare.care.mandates.programmes import programmes_of
from sharedcare.kernel.errors import Refusal
from sharedcare.records.document import parse
from sharedcare.records.indexing.locality import here
from sharedcare.records.types import Create, References

_log = structlog.get_logger(__name__)


def tell_each(*, by: Actor, at: datetime) -> None:
    """Make the tasks that are not there yet, of all patients whom the actor sees, each by itself. Raises NotPermitted."""
    told = {one.handover for one in answering.unanswered(by=by, at=at) if one.code == silence.CODE}
    for one in queries.offered(by=by, at=at):
        if one.id in told:
            continue
        try:
            with aside("handover.not_told", handover=one.id):
                if _is_red(one, by, at):
                    _tell(one, by, at)
        except Overtaken:
            _log.info("handover.not_told", handover=one.id)
        except Refusal:
            _log.exception("handover.not_told", handover=one.id)


def _tell(found: Handover, by: Actor, at: datetime) -> None:
    with one_after_the_other(found.patient):
        current = queries.handover_of(patient=found.patient, handover=found.id, by=by, at=at)
        if current is None or current[0].stand is not Stand.OFFERED:
            return
        owner = queries.to_tell(current[0], by=by, at=at)
        if not owner:
            return
        made = silence.task(current[0], owner=owner, today=at.astimezone(here().zone).date(), at=at)
        change = Create(parse(orjson.dumps(made)), if_none_exist=silence.only_one(current[0]))
        gate.act(by=by, changes=[change], at=at, references=References.MAY_DANGLE)


def _is_red(found: Handover, by: Actor, at: datetime) -> bool:
    """As its own page says it. What has ended presses nobody."""
    if not queries.goes_on(references=found.wanted.foci, by=by, at=at):
        return False
    zone = here().zone
    last_moved, today = (each.astimezone(zone).date() for each in (found.last_moved, at))
    terms = terms_of(programmes_of(patient=found.patient, by=by, at=at))
    return rules.countdown(last_moved=last_moved, today=today, terms=terms).level is Level.RED
