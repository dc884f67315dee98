"""What whoever looks through a window can store: nothing that lets in, and nothing beyond it."""

from datetime import timedelta
from typing import Any

import orjson
import pytest

from sharedcare.access import gate, looks
from sharedcare.access.errors import NotPermitted, NotVisible
from sharedcare.access.types import Ground
from sharedcare.records.document import parse
from sharedcare.records.errors import DanglingReference, NotHere
from sharedcare.records.types import Create, Delete, References, Update
from tests.integration.access.accounts import staff
from tests.integration.access.care import (
    CLINIC,
    agreement,
    clinic,
    consent,
    enrolled,
    role,
    store,
    team,
    treated,
)
from tests.integration.access.clients import NOON, trail
from tests.integration.access.opening import anna, of_clinic, opens
from tests.integration.records.store import document, observation

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=40)


def test_whoever_entered_something_goes_on_seeing_it_and_nothing_else() -> None:
    anna()
    clinic()
    treated("anna")
    system = of_clinic()
    [mine] = gate.act(by=system, changes=[Create(document(observation("x", "anna")))], at=NOON)
    assert mine.stored is not None

    store(consent("anna", status="inactive"))

    assert looks.read(by=system, type="Observation", id=mine.stored.id, at=NOON) is not None
    assert looks.read(by=system, type="Observation", id="w", at=NOON) is None
    assert opens(staff()) is Ground.OWN_ENTRY
    with pytest.raises(DanglingReference):
        gate.act(by=system, changes=[Create(document(observation("y", "anna")))], at=NOON)


def test_what_is_not_open_cannot_be_changed_referred_to_or_told_from_what_is_not_there() -> None:
    anna()
    clinic()
    by = of_clinic()

    for name in ("w", "nothing-of-the-kind"):
        change = Update(document(observation(name, "anna")), name)
        with pytest.raises(NotHere, match="There is no such Observation that you may change"):
            gate.act(by=by, changes=[change], at=NOON)
        with pytest.raises(NotHere):
            gate.act(by=by, changes=[Delete("Observation", name)], at=NOON)
    for whom in ("anna", "nobody"):
        with pytest.raises(DanglingReference):
            gate.act(by=by, changes=[Create(document(observation("x", whom)))], at=NOON)
    with pytest.raises(NotVisible):
        gate.act(
            by=by,
            changes=[Create(document(observation("x", "anna")))],
            at=NOON,
            references=References.MAY_DANGLE,
        )


@pytest.mark.parametrize(
    "key_to_the_door",
    [
        consent("anna"),
        agreement("another", "hospital", "town"),
        role("new-role", CLINIC),
        {
            "resourceType": "Task",
            "status": "in-progress",
            "intent": "order",
            "code": {"coding": [{"system": "urn:sharedcare:task", "code": "emergency-access"}]},
            "for": {"reference": "Patient/anna"},
        },
    ],
    ids=lambda one: one["resourceType"],
)
def test_nobody_lets_himself_in_by_what_he_stores(key_to_the_door: dict[str, Any]) -> None:
    anna()
    clinic()
    by = of_clinic()

    with pytest.raises(NotPermitted):
        gate.act(
            by=by, changes=[Create(document(key_to_the_door))], at=NOON, references=References.MAY_DANGLE
        )
    assert trail()[-1]["refusal"]


@pytest.mark.parametrize(
    "paper",
    [
        {
            "resourceType": "Task",
            "status": "completed",
            "intent": "order",
            "code": {"coding": [{"system": "urn:sharedcare:task", "code": "trail-looked-into"}]},
            "for": {"reference": "Patient/anna"},
        },
        *(
            {
                "resourceType": "Communication",
                "status": "completed",
                "category": [{"coding": [{"system": "urn:sharedcare:communication", "code": code}]}],
                "subject": {"reference": "Patient/anna"},
            }
            for code in ("not-recognised", "not-recognised-answer")
        ),
    ],
    ids=["finding", "report", "answer"],
)
def test_nobody_who_treats_writes_in_the_name_of_data_protection_or_of_who_reports_to_it(
    paper: dict[str, Any],
) -> None:
    anna()
    clinic()
    treated("anna")
    by = of_clinic()

    with pytest.raises(NotPermitted, match="data protection"):
        gate.act(by=by, changes=[Create(document(paper))], at=NOON)
    # Nor by saying the same in other letters.
    code = next(iter(paper.get("category", [paper.get("code")])))["coding"][0]["code"]
    disguised = orjson.dumps(paper).replace(code.encode(), code.replace("-", "\\u002d").encode())
    with pytest.raises(NotPermitted, match="data protection"):
        gate.act(by=by, changes=[Create(parse(disguised))], at=NOON)


def test_nor_by_joining_the_team_of_somebody_who_has_agreed_to_something_else() -> None:
    anna(consent("anna"), enrolled("anna"))
    clinic()
    joining = Create(document({**team("anna", f"Organization/{CLINIC}"), "id": "x"}))

    with pytest.raises(NotPermitted):
        gate.act(by=of_clinic(), changes=[joining], at=NOON, references=References.MAY_DANGLE)


def test_a_system_of_an_organisation_that_the_record_does_not_know_gets_nothing() -> None:
    anna()
    by = of_clinic()

    with pytest.raises(NotPermitted, match="is not in the record"):
        looks.read(by=by, type="Observation", id="w", at=NOON)
