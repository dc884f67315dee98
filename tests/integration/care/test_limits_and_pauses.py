"""Limits of a patient's own and pauses: who may, what they change, and that they show."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import orjson
import pytest

from sharedcare.access.actors import operator
from sharedcare.access.errors import NotVisible
from sharedcare.access.types import Actor, Ground, Post, Scopes
from sharedcare.care import who
from sharedcare.care.findings.actions import rejudge
from sharedcare.care.findings.errors import BadLimit, BadPause, NoSuchLimit, NotYours
from sharedcare.care.findings.limiting.actions import Wanted, set_limit, take_back
from sharedcare.care.findings.pausing import actions as pausing
from sharedcare.care.findings.pausing import fhir as pausing_fhir
from sharedcare.care.findings.pausing import rules
from sharedcare.care.findings.pausing.queries import pauses
from sharedcare.care.findings.pausing.types import Planned, Reason
from sharedcare.care.mandates import queries as mandates
from sharedcare.programmes.types.words import Band
from sharedcare.records.around import Some, of_types
from tests.integration.care.patients import (
    ANNA,
    KEY,
    NOW,
    agreed,
    enrolled,
    found,
    measured,
    publish,
    standing,
    store,
    the_patient,
)
from tests.integration.records.store import ask

pytestmark = pytest.mark.django_db
RISE = "heart-failure:weight:weight-rise-3-days"
WIDER = Wanted(RISE, Band(at_least=1.5), Band(at_least=3.0), "Weight goes up and down.")


FORTNIGHT = Planned(Reason.HOLIDAY, NOW, NOW + timedelta(days=14))


_SECTORS = {2: "hospital", 3: "general-practice", 4: "municipality"}


def staff(code: str, at: int = 2) -> Actor:
    post = Post(code, 1, at, at, (at,), sector=_SECTORS[at])
    return Actor(-2, code, None, Scopes(), Ground.ROLE, account=2, role=f"{code}-role", post=post)


@pytest.fixture(autouse=True)
def _anna() -> None:
    publish("heart-failure")
    store({"resourceType": "Patient", "id": "anna"}, enrolled())


@pytest.fixture
def treated(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever comes treats Anna: who does is for the tests of access."""
    monkeypatch.setattr(who, "require_open", lambda **_: None)
    monkeypatch.setattr(mandates, "treats", lambda **_: True)


def test_whom_nothing_opens_the_record_sets_nothing() -> None:
    with pytest.raises(NotVisible):
        set_limit(patient="anna", wanted=WIDER, by=staff("doctor"), at=NOW)
    with pytest.raises(NotVisible):
        pausing.pause(patient="anna", planned=Planned(Reason.HOLIDAY, NOW), by=staff("nurse"), at=NOW)


def test_a_limit_set_for_the_patient_counts_from_then_on_and_says_who_set_it(treated: None) -> None:
    store(measured("before", 84.0, 3), measured("now", 86.1, 0.1))
    set_limit(patient="anna", wanted=WIDER, by=staff("doctor"), at=NOW - timedelta(hours=1))
    later = measured("later", 86.2)
    store(later, at=NOW)
    assert standing() == {
        "weight:weight-rise-3-days:Observation/later": "moderate",
        "weight:weight-rise-3-days:Observation/now": "high",
    }
    [newest] = [one for one in found() if one.of == ("Observation/later",)]
    said = {each["url"]: each.get("valueString") for each in newest.tree["extension"]}
    assert said["urn:sharedcare:limit-said"] == "grænse +1,5 kg på 3 dage, sat af doctor 25.11.2026"
    take_back(patient="anna", key=RISE, by=staff("doctor"), at=NOW)
    store(measured("last", 86.2, -0.01), at=NOW + timedelta(hours=1))
    assert standing()["weight:weight-rise-3-days:Observation/last"] == "high"


def test_only_roles_that_the_programme_names_set_a_limit_and_only_with_a_reason(treated: None) -> None:
    with pytest.raises(NotYours, match="Heart failure nurse"):
        set_limit(patient="anna", wanted=WIDER, by=staff("home-nurse", at=4), at=NOW)
    # The practice has a nurse too, and the programme gives this to the clinic's alone.
    with pytest.raises(NotYours, match="Heart failure nurse"):
        set_limit(patient="anna", wanted=WIDER, by=staff("nurse", at=3), at=NOW)
    with pytest.raises(NotYours):
        set_limit(patient="anna", wanted=WIDER, by=the_patient(), at=NOW)
    with pytest.raises(BadLimit, match="why"):
        set_limit(patient="anna", wanted=Wanted(RISE, Band(at_least=2), None, " "), by=staff("nurse"), at=NOW)
    with pytest.raises(NoSuchLimit):
        set_limit(patient="anna", wanted=Wanted("a:b:c", None, None, "x"), by=staff("nurse"), at=NOW)


