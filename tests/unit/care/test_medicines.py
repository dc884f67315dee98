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
