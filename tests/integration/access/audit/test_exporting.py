"""The trail as FHIR AuditEvents: every kind of entry, as it was really written, is valid R4 and says who, what and whom."""

from base64 import b64decode
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl

import orjson
import pytest

from sharedcare.access import actions, gate, looks
from sharedcare.access.accounts import actions as accounts
from sharedcare.access.accounts.telling import tell
from sharedcare.access.actors import operator
from sharedcare.access.audit import events
from sharedcare.access.audit.exporting import exported
from sharedcare.access.audit.types import Sought
from sharedcare.access.errors import NotPermitted, WrongNameOrPassword
from sharedcare.access.models import Account
from sharedcare.access.types import Action, Actor, Ground
from sharedcare.kernel.ids import key64
from sharedcare.records import portrait
from sharedcare.records.document import parse as document
from sharedcare.records.search.parse import parse
from sharedcare.records.types import Change, Create, Delete, Update
from sharedcare.records.validation import problems
from tests.integration.access.accounts import PASSWORD, account, staff
from tests.integration.access.care import treated
from tests.integration.access.clients import NOON, actor, trail
from tests.integration.access.test_gate import put, two_patients, weight

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(days=1)
BY = operator("audit export")
Tree = dict[str, Any]


def export(**sought: Any) -> list[Tree]:
    return list(exported(Sought(**sought), by=BY, at=LATER))


def last(**sought: Any) -> Tree:
    return export(**sought)[-1]


def roles(event: Tree) -> dict[str, Tree]:
    """Each entity under the code of the role that it has in the event."""
    return {one["role"]["code"]: one for one in event.get("entity", [])}


def everything_that_can_happen() -> Iterator[Action]:
    """Do it all once; yields what was done."""
    two_patients()
    treated("anna", "bo")
    by, person = actor(), staff("kim", scopes="user/*.rs")
    put(by, weight("w", "anna"))
    looks.read(by=person, type="Observation", id="w", at=NOON)
    looks.version(by=by, type="Observation", id="w", version=1, at=NOON)
    looks.history(by=by, type="Patient", id="anna", part=looks.Part(5), as_of=NOON, at=NOON)
    looks.search(by=by, query=parse("Observation", parse_qsl("patient=anna&status=final")), at=NOON)
    looks.everything(by=by, patient="anna", types=None, part=looks.Part(5), at=NOON)
    with looks.overview(by=person, patient="anna", at=NOON) as (visit, shown):
        visit(portrait.moments(patient="anna", types=shown, most=1))
    bo = {"resourceType": "Patient", "name": [{"family": "Bo"}]}
    gate.act(by=by, changes=[Create(document(orjson.dumps(bo)))], at=NOON)
    several: list[Change] = [
        Delete("Observation", "w"),
        Update(document(orjson.dumps({**bo, "id": "c"})), "c"),
    ]
    gate.act(by=by, changes=several, at=NOON)
    gate.act(by=by, changes=[Delete("Observation", "w-bo")], at=NOON)
    actions.revoke_tokens(client="laboratory", at=NOON)
    accounts.give_password(username="kim", password=PASSWORD, source="192.0.2.7", at=NOON)
    accounts.wait_for_factor(by=person, at=NOON)
    accounts.sign_in(by=person, means="password", at=NOON)
    tell(Action.CHANGE_FACTOR, by=person, at=NOON)
    tell(Action.LAUNCH, by=person, at=NOON)
    accounts.end_sessions(account=Account.objects.get(username="kim"), by=person, at=NOON)
    accounts.sign_out(by=person, at=NOON)
    accounts.disable_account(username="kim", by=operator("user disable"), at=NOON)
    list(exported(Sought(), by=BY, at=LATER))
    yield from Action


def test_every_kind_of_entry_is_valid_fhir() -> None:
    done = set(everything_that_can_happen())
    exported_events = list(exported(Sought(), by=BY, at=LATER + timedelta(days=1)))

    told = {one["action"] for one in trail()} | {10, 11, 12, 13, 14, 15}
    assert told == {int(one) for one in done}
    assert len(exported_events) >= len(done)
    for event in exported_events:
        assert problems(event) == []
        assert orjson.loads(orjson.dumps(event)) == event


def test_every_action_and_every_ground_has_its_codes() -> None:
    assert set(events._KINDS) == set(Action)
    assert set(events._PURPOSES) == set(Ground) - {Ground.SCOPE}


def test_a_look_tells_the_person_the_role_the_organisation_the_ground_and_the_place() -> None:
    two_patients()
    treated("anna")
    by = staff()
    with looks.overview(by=by, patient="anna", at=NOON, as_of=datetime(2025, 1, 1, tzinfo=UTC)) as (
        visit,
        shown,
    ):
        visit(portrait.moments(patient="anna", types=shown, most=1))

    event = last(patient="anna")

    person, organization, server = event["agent"]
    assert (event["type"]["code"], event["action"], event["outcome"]) == ("110110", "R", "0")
    assert event["purposeOfEvent"][0]["coding"][0]["code"] == "TREAT"
    assert person["who"] == {"reference": "PractitionerRole/demo-anne-role", "display": "Anne Hjertholm"}
    assert (person["requestor"], person["altId"]) == (True, "anne")
    assert person["policy"] == ["urn:sharedcare:ground:treatment"]
    assert person["network"] == {"address": "192.0.2.7", "type": "2"}
    assert organization["who"]["identifier"]["value"] == "999900000000011"
    assert server["requestor"] is False
    [patient] = event["entity"]
    assert patient["what"] == {"reference": "Patient/anna"}
    assert patient["detail"] == [{"type": "as-of", "valueString": "2025-01-01T00:00:00.000+00:00"}]


