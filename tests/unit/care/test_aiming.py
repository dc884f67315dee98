"""Whether a goal of a programme is reached by now, as what is known is entered, withdrawn and asked for anew."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from msgspec.structs import replace as changed

from sharedcare.care.enrolment.progress.aiming import reached
from sharedcare.care.enrolment.progress.showing import Follows
from sharedcare.care.facts.enrolled import Enrolment
from sharedcare.care.facts.gathering import facts as gathered
from sharedcare.programmes.facts import Facts, Reading
from sharedcare.programmes.types.goals import Goal, Target, TasksDone, ValueIn
from sharedcare.programmes.types.words import Band, Text, Wording
from tests.unit.programmes.small import small

ZONE = ZoneInfo("Europe/Copenhagen")
NOW = datetime(2026, 11, 25, 12, tzinfo=ZONE)
ANKLE = small()
SINCE = date(2024, 9, 1)
HEALTHY = Wording(citizen=Text(da="Rask", en="Well"), clinician=Text(da="Rask", en="Well"))
LIGHT = ValueIn(measurement="weight", value=Band(at_most=80.0))


def _source(key: str) -> dict[str, Any]:
    canonical = f"urn:sharedcare:activity:{ANKLE.key}:{key}|{ANKLE.version}"
    return {"url": "urn:sharedcare:source", "valueCanonical": canonical}


def goal(**more: Any) -> dict[str, Any]:
    found = {"resourceType": "Goal", "id": "g", "lifecycleStatus": "active", "extension": [_source("aim")]}
    return {**found, **more}


def task(status: str, opens: str) -> dict[str, Any]:
    return {
        "resourceType": "Task",
        "id": opens,
        "status": status,
        "restriction": {"period": {"start": opens}},
        "extension": [_source("bandage")],
    }


def now(target: Target, facts: Facts, *trees: dict[str, Any], of: dict[str, Any]) -> dict[str, Any]:
    """The goal as it stands after a look at what is known."""
    programme = changed(ANKLE, goals=(Goal(key="aim", title=HEALTHY, target=target),))
    follows = Follows(programme, facts, Enrolment("e", 1, ANKLE.key, ANKLE.version, SINCE, "Organization/m"))
    [found] = reached([*trees, of], {ANKLE.key: follows}, at=NOW) or [of]
    return found


def stands(tree: dict[str, Any]) -> str:
    return str(tree.get("achievementStatus", {}).get("coding", [{}])[0].get("code", ""))


def weighing(*values: float) -> Facts:
    readings = (Reading(value, NOW - timedelta(days=number)) for number, value in enumerate(values))
    return Facts(at=NOW, readings={"weight": tuple(readings)})


def test_what_a_value_showed_that_was_entered_in_error_is_reached_no_more() -> None:
    found = now(LIGHT, weighing(79), of=goal())
    assert stands(found) == "achieved"
    assert stands(now(LIGHT, weighing(), of=found)) == "in-progress"
    # Of what nobody has measured nothing is said.
    assert stands(now(LIGHT, weighing(), of=goal())) == ""


def test_what_is_done_each_year_is_reached_until_it_is_asked_for_anew() -> None:
    done, target = Facts(at=NOW, done=frozenset({"bandage"})), TasksDone(tasks=("bandage",))
    last = task("completed", "2025-10-01")
    found = now(target, done, last, of=goal())
    assert stands(found) == "achieved"
    assert stands(now(target, done, last, task("requested", "2027-10-01"), of=found)) == "achieved"
    again = now(target, done, last, task("requested", "2026-10-01"), of=found)
    assert stands(again) == "in-progress"
    assert stands(now(target, done, last, task("completed", "2026-10-01"), of=again)) == "achieved"


def test_what_a_partner_says_stands_although_they_keep_what_we_have_written_beside_it() -> None:
    found = now(LIGHT, weighing(90), of=goal())
    assert stands(found) == "in-progress"
    said = {**found, "achievementStatus": {"coding": [{"code": "achieved"}]}}
    assert now(LIGHT, weighing(90), of=said) == said


def test_a_goal_that_was_reached_and_is_aimed_at_no_more_is_not_reached_now() -> None:
    achieved = goal(achievementStatus={"coding": [{"code": "achieved"}]})

    def known(*trees: dict[str, Any]) -> frozenset[str]:
        return gathered(trees, ANKLE, enrolment=None, at=NOW, zone=ZONE).reached

    assert known(achieved) == {"aim"}
    assert known({**achieved, "lifecycleStatus": "completed"}) == {"aim"}
    assert known({**achieved, "lifecycleStatus": "cancelled"}) == frozenset()
    # It is aimed at again: then it is as that one stands.
    over = {**achieved, "lifecycleStatus": "completed"}
    assert known(over, goal(id="again")) == frozenset()
    assert known(over, {**achieved, "id": "again"}) == {"aim"}


def test_that_it_went_worse_than_agreed_stands_until_a_person_says_otherwise() -> None:
    def known(tree: dict[str, Any]) -> frozenset[str]:
        return gathered([tree], ANKLE, enrolment=None, at=NOW, zone=ZONE).reached

    def attained(tree: dict[str, Any], value: int) -> dict[str, Any]:
        told = {"url": "urn:sharedcare:goal-attainment", "valueInteger": value}
        return {**tree, "extension": [*tree["extension"], told]}

    achieved = now(LIGHT, weighing(79), of=goal())
    assert known(achieved) == {"aim"}
    for value in (-2, -1):
        said = attained(achieved, value)
        assert known(said) == frozenset()
        after = now(LIGHT, weighing(79), of=said)
        assert stands(after) == "in-progress"
        assert now(LIGHT, weighing(79), of=after) == after
        assert known({**after, "lifecycleStatus": "completed"}) == frozenset()
        # They take it back: what is known tells again.
        back = {**after, "extension": [one for one in after["extension"] if one != said["extension"][-1]]}
        assert stands(now(LIGHT, weighing(79), of=back)) == "achieved"
    assert known(attained(achieved, 0)) == {"aim"}
