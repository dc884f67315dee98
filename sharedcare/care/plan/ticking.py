"""The patient ticks off what is theirs to do, and takes it back the same day. It takes no right to write tasks: only their own."""

from datetime import datetime, timedelta

import orjson

from sharedcare.access import gate
from sharedcare.access.again import again
from sharedcare.access.types import Actor
from sharedcare.care import provenance
from sharedcare.care.plan import citizen, fhir, queries
from sharedcare.care.plan.alone import one_after_the_other
from sharedcare.care.plan.errors import NoSuchThing
from sharedcare.care.plan.types import Kind, Thing
from sharedcare.records.document import parse
from sharedcare.records.indexing.locality import here
from sharedcare.records.types import Create, References, Update

UNTICKED_WITHIN = timedelta(days=1)


@again
def tick(*, patient: str, reference: str, is_done: bool, by: Actor, at: datetime) -> None:
    """Say that a task of the patient's own is done, or (`is_done` false) that it is not after all.

    Asked again it changes nothing. Raises NoSuchThing for what is not theirs to do, NotPermitted and NotVisible.
    """
    # Asked by the patient first, so that the trail tells of it and what they do not see stays hidden.
    queries.thing_of(patient=patient, reference=reference, by=by, at=at)
    with one_after_the_other(patient):
        current = queries.thing_of(patient=patient, reference=reference, by=by.on_duty, at=at)
        status = current.fields["status"]
        if not is_own(current, patient=patient) or (current.is_over and status != "completed"):
            raise NoSuchThing("That is not for you to tick off. Load the page again.")
        if is_done == (status == "completed"):
            return
        if not is_done and at - current.updated > UNTICKED_WITHIN:
            raise NoSuchThing("That was ticked off too long ago. Tell whoever is responsible.")
        becomes = fhir.applied(current.tree, Kind.TASK, {"status": "completed" if is_done else "requested"})
        tree = fhir.dated(becomes, current.tree, at=at.astimezone(here().zone))
        update = Update(parse(orjson.dumps(tree)), reference.partition("/")[2], if_match=current.version)
        committed = gate.act(by=by.on_duty, changes=[update], at=at, references=References.MAY_DANGLE)
        told = provenance.provenance(committed, patient=patient, who=f"Patient/{patient}", why="", at=at)
        if told is not None:
            gate.act(by=by.on_duty, changes=[Create(parse(orjson.dumps(told)))], at=at)


def is_own(one: Thing, *, patient: str) -> bool:
    """Whether it is a task that the patient is shown and does themselves."""
    is_theirs = one.kind is Kind.TASK and one.fields["owner"] == f"Patient/{patient}"
    return is_theirs and not citizen.is_hidden(one.tree) and one.fields["status"] != "draft"