def test_the_patient_says_that_it_is_a_holiday_and_staff_that_it_is_an_admission(treated: None) -> None:
    task = pausing.pause(patient="anna", planned=FORTNIGHT, by=the_patient(), at=NOW)
    with pytest.raises(NotYours):
        pausing.pause(
            patient="anna", planned=replace(FORTNIGHT, reason=Reason.ADMISSION), by=the_patient(), at=NOW
        )
    with pytest.raises(BadPause):
        backwards = Planned(Reason.ADMISSION, NOW, NOW - timedelta(days=1))
        pausing.pause(patient="anna", planned=backwards, by=staff("nurse"), at=NOW)
    pausing.end(patient="anna", task=task, by=staff("nurse"), at=NOW + timedelta(days=3))
    with pytest.raises(BadPause, match="ended already"):
        pausing.end(patient="anna", task=task, by=staff("nurse"), at=NOW + timedelta(days=4))


@pytest.mark.parametrize(
    "band",
    [{"url": "red", "valueQuantity": {"value": 3}}, {"url": "red", "valueRange": {"low": {"unit": "kg"}}}],
)
def test_a_limit_that_another_system_wrote_in_another_form_keeps_no_value_out(band: dict[str, Any]) -> None:
    parts = [
        {"url": "key", "valueString": RISE},
        {"url": "at", "valueInstant": (NOW - timedelta(days=5)).isoformat()},
        band,
    ]
    store(order("odd", extension=[{"url": "urn:sharedcare:limit", "extension": parts}]))
    store(measured("before", 84.0, 3), measured("now", 86.1))
    assert standing() == {"weight:weight-rise-3-days:Observation/now": "high"}


def test_a_limit_of_the_patients_own_counts_however_many_orders_have_come_since(treated: None) -> None:
    lower = Wanted(RISE, None, Band(at_least=1.0), "Frail.")
    set_limit(patient="anna", wanted=lower, by=staff("doctor"), at=NOW - timedelta(days=4))
    store(*(order(f"order-{number}") for number in range(70)))
    store(measured("before", 84.0, 3), measured("now", 85.3))
    assert standing() == {"weight:weight-rise-3-days:Observation/now": "high"}


def test_a_patients_own_pause_ends_within_four_weeks_also_when_it_is_made_of_several() -> None:
    def own(first: int, last: int | None) -> Planned:
        until = None if last is None else NOW + timedelta(days=last)
        return Planned(Reason.HOLIDAY, NOW + timedelta(days=first), until)

    for planned in (own(0, None), own(0, 29)):
        with pytest.raises(BadPause, match="within 28 days"):
            pausing.pause(patient="anna", planned=planned, by=the_patient(), at=NOW)
    pausing.pause(patient="anna", planned=own(0, 20), by=the_patient(), at=NOW)
    with pytest.raises(BadPause, match="ask those who treat you"):
        pausing.pause(patient="anna", planned=own(20, 40), by=the_patient(), at=NOW)
    pausing.pause(patient="anna", planned=own(20, 28), by=the_patient(), at=NOW)
    pausing.pause(patient="anna", planned=own(40, 50), by=the_patient(), at=NOW)


def test_a_pause_of_the_patients_own_that_another_rule_let_stand_open_ends_all_the_same() -> None:
    tree = pausing_fhir.task(Planned(Reason.HOLIDAY, NOW), patient="anna", by="Patient/anna", at=NOW)
    store(tree | {"id": "open"})
    [stands] = pauses(patient="anna", by=operator("test"), at=NOW)
    assert stands.until == NOW + rules.PATIENTS_OWN
    [pause] = pausing_fhir.pauses_in([tree])
    assert (pause.until, pause.is_own) == (stands.until, True)


def asked() -> list[tuple[str, str, str]]:
    """The tasks that ask whether a pause goes on: status, whose it is and by when."""
    stored = ask(of_types(patient=KEY, wanted={"Task": Some(100)}))
    trees = [orjson.loads(one.content or b"") for one in stored]
    return sorted(
        (one["restriction"]["period"]["end"], one["status"], one["owner"]["reference"])
        for one in trees
        if one["code"]["coding"][0]["code"] == "pause-goes-on"
    )


def test_of_a_pause_without_an_end_whoever_is_responsible_is_asked_again_and_again(treated: None) -> None:
    by, nora = operator("test"), "PractitionerRole/nora-role"
    open_ended = Planned(Reason.ADMISSION, NOW)
    task = pausing.pause(patient="anna", planned=open_ended, by=staff("nurse"), at=NOW)
    for hours in (1, 2):
        rejudge(patient="anna", by=by, at=NOW + timedelta(hours=hours))
    assert asked() == [("2026-12-23", "requested", nora)]
    pausing.go_on(patient="anna", task=task, by=staff("nurse"), at=NOW + timedelta(days=30))
    rejudge(patient="anna", by=by, at=NOW + timedelta(days=31))
    assert asked() == [("2026-12-23", "completed", nora), ("2027-01-22", "requested", nora)]
    pausing.end(patient="anna", task=task, by=staff("nurse"), at=NOW + timedelta(days=32))
    rejudge(patient="anna", by=by, at=NOW + timedelta(days=33))
    assert [status for _, status, _ in asked()] == ["completed", "completed"]
    with pytest.raises(BadPause):
        pausing.go_on(patient="anna", task=task, by=staff("nurse"), at=NOW + timedelta(days=33))


