"""A note about a task: who has done or seen what. A programme may count the task as done by it, which the record then shows."""

from collections.abc import Sequence
from datetime import datetime

import orjson

from sharedcare.access import gate
from sharedcare.access.types import Actor
from sharedcare.care.mandates.rules import WRITE
from sharedcare.care.plan import fhir, queries, rules
from sharedcare.care.plan.errors import Amiss, NoSuchThing, NotYours
from sharedcare.care.plan.types import Kind, Thing
from sharedcare.care.standing import require_treats
from sharedcare.programmes.types import Programme
from sharedcare.records.document import parse
from sharedcare.records.types import Create, References


def note_about(
    *, patient: str, task: str, text: str, programmes: Sequence[Programme] = (), by: Actor, at: datetime
) -> str:
    """Write a note about a task of the plan (`Task/id`), under the task's name; the id of the Communication.

    Raises NotVisible, NotPermitted, NoSuchThing, NotYours or Amiss.
    """
    role = require_treats(patient=patient, by=by, at=at)
    about = queries.thing_of(patient=patient, reference=task, by=by, at=at)
    if about.kind is not Kind.TASK:
        raise NoSuchThing("A note is about a task of the plan. Load the page again.")
    if WRITE not in queries.may(patient=patient, by=by, at=at, programmes=programmes):
        raise NotYours("By the programme your role writes nothing in the plan. Ask whoever is responsible.")
    values = {"topic": about.fields["text"][:200], "text": text.strip(), "status": "completed"}
    if found := rules.amiss(Kind.NOTE, values):
        raise Amiss(found)
    blank = fhir.blank(Kind.NOTE, patient=patient, by=f"PractitionerRole/{role}", at=at.isoformat())
    tree = {**fhir.applied(blank, Kind.NOTE, values), "about": [{"reference": task}]}
    author = None if by.post is None else by.post.organization
    change = Create(parse(orjson.dumps(tree)), author=author)
    [made] = gate.act(by=by.on_duty, changes=[change], at=at, references=References.MAY_DANGLE)
    return made.kept.id


def notes_about(task: str, things: Sequence[Thing]) -> list[Thing]:
    """Those of these things that are notes about this task, the newest first."""
    found = [
        one
        for one in things
        if one.kind in (Kind.NOTE, Kind.AGREEMENT)
        and one.fields["status"] != "entered-in-error"
        and any(each.get("reference") == task for each in one.tree.get("about", ()))
    ]
    return sorted(found, key=lambda one: str(one.tree.get("sent", "")), reverse=True)
