"""How much is taken in a day, of FHIR dosages; what is not said in numbers is not known."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sharedcare.care.facts.doses import doses
from sharedcare.care.facts.medicines import begun, drugs
from sharedcare.programmes.facts import Dose

ZONE = ZoneInfo("Europe/Copenhagen")
NOW = datetime(2026, 11, 25, 12, tzinfo=ZONE)
RAMIPRIL = "C09AA05"


def often(frequency: float | None = None, period: float | None = 1, unit: str = "d", **more: Any) -> Any:
    repeat = {"frequency": frequency, "period": period, "periodUnit": unit if period else None, **more}
    return {"repeat": {name: one for name, one in repeat.items() if one is not None}}


def amount(value: float = 5, unit: str = "mg", **more: Any) -> list[Any]:
    return [{"doseQuantity": {"value": value, "unit": unit, **more}}]


def dosage(**parts: Any) -> dict[str, Any]:
    return {"timing": often(1), "doseAndRate": amount(), **parts}


def taken(*several: dict[str, Any], since: str = "2026-10-01", **more: Any) -> dict[str, Any]:
    return {
        "resourceType": "MedicationStatement",
        "status": "active",
        "medicationCodeableConcept": {"coding": [{"system": "http://www.whocc.no/atc", "code": RAMIPRIL}]},
        "effectivePeriod": {"start": since},
        "dosage": list(several),
        **more,
    }


def a_day(*trees: dict[str, Any]) -> float | None:
    """Milligrams in a day; None where they are not known."""
    found = doses(trees, at=NOW, zone=ZONE).get(RAMIPRIL)
    return None if found is None else sum(one.a_day * value for one in found for value, _ in one.each)


@pytest.mark.parametrize(
    ("parts", "milligrams"),
    [
        pytest.param({}, 5, id="once a day"),
        pytest.param({"timing": often(2)}, 10, id="twice a day"),
        pytest.param({"timing": often(1, 8, "h")}, 15, id="every eight hours"),
        pytest.param({"timing": often(1, 2)}, 2.5, id="every other day"),
        pytest.param({"timing": often(7, 1, "wk")}, 5, id="by the week"),
        pytest.param({"timing": often(None, None, when=["MORN", "EVE"])}, 10, id="morning and evening"),
        pytest.param({"timing": often(2, when=["MORN", "EVE"])}, 10, id="twice, and when"),
        pytest.param({"timing": often(None, 1, timeOfDay=["08:00:00"])}, 5, id="at eight"),
        pytest.param({"doseAndRate": amount(0.005, "g")}, 0.005, id="in grams"),
        pytest.param({"timing": often(1, when=["MORN", "EVE"])}, None, id="once, and when twice"),
        pytest.param({"timing": often(1, frequencyMax=2)}, None, id="once or twice"),
        pytest.param({"timing": often(1, dayOfWeek=["mon", "thu"])}, None, id="on some days of the week"),
        pytest.param({"timing": often(1, boundsDuration={"value": 7})}, None, id="for a while"),
        pytest.param({"timing": often(1, 1, "mo")}, None, id="once a month"),
        pytest.param({"timing": {"event": ["2026-11-25"]}}, None, id="on a day"),
        pytest.param({"timing": {}}, None, id="nothing says how often"),
        pytest.param({"doseAndRate": []}, None, id="nothing says how much"),
        pytest.param({"doseAndRate": [{"doseRange": {"low": {"value": 5}}}]}, None, id="a range"),
        pytest.param({"doseAndRate": [*amount(5), *amount(10)]}, None, id="two amounts"),
        pytest.param({"doseAndRate": amount(comparator="<")}, None, id="less than"),
        pytest.param({"doseAndRate": amount(-5)}, None, id="less than nothing"),
        pytest.param({"doseAndRate": amount(1, "pust")}, None, id="no unit that is known"),
        pytest.param({"doseAndRate": amount(1, "tablet")}, None, id="pieces of no known strength"),
    ],
)
def test_a_dosage_is_read_as_so_much_a_day_or_not_at_all(
    parts: dict[str, Any], milligrams: float | None
) -> None:
    assert a_day(taken(dosage(**parts))) == (None if milligrams is None else pytest.approx(milligrams))


def test_words_alone_are_not_known_and_what_is_not_known_hides_nothing_that_is() -> None:
    assert a_day(taken({"text": "5 mg 1 gang daglig"})) is None
    assert a_day(taken(dosage(), {"text": "og en halv om aftenen"})) is None
    assert a_day(taken()) is None


def test_several_dosages_add_up_and_as_needed_does_not_count() -> None:
    evening = dosage(doseAndRate=amount(2.5))
    assert a_day(taken(dosage(), evening)) == 7.5
    assert a_day(taken(dosage(), dosage(asNeededBoolean=True))) == 5
    assert a_day(taken(dosage(asNeededBoolean=True))) == 0
    assert a_day(taken(dosage(sequence=1), dosage(sequence=2))) is None


def test_of_dosages_one_after_the_other_that_counts_which_holds_now() -> None:
    first = dosage(timing=often(1, boundsPeriod={"end": "2026-11-20"}))
    then = dosage(timing=often(2, boundsPeriod={"start": "2026-11-21"}))
    assert a_day(taken(first, then)) == 10


def test_pieces_count_by_their_strength() -> None:
    def of(*ingredients: Any) -> dict[str, Any]:
        medication = {
            "resourceType": "Medication",
            "id": "m",
            "code": {"coding": [{"system": "http://www.whocc.no/atc", "code": RAMIPRIL}]},
            "ingredient": [{"strength": one} for one in ingredients],
        }
        tree = taken(dosage(timing=often(2), doseAndRate=amount(1.5, "tabletter")))
        del tree["medicationCodeableConcept"]
        return {**tree, "contained": [medication], "medicationReference": {"reference": "#m"}}

    strength = {"numerator": {"value": 2.5, "unit": "mg"}, "denominator": {"value": 1, "unit": "tablet"}}
    assert a_day(of(strength)) == 7.5
    assert a_day(of(strength, {})) is None
    assert a_day(of({**strength, "denominator": {"value": 5, "unit": "mL"}})) is None
    two = doses([of(strength, {**strength, "numerator": {"value": 6, "unit": "mg"}})], at=NOW, zone=ZONE)
    assert two == {RAMIPRIL: (Dose(((3.75, "mg"), (9.0, "mg")), 2.0),)}
    # The drug is known by what it holds, wherever drugs are asked about.
    assert set(drugs([of(strength)], at=NOW, zone=ZONE)) == {RAMIPRIL}
    assert [at.day for at, _ in begun([of(strength)], ("C09A",), zone=ZONE)] == [1]


def test_two_strengths_that_begin_together_add_up_and_the_same_twice_is_once() -> None:
    half = taken(dosage(doseAndRate=amount(2.5)))
    assert a_day(taken(dosage()), half) == 7.5
    assert a_day(taken(dosage()), taken(dosage())) == 5


def test_a_new_dose_takes_the_place_of_one_that_ended_and_beside_one_that_goes_on_nobody_knows() -> None:
    new = taken(dosage(timing=often(2)), since="2026-11-25")
    ended = {**taken(dosage()), "effectivePeriod": {"start": "2026-10-01", "end": "2026-11-25"}}
    assert a_day(ended, new) == 10
    assert a_day(taken(dosage()), new) is None
    assert a_day(taken(dosage()), taken(dosage(), since="2026-11-25")) == 5
    assert a_day(taken(dosage()), {**new, "status": "completed"}) == 5
    assert a_day(taken(dosage()), taken(dosage(timing=often(2)), since="2026-12-24")) == 5


def test_a_prescription_counts_where_no_statement_says_what_is_taken() -> None:
    ordered = {**taken(), "resourceType": "MedicationRequest", "intent": "order", "authoredOn": "2026-10-01"}
    del ordered["effectivePeriod"], ordered["dosage"]
    ordered["dosageInstruction"] = [dosage(timing=often(2))]
    assert a_day(ordered) == 10
    assert a_day(taken(dosage()), ordered) == 5
    assert a_day({**ordered, "intent": "proposal"}) is None


_DOSAGES = some.builds(
    lambda value, frequency, period, unit: dosage(
        timing=often(frequency, period, unit), doseAndRate=amount(value)
    ),
    some.sampled_from([1.25, 2.5, 5, 10]),
    some.integers(1, 4),
    some.integers(1, 3),
    some.sampled_from(["d", "h", "wk"]),
)


@given(some.lists(_DOSAGES, min_size=1, max_size=4), some.randoms())
def test_dosages_add_up_in_any_order_and_one_that_is_not_known_leaves_nothing_known(
    several: list[dict[str, Any]], chance: Any
) -> None:
    singly = [a_day(taken(one)) for one in several]
    assert all(one is not None and one > 0 for one in singly)
    shuffled = chance.sample(several, len(several))
    assert a_day(taken(*shuffled)) == pytest.approx(sum(one for one in singly if one is not None))
    assert a_day(taken(*shuffled, {"text": "efter aftale"})) is None


_JSON = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=5),
    lambda inner: some.lists(inner, max_size=2) | some.dictionaries(some.text(max_size=5), inner, max_size=2),
    max_leaves=6,
)


@given(some.dictionaries(some.sampled_from(["value", "unit", "system", "code", "comparator"]), _JSON))
def test_whatever_stands_in_a_quantity_is_an_amount_or_not_known(quantity: dict[str, Any]) -> None:
    found = a_day(taken(dosage(doseAndRate=[{"doseQuantity": quantity}])))
    assert found is None or found > 0