def test_of_a_pause_that_ends_in_years_they_are_asked_too_until_it_is_over(treated: None) -> None:
    by, nora = operator("test"), "PractitionerRole/nora-role"

    def ends(days: int) -> str:
        until = NOW + timedelta(days=days)
        return pausing.pause(
            patient="anna", planned=Planned(Reason.OTHER, NOW, until), by=staff("nurse"), at=NOW
        )

    ends(28)
    rejudge(patient="anna", by=by, at=NOW + timedelta(hours=1))
    assert asked() == [], "it ends by itself before anybody is asked"
    long = ends(60)
    rejudge(patient="anna", by=by, at=NOW + timedelta(hours=2))
    assert asked() == [("2026-12-23", "requested", nora)]
    pausing.go_on(patient="anna", task=long, by=staff("nurse"), at=NOW + timedelta(days=29))
    rejudge(patient="anna", by=by, at=NOW + timedelta(days=58))
    assert asked() == [("2026-12-23", "completed", nora), ("2027-01-21", "requested", nora)]
    rejudge(patient="anna", by=by, at=NOW + timedelta(days=61))
    assert [status for _, status, _ in asked()] == ["completed", "cancelled"]


def test_a_pause_stops_asking_and_does_not_stop_judging(treated: None) -> None:
    store(measured("before", 84.0, 3))
    pausing.pause(patient="anna", planned=Planned(Reason.ADMISSION, NOW), by=staff("nurse"), at=NOW)
    later = NOW + timedelta(hours=2)
    store(measured("now", 86.4) | {"effectiveDateTime": later.isoformat()}, at=later)
    assert standing() == {"weight:weight-rise-3-days:Observation/now": "high"}
    rejudge(patient="anna", by=operator("test"), at=later)
    assert standing() == {"weight:weight-rise-3-days:Observation/now": "high"}


@pytest.mark.parametrize("is_own", [True, False])
def test_what_is_missing_when_a_pause_begins_is_closed_for_that_but_red_only_by_those_who_treat(
    treated: None, *, is_own: bool
) -> None:
    told = {"url": "key", "valueCode": "tele-start"}, {"url": "at", "valueDateTime": "2026-08-27T08:00:00Z"}
    level = {"url": "stratification", "valueCode": "home-monitoring"}, {"url": "level", "valueCode": "h3"}
    anchor = {"url": "urn:sharedcare:anchor", "extension": list(told)}
    store(enrolled(extension=[anchor, {"url": "urn:sharedcare:level", "extension": list(level)}]))
    by = operator("test")
    rejudge(patient="anna", by=by, at=NOW)
    assert "high" in standing().values()
    reds = {key for key, severity in standing().items() if severity == "high"}
    pausing.pause(patient="anna", planned=FORTNIGHT, by=the_patient() if is_own else staff("nurse"), at=NOW)
    rejudge(patient="anna", by=by, at=NOW + timedelta(hours=1))
    said = {
        each.get("valueString")
        for one in found()
        for each in one.tree["extension"]
        if each["url"].endswith("closed-because")
    }
    assert said == {"Det kom ikke, og nu er der pause i målingerne."}
    # Their own holiday is no answer to that nobody has heard from them for so long.
    assert set(standing()) == (reds if is_own else set())


def test_that_no_reference_was_agreed_is_told_once_and_closed_when_it_is() -> None:
    by = operator("test")
    store({name: part for name, part in enrolled().items() if name != "extension"})
    rejudge(patient="anna", by=by, at=NOW)
    assert standing() == {}, "nothing is told before a value has come"
    store(measured("one", 86.0, 0.3), measured("two", 86.1, 0.2))
    assert rejudge(patient="anna", by=by, at=NOW, since=NOW - timedelta(hours=12)) == 1
    [one] = found()
    assert (one.key, one.severity) == ("heart-failure:weight:no-reference:dry-weight", "")
    assert (
        one.detail.da == "Vægt kan ikke vurderes mod tørvægt (referencevægt): der er ikke aftalt nogen værdi."
    )
    assert one.detail.en.startswith("Weight cannot be judged against dry weight")
    said = {each["url"]: each.get("valueString") for each in one.tree["extension"]}
    assert said["urn:sharedcare:recommended"] == "Aftal tørvægt (referencevægt) og individuelle grænser"

    later = NOW + timedelta(days=2)
    assert rejudge(patient="anna", by=by, at=later, since=later - timedelta(hours=12)) == 0
    assert len(standing()) == 1, "it stays while it is so, whether or not values come"
    store(enrolled(extension=[agreed("dry-weight", 80)]))
    assert rejudge(patient="anna", by=by, at=later, since=later) == 1
    assert standing() == {}
    store(measured("three", 86.1, -1), at=later)
    rejudge(patient="anna", by=by, at=later)
    assert standing() == {}


def order(name: str, **more: Any) -> dict[str, Any]:
    return {
        "resourceType": "ServiceRequest",
        "id": name,
        "status": "active",
        "intent": "order",
        "subject": ANNA,
        "authoredOn": NOW.isoformat(),
        **more,
    }
