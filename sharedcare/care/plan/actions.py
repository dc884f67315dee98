"""Changing the plan: adding to it, changing what is in it, and undoing a change.

No save overwrites what somebody else has written: a change carries the version it was made from, and is merged with what stands
(`merging.py`). To undo is a change too: back to what stood before it, merged with what came since. With each change a Provenance
says who and why, in the same transaction.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import orjson

from sharedcare.access import gate, looks
from sharedcare.access.again import again
from sharedcare.access.types import Actor
from sharedcare.care import provenance
from sharedcare.care.mandates.programmes import unread_of
from sharedcare.care.mandates.rules import PROPOSE
from sharedcare.care.plan import fhir, goals, queries, rules
from sharedcare.care.plan.alone import one_after_the_other
from sharedcare.care.plan.errors import Amiss, Clashing, NotYours
from sharedcare.care.plan.merging import changed, merge
from sharedcare.care.plan.owners import require_among_them
from sharedcare.care.plan.restoring import restored
from sharedcare.care.plan.types import DECIDED, PROPOSED, TAKEN_OUT, Addition, Edit, Kind, Thing
from sharedcare.care.standing import require_treats
from sharedcare.programmes.types import Programme
from sharedcare.records.document import parse
from sharedcare.records.indexing.locality import here
from sharedcare.records.search.parse import parse as parse_search
from sharedcare.records.types import Change, Committed, Create, References, Update


@again
def add(
    *, patient: str, addition: Addition, programmes: Sequence[Programme] = (), by: Actor, at: datetime
) -> str:
    """Add to the plan, or propose it where others decide; the reference of what was added.

    Raises NotVisible, NotPermitted, NotYours or Amiss.
    """
    kind, values = addition.kind, addition.values
    role = require_treats(patient=patient, by=by, at=at)
    rights = queries.may(patient=patient, by=by, at=at, programmes=programmes)
    decides = rules.needed(kind, values, is_own=False) <= rights
    if not decides and (PROPOSE not in rights or kind not in PROPOSED):
        raise NotYours(
            "By the programme your role neither decides nor proposes this. Ask whoever is responsible."
        )
    status = (DECIDED if decides else PROPOSED).get(kind, "completed")
    wanted = {**values, "status": status}
    if found := rules.amiss(kind, wanted):
        raise Amiss(found)
    require_among_them(wanted.get("owner", ""), patient=patient, by=by, at=at)
    who = f"PractitionerRole/{role}"
    tree = _made(addition, wanted, fhir.blank(kind, patient=patient, by=who, at=at.isoformat()))
    with one_after_the_other(patient):
        committed = _act([Create(parse(orjson.dumps(tree)), author=_author(by))], by, at)
        [made] = [one.stored for one in committed if one.stored is not None]
        reference = f"{made.type}/{made.id}"
        _hold(patient, reference, by, at)
        _tell(committed, patient, who, addition.why, by, at)
    return reference


@again
def change(*, patient: str, edit: Edit, programmes: Sequence[Programme] = (), by: Actor, at: datetime) -> int:
    """Change a thing of the plan; the version that stands then. What others changed since the edit's base stays.

    Raises NotVisible, NotPermitted, NoSuchThing, NotYours, Amiss, or Clashing where both changed the same.
    """
    return _change(patient, edit, programmes, by, at)


def _change(
    patient: str,
    edit: Edit,
    programmes: Sequence[Programme],
    by: Actor,
    at: datetime,
    *,
    was: Thing | None = None,
) -> int:
    """`was` is the version that is gone back to, where the change undoes one."""
    role = require_treats(patient=patient, by=by, at=at)
    seen = queries.thing_of(patient=patient, reference=edit.reference, by=by, at=at)
    base = queries.version_of(thing=seen, version=edit.base, by=by, at=at)
    rights = queries.over(seen, patient=patient, by=by, at=at, programmes=programmes)
    with one_after_the_other(patient):
        current = queries.thing_of(patient=patient, reference=edit.reference, by=by.on_duty, at=at)
        mine = {
            **base.fields,
            **{name: value.strip() for name, value in edit.values.items() if name in base.fields},
        }
        merged = merge(base=base.fields, mine=mine, theirs=current.fields)
        if merged.clashes:
            told = queries.history(thing=current, by=by.on_duty, at=at)
            raise Clashing(
                version=current.version,
                who=told[0].by if told else "",
                values=merged.values,
                clashes=merged.clashes,
            )
        names = changed(current.fields, merged.values)
        if not names:
            return current.version
        if not rules.needed(current.kind, names, is_own=queries.is_own(current, by=by)) <= rights:
            raise NotYours(
                _unread(patient, programmes)
                or "By the programme your role does not decide this. Propose it instead, or ask whoever is responsible."
            )
        _require_fitting(current, merged.values, names)
        if "owner" in names:
            require_among_them(merged.values["owner"], patient=patient, by=by, at=at)
        now = at.astimezone(here().zone)
        back = restored(current.tree, undone=base.tree, was=was.tree, at=now) if was else current.tree
        becomes = fhir.applied(back, current.kind, merged.values)
        tree = fhir.dated(becomes, back, at=now)
        update = Update(parse(orjson.dumps(tree)), edit.reference.partition("/")[2], if_match=current.version)
        committed = _act([update], by, at)
        _tell(committed, patient, f"PractitionerRole/{role}", edit.why, by, at)
    return next((one.stored.version for one in committed if one.stored is not None), current.version)


@again
def undo(*, patient: str, edit: Edit, programmes: Sequence[Programme] = (), by: Actor, at: datetime) -> int:
    """Undo what a version (`edit.base`) changed, as a new version: all that it said before, translations too. What was changed since stays,
    where it is another field. The first version is undone by taking the thing out of the plan. Raises as `change`."""
    seen = queries.thing_of(patient=patient, reference=edit.reference, by=by, at=at)
    was = queries.version_of(thing=seen, version=edit.base - 1, by=by, at=at) if edit.base > 1 else None
    values = was.fields if was else {"status": TAKEN_OUT[seen.kind], "because": edit.why}
    back = Edit(edit.reference, edit.base, values, edit.why)
    return _change(patient, back, programmes, by, at, was=was)


def _unread(patient: str, programmes: Sequence[Programme]) -> str:
    names = () if programmes else unread_of(patient=patient)
    return (
        f"The programme {', '.join(names)} cannot be read here, so that nobody knows who decides. Propose it instead, and tell those who "
        "publish programmes."
        if names
        else ""
    )


def _made(addition: Addition, wanted: dict[str, str], tree: dict[str, Any]) -> dict[str, Any]:
    if addition.kind is not Kind.TARGET:
        return fhir.applied(tree, addition.kind, {name: value for name, value in wanted.items() if value})
    if addition.measured is None:
        raise Amiss(["measure"])
    aimed = goals.measured(tree, **addition.measured)
    # The ends of the band stand there already, with their unit and without a value.
    return goals.write(aimed, {**wanted, **{name: wanted.get(name, "") for name in ("low", "high")}})


def _require_fitting(current: Thing, values: dict[str, str], names: Sequence[str]) -> None:
    # What somebody else has stored in another form is not for this one to mend.
    found = [one for one in rules.amiss(current.kind, values) if one in (*names, "because")]
    if found:
        raise Amiss(found)


def _act(changes: list[Change], by: Actor, at: datetime) -> list[Committed]:
    # What a thing has referred to from before may be gone, and is not this action's to mend.
    return gate.act(by=by.on_duty, changes=changes, at=at, references=References.MAY_DANGLE)


def _tell(committed: list[Committed], patient: str, who: str, why: str, by: Actor, at: datetime) -> None:
    told = provenance.provenance(committed, patient=patient, who=who, why=why.strip(), at=at)
    if told is not None:
        _act([Create(parse(orjson.dumps(told)), author=_author(by))], by, at)


def _hold(patient: str, reference: str, by: Actor, at: datetime) -> None:
    """Put what was added into the patient's CarePlan, if there is one."""
    query = parse_search("CarePlan", [("patient", patient), ("status", "active"), ("_count", "1")])
    for stored in looks.search(by=by.on_duty, query=query, at=at).matches:
        tree = orjson.loads(stored.content or b"{}")
        added = {"reference": reference}
        if reference.startswith("Goal/"):
            tree["goal"] = [*tree.get("goal", ()), added]
        elif reference.startswith(("Task/", "ServiceRequest/")):
            tree["activity"] = [*tree.get("activity", ()), {"reference": added}]
        else:
            return
        _act([Update(parse(orjson.dumps(tree)), stored.id, if_match=stored.version)], by, at)


def _author(by: Actor) -> int | None:
    return None if by.post is None else by.post.organization


@again
def say_what_matters(*, patient: str, text: str, by: Actor, at: datetime) -> str:
    """Write what matters most, by the patient; the reference of the Goal. It takes the patient's own right to add to the record.

    Raises Amiss, NotPermitted and NotVisible.
    """
    who = f"Patient/{patient}"
    values = {"text": text.strip(), "status": DECIDED[Kind.WISH]}
    if found := rules.amiss(Kind.WISH, values):
        raise Amiss(found)
    tree = fhir.applied(fhir.blank(Kind.WISH, patient=patient, by=who, at=at.isoformat()), Kind.WISH, values)
    with one_after_the_other(patient):
        [made] = gate.act(by=by, changes=[Create(parse(orjson.dumps(tree)))], at=at)
        _hold(patient, f"Goal/{made.kept.id}", by, at)
    return f"Goal/{made.kept.id}"