def test_a_change_tells_what_was_changed_and_the_version_since() -> None:
    two_patients()
    put(actor(), {**weight("w-anna", "anna"), "status": "amended"})

    event = last(patient="anna")

    assert (event["subtype"][0]["code"], event["action"]) == ("update", "U")
    assert roles(event)["1"]["what"] == {"reference": "Patient/anna"}
    assert roles(event)["4"]["what"] == {"reference": "Observation/w-anna/_history/2"}
    assert roles(event)["4"]["lifecycle"]["code"] == "3"


def test_what_was_deleted_and_what_changed_among_several_is_named_as_well() -> None:
    two_patients()
    changes = [Delete("Observation", "w-anna"), Delete("Observation", "w-bo")]
    gate.act(by=actor(), changes=changes, at=NOON)

    event = last(patient="bo")

    references = {one["what"]["reference"] for one in event["entity"]}
    assert references == {
        "Patient/anna",
        "Patient/bo",
        "Observation/w-anna/_history/2",
        "Observation/w-bo/_history/2",
    }


def test_a_search_tells_the_names_of_its_parameters_and_every_patient_it_showed() -> None:
    two_patients()
    looks.search(by=actor(), query=parse("Observation", parse_qsl("status=final&code=x")), at=NOON)
    looks.search(by=actor(), query=parse("Observation", parse_qsl("status=final")), at=NOON)

    event = last(patient="bo")

    assert b64decode(roles(event)["24"]["query"]) == b"Observation?status"
    assert event["agent"][0]["who"] == {"display": "laboratory"}
    shown = {one["what"]["reference"] for one in event["entity"] if "what" in one}
    assert shown == {"Patient/anna", "Patient/bo"}


def test_a_refusal_tells_the_patient_it_was_about_and_why() -> None:
    two_patients()
    with pytest.raises(NotPermitted):
        looks.read(by=actor("system/Task.r"), type="Patient", id="anna", at=NOON)

    event = last(patient="anna")

    assert event["outcome"] == "8"
    assert "lacks the right" in event["outcomeDesc"]
    assert "purposeOfEvent" not in event
    assert roles(event)["1"]["what"] == {"reference": "Patient/anna"}


def test_what_never_was_is_told_by_its_key() -> None:
    looks.read(by=actor(), type="Patient", id="nobody", at=NOON)

    assert roles(last())["1"]["what"] == {
        "identifier": {"system": "urn:sharedcare:key", "value": str(key64("Patient/nobody"))},
        "type": "Patient",
    }


def test_a_wrong_password_is_a_minor_failure_of_an_account_that_is_named() -> None:
    account()
    with pytest.raises(WrongNameOrPassword):
        accounts.give_password(username="anne", password="wrong", source="192.0.2.7", at=NOON)

    event = last()

    assert (event["type"]["code"], event["subtype"][0]["code"], event["outcome"]) == ("110114", "110122", "4")
    assert event["agent"][0]["altId"] == "anne"


def test_an_export_is_of_a_patient_an_account_or_a_period() -> None:
    two_patients()
    treated("anna", "bo")
    anne = staff()
    looks.read(by=anne, type="Patient", id="anna", at=NOON + timedelta(hours=1))
    looks.read(by=anne, type="Patient", id="bo", at=NOON + timedelta(hours=2))

    def moments(**sought: Any) -> list[str]:
        return [one["recorded"][11:13] for one in export(**sought) if one["subtype"][0]["code"] == "read"]

    assert moments() == ["13", "14"]
    assert moments(patient="anna") == ["13"]
    assert moments(account=anne.account, since=NOON + timedelta(hours=2)) == ["14"]
    assert moments(until=NOON + timedelta(hours=2)) == ["13"]


def test_the_pages_of_a_long_export_leave_nothing_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sharedcare.access.audit.exporting._PAGE", 2)
    by = operator("test")
    for number in range(7):
        looks.read(by=by, type="Patient", id=f"p{number}", at=NOON)

    before = len(trail())
    found = export()

    assert len({one["id"] for one in found}) == len(found) == before >= 7


def test_an_export_is_in_the_trail_with_the_patients_in_it() -> None:
    two_patients()
    before = len(trail())

    export(patient="anna")

    [entry] = trail()[before:]
    assert (entry["action"], entry["key"]) == (Action.READ_TRAIL, key64("Patient/anna"))
    assert entry["patients"] == [key64("Patient/anna")]


@pytest.mark.parametrize("make", [lambda: actor("system/*.cruds"), lambda: staff(scopes="user/*.cruds")])
def test_no_scope_gives_the_right_to_read_the_trail(make: Any) -> None:
    by: Actor = make()

    with pytest.raises(NotPermitted):
        list(exported(Sought(), by=by, at=LATER))

    assert (trail()[-1]["action"], trail()[-1]["ground"]) == (Action.READ_TRAIL, None)
