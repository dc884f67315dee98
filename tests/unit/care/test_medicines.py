"""When a drug is begun and when its dose is changed, by statements and prescriptions as others write them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sharedcare.care.facts.medicines import begun, dosed

ZONE = ZoneInfo("Europe/Copenhagen")


def medicine(name: str, text: str, start: str, end: str = "", **more: Any) -> dict[str, Any]:
    period = {"start": start, **({"end": end} if end else {})}
    coding = {"system": "http://www.whocc.no/atc", "code": "C09AA05"}
    return {
        "resourceType": "MedicationStatement",
        "id": name,
        "status": "completed" if end else "active",
        "medicationCodeableConcept": {"coding": [coding]},
        "effectivePeriod": period,
        "dosage": [{"text": text}] if text else [],
        **more,
    }


def prescribed(
    name: str, text: str, start: str, *, until: str = "", status: str = "active"
) -> dict[str, Any]:
    timing = {"timing": {"repeat": {"boundsPeriod": {"end": until}}}} if until else {}
    found = medicine(name, "", start)
    del found["effectivePeriod"], found["dosage"]
    more = {"authoredOn": start, "dosageInstruction": [{"text": text, **timing}], "status": status}
    return {**found, "resourceType": "MedicationRequest", "intent": "order", **more}


def often(times: int, amount: float) -> dict[str, Any]:
    repeat = {"frequency": times, "period": 1, "periodUnit": "d", "boundsPeriod": {"start": f"2026-{amount}"}}
    return {"timing": {"repeat": repeat}, "doseAndRate": [{"doseQuantity": {"value": amount, "unit": "mg"}}]}


def named(found: Iterable[tuple[datetime, Any]]) -> list[str]:
    return [tree["id"] for _, tree in found]


@pytest.mark.parametrize(
    ("several", "starts", "changed"),
    [
        pytest.param([medicine("a", "5 mg", "2026-11-02")], ["a"], [], id="begun"),
        pytest.param(
            [medicine("a", "5 mg", "2026-11-02", "2026-11-10"), medicine("b", "10 mg", "2026-11-10")],
            ["a"],
            ["b"],
            id="another dose",
        ),
        pytest.param(
            [
                medicine("a", "5 mg", "2026-11-02", "2026-11-10"),
                medicine("b", "10 mg", "2026-11-10", "2026-11-14"),
                medicine("c", "5 mg", "2026-11-14"),
            ],
            ["a"],
            ["b", "c"],
            id="and back",
        ),
        pytest.param(
            [medicine("a", "5 mg", "2026-11-02", "2026-11-10"), medicine("b", "5 mg", "2026-11-10")],
            ["a"],
            [],
            id="renewed",
        ),
        pytest.param(
            [
                medicine("a", "5 mg morning", "2026-11-02", "2026-11-10"),
                medicine("b", "2.5 mg evening", "2026-11-02", "2026-11-10"),
                medicine("c", "5 mg morning", "2026-11-10"),
                medicine("d", "2.5 mg evening", "2026-11-10"),
            ],
            ["a"],
            [],
            id="two ways of taking it, renewed",
        ),
        pytest.param(
            [medicine("a", "5 mg", "2026-01-02", "2026-02-10"), medicine("b", "5 mg", "2026-11-10")],
            ["a", "b"],
            [],
            id="begun again after months",
        ),
        pytest.param(
            [medicine("a", "", "2026-11-02"), medicine("b", "5 mg", "2026-11-10")],
            ["a"],
            [],
            id="no dose to compare",
        ),
        pytest.param(
            [medicine("a", "5 mg", "2026-11-02", status="entered-in-error")], [], [], id="never taken"
        ),
        pytest.param(
            [
                medicine("a", "5 mg", "2026-11-02", resourceType="MedicationRequest", status="cancelled"),
                medicine("b", "10 mg", "2026-11-20", resourceType="MedicationRequest"),
            ],
            ["b"],
            [],
            id="withdrawn before anything was taken",
        ),
        pytest.param(
            [
                prescribed("a", "5 mg", "2026-09-02", status="completed"),
                prescribed("b", "10 mg", "2026-10-02", status="completed"),
                prescribed("c", "5 mg", "2026-11-02"),
            ],
            ["a"],
            ["b", "c"],
            id="prescriptions that say no end, and back",
        ),
        pytest.param(
            [
                prescribed("a", "5 mg", "2026-01-02", until="2026-01-12", status="completed"),
                prescribed("b", "5 mg", "2026-11-02"),
            ],
            ["a", "b"],
            [],
            id="a prescription that says its end, and begun again",
        ),
        pytest.param(
            [
                medicine("a", "", "2026-11-02", "2026-11-10", dosage=[often(1, 5)]),
                medicine("b", "", "2026-11-10", "2026-11-14", dosage=[often(1, 5.0)]),
                medicine("c", "", "2026-11-14", dosage=[often(2, 5)]),
            ],
            ["a"],
            ["c"],
            id="as much as before, and then twice as often",
        ),
    ],
)
def test_a_drug_is_begun_or_its_dose_changed(
    several: list[dict[str, Any]], starts: list[str], changed: list[str]
) -> None:
    assert named(begun(several, ("C09A",), zone=ZONE)) == starts
    assert named(dosed(several, ("C09A",), zone=ZONE)) == changed
    assert named(begun(several, ("C07",), zone=ZONE)) == []


BEFORE = prescribed("a", "5 mg", "2026-01-02", status="completed")
SUPPLY = {"expectedSupplyDuration": {"value": 30, "system": "http://unitsofmeasure.org", "code": "d"}}


@pytest.mark.parametrize(
    ("before", "is_again"),
    [
        pytest.param({}, False, id="supplied, and nobody says for how long"),
        pytest.param({"meta": {"lastUpdated": "2026-01-03T10:00:00Z"}}, False, id="supplied and stored"),
        pytest.param({"dispenseRequest": SUPPLY}, True, id="supplied for a month"),
        pytest.param(
            {"dispenseRequest": {**SUPPLY, "numberOfRepeatsAllowed": 2}}, False, id="and twice again"
        ),
        pytest.param(
            {"dispenseRequest": {"validityPeriod": {"end": "2026-02-01"}}}, True, id="valid for a month"
        ),
        pytest.param(
            {"dispenseRequest": {"expectedSupplyDuration": {"value": 30, "unit": "boxes"}}},
            False,
            id="for a time that nobody knows",
        ),
        pytest.param(
            {"dispenseRequest": {"expectedSupplyDuration": {"value": 1e12, "code": "a"}}},
            False,
            id="for longer than can be counted",
        ),
        pytest.param(
            {"status": "stopped", "meta": {"lastUpdated": "2026-01-20T10:00:00Z"}}, True, id="stopped"
        ),
        pytest.param(
            {"status": "stopped", "meta": {"lastUpdated": "2026-03-25T10:00:00Z"}}, False, id="stopped late"
        ),
        pytest.param(
            {
                "status": "stopped",
                "meta": {"lastUpdated": "2026-03-25T10:00:00Z"},
                "dispenseRequest": SUPPLY,
            },
            True,
            id="used up before it was stopped",
        ),
        pytest.param(
            {
                "status": "active",
                "meta": {"lastUpdated": "2026-01-03T10:00:00Z"},
                "dispenseRequest": {**SUPPLY, "validityPeriod": {"end": "2026-01-20"}},
            },
            False,
            id="active all the same",
        ),
    ],
)
def test_a_drug_is_begun_again_when_the_prescription_before_was_used_up_or_stopped(
    before: dict[str, Any], is_again: bool
) -> None:
    several = [{**BEFORE, **before}, prescribed("b", "5 mg", "2026-04-01")]
    assert named(begun(several, ("C09A",), zone=ZONE)) == (["a", "b"] if is_again else ["a"])
    assert named(dosed(several, ("C09A",), zone=ZONE)) == []
