"""A conflict of goals is decided by a clinician: one goal stays and says why, the others are given up."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import orjson

from sharedcare.access import gate
from sharedcare.access.again import again
from sharedcare.access.types import Actor
from sharedcare.care.elements import extension, sources_of
from sharedcare.care.enrolment import plan_fhir, queries
from sharedcare.care.enrolment.alone import one_after_the_other
from sharedcare.care.enrolment.choosing import require_text
from sharedcare.care.enrolment.errors import NoSuchConflict
from sharedcare.care.enrolment.known import Known
from sharedcare.care.enrolment.plan_standing import DECIDED, measure_of
from sharedcare.care.enrolment.reconciling import reconcile
from sharedcare.care.enrolment.rules import require_right, require_treats
from sharedcare.care.mandates.rules import SET_GOALS
from sharedcare.care.provenance import provenance
from sharedcare.programmes.combining.measuring import coded
from sharedcare.programmes.combining.standing import GoalToStand
from sharedcare.programmes.combining.types import Conflict
from sharedcare.records.document import parse
from sharedcare.records.types import Create, Update


@again
def decide_conflict(
    *, patient: str, keep: str, why: str, by: Actor, at: datetime, as_proposed: bool = False
) -> None:
    """Keep one goal (its id) of those that oppose each other, for a reason; it then counts as agreed with the patient. With
    `as_proposed` it gets the target that the programmes propose for those that oppose each other.

    Raises NotVisible, NotYours, BadChoice, NoSuchConflict or HasChanged.
    """
    writer = require_treats(patient=patient, by=by, at=at)
    reason = require_text(why, "Say why this goal is the one that counts.")
    with one_after_the_other(patient):
        found = queries.known(patient=patient, by=by.on_duty, at=at)
        kept, others = _opposed(found, keep)
        programmes = [one.programme for one in queries.followed(found, at=at)]
        require_right(SET_GOALS, patient=patient, programmes=programmes, by=by, at=at)
        if as_proposed:
            kept = _as_proposed(kept, queries.plan(found, at=at).conflicts)
        trees = [_kept(kept, reason, writer, at), *(_given_up(one, keep) for one in others)]
        became = gate.act(
            by=by.on_duty,
            changes=[
                Update(parse(orjson.dumps(one)), str(one["id"]), if_match=found.version(one)) for one in trees
            ],
            at=at,
        )
        told = provenance(became, patient=patient, who=writer, why=reason, at=at)
        if told is not None:
            author = None if by.post is None else by.post.organization
            gate.act(by=by.on_duty, changes=[Create(parse(orjson.dumps(told)), author=author)], at=at)
        reconcile(patient=patient, by=by, writer=writer, at=at)


def _opposed(found: Known, keep: str) -> tuple[queries.Tree, list[queries.Tree]]:
    """The goal that is kept, and the others for the same measure."""
    living = [one for one in found.of("Goal") if one.get("lifecycleStatus") in DECIDED]
    kept = next((one for one in living if one["id"] == keep), None)
    others = [
        one for one in living if kept is not None and one is not kept and measure_of(one) & measure_of(kept)
    ]
    if kept is None or not others:
        raise NoSuchConflict(
            "These goals do not oppose each other: somebody may have decided meanwhile. Load the page again."
        )
    return kept, others


def _as_proposed(tree: queries.Tree, conflicts: Iterable[Conflict]) -> queries.Tree:
    """The goal with the target that the programmes propose instead of it."""
    conflict = conflict_of(tree, conflicts)
    if conflict is None or conflict.proposed is None:
        raise NoSuchConflict(
            "Nothing is proposed for these goals any more: somebody may have decided meanwhile. Load the page again."
        )
    proposed = conflict.proposed
    wanted = GoalToStand(proposed.title, conflict.measure, conflict.unit, proposed.value, sources_of(tree))
    return plan_fhir.goal_again(tree, wanted)


def conflict_of(goal: Mapping[str, Any], conflicts: Iterable[Conflict]) -> Conflict | None:
    """The conflict that a goal in the record is a side of; None where its programmes tell of none."""
    own = measure_of(goal)
    return next((each for each in conflicts if own & coded(each.measure)), None)


def _kept(tree: Mapping[str, Any], why: str, by: str, at: datetime) -> dict[str, Any]:
    # R4 lets no PractitionerRole be the author of an Annotation.
    decided = extension(
        "decided", by_valueReference={"reference": by}, at_valueInstant=at.isoformat(), why_valueString=why
    )
    note = {"time": at.isoformat(), "text": why}
    return {
        **tree,
        "note": [*tree.get("note", ()), note],
        "extension": [*tree.get("extension", ()), decided],
    }


def _given_up(tree: Mapping[str, Any], keep: str) -> dict[str, Any]:
    return {**tree, "lifecycleStatus": "cancelled", "statusReason": f"Goal/{keep} counts"}
