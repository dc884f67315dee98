"""A value that is stored is judged in the same transaction, and what was found stays true to the record."""

from datetime import timedelta
from itertools import permutations
from typing import Any

import pytest

from sharedcare.access.actors import operator
from sharedcare.care.findings import queries
from sharedcare.care.findings.actions import rejudge
from tests.integration.care.patients import (
    ANNA,
    NOW,
    agreed,
    enrolled,
    found,
    measured,
    publish,
    pulse,
    standing,
    store,
    tell,
    withdraw,
)

pytestmark = pytest.mark.django_db
RISE = "weight:weight-rise-3-days:Observation"
BY = operator("test")


@pytest.fixture(autouse=True)
def _published() -> None:
    publish("heart-failure")


@pytest.fixture
def anna() -> None:
    store({"resourceType": "Patient", "id": "anna", "birthDate": "1946-01-01"}, enrolled())


def test_two_kilos_in_three_days_are_found_with_why_and_what_to_do(anna: None) -> None:
    store(measured("before", 84.0, 3), measured("now", 86.1))

    [one] = found()
    assert (one.key, one.severity, one.status) == (f"heart-failure:{RISE}/now", "high", "preliminary")
    assert one.detail.da.startswith("Vægt +2,1 kg på 3 dage. Vægten er steget")
    assert one.detail.en.startswith("Weight +2.1 kg in 3 days.")
    assert one.rule == "urn:sharedcare:programme:heart-failure|1.0.0#weight.weight-rise-3-days"
    assert one.of == ("Observation/now",)
    assert one.tree["evidence"][0]["detail"] == [
        {"reference": "Observation/now"},
        {"reference": "Observation/before"},
    ]
    said = {each["url"]: each.get("valueString", "") for each in one.tree["extension"]}
    assert said["urn:sharedcare:limit-said"] == "grænse +2,0 kg på 3 dage; Hjertesvigt (HFrEF)"
    assert said["urn:sharedcare:recommended"].startswith("Ring samme dag ved rød")
    assert said["urn:sharedcare:citizen-text"].startswith("Vej dig igen")


def test_who_measures_at_home_is_judged_and_first_asked_to_measure_again(anna: None) -> None:
    at_home: dict[str, Any] = {"performer": [ANNA]}
    store(measured("before", 84.0, 3, **at_home))
    tell(measured("now", 86.1, **at_home))
    assert list(standing().values()) == ["moderate"]
    [asked] = [each for each in found()[0].tree["extension"] if each["url"] == "urn:sharedcare:ask-again"]
    assert asked["extension"][0]["valueInstant"] == "2026-11-25T08:30:00+01:00"

    later = NOW + timedelta(minutes=20)
    again = measured("again", 84.4, **at_home) | {"effectiveDateTime": later.isoformat()}
    tell(again, at=later)
    assert standing() == {}

    assert rejudge(patient="anna", by=BY, at=NOW + timedelta(hours=3)) == 0


def test_who_does_not_measure_again_is_red_when_the_time_is_up(anna: None) -> None:
    at_home: dict[str, Any] = {"performer": [ANNA]}
    store(measured("before", 84.0, 3, **at_home), measured("now", 86.1, **at_home))
    assert rejudge(patient="anna", by=BY, at=NOW + timedelta(hours=2)) == 1
    assert standing() == {f"{RISE}/now": "high"}


def test_a_correction_closes_what_was_wrong_and_says_why(anna: None) -> None:
    store(measured("before", 84.0, 3), measured("now", 86.1))
    store(measured("now", 84.1))

    [one] = found()
    assert one.status == "cancelled"
    [because] = [each for each in one.tree["extension"] if each["url"].endswith("closed-because")]
    assert because["valueString"] == "Værdien er rettet eller taget tilbage."
    store(measured("now", 86.1))
    assert standing() == {f"{RISE}/now": "high"}
    withdraw("now")
    assert standing() == {}


def test_a_late_value_rejudges_what_came_after_it(anna: None) -> None:
    store(measured("now", 86.1))
    assert standing() == {}
    store(measured("late", 84.0, 2))
    assert standing() == {f"{RISE}/now": "high"}
    store(measured("late", 84.0, 2, status="entered-in-error"))
    assert standing() == {}


