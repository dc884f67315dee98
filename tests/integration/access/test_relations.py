"""Who treats whom: what opens a record, and what closes it again in the very moment."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sharedcare.access import looks
from sharedcare.access.actors import operator
from sharedcare.access.agreements import queries
from sharedcare.access.errors import NotPermitted
from sharedcare.access.grants.rebuilding import rebuild
from sharedcare.access.types import Actor, Ground
from sharedcare.records.storage.connection import raw_connection, run
from tests.integration.access.accounts import again, staff
from tests.integration.access.care import (
    CLINIC,
    HEART,
    agreement,
    clinic,
    concept,
    consent,
    enrolled,
    organisation,
    refusal,
    role,
    store,
    team,
    treated,
)
from tests.integration.access.clients import NOON, trail
from tests.integration.access.opening import anna, opens
from tests.integration.records.store import patient

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=40)


def test_programme_team_agreement_and_consent_together_open_a_record() -> None:
    anna()
    by = staff()
    treated("anna")

    assert opens(by) is Ground.TREATMENT
    assert trail()[-1]["ground"] == Ground.TREATMENT


@pytest.mark.parametrize("missing", ["programme", "team", "consent", "agreement"])
def test_each_of_the_four_is_needed(missing: str) -> None:
    anna()
    by = staff()
    resources = {
        "programme": enrolled("anna"),
        "team": team("anna", f"Organization/{CLINIC}"),
        "consent": consent("anna"),
    }
    store(*(one for name, one in resources.items() if name != missing))
    if missing == "agreement":
        store(agreement("heart-agreement", "hospital", "town", status="terminated"))

    assert opens(by) is None
    assert looks.read(by=by, type="Observation", id="w", at=NOON) is None
    assert trail()[-2]["refusal"] == "There is no such patient among those whose record is open to you."


@pytest.mark.parametrize(
    "ended",
    [
        enrolled("anna", status="finished"),
        team("anna", f"Organization/{CLINIC}", status="inactive"),
        team("anna", "Organization/town"),
        consent("anna", status="inactive"),
        refusal("anna", "all"),
        refusal(
            "anna",
            "hospital",
            actor=[{"role": {"text": "x"}, "reference": {"reference": "Organization/hospital"}}],
        ),
        agreement("heart-agreement", "hospital", "town", status="terminated"),
        organisation(CLINIC, part_of="elsewhere"),
    ],
    ids=lambda one: f"{one['resourceType']}-{one.get('status', '')}-{one['id']}",
)
def test_when_one_of_them_ends_the_record_closes_at_once_and_nothing_is_lost(ended: dict[str, Any]) -> None:
    anna()
    treated("anna")
    anne = staff()
    assert opens(anne) is Ground.TREATMENT

    store(ended)

    assert opens(again(anne)) is None
    assert looks.read(by=again(anne), type="Observation", id="w", at=NOON) is None
    assert looks.read(by=operator("test"), type="Observation", id="w", at=NOON) is not None


def test_a_health_centre_that_a_region_runs_treats_and_the_region_and_its_other_centres_do_not() -> None:
    anna()
    by = staff()
    store(
        organisation("north", "region"),
        organisation("centre", "region", "north"),
        organisation("other-centre", "region", "north"),
        agreement("prevention", "centre", "hospital"),
        enrolled("anna"),
        team("anna", "Organization/centre"),
        consent("anna"),
    )

    def of(place: str) -> Actor:
        store(role("demo-anne-role", place))
        return again(by)

    assert opens(of("centre")) is Ground.TREATMENT
    assert opens(of("other-centre")) is None
    assert opens(of("north")) is None
    parties = {one.id for one in queries.possible_parties()}
    assert {"centre", "other-centre", "hospital"} <= parties
    assert "north" not in parties


def test_when_a_role_ends_whoever_had_it_may_nothing_more() -> None:
    anna()
    treated("anna")
    anne = staff()

    store(role("demo-anne-role", CLINIC, active=False))

    with pytest.raises(NotPermitted, match="has ended"):
        opens(again(anne))
    with pytest.raises(NotPermitted):
        looks.read(by=again(anne), type="Organization", id=CLINIC, at=NOON)


def test_an_agreement_and_a_consent_run_out_by_themselves() -> None:
    anna()
    by = staff()
    treated("anna")
    store(
        agreement("heart-agreement", "hospital", "town", applies={"start": "2026-01-01", "end": "2026-03-31"})
    )
    assert (opens(by), opens(by, LATER)) == (Ground.TREATMENT, None)

    store(agreement("heart-agreement", "hospital", "town"))
    ends = {"type": "permit", "period": {"end": "2026-03-31"}, "code": [concept("programme", HEART)]}
    store(consent("anna", provision=ends))
    assert (opens(by), opens(by, LATER)) == (Ground.TREATMENT, None)


def test_an_agreement_that_somebody_has_not_signed_is_not_in_force() -> None:
    anna()
    by = staff()
    treated("anna")
    whole = agreement("heart-agreement", "hospital", "town")

    store({**whole, "signer": whole["signer"][:1]})

    assert opens(by) is None


def test_it_does_not_matter_in_which_order_it_comes_to_be_known() -> None:
    store(team("anna", "PractitionerRole/demo-anne-role"), consent("anna"), enrolled("anna"), patient("anna"))

    assert opens(staff()) is Ground.TREATMENT


def test_a_team_that_is_moved_to_another_patient_opens_that_one_and_no_longer_the_first() -> None:
    anna()
    store(patient("bo"), enrolled("bo"), consent("bo"))
    by = staff()
    treated("anna")

    store({**team("bo", f"Organization/{CLINIC}"), "id": "anna-team"})

    assert (opens(by), opens(by, who="bo")) == (None, Ground.TREATMENT)


def test_an_emergency_opens_the_record_for_that_role_while_it_lasts() -> None:
    anna(refusal("anna", "all"))
    by = staff()
    task = {
        "resourceType": "Task",
        "id": "e",
        "status": "in-progress",
        "intent": "order",
        "code": {"coding": [{"system": "urn:sharedcare:task", "code": "emergency-access"}]},
        "for": {"reference": "Patient/anna"},
        "owner": {"reference": "PractitionerRole/demo-anne-role"},
        "executionPeriod": {"start": "2026-03-01T11:00:00Z", "end": "2026-03-01T19:00:00Z"},
    }
    store(task)

    assert opens(by) is Ground.EMERGENCY
    assert opens(by, datetime(2026, 3, 1, 19, 0, 1, tzinfo=UTC)) is None
    store({**task, "status": "cancelled"})
    assert opens(by) is None


def test_what_is_derived_can_be_dropped_and_made_again() -> None:
    anna(refusal("anna", "one", data=[{"meaning": "instance", "reference": {"reference": "Observation/w"}}]))
    clinic()
    treated("anna")
    before = _derived()

    steps = list(rebuild(raw_connection()))

    assert _derived() == before
    assert all(before[name] for name in ("organization", "role", "agreement", "relation", "hidden"))
    assert steps[-1].done == 1


def _derived() -> dict[str, list[Any]]:
    names = ("organization", "role", "agreement", "relation", "proxy", "hidden", "emergency")
    return {
        name: sorted(map(str, run(raw_connection(), f"SELECT * FROM access_{name}").fetchall()))
        for name in names
    }
