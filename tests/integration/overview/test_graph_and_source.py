"""From a value on the screen to its whole curve, and to where it came from."""

from datetime import UTC, datetime

import pytest

from sharedcare.access.actors import operator
from sharedcare.access.scopes import parse
from sharedcare.access.types import Actor, Ground
from sharedcare.overview.graph import graph
from sharedcare.overview.moments import moments
from sharedcare.overview.source import source
from tests.integration.overview.world import (
    ANNA,
    NOW,
    POTASSIUM,
    ZONE,
    Resource,
    by_role,
    concept,
    observation,
    order,
    quantity,
    world,
)
from tests.integration.records.store import delete, put

pytestmark = pytest.mark.django_db
MORNING, NOON, EVENING = (datetime(2026, 11, 20, hour, tzinfo=UTC) for hour in (7, 12, 18))
BY = operator("test")


@pytest.fixture(autouse=True)
def _anna() -> None:
    world()
    put(
        observation("k", POTASSIUM, "2026-11-20", quantity(4.4, "mmol/L"), performer=[by_role("kim")]),
        at=MORNING,
    )
    put(
        observation(
            "k",
            POTASSIUM,
            "2026-11-20",
            quantity(5.4, "mmol/L"),
            status="corrected",
            performer=[by_role("kim")],
            meta={"source": "urn:uuid:m-2"},
        ),
        at=EVENING,
    )


def test_the_graph_holds_every_value_with_who_measured_it_and_the_changes_of_medicines() -> None:
    put(observation("before", POTASSIUM, "2025-11-20", quantity(4100, "umol/L"), performer=[ANNA]))
    put(
        {
            "resourceType": "MedicationStatement",
            "id": "m",
            "status": "active",
            "medicationCodeableConcept": concept("http://www.whocc.no/atc", "C03DA01", "Spironolakton"),
            "subject": ANNA,
            "effectivePeriod": {"start": "2026-11-05"},
            "dosage": [{"text": "25 mg"}],
        }
    )

    found = graph(by=BY, patient="anna", key="potassium", zone=ZONE, at=NOW)

    assert found is not None
    assert [(one.value, one.status, one.at_home) for one in found.readings] == [
        (5.4, "corrected", False),
        (4.1, "final", True),
    ]
    assert [(name.words, change.kind) for name, _, change in found.changes] == [("Spironolakton", "started")]
    assert (found.unit, found.banner.name) == ("mmol/L", "Anna Prøve")


def test_the_graph_can_be_drawn_as_of_an_earlier_moment() -> None:
    found = graph(by=BY, patient="anna", key="potassium", zone=ZONE, at=NOW, as_of=NOON)

    assert found is not None
    assert [one.value for one in found.readings] == [4.4]


def test_there_is_no_graph_of_what_was_never_measured_or_of_nobody() -> None:
    assert graph(by=BY, patient="anna", key="weight", zone=ZONE, at=NOW) is None
    assert graph(by=BY, patient="nobody", key="potassium", zone=ZONE, at=NOW) is None


def test_a_value_leads_to_all_its_versions_and_to_the_message_it_came_in() -> None:
    found = source(by=BY, patient="anna", type="Observation", id="k", zone=ZONE, at=NOW)

    assert found is not None
    assert [(one.at, one.status, one.message, one.by and one.by.name) for one in found.versions] == [
        (EVENING, "corrected", "urn:uuid:m-2", "Kim"),
        (MORNING, "final", "", "Kim"),
    ]
    assert "5,4 mmol/L" in found.versions[0].text.words


def test_a_value_leads_to_who_asked_for_it() -> None:
    put(order("asked", requester=by_role("bo")))
    put(
        observation(
            "k", POTASSIUM, "2026-11-20", quantity(5.5, "mmol/L"), basedOn=[led_to("ServiceRequest/asked")]
        ),
        at=NOW,
    )

    found = source(by=BY, patient="anna", type="Observation", id="k", zone=ZONE, at=NOW)

    assert found is not None
    assert [one.requested_by and one.requested_by.name for one in found.versions] == ["Bo", None, None]
    assert found.versions[0].requested_by is not None
    assert found.versions[0].requested_by.organization.words == "Practice"


def test_who_asked_is_not_told_from_another_patients_order_nor_without_the_right_to_see_orders() -> None:
    put({"resourceType": "Patient", "id": "bo"})
    put(order("others", subject=led_to("Patient/bo"), requester={"display": "Bo"}))
    put(order("own", requester={"display": "Kim"}))
    orders = [led_to("ServiceRequest/others"), led_to("ServiceRequest/own")]
    put(observation("k", POTASSIUM, "2026-11-20", quantity(5.5, "mmol/L"), basedOn=orders), at=NOW)
    few = Actor(1, "few", None, parse("system/Patient.r system/Observation.r", level="system"), Ground.SCOPE)

    seen = source(by=BY, patient="anna", type="Observation", id="k", zone=ZONE, at=NOW)
    unseen = source(by=few, patient="anna", type="Observation", id="k", zone=ZONE, at=NOW)

    assert seen is not None
    assert seen.versions[0].requested_by is not None
    assert seen.versions[0].requested_by.name == "Kim"
    assert unseen is not None
    assert unseen.versions[0].requested_by is None


def led_to(name: str) -> Resource:
    """A reference."""
    return {"reference": name}


def test_what_was_deleted_still_tells_what_it_was() -> None:
    delete("Observation", "k", at=NOW)

    found = source(by=BY, patient="anna", type="Observation", id="k", zone=ZONE, at=NOW)

    assert found is not None
    assert [one.is_deleted for one in found.versions] == [True, False, False]


def test_the_source_of_another_patients_value_is_not_told_under_this_one() -> None:
    put({"resourceType": "Patient", "id": "bo"})

    assert source(by=BY, patient="bo", type="Observation", id="k", zone=ZONE, at=NOW) is None
    assert source(by=BY, patient="anna", type="Organization", id="clinic", zone=ZONE, at=NOW) is None


def test_the_time_machine_stops_where_something_changed() -> None:
    found = moments(by=BY, patient="anna", at=NOW)

    assert [(minute, count) for minute, count in found][:2] == [(EVENING, 1), (MORNING, 1)]
