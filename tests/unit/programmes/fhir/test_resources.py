"""A programme as FHIR: valid to our own store, and nothing of the file is lost."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sharedcare.programmes
from sharedcare.programmes.checking import checked
from sharedcare.programmes.fhir.carried import NotAsPublished, carried, file_in
from sharedcare.programmes.fhir.resources import resources
from sharedcare.programmes.types import Programme
from sharedcare.records.validation.check import problems
from tests.unit.programmes.small import SMALL, broken

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
SHIPPED = sorted((Path(sharedcare.programmes.__file__).parent / "shipped").glob("*.yaml"))


def programme_in(raw: bytes) -> Programme:
    found = checked(raw, on=date(2026, 11, 25)).programme
    assert found is not None
    return found


def made(raw: bytes = SMALL.encode(), **more: Any) -> list[dict[str, Any]]:
    return resources(programme_in(raw), raw=raw, at=NOON, **more)


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_what_ships_is_valid_to_the_store_and_each_part_has_one_address_and_one_id(file: Path) -> None:
    raw = file.read_bytes()
    programme = programme_in(raw)

    found = made(raw)

    assert {each["url"]: problems(each) for each in found if problems(each)} == {}
    assert len({(each["resourceType"], each["id"]) for each in found}) == len(found)
    assert len({each["url"] for each in found}) == len(found)
    assert file_in(found[0]) == raw
    addresses = {each["url"] for each in found}
    assert {f"urn:sharedcare:activity:{programme.key}:{each.key}" for each in programme.tasks} <= addresses
    assert {
        f"urn:sharedcare:activity:{programme.key}:{each.key}" for each in programme.measurements
    } <= addresses


def test_phases_are_groups_whose_tasks_have_times_roles_and_conditions() -> None:
    plan = made()[0]

    anchors, phase, measured, asked = plan["action"]
    bandage, walk = phase["action"]
    assert (plan["url"], plan["version"], plan["experimental"]) == (
        "urn:sharedcare:programme:sprained-ankle",
        "1.0.0",
        True,
    )
    assert anchors["action"][0]["id"] == bandage["relatedAction"][0]["actionId"] == "at-enrolment"
    assert bandage["relatedAction"][0]["offsetRange"]["high"]["value"] == 7
    assert bandage["timingTiming"]["repeat"] == {"frequency": 1, "period": 2, "periodUnit": "wk"}
    assert bandage["participant"][0]["role"]["coding"][0]["code"] == "therapist"
    assert walk["condition"][0]["kind"] == "start"
    assert walk["condition"][0]["expression"]["expression"] == '{"kind":"task-done","task":"bandage"}'
    assert measured["action"][0]["timingTiming"]["repeat"]["frequency"] == 2
    assert asked["action"][0]["definitionCanonical"] == "urn:sharedcare:questionnaire:pain"
    assert plan["goal"][0]["target"][0]["detailRange"] == {
        "high": {"value": 80, "unit": "kg", "system": "http://unitsofmeasure.org", "code": "kg"}
    }


def test_a_task_with_two_windows_has_an_action_for_each() -> None:
    plan = made(
        broken("when: [week 2 after enrolment]", "when: [week 2 after enrolment, week 6 after enrolment]")
    )[0]

    walk = plan["action"][1]["action"][1]

    assert problems(plan) == []
    assert "relatedAction" not in walk
    assert [each["relatedAction"][0]["offsetDuration"]["value"] for each in walk["action"]] == [2, 6]


def test_a_task_is_defined_with_the_codes_by_which_others_know_it() -> None:
    coded = "done-when: [{kind: ticked}]\n    codes: [{system: medcom, code: MCS88142}]"

    found = made(broken("done-when: [{kind: ticked}]", coded))
    bandage = next(one for one in found if one["url"] == "urn:sharedcare:activity:sprained-ankle:bandage")

    assert problems(bandage) == []
    assert [(one["system"], one["code"]) for one in bandage["code"]["coding"]] == [
        ("urn:sharedcare:task", "programme-task"),
        ("urn:oid:1.2.208.184.100.8", "MCS88142"),
    ]


def test_questions_of_the_library_are_left_to_it() -> None:
    kinds = [each["resourceType"] for each in made()]
    without = [each["resourceType"] for each in made(library={"pain"})]

    assert kinds.count("Questionnaire") == 1
    assert "Questionnaire" not in without


def test_what_has_been_approved_is_no_experiment_and_says_by_whom() -> None:
    approvals = (
        "approvals:\n  - {by: Chief physician, on: 2026-02-01, of: {da: Alt, en: All}}\norganisations:"
    )

    plan = made(broken("organisations:", approvals))[0]

    assert plan["experimental"] is False
    assert (plan["approvalDate"], plan["endorser"]) == (
        "2026-02-01",
        [{"name": "Chief physician, 2026-02-01"}],
    )


@given(st.binary(min_size=1, max_size=300), st.integers(0, 299))
def test_a_file_comes_out_as_it_went_in_and_a_single_changed_byte_is_found(raw: bytes, where: int) -> None:
    plan = {"url": "urn:sharedcare:programme:x", "version": "1.0.0"}
    held: dict[str, Any] = {**plan, "relatedArtifact": [carried(raw, title="x", at=NOON)]}
    assert file_in(held) == raw

    other = bytearray(raw)
    other[where % len(raw)] ^= 1
    changed: dict[str, Any] = carried(bytes(other), title="x", at=NOON)
    changed["document"]["extension"] = held["relatedArtifact"][0]["document"]["extension"]
    with pytest.raises(NotAsPublished, match=r"urn:sharedcare:programme:x\|1\.0\.0"):
        file_in({**plan, "relatedArtifact": [changed]})
