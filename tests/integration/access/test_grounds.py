"""The trail tells of each look the ground that opened the record of each patient it met, however it was asked."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from sharedcare.access import looks, rules
from sharedcare.access.actors import of_account
from sharedcare.access.emergency import actions
from sharedcare.access.errands import of_read
from sharedcare.access.grants import queries
from sharedcare.access.looks import Part
from sharedcare.access.models import Account
from sharedcare.access.types import Actor, Grant, Ground
from sharedcare.kernel.ids import key64
from sharedcare.records.search.parse import parse
from sharedcare.records.storage.connection import raw_connection
from tests.integration.access.accounts import staff
from tests.integration.access.care import CLINIC, refusal, store, treated
from tests.integration.access.clients import NOON
from tests.integration.access.opening import of_clinic
from tests.integration.access.trying import CPR, NUMBER, WHY, entered_for
from tests.integration.records.store import observation, patient

pytestmark = pytest.mark.django_db
ANNA, BO, CLARA = "anna", "bo", "clara"
EMERGENCY, TREATMENT, OWN_ENTRY = Ground.EMERGENCY, Ground.TREATMENT, Ground.OWN_ENTRY
Told = list[tuple[Ground, list[str]]]


@pytest.fixture
def nurse() -> Actor:
    """She treats Bo, has opened Anna's record in an emergency, and her clinic has entered something of Clara's."""
    found = staff()
    store(
        patient(ANNA, identifier=NUMBER),
        *(patient(one) for one in (BO, CLARA)),
        *(observation(f"w-{one}", one) for one in (ANNA, BO, CLARA)),
    )
    treated(BO)
    entered_for(CLINIC, observation("entered", CLARA))
    actions.open_record(number=CPR, reason=WHY, by=found, at=NOON)
    return found


def told(look: Callable[[], object]) -> Told:
    """What the trail tells of a look: each ground, with the patients whose records it opened."""
    names = {key64(f"Patient/{one}"): one for one in (ANNA, BO, CLARA)}
    [(before,)] = raw_connection().execute("SELECT coalesce(max(id), 0) FROM access_trail").fetchall()
    look()
    rows = raw_connection().execute(
        "SELECT ground, patients FROM access_trail WHERE id > %s ORDER BY ground", (before,)
    )
    return [(Ground(ground), sorted(names[one] for one in patients or ())) for ground, patients in rows]


def read(by: Actor, name: str, kind: str = "Observation") -> Told:
    return told(lambda: looks.read(by=by, type=kind, id=name, at=NOON))


def search(by: Actor, kind: str, *params: tuple[str, str]) -> Told:
    return told(lambda: looks.search(by=by, query=parse(kind, list(params)), at=NOON))


@pytest.mark.parametrize(
    ("name", "patient", "ground"),
    [("w-anna", ANNA, EMERGENCY), ("w-bo", BO, TREATMENT), ("entered", CLARA, OWN_ENTRY)],
)
def test_a_plain_read_tells_what_opened_the_record(
    nurse: Actor, name: str, patient: str, ground: Ground
) -> None:
    assert read(nurse, name) == [(ground, [patient])]
    assert told(lambda: looks.version(by=nurse, type="Observation", id=name, version=1, at=NOON)) == [
        (ground, [patient])
    ]
    assert told(
        lambda: looks.history(by=nurse, type="Observation", id=name, part=Part(count=5), as_of=None, at=NOON)
    ) == [(ground, [patient])]


def test_a_search_that_meets_several_tells_of_each_by_its_own_ground(nurse: Actor) -> None:
    everybody: Told = [(TREATMENT, [BO]), (EMERGENCY, [ANNA]), (OWN_ENTRY, [CLARA])]

    assert search(nurse, "Observation") == everybody
    assert search(nurse, "Patient") == everybody[:2]


def test_a_look_that_met_nobody_tells_of_the_patient_it_was_about_or_of_the_role(nurse: Actor) -> None:
    for one, ground in ((ANNA, EMERGENCY), (BO, TREATMENT), (CLARA, Ground.ROLE), ("nobody", Ground.ROLE)):
        assert search(nurse, "Observation", ("patient", one), ("code", "none")) == [(ground, [])]
    assert search(nurse, "Observation", ("code", "none")) == [(Ground.ROLE, [])]
    assert read(nurse, "w-clara") == [(Ground.ROLE, [])]
    assert read(nurse, CLINIC, "Organization") == [(Ground.ROLE, [])]


def test_all_that_is_known_of_a_patient_tells_the_ground_as_well(nurse: Actor) -> None:
    def everything() -> object:
        return looks.everything(by=nurse, patient=ANNA, types=None, part=Part(count=50), at=NOON)

    # Several questions, each of which is told of.
    found = told(everything)
    assert {ground for ground, _ in found} == {EMERGENCY}
    assert (EMERGENCY, [ANNA]) in found


def test_what_an_emergency_shows_beyond_the_treatment_is_told_as_the_emergency(nurse: Actor) -> None:
    treated(ANNA)
    assert read(nurse, "w-anna") == [(TREATMENT, [ANNA])]

    hidden = {"meaning": "instance", "reference": {"reference": "Observation/w-anna"}}
    store(refusal(ANNA, "w", data=[hidden]))

    assert read(nurse, "w-anna") == [(EMERGENCY, [ANNA])]


def test_once_the_emergency_is_over_the_trail_tells_of_none(nurse: Actor) -> None:
    later = NOON + timedelta(hours=9)

    assert told(lambda: looks.read(by=nurse, type="Observation", id="w-anna", at=later)) == [
        (Ground.ROLE, [])
    ]


def test_a_system_of_the_clinic_looks_by_treatment_or_by_what_the_clinic_entered(nurse: Actor) -> None:
    system = of_clinic()

    assert read(system, "w-bo") == [(TREATMENT, [BO])]
    assert search(system, "Observation") == [(TREATMENT, [BO]), (OWN_ENTRY, [CLARA])]
    assert search(system, "Observation", ("code", "none")) == [(Ground.SCOPE, [])]


def test_the_patient_looks_at_their_own_record_and_that_of_another_as_a_relative(nurse: Actor) -> None:
    store(
        {
            "resourceType": "RelatedPerson",
            "id": "clara-to-bo",
            "active": True,
            "patient": {"reference": f"Patient/{BO}"},
            "period": {"end": "2099-01-01"},
            "extension": [{"url": "urn:sharedcare:proxy-level", "valueCode": "see"}],
        }
    )
    made = Account.objects.create(
        username="clara", display="Clara", created_at=NOON, patient_id=CLARA, persons=["clara-to-bo"]
    )
    clara = of_account(made, source=None, request=1, at=NOON)

    assert read(clara, "w-clara") == [(Ground.OWN_RECORD, [CLARA])]
    assert read(clara, "w-bo") == [(Ground.RELATIVE, [BO])]
    assert search(clara, "Observation") == [(Ground.OWN_RECORD, [CLARA]), (Ground.RELATIVE, [BO])]


def test_it_is_what_the_rules_decide(nurse: Actor) -> None:
    for one in (ANNA, BO, CLARA):
        key = key64(f"Patient/{one}")
        opened = queries.grants(raw_connection(), by=nurse, patient=key).grants
        opened += queries.entered(raw_connection(), by=nurse, patient=key).grants
        errand = of_read(type="Observation", id=f"w-{one}")
        decided = rules.decide_for_patient(nurse, errand, grants=opened, at=NOON)
        assert isinstance(decided, Grant)

        name = "entered" if one == CLARA else f"w-{one}"
        assert read(nurse, name) == [(decided.ground, [one])]
