"""What the programmes asked for before today has mostly been done: whoever it falls to ticks it off, and leaves a little behind."""

from collections.abc import Sequence
from datetime import datetime
from random import Random

from sharedcare.access.types import Actor
from sharedcare.care.mandates.programmes import programmes_of
from sharedcare.care.plan import queries
from sharedcare.care.plan.actions import change
from sharedcare.care.plan.types import Edit, Kind, Thing
from sharedcare.config.region.living import acting
from sharedcare.region.calendar import ZONE

_LEFT_BEHIND = 0.2
_SHOWN = "Gjort, står i journalen"


def catch_up(patient: str, *, team: Sequence[str], chance: Random, until: datetime) -> None:
    """Complete what is overdue and of an organisation for which somebody of the team works (references)."""
    workers = [acting.worker(one, at=until) for one in team]
    if not workers:
        return
    today = until.astimezone(ZONE).date().isoformat()
    programmes = programmes_of(patient=patient, by=workers[0].on_duty, at=until)
    for thing in queries.things(patient=patient, by=workers[0].on_duty, at=until):
        by = _whose(thing, workers) if _is_overdue(thing, today) else None
        if by is not None and chance.random() > _LEFT_BEHIND:
            edit = Edit(thing.reference, thing.version, {"status": "completed", "shown": _SHOWN})
            change(patient=patient, edit=edit, programmes=programmes, by=by, at=until)


def _is_overdue(thing: Thing, today: str) -> bool:
    fields = thing.fields
    return thing.kind is Kind.TASK and fields["status"] == "requested" and "" < fields["due"] < today


def _whose(thing: Thing, workers: Sequence[Actor]) -> Actor | None:
    return next((by for by in workers if queries.is_own(thing, by=by)), None)