def test_what_was_handled_is_left_alone(anna: None) -> None:
    store(measured("before", 84.0, 3), measured("now", 86.1))
    [one] = found()
    handled = one.tree | {"status": "final", "mitigation": [{"action": {"text": "Ringet"}}]}
    store(handled)
    store(measured("now", 84.1))
    assert [each.status for each in found()] == ["final"]


def test_what_was_handled_is_open_again_when_the_value_turns_out_to_be_red(anna: None) -> None:
    store(measured("before", 84.0, 3), measured("now", 85.2))
    [one] = found()
    assert one.severity == "moderate"
    store(one.tree | {"status": "final", "mitigation": [{"action": {"text": "Set"}}]})
    store(measured("now", 88.0))
    [again] = found()
    assert (again.status, again.severity, "mitigation" in again.tree) == ("preliminary", "high", False)


@pytest.mark.parametrize(("outcome", "after"), [("acknowledged", "preliminary"), ("contacted", "final")])
def test_what_was_only_noted_as_seen_is_open_again_when_the_time_to_measure_again_is_up(
    anna: None, outcome: str, after: str
) -> None:
    at_home: dict[str, Any] = {"performer": [ANNA]}
    store(measured("before", 84.0, 3, **at_home), measured("now", 86.1, **at_home))
    [one] = found()
    action = {"coding": [{"system": "urn:sharedcare:outcome", "code": outcome}]}
    done = {"status": "final", "mitigation": [{"action": action, "date": NOW.isoformat()}]}
    store(one.tree | done)
    rejudge(patient="anna", by=BY, at=NOW + timedelta(hours=2))
    assert [each.status for each in found()] == [after]


def test_what_was_put_off_as_yellow_is_put_off_no_longer_once_it_is_red(anna: None) -> None:
    at_home: dict[str, Any] = {"performer": [ANNA]}
    store(measured("before", 84.0, 3, **at_home), measured("now", 86.1, **at_home))
    [one] = found()
    until = {"url": "until", "valueInstant": (NOW + timedelta(days=10)).isoformat()}
    put_off = {"url": "urn:sharedcare:snoozed", "extension": [until]}
    store(one.tree | {"extension": [*one.tree["extension"], put_off]})
    rejudge(patient="anna", by=BY, at=NOW + timedelta(hours=2))
    [red] = found()
    assert red.severity == "high"
    assert put_off not in red.tree["extension"]


def test_a_value_that_tells_its_time_as_an_instant_is_judged(anna: None) -> None:
    store(measured("before", 84.0, 3))
    tree = measured("now", 86.1)
    tree["effectiveInstant"] = tree.pop("effectiveDateTime")
    store(tree)
    assert standing() == {f"{RISE}/now": "high"}


def test_the_order_in_which_values_come_does_not_matter_and_judging_again_changes_nothing(anna: None) -> None:
    values = [measured("a", 84.0, 3), measured("b", 85.2, 1), pulse("c", 104.0, 0.5), measured("d", 86.1)]
    told = set()
    for number, order in enumerate(permutations(values)):
        if number % 5 == 0:
            for one in order:
                store(one)
            told.add(tuple(standing().items()))
            assert rejudge(patient="anna", by=BY, at=NOW) == 0
            for one in order:
                withdraw(one["id"])
            assert standing() == {}
    assert told == {
        (
            ("combination:two-yellows:Observation/c", "high"),
            ("pulse:pulse-outside:Observation/c", "moderate"),
            (f"{RISE}/b", "moderate"),
            (f"{RISE}/d", "high"),
        )
    }


def test_what_cannot_be_judged_is_found_too(anna: None) -> None:
    store(measured("odd", 12.0, unit="mmol/L"), pulse("none", 0.0) | {"valueQuantity": {"unit": "/min"}})
    assert standing() == {"pulse:no-number:Observation/none": "", "weight:other-unit:Observation/odd": ""}
    kinds = {each.tree["code"]["coding"][0]["code"] for each in found()}
    assert kinds == {"not-judged"}
    store(measured("pounds", 190.0, unit="[lb_av]"))
    assert len(found()) == 2


def test_of_two_episodes_of_one_programme_the_later_says_what_is_agreed_and_nothing_found_before_it_is_lost(
    anna: None,
) -> None:
    store(measured("before", 84.0, 3), measured("now", 86.1))
    store({**enrolled(days=0), "id": "again"})
    store(pulse("beat", 70))
    rejudge(patient="anna", by=BY, at=NOW)
    assert standing() == {f"{RISE}/now": "high"}


