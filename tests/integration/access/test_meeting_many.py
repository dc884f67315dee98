"""Of whom a list is asked is decided once for each patient, and agrees with what the window shows row by row."""

from datetime import datetime
from typing import Any

import pytest
from django.db.transaction import atomic, set_rollback
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sharedcare.access import errands
from sharedcare.access.emergency import actions
from sharedcare.access.rounds import Among, rounds
from sharedcare.access.types import Actor, Ground
from sharedcare.kernel.ids import key64, shard_of
from sharedcare.records.definitions.resource_types import type_name, type_number
from sharedcare.records.types import Question
from tests.integration.access.accounts import staff
from tests.integration.access.care import CLINIC, refusal, store, treated
from tests.integration.access.clients import NOON, trail
from tests.integration.access.narrowed_world import HOUSES, PEOPLE, ROLES, World, build, reader, sees, worlds
from tests.integration.access.trying import CPR, NUMBER, WHY, entered_for
from tests.integration.records.store import observation, patient

pytestmark = pytest.mark.django_db
TYPES = ("Patient", "Observation", "Condition", "Task")
Met = dict[str, tuple[Ground, set[str]]]

_EVERYBODY = "SELECT m.patient, 0::bigint, m.ground, m.wholly FROM met m"
_OPEN = f"""{_EVERYBODY} WHERE {type_number("Patient")} = ANY (m.wholly) OR EXISTS (
    SELECT FROM resource r WHERE r.shard = m.shard AND r.patient = m.patient AND r.type = {type_number("Patient")})"""


def met(by: Actor, *names: str, asks: str = _EVERYBODY, at: datetime = NOON) -> Met:
    """Each of these people with the ground, and the types of which everything is open."""
    by_key = {key64(f"Patient/{name}"): name for name in names}
    keys = sorted(by_key)
    asked = Among(
        "SELECT * FROM unnest(%s::smallint[], %s::bigint[]) AS w (shard, patient)",
        ([shard_of(one) for one in keys], keys),
        TYPES,
    )

    def read(rows: Any) -> Met:
        return {by_key[row[0]]: (Ground(row[2]), {type_name(one) for one in row[3]}) for row in rows}

    with rounds(by=by, errand=errands.of_list(()), at=at) as look:
        return look.among(asked, Question(asks, (), read))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=worlds, where=st.sampled_from(tuple(HOUSES)), what=st.sampled_from(ROLES))
def test_what_is_wholly_open_is_what_the_window_shows(world: World, where: str, what: str) -> None:
    with atomic():
        things = build(world)
        found = met(reader((where, what)), *PEOPLE)
        for name, (ground, wholly) in found.items():
            theirs = [one for one in things if one.patient == name and one.type in TYPES]
            seen = {one: sees((where, what), one, world) for one in theirs}
            for kind in TYPES:
                if kind in wholly:
                    assert all(seen[one] for one in theirs if one.type == kind), (name, kind)
            if ground is Ground.OWN_ENTRY:
                assert not wholly
        set_rollback(True)


@pytest.fixture
def nurse() -> Actor:
    """She treats Bo and Dan, who hides one value; has opened Anna's record in an emergency; and her clinic has entered
    something of Clara's."""
    found = staff()
    store(
        patient("anna", identifier=NUMBER),
        *(patient(one) for one in ("bo", "clara", "dan", "eva")),
        *(observation(f"w-{one}", one) for one in ("anna", "bo", "clara", "dan")),
    )
    treated("bo", "dan")
    entered_for(CLINIC, observation("entered", "clara"))
    one = {"meaning": "instance", "reference": {"reference": "Observation/w-dan"}}
    store({**refusal("dan", "one"), "provision": {"type": "deny", "data": [one]}})
    actions.open_record(number=CPR, reason=WHY, by=found, at=NOON)
    return found


def test_each_ground_opens_what_it_opens(nurse: Actor) -> None:
    found = met(nurse, "anna", "bo", "clara", "dan", "eva")

    assert found["anna"] == (Ground.EMERGENCY, set(TYPES))
    assert found["bo"] == (Ground.TREATMENT, set(TYPES))
    assert found["dan"] == (Ground.TREATMENT, set())
    assert found["clara"] == found["eva"] == (Ground.OWN_ENTRY, set())


def test_the_trail_tells_of_those_whom_the_question_met_and_of_nobody_else(nurse: Actor) -> None:
    before = len(trail())

    met(nurse, "anna", "bo", "clara", "dan", "eva", asks=_OPEN)

    entries = {Ground(one["ground"]): sorted(one["patients"]) for one in trail()[before:]}
    keys = {name: key64(f"Patient/{name}") for name in ("anna", "bo", "dan")}
    assert entries == {
        Ground.EMERGENCY: [keys["anna"]],
        Ground.TREATMENT: sorted((keys["bo"], keys["dan"])),
    }


def test_a_question_that_brings_others_brings_them_not(nurse: Actor) -> None:
    asks = f"{_EVERYBODY} UNION ALL SELECT {key64('Patient/anna')}, 0, 6, ARRAY[]::smallint[]"

    assert set(met(nurse, "bo", asks=asks)) == {"bo"}


def test_among_patients_asks_somebody_at_work_and_only_first(nurse: Actor) -> None:
    asked = Among("SELECT 0::smallint AS shard, 0::bigint AS patient", (), TYPES)
    with rounds(by=nurse, errand=errands.of_list(()), at=NOON) as look:
        look.among(asked, Question(_EVERYBODY, (), list))

        with pytest.raises(AssertionError):
            look.among(asked, Question(_EVERYBODY, (), list))
