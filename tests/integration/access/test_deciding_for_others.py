"""Who decides in the patient's place: never whom the decision is about, and nobody beyond their level."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest

from sharedcare.access import gate, looks
from sharedcare.access.types import Actor
from sharedcare.access.wishes import actions as wishes
from sharedcare.access.wishes.types import Block
from sharedcare.kernel.errors import Refusal
from tests.integration.access.accounts import staff
from tests.integration.access.care import (
    CLINIC,
    HEART,
    clinic,
    concept,
    consent,
    enrolled,
    store,
    team,
    treated,
)
from tests.integration.access.clients import NOON
from tests.integration.access.opening import anna, opens
from tests.integration.access.test_wishes import a_relative, the_patient
from tests.integration.access.trying import (
    colleague,
    creation,
    entered_for,
    update,
)
from tests.integration.records.store import observation, patient

pytestmark = pytest.mark.django_db
TOMORROW = NOON + timedelta(hours=9)
LATER = NOON + timedelta(days=60)


def reads(by: Actor, name: str, kind: str = "Observation") -> bool:
    return looks.read(by=by, type=kind, id=name, at=NOON) is not None


def test_the_organisation_that_an_entry_is_kept_from_does_not_lift_the_block() -> None:
    anna()
    treated("anna")
    by = staff()
    what = Block(organizations=("hospital",), entries=("Observation/w",))
    no = wishes.block(patient="anna", what=what, by=the_patient(), at=NOON)
    assert not reads(by, "w")

    with suppress(Refusal):
        wishes.withdraw(patient="anna", consent=no, by=by, at=NOON)

    assert not reads(by, "w")


def test_a_relative_does_not_lift_what_the_patient_keeps_from_relatives() -> None:
    anna()
    by = a_relative("write")
    no = wishes.block(patient="anna", what=Block(entries=("Observation/w",)), by=the_patient(), at=NOON)
    assert not reads(by, "w")

    with suppress(Refusal):
        wishes.withdraw(patient="anna", consent=no, by=by, at=NOON)

    assert not reads(by, "w")


def test_whom_a_withdrawn_consent_shut_out_does_not_write_down_a_new_one() -> None:
    anna()
    clinic()
    store(enrolled("anna"), team("anna", f"Organization/{CLINIC}"))
    given = wishes.give_consent(patient="anna", programme=HEART, text="x", by=the_patient(), at=NOON)
    wishes.withdraw(patient="anna", consent=given, by=the_patient(), at=NOON)
    secretary = colleague("sif", CLINIC, "secretary")
    assert opens(secretary) is None

    with suppress(Refusal):
        wishes.give_consent(patient="anna", programme=HEART, text="x", by=secretary, at=NOON)

    assert opens(secretary) is None


def test_a_relative_who_may_only_see_stores_nothing() -> None:
    anna()
    clinic()

    with pytest.raises(Refusal):
        gate.act(by=a_relative("see"), changes=[creation(observation("x", "anna"))], at=NOON)


def test_a_patient_who_is_a_relative_too_has_no_more_than_the_level_with_the_other() -> None:
    anna()
    store(patient("bo"))
    by = a_relative("see")
    assert by.citizen is not None
    both = by._replace(citizen=the_patient("bo").citizen._replace(persons=by.citizen.persons))  # type: ignore[union-attr]
    goal = {
        "resourceType": "Goal",
        "lifecycleStatus": "active",
        "description": {"text": "x"},
        "subject": {"reference": "Patient/anna"},
    }

    with pytest.raises(Refusal):
        gate.act(by=both, changes=[creation(goal)], at=NOON)


@pytest.mark.parametrize("who", ["patient", "measure"])
def test_a_patient_or_relative_does_not_change_what_staff_have_entered(who: str) -> None:
    anna()
    entered_for("hospital", observation("x", "anna", valueString="6.9"))
    by = the_patient() if who == "patient" else a_relative(who)

    with pytest.raises(Refusal):
        gate.act(by=by, changes=[update(observation("x", "anna", valueString="4.1"))], at=NOON)


@pytest.mark.parametrize(
    "what",
    [
        {"scope": {"coding": [{"code": "research"}]}, "provision": {"type": "permit"}},
        {"scope": {"coding": [{"code": "adr"}]}, "provision": {}},
        {
            "provision": {
                "type": "permit",
                "actor": [{"role": {"text": "to"}, "reference": {"reference": "Organization/town"}}],
            }
        },
        {
            "provision": {
                "type": "permit",
                "code": [concept("programme", HEART)],
                "provision": [
                    {
                        "type": "deny",
                        "actor": [
                            {"role": {"text": "to"}, "reference": {"reference": "Organization/hospital"}}
                        ],
                    }
                ],
            }
        },
    ],
    ids=["research", "advance-directive", "to-the-town-alone", "with-an-exception"],
)
def test_a_consent_to_something_else_opens_nothing(what: dict[str, Any]) -> None:
    anna()
    clinic()
    store(enrolled("anna"), team("anna", f"Organization/{CLINIC}"))
    found = {**consent("anna"), **what}
    if not found["provision"]:
        del found["provision"]
    store(found)

    assert opens(staff()) is None