def test_a_value_with_a_comparator_is_judged_where_it_is_certain_and_else_told_of(anna: None) -> None:
    def fast(name: str, value: float, side: str, days_ago: float) -> Any:
        tree = pulse(name, value, days_ago)
        return tree | {"valueQuantity": tree["valueQuantity"] | {"comparator": side}}

    store(fast("over", 120, ">", 1), fast("under", 90, "<", 2), fast("unclear", 90, ">", 3))
    assert standing() == {
        "pulse:pulse-outside:Observation/over": "high",
        "pulse:not-exact:Observation/under": "",
        "pulse:not-exact:Observation/unclear": "",
    }
    [one] = [each for each in found() if each.of == ("Observation/unclear",)]
    assert one.detail.en.startswith("Pulse > 90 /min cannot be judged: it is not given as an exact number")


def test_a_red_value_is_not_taken_back_by_a_repeat_that_nobody_can_judge(anna: None) -> None:
    home: dict[str, Any] = {"performer": [ANNA]}
    store(measured("before", 84.0, 3, **home), measured("now", 86.5, **home))
    assert list(standing().values()) == ["moderate"]  # red, and asked to measure again

    unclear = measured("again", 84.5, -0.01, **home)
    unclear["valueQuantity"] |= {"comparator": ">"}
    store(unclear)
    rejudge(patient="anna", by=BY, at=NOW + timedelta(hours=3))

    assert standing()[f"{RISE}/now"] == "high"


def test_what_is_yellow_at_the_mildest_presses_as_yellow_and_says_that_it_may_be_red(anna: None) -> None:
    over = measured("now", 85.5)
    over["valueQuantity"] |= {"comparator": ">"}
    store(measured("before", 84.0, 3), over)

    assert standing() == {f"{RISE}/now": "moderate"}
    [one] = [each for each in found() if each.is_open]
    assert one.detail.en.startswith("Weight > +1.5 kg in 3 days, may be red")


def test_nobody_judges_who_is_in_no_programme_or_what_is_long_ago() -> None:
    store({"resourceType": "Patient", "id": "anna"})
    store(measured("before", 84.0, 3), measured("now", 86.1))
    assert found() == []
    store(enrolled())
    store(measured("old", 90.0, 41), measured("older", 80.0, 42))
    assert found() == []


def test_what_another_has_told_of_the_same_value_is_not_told_twice(anna: None) -> None:
    told = {
        "resourceType": "DetectedIssue",
        "id": "told",
        "status": "preliminary",
        "severity": "high",
        "patient": ANNA,
        "implicated": [{"reference": "Observation/now"}],
        "identifiedDateTime": NOW.isoformat(),
    }
    store(told, measured("before", 84.0, 3), measured("now", 86.1))
    assert [each.id for each in found()] == ["told"]


def test_what_is_missing_is_found_by_the_clock_and_closed_by_the_next_value() -> None:
    anchor = {
        "url": "urn:sharedcare:anchor",
        "extension": [
            {"url": "key", "valueCode": "tele-start"},
            {"url": "at", "valueDateTime": (NOW - timedelta(days=90)).isoformat()},
        ],
    }
    store(
        {"resourceType": "Patient", "id": "anna"},
        enrolled(extension=[anchor, agreed("dry-weight", 86, days=90)]),
        measured("last", 84.0, 6.6),
    )
    assert rejudge(patient="anna", by=BY, at=NOW) > 0
    assert rejudge(patient="anna", by=BY, at=NOW) == 0
    [one] = [each for each in found() if each.key.startswith("heart-failure:weight:missing")]
    assert (one.severity, one.detail.en) == ("low", "Weight missing for 7 days, last on 18 November 2026.")
    store(measured("now", 84.0))
    assert not [key for key in standing() if key.startswith("weight:")]


def test_a_value_is_not_lost_when_somebody_handles_a_finding_at_the_same_moment(
    anna: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(measured("before", 84.0, 3), measured("now", 86.1))
    [one] = found()
    read = queries.enrolled

    def handled_meanwhile(**asked: Any) -> queries.Enrolled | None:
        seen = read(**asked)
        if [each.status for each in found()] == ["preliminary"]:
            store(one.tree | {"status": "final", "mitigation": [{"action": {"text": "Ringet"}}]})
        return seen

    monkeypatch.setattr(queries, "enrolled", handled_meanwhile)
    store(measured("now", 84.1))
    assert [each.status for each in found()] == ["final"]
