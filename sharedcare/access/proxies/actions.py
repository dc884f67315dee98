"""Letting a relative in, changing how far and until when, and ending it.

Each has a rule of its own and is stored on the ground DUTY, since nobody may write what relations follow from otherwise
(`rights.GOVERNING`). What may be done always has an end, at most a year ahead: it is given anew each year, or ends.
"""

from collections.abc import Callable
from datetime import date, datetime

import orjson

from sharedcare.access import gate
from sharedcare.access.again import again
from sharedcare.access.proxies import fhir
from sharedcare.access.proxies.errors import (
    AlreadyLetIn,
    BadEnd,
    BadLevel,
    HasChanged,
    NameNeeded,
    NoSuchRelative,
)
from sharedcare.access.proxies.queries import Found, relative, relatives, require_decision
from sharedcare.access.proxies.rules import is_fitting_end, is_in_force, latest_end
from sharedcare.access.proxies.types import MEASURE, SEE, WRITE, Ages, Extent, Wanted
from sharedcare.access.types import Actor
from sharedcare.kernel.ids import key64
from sharedcare.records.document import parse
from sharedcare.records.errors import VersionConflict
from sharedcare.records.indexing.locality import here
from sharedcare.records.storage.connection import raw_connection, run
from sharedcare.records.types import Create, Update

_LOCK = "SELECT pg_advisory_xact_lock(%s::bigint)"


@again
def let_in(*, patient: str, wanted: Wanted, ages: Ages, by: Actor, at: datetime) -> str:
    """Let a relative in; the id of the RelatedPerson.

    Raises NotYoursToDecide, NameNeeded, BadLevel, BadEnd or AlreadyLetIn.
    """
    require_decision(patient=patient, by=by, ages=ages, at=at)
    today = _today(at)
    if not wanted.name.strip():
        raise NameNeeded("Say what the relative is called.")
    _require_level(wanted.level)
    _require_end(wanted.until, today)
    tree = fhir.related_person(patient=patient, wanted=wanted, today=today)
    with gate.together():
        # Sent twice at once, the second waits here for the first.
        run(raw_connection(), _LOCK, (key64(f"relatives\n{patient}"),))
        _refuse_twice(patient, wanted, by, at)
        [committed] = gate.act(by=by.on_duty, changes=[Create(parse(orjson.dumps(tree)))], at=at)
    return committed.kept.id


@again
def change(*, patient: str, person: str, extent: Extent, ages: Ages, by: Actor, at: datetime) -> None:
    """Say anew how far a relative may go, and until when. Without a day the end stays: who lowers extends nothing.

    Raises NotYoursToDecide, NoSuchRelative, BadLevel, BadEnd or HasChanged.
    """
    require_decision(patient=patient, by=by, ages=ages, at=at)
    today = _today(at)
    _require_level(extent.level)

    def changed(found: Found) -> fhir.Tree:
        until = extent.until
        if until is None and is_in_force(found.proxy, today):
            until = found.proxy.until
        elif until is not None:
            _require_end(until, today)
        if until is None:
            raise BadEnd("What the relative may has no last day that could stay. Say until when.")
        return fhir.changed(found.tree, level=extent.level, until=until, today=today)

    _update(patient, person, by, at, changed)


@again
def renew(*, patient: str, person: str, ages: Ages, by: Actor, at: datetime) -> None:
    """Let a relative in for a year more, from today, as far as before.

    Raises NotYoursToDecide, NoSuchRelative or HasChanged.
    """
    require_decision(patient=patient, by=by, ages=ages, at=at)
    today = _today(at)

    def renewed(found: Found) -> fhir.Tree:
        if not found.proxy.level:
            raise NoSuchRelative("This relative is not let in any more. Let them in anew.")
        return fhir.changed(found.tree, level=found.proxy.level, until=latest_end(today), today=today)

    _update(patient, person, by, at, renewed)


@again
def end(*, patient: str, person: str, ages: Ages, by: Actor, at: datetime) -> None:
    """Let a relative in no longer, from this moment on. Raises NotYoursToDecide, NoSuchRelative or HasChanged."""
    require_decision(patient=patient, by=by, ages=ages, at=at)
    _update(patient, person, by, at, lambda found: fhir.ended(found.tree, at=at))


def _update(patient: str, person: str, by: Actor, at: datetime, made: Callable[[Found], fhir.Tree]) -> None:
    found = relative(patient=patient, person=person, by=by, at=at)
    if found is None:
        raise NoSuchRelative("There is no such relative. Load the page again.")
    change = Update(parse(orjson.dumps(made(found))), person, if_match=found.proxy.version)
    try:
        gate.act(by=by.on_duty, changes=[change], at=at)
    except VersionConflict as conflict:
        raise HasChanged("Somebody else has changed it since. Load the page again.") from conflict


def _refuse_twice(patient: str, wanted: Wanted, by: Actor, at: datetime) -> None:
    same = (wanted.name.strip(), wanted.relation)
    found = relatives(patient=patient, by=by.on_duty, at=at)
    if any((one.name, one.relation) == same and is_in_force(one, _today(at)) for one in found):
        raise AlreadyLetIn("A relative of this name is let in already. Change what that one may.")


def _require_level(level: int) -> None:
    if level not in (SEE, MEASURE, WRITE):
        raise BadLevel("Say how far the relative may go: see; see and measure; or see, measure and write.")


def _require_end(until: date, today: date) -> None:
    if not is_fitting_end(until, today):
        raise BadEnd("The last day is after today, and at the latest a year from now.")


def _today(at: datetime) -> date:
    return at.astimezone(here().zone).date()
