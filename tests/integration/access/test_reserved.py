"""What decides something as soon as it is stored comes by the action with the rule, and through no door."""

from typing import Any

import pytest

from sharedcare.access import gate
from sharedcare.access.errors import NotPermitted
from sharedcare.care.findings.acting import actions
from sharedcare.care.findings.acting.types import Outcome, Seen
from sharedcare.care.handover.actions import accept, propose
from sharedcare.care.handover.errors import NoSuchHandover
from sharedcare.records.types import Create, Update
from tests.integration.access.accounts import staff
from tests.integration.access.care import store
from tests.integration.access.clients import NOON
from tests.integration.care.handing import in_care, responsible, sectors, someone, stored, wanted
from tests.integration.records.store import document
from tests.integration.worklist.world import finding, nurse, patient

pytestmark = pytest.mark.django_db
OURS: dict[str, Any] = {
    "identifier": [{"system": "urn:sharedcare:finding", "value": "heart-failure:weight:x:Observation/w"}]
}
DONE = {"status": "final", "mitigation": [{"action": {"text": "Set"}}]}


def task(code: str, **more: Any) -> dict[str, Any]:
    return {
        "resourceType": "Task",
        "status": "requested",
        "intent": "order",
        "code": {"coding": [{"system": "urn:sharedcare:task", "code": code}]},
        "for": {"reference": "Patient/poul"},
        **more,
    }


def test_nobody_forges_a_hand_over_and_takes_responsibility_by_it() -> None:
    sectors()
    episode = in_care("poul")
    bo = staff("bo", scopes="user/*.cruds", role="bo-role", opens_clinic=False)
    handover = propose(
        patient="poul", wanted=wanted(episode, "PractitionerRole/mette-role"), by=someone("anne"), at=NOON
    )
    real = stored(f"Task/{handover}")
    forged = {**real, "owner": {"reference": "PractitionerRole/bo-role"}}

    for change in (
        Create(document({key: one for key, one in forged.items() if key != "id"})),
        Update(document(forged), handover),
        Update(document({**forged, "code": {"text": "Andet"}}), handover),
    ):
        with pytest.raises(NotPermitted, match="responsibility"):
            gate.act(by=bo, changes=[change], at=NOON)

    assert stored(f"Task/{handover}") == real
    with pytest.raises(NoSuchHandover):
        accept(patient="poul", handover="nothing", by=bo, at=NOON)
    assert responsible(episode) == "anne"
    accept(patient="poul", handover=handover, by=someone("mette"), at=NOON)
    assert responsible(episode) == "mette"


@pytest.mark.parametrize(
    "tree",
    [
        task("pause"),
        task("looked-at"),
        task("cannot-wait"),
        task("programme-task", extension=[{"url": "urn:sharedcare:planned", "valueString": "0"}]),
    ],
    ids=lambda one: one["code"]["coding"][0]["code"],
)
def test_no_door_takes_what_only_an_action_stores(tree: dict[str, Any]) -> None:
    anne = nurse()
    patient("poul")
    with pytest.raises(NotPermitted):
        gate.act(by=anne, changes=[Create(document(tree))], at=NOON)
    # The same words in a text of one's own are nobody's but theirs.
    said = {
        **tree,
        "code": {"text": tree["code"]["coding"][0]["code"]},
        "extension": [{"url": "urn:x", "valueString": "0"}],
    }
    gate.act(by=anne, changes=[Create(document(said))], at=NOON)


def test_what_stands_goes_on_being_worked_with_as_long_as_its_mark_stays() -> None:
    anne = nurse()
    patient("poul")
    mark = [{"url": "urn:sharedcare:planned", "valueString": "0"}]
    planned, urgent = task("programme-task", id="p", extension=mark), task("cannot-wait", id="c")
    store(planned, urgent)

    for tree in (planned, urgent):
        done = {**tree, "status": "completed"}
        gate.act(by=anne, changes=[Update(document(done), tree["id"])], at=NOON)
    for change in (
        {**planned, "extension": [{**mark[0], "valueString": "1"}]},
        {**urgent, "code": {"text": "Andet"}},
    ):
        with pytest.raises(NotPermitted):
            gate.act(by=anne, changes=[Update(document(change), change["id"])], at=NOON)


def test_a_finding_of_judging_is_closed_by_an_outcome_alone_and_another_systems_as_it_likes() -> None:
    anne = nurse()
    patient("poul")
    ours, theirs = finding("f", "poul", **OURS), finding("g", "poul")
    store(ours, theirs)

    for change in (
        Update(document({**ours, "status": "final"}), "f"),
        Update(document({**ours, "status": "cancelled"}), "f"),
        Update(document({**theirs, "id": "f", **DONE}), "f"),
        Update(document({**theirs, **OURS}), "g"),
        Create(document({key: one for key, one in {**ours, **DONE}.items() if key != "id"})),
    ):
        with pytest.raises(NotPermitted, match="outcome"):
            gate.act(by=anne, changes=[change], at=NOON)

    gate.act(by=anne, changes=[Update(document({**theirs, **DONE}), "g")], at=NOON)
    [done] = actions.handle(findings=[Seen("f", 1)], outcome=Outcome.CONTACTED, note="", by=anne, at=NOON)
    assert stored("DetectedIssue/f")["status"] == "final"
    actions.undo(done=[done], by=anne, at=NOON)
    assert stored("DetectedIssue/f")["status"] == "preliminary"
